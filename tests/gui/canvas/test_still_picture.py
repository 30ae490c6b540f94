"""After a zoom step the former picture stands in, scaled, until the crisp one is made over some frames."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.still_picture import Place, Step, StillPicture, Wanted
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.edits import AddNodes
from guibp.model.graph import Graph
from tests.benchmarks.canvas_subjects import draw_columns

GROUND, SIDE, STEPS = QColor("white"), 40, 6


class Drawing:
    """A square of 10 scene units at (10, 10) in steps; each has its turn in a frame of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("guibp.gui.canvas.still_picture._SLICE", 0.0)
        self.still = StillPicture(1.0, GROUND)
        self.steps = 0

    def paint(
        self,
        zoom: float,
        *,
        basis: str = "a",
        is_large: bool = True,
        colours: int = 0,
        is_passing: bool = False,
    ) -> QImage:
        place = Place(zoom, 0.0, 0.0)
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            plan = partial(self.plan, zoom, colours)
            key = zoom, basis
            self.still.paint(
                painter,
                Wanted(key, basis, place, is_large, plan, colours=colours, is_passing=is_passing),
            )
        finally:
            painter.end()
        return image

    def plan(self, zoom: float, colours: int = 0) -> Iterator[Step]:
        yield lambda painter: painter.fillRect(painter.window(), GROUND)
        for part in range(STEPS - 1):
            yield partial(self.draw, zoom=zoom, part=part, colours=colours)

    def draw(self, painter: QPainter, zoom: float, part: int, colours: int = 0) -> None:
        self.steps += 1
        side = round(10 * zoom)
        box = QRect(side, side, side, side * (part + 1) // (STEPS - 1))
        painter.fillRect(box, QColor(colours, colours, colours))


def is_black(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y) == QColor("black")


@pytest.mark.usefixtures("qtbot")
def test_a_large_picture_is_made_over_frames_and_the_former_stands_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing(monkeypatch)
    assert is_black(drawing.paint(1.0), 15, 15)
    drawing.steps = 0
    first = drawing.paint(1.5)
    assert drawing.still.is_unfinished
    assert drawing.steps == 0
    # Where it will be, at once: the former picture, larger.
    assert is_black(first, 28, 28)
    assert not is_black(first, 12, 12)
    images = [drawing.paint(1.5) for _ in range(STEPS + 1)]
    assert drawing.steps == STEPS - 1
    assert images[-1] == Drawing(monkeypatch).paint(1.5)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    "zoom,basis,is_large", [(1.0, "b", True), (1.5, "b", True), (1.5, "a", False), (4.0, "a", True)]
)
def test_what_is_small_or_other_or_too_far_is_drawn_at_once(
    monkeypatch: pytest.MonkeyPatch, zoom: float, basis: str, is_large: bool
) -> None:
    drawing = Drawing(monkeypatch)
    drawing.paint(1.0)
    drawing.paint(zoom, basis=basis, is_large=is_large)
    assert not drawing.still.is_unfinished


@pytest.mark.usefixtures("qtbot")
def test_a_zoom_that_goes_on_and_on_is_crisp_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = Drawing(monkeypatch)
    drawing.paint(1.0)
    finished = []
    for step in range(1, 13):
        drawing.paint(1.0 + step / 20)
        finished.append(not drawing.still.is_unfinished)
    assert 1 <= sum(finished) <= 4


@pytest.mark.usefixtures("qtbot")
def test_back_at_the_picture_that_is_there_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = Drawing(monkeypatch)
    before = drawing.paint(1.0)
    drawing.paint(1.5)
    steps = drawing.steps
    assert drawing.paint(1.0) == before
    assert drawing.steps == steps
    assert not drawing.still.is_unfinished


@pytest.mark.usefixtures("qtbot")
def test_a_step_that_fails_is_not_taken_for_done(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = Drawing(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "draw", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            drawing.paint(1.0)
    assert is_black(drawing.paint(1.0), 15, 15)


@pytest.mark.usefixtures("qtbot")
def test_other_colours_of_a_large_picture_come_some_frames_later_and_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing(monkeypatch)
    before = drawing.paint(1.0)
    images = [drawing.paint(1.0, colours=9)]
    while drawing.still.is_unfinished:
        assert not drawing.still.stands_in
        images.append(drawing.paint(1.0, colours=9))
    assert len(images) > STEPS
    assert all(image == before for image in images[:-1])
    assert images[-1].pixelColor(15, 15) == QColor(9, 9, 9)
    drawing.paint(1.0, colours=1, is_large=False)
    assert not drawing.still.is_unfinished


@pytest.mark.usefixtures("qtbot")
def test_colours_that_change_with_every_frame_are_shown_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = Drawing(monkeypatch)
    drawing.paint(1.0)
    frames = 60
    seen = {drawing.paint(1.0, colours=turn).pixelColor(15, 15).red() for turn in range(1, frames)}
    assert 4 <= len(seen) <= frames / STEPS + 1
    # None was made in one go.
    assert drawing.steps <= STEPS + frames


@pytest.mark.usefixtures("qtbot")
def test_a_picture_that_will_soon_be_another_is_not_begun_but_not_put_off_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing(monkeypatch)
    drawing.paint(1.0)
    drawing.steps = 0
    for _ in range(STEPS):
        drawing.paint(1.5, is_passing=True)
        assert drawing.still.stands_in
    assert drawing.steps == 0
    for _ in range(60):
        drawing.paint(1.5, is_passing=True)
    assert not drawing.still.is_unfinished
    assert not drawing.still.stands_in


@pytest.mark.usefixtures("qtbot")
def test_a_picture_that_takes_its_time_is_never_made_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.gui.canvas.still_picture._MOST_FRAMES", 3)
    drawing = Drawing(monkeypatch)
    drawing.paint(1.0)
    for step in range(1, 13):
        drawing.steps = 0
        for _ in range(5):
            drawing.paint(1.0 + step / 20)
        assert drawing.steps < STEPS - 1


def levels_of(image: QImage) -> npt.NDArray[np.int16]:
    return np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16)


def is_finished(canvas: Canvas) -> bool:
    painter = canvas._painter
    return painter is not None and not painter.still.is_unfinished


@pytest.mark.parametrize("theme", [Theme.light(), Theme.dark()])
@pytest.mark.parametrize("zoom", [0.2, 0.7, 1.25])
def test_a_large_graph_is_crisp_where_the_zoom_rests(qtbot: QtBot, theme: Theme, zoom: float) -> None:
    """As on a canvas that was never at another zoom."""
    images, canvases = [], []
    columns = draw_columns(400, 600)
    for steps in ((0.5, zoom / 2, zoom), (zoom,)):
        canvas = Canvas(Session(Graph()))
        qtbot.addWidget(canvas)
        # Else the first goes while it is on show, when Python happens to look for garbage.
        canvases.append(canvas)
        canvas.set_theme(theme)
        canvas.resize(900, 700)
        canvas.session.do(AddNodes(columns.nodes, columns.edges))
        canvas.show()
        for step in steps:
            canvas.viewing.zoom_by(step / canvas.zoom())
            canvas.viewing.center_on(300.0, 300.0)
            canvas.grab()
        for _ in range(3):
            # Scroll bars come and go some turns later, and then it is another picture.
            QApplication.processEvents()
            canvas.grab()
            qtbot.waitUntil(partial(is_finished, canvas))
        images.append(levels_of(canvas.grab().toImage()))
    # Qt rounds a colour up here and down there.
    assert np.abs(images[0] - images[1]).max() <= 1
