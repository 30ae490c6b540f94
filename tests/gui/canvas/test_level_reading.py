"""What a zoom closes in a large graph is read over some turns; meanwhile all that was there holds."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.drawing.boxes import index_boxes
from guibp.drawing.label_places import label_boxes
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.layers import Layers
from guibp.gui.session import Session
from guibp.model.edits import AddGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse, show_canvas
from tests.gui.canvas.test_semantic_zoom import UNITS, closed, zoom_to


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if XOR had thousands of nodes."""
    monkeypatch.setattr("guibp.gui.canvas.layers._MOST_AT_ONCE", 0)
    monkeypatch.setattr("guibp.gui.canvas.layers.MANY_WIRES", 0)
    monkeypatch.setattr("guibp.gui.canvas.layers._SLICE", 0.0)
    monkeypatch.setattr("guibp.gui.canvas.labelling._PART", 5)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """XOR with its two hidden units in a group, at 100 %."""
    graph = preset("xor")
    graph.apply(AddGroup("layer", ("unit 1", "unit 2")))
    shown = show_canvas(qtbot, graph)
    shown.actual_size()
    yield shown
    shown.cancel_gesture()


def steps_until_closed(canvas: Canvas) -> int:
    """The turns that it takes, each of which leaves what is shown whole."""
    layers = canvas.scene.layers
    for turn in range(100):
        if closed(canvas):
            return turn
        assert len(layers.bodies) == len(layers.bodies.nodes)
        assert layers.cables.bodies is layers.bodies
        canvas.fold_for_zoom()
    raise AssertionError("the groups do not close")


def go_on(layers: Layers, level: int) -> int:
    """The turns until the level is on show, with places for numbers."""
    for turn in range(300):
        if not layers.is_on_the_way:
            return turn
        layers.show_level(level)
    raise AssertionError("it does not come to an end")


def agree(one: Layers, other: Layers) -> bool:
    """Whether the same is shown in the same places."""
    return (
        one.bodies.cards == other.bodies.cards
        and np.array_equal(one.bodies.centres, other.bodies.centres)
        and np.array_equal(one.bodies.sizes, other.bodies.sizes)
        and np.array_equal(one.cables.wires.ends, other.cables.wires.ends)
        and np.array_equal(one.cables.shown, other.cables.shown)
        and np.array_equal(one.sockets.points(), other.sockets.points())
        and one.frames == other.frames
    )


def read_at_once(session: Session, level: int, monkeypatch: pytest.MonkeyPatch) -> Layers:
    with monkeypatch.context() as patch:
        patch.setattr("guibp.gui.canvas.layers._MOST_AT_ONCE", 10**6)
        layers = Layers(session.graph, session.placement)
        layers.show_level(level)
    return layers


@pytest.mark.parametrize("level", [1, 2])
def test_read_in_steps_is_as_read_at_once(
    canvas: Canvas, session: Session, level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = canvas.scene.layers
    layers.show_level(level)
    assert layers.is_on_the_way
    assert go_on(layers, level) > 3
    assert agree(layers, read_at_once(session, level, monkeypatch))
    # From there the other one, and back to what is kept.
    for other in (3 - level, 0, level):
        layers.show_level(other)
        go_on(layers, other)
        assert agree(layers, read_at_once(session, other, monkeypatch))


def test_it_goes_on_by_itself(canvas: Canvas, qtbot: QtBot) -> None:
    zoom_to(canvas, 0.39)
    assert closed(canvas) == ()
    qtbot.waitUntil(lambda: set(closed(canvas)) == set(UNITS))
    zoom_to(canvas, 0.6)
    assert closed(canvas) == ()


def test_an_edit_on_the_way_is_shown_at_once(
    canvas: Canvas, session: Session, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoom_to(canvas, 0.39)
    canvas.fold_for_zoom()
    canvas.fold_for_zoom()
    session.do(MoveNodes((("w11", (-400.0, 40.0)),)))
    assert canvas.scene.layers.center_of("w11") == (-400.0, 40.0)
    steps_until_closed(canvas)
    assert agree(canvas.scene.layers, read_at_once(session, 1, monkeypatch))
    zoom_to(canvas, 0.39)
    graph.remove("b1")
    assert "b1" not in canvas.scene.layers.bodies.rows
    steps_until_closed(canvas)
    assert agree(canvas.scene.layers, read_at_once(session, 1, monkeypatch))


def test_a_zoom_back_on_the_way_leaves_all_open(canvas: Canvas, qtbot: QtBot) -> None:
    zoom_to(canvas, 0.39)
    canvas.fold_for_zoom()
    zoom_to(canvas, 0.6)
    assert not canvas.scene.layers.is_on_the_way
    qtbot.wait(30)
    assert closed(canvas) == ()


def test_a_gesture_on_the_way_keeps_what_it_has_in_hand(canvas: Canvas, mouse: Mouse, qtbot: QtBot) -> None:
    zoom_to(canvas, 0.39)
    start = canvas.node_center("t")
    mouse.press(start)
    mouse.move((start.x() + 30, start.y() + 30))
    for _ in range(20):
        canvas.fold_for_zoom()
    QApplication.processEvents()
    assert closed(canvas) == ()
    mouse.release((start.x() + 30, start.y() + 30))
    qtbot.waitUntil(lambda: set(closed(canvas)) == set(UNITS))


def test_numbers_wait_for_their_places_and_cover_none(canvas: Canvas, qtbot: QtBot) -> None:
    layers = canvas.scene.layers
    zoom_to(canvas, 0.39)
    steps_until_closed(canvas)
    zoom_to(canvas, 0.45)
    assert not layers.has_places
    canvas.grab()
    qtbot.waitUntil(lambda: layers.has_places)
    assert not layers.is_on_the_way
    rows = np.flatnonzero(layers.cables.drawn & ~layers.crowded_out)
    assert len(rows) > 5
    boxes = label_boxes(np.vstack((layers.label_places.values[rows], layers.label_places.gradients[rows])))
    first, second = index_boxes(boxes).pairs(boxes)
    assert not (first != second).any()
    canvas.grab()


def test_an_edit_gives_the_numbers_places_again(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    zoom_to(canvas, 0.39)
    steps_until_closed(canvas)
    canvas.fold_for_zoom()
    session.do(MoveNodes((("t", (0.0, 900.0)),)))
    qtbot.waitUntil(lambda: canvas.scene.layers.has_places)
    places, cables = canvas.scene.layers.label_places, canvas.scene.layers.cables
    row = cables.rows["bce", 1]
    assert abs(places.values[row] - cables.wires.ends[row]).max() < 300
