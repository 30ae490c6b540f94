"""Scenes: what each picture of the documentation shows, as the program is driven to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox

from guibp.gui.language import Language
from guibp.gui.mistake_lab import STEPS as LAB_STEPS
from guibp.gui.theme import Theme
from tests.documentation.stage import set_stage

MILESTONES = (
    0,
    80,
    150,
    190,
    210,
    230,
    240,
    250,
    260,
    270,
    280,
    290,
    300,
    310,
    320,
    340,
    370,
    420,
    600,
    1200,
)
"""The steps at which XOR's training is shown: close together where it falls into place."""

STEP, READ, LAST = 1400, 2200, 3600
"""Milliseconds: for a step forward, one to read, and the end before it begins anew."""
QUICK = 260


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a film, and for how many milliseconds it stands."""

    image: QImage
    milliseconds: int = 0


Scene = Callable[[Theme, Language], Iterator[Shot]]


def walk(theme: Theme, language: Language) -> Iterator[Shot]:
    """F = wx + b, one node at a time: both passes, with the chain rule in numbers."""
    with set_stage("preset:wx+b", QSize(960, 540), theme, language) as stage:
        stage.keep_docks(stage.window.docks.explanation)
        stage.do("view_fit", "step_reset")
        yield Shot(stage.show(), STEP)
        for milliseconds in (STEP, STEP, READ, LAST):
            stage.do("step_next")
            yield Shot(stage.show(), milliseconds)


def training(theme: Theme, language: Language) -> Iterator[Shot]:
    """XOR while it is learned: numbers on the edges, loss, predictions, boundary."""
    with set_stage("preset:xor", QSize(1240, 920), theme, language) as stage:
        docks, done = stage.window.docks, 0
        stage.keep_docks(docks.training)
        stage.window.resizeDocks([docks.training], [290], Qt.Orientation.Vertical)
        stage.settle()
        stage.do("view_fit")
        for step in MILESTONES:
            if step:
                stage.train(step - done)
                stage.settle()
            done = step
            yield Shot(stage.show(), LAST if step == MILESTONES[-1] else QUICK)


def start_page(theme: Theme, language: Language) -> Iterator[Shot]:
    """The window as it opens."""
    with set_stage(None, QSize(1300, 720), theme, language) as stage:
        # The pictures of the examples come one by one.
        for _ in range(4):
            stage.settle()
        yield Shot(stage.show())


def closed_units(theme: Theme, language: Language) -> Iterator[Shot]:
    """XOR with its units closed into cards."""
    with set_stage("preset:xor", QSize(1000, 500), theme, language) as stage:
        stage.keep_docks()
        for node in ("h1", "h2", "y"):
            stage.select(node)
            stage.do("edit_fold")
        stage.select()
        stage.do("graph_layout", "view_fit")
        yield Shot(stage.show(stage.window.canvas))


def heat(theme: Theme, language: Language) -> Iterator[Shot]:
    """The gradients of XOR before training as colour and width."""
    with set_stage("preset:xor", QSize(1150, 640), theme, language) as stage:
        stage.keep_docks()
        stage.do("view_fit", "view_heat")
        yield Shot(stage.show(stage.window.canvas))


def derivative(theme: Theme, language: Language) -> Iterator[Shot]:
    """One leaf as the only variable: curve, tangent and nudge."""
    with set_stage("preset:neuron", QSize(1240, 700), theme, language) as stage:
        stage.select("w0")
        stage.do("explain_derivative")
        stage.keep_docks(stage.window.docks.derivative)
        stage.do("view_fit")
        yield Shot(stage.show())


def paths(theme: Theme, language: Language) -> Iterator[Shot]:
    """All paths from an input to the loss."""
    with set_stage("preset:xor", QSize(1240, 700), theme, language) as stage:
        stage.select("x1")
        stage.do("explain_paths")
        stage.keep_docks(stage.window.docks.paths)
        stage.do("view_fit")
        yield Shot(stage.show())


def predict(theme: Theme, language: Language) -> Iterator[Shot]:
    """A step that asks first."""
    with set_stage("preset:neuron", QSize(1000, 560), theme, language) as stage:
        stage.keep_docks(stage.window.docks.explanation)
        stage.do("view_fit", "step_predict", "step_next")
        yield Shot(stage.show())


def hidden_space(theme: Theme, language: Language) -> Iterator[Shot]:
    """XOR as its two hidden units see it."""
    with set_stage("preset:xor", QSize(820, 800), theme, language) as stage:
        stage.train(1200)
        stage.do("explain_hidden_space")
        stage.keep_docks(stage.window.docks.hidden_space)
        stage.do("view_fit")
        yield Shot(stage.show(stage.window.docks.hidden_space))


def lesson(theme: Theme, language: Language) -> Iterator[Shot]:
    """The first task of a lesson."""
    with set_stage(None, QSize(1100, 620), theme, language) as stage:
        stage.window.lessons.menu.open_lesson("wx-plus-b")
        stage.do("step_next")
        stage.do("view_fit")
        yield Shot(stage.show())


def mistake_lab(theme: Theme, language: Language) -> Iterator[Shot]:
    """A wrong local gradient: the check of every node, and a training beside a right one."""
    with set_stage("preset:xor", QSize(1240, 960), theme, language) as stage:
        lab, mistakes = stage.window.lab, stage.window.docks.mistakes
        stage.do("graph_mistake", "view_fit")
        stage.keep_docks(mistakes)
        place = next(box for box in mistakes.findChildren(QComboBox) if box.findData("y") >= 0)
        place.setCurrentIndex(place.findData("y"))
        stage.press("mistake_act")
        stage.wait_until(lambda: all(len(losses) == LAB_STEPS for losses in lab.losses))
        stage.do("view_fit")
        yield Shot(stage.show())


FILMS: Mapping[str, Scene] = {"walk": walk, "training": training}
"""Shown in light and dark."""
STILLS: Mapping[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        start_page,
        closed_units,
        heat,
        derivative,
        paths,
        predict,
        hidden_space,
        lesson,
        mistake_lab,
    )
}
