"""A drag paints a part of the viewport only, and what is seen is what a whole painting shows."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.lineage import Emphasis
from guibp.model.edits import AddGroup, SetValues
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, show_canvas

Pixels = npt.NDArray[np.int16]


class Paintings(QObject):
    """Remembers how large what was painted was."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.sizes: list[QSize] = []
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.sizes.append(event.region().boundingRect().size())
        return False


def pixels_of(picture: QPixmap) -> Pixels:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16)


def seen(canvas: Canvas) -> Pixels:
    """What is on the screen: what was painted, part by part, over what was there."""
    QApplication.processEvents()
    viewport = canvas.viewport()
    place = viewport.mapTo(canvas.window(), QPoint(0, 0))
    size = viewport.size()
    shot = canvas.screen().grabWindow(
        canvas.window().winId(), place.x(), place.y(), size.width(), size.height()
    )
    return pixels_of(shot)


def whole(canvas: Canvas) -> Pixels:
    """What the viewport looks like when all of it is painted."""
    return pixels_of(canvas.viewport().grab())


def assert_same(one: Pixels, other: Pixels) -> None:
    # Two roundings instead of one, where something is half transparent.
    assert int(np.abs(one - other).max()) <= 3


@pytest.mark.parametrize("zoom", [0.35, 1.0, 1.6])
@pytest.mark.parametrize("node", ["w", "g", "f"])
def test_a_drag_leaves_nothing_behind(canvas: Canvas, mouse: Mouse, node: str, zoom: float) -> None:
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    start = canvas.node_center(node)
    mouse.press(start)
    for step in range(1, 9):
        mouse.move(start + QPoint(9 * step, 5 * step * (-1) ** step))
        assert_same(seen(canvas), whole(canvas))
    mouse.release(start + QPoint(72, 40))
    canvas.motion.stop()
    canvas.refresh()
    assert_same(seen(canvas), whole(canvas))


@pytest.mark.parametrize("colours", WireColours)
@pytest.mark.parametrize("emphasis", Emphasis)
@pytest.mark.parametrize("node", ["w", "g"])
def test_a_drag_leaves_nothing_behind_of_heat_and_lineage(
    canvas: Canvas, mouse: Mouse, node: str, colours: WireColours, emphasis: Emphasis
) -> None:
    canvas.use_wire_colours(colours)
    canvas.scene.tracing.emphasis = emphasis
    canvas.refresh()
    start = canvas.node_center(node)
    mouse.press(start)
    for step in range(1, 9):
        mouse.move(start + QPoint(9 * step, 5 * step * (-1) ** step))
        assert_same(seen(canvas), whole(canvas))
    canvas.cancel_gesture()
    assert_same(seen(canvas), whole(canvas))


def test_a_drag_paints_a_part(canvas: Canvas, mouse: Mouse) -> None:
    start = canvas.node_center("w")
    mouse.press(start)
    mouse.move(start + QPoint(30, 0))
    paintings = Paintings(canvas)
    mouse.move(start + QPoint(34, 4))
    assert len(paintings.sizes) == 1
    area = canvas.viewport().size()
    assert paintings.sizes[0].width() * paintings.sizes[0].height() < area.width() * area.height() / 2


def test_numbers_go_with_their_wire_and_come_back(canvas: Canvas, mouse: Mouse) -> None:
    """While a node is dragged its numbers keep their distance; Esc puts everything back."""
    layers = canvas.scene.layers
    before = layers.label_places.values.copy()
    row = layers.edge_row("w", "g", 0)
    gap = layers.label_places.values[row, 0] - layers.cables.wires.ends[row, 0]
    mouse.start_drag(canvas.node_center("g"), canvas.node_center("g") + QPoint(60, -30))
    assert layers.label_places.values[row, 0] - layers.cables.wires.ends[row, 0] == pytest.approx(gap)
    assert layers.label_places.values[row, 0] != pytest.approx(before[row, 0])
    canvas.cancel_gesture()
    np.testing.assert_allclose(layers.label_places.values, before)
    assert_same(seen(canvas), whole(canvas))


@pytest.mark.parametrize(
    "change",
    [
        lambda canvas: canvas.session.do(SetValues((("b", 7.25),))),
        lambda canvas: canvas.viewing.zoom_by(1.25),
        lambda canvas: canvas.viewing.pan(20, 10),
        lambda canvas: canvas.session.selection.add(("f",)),
        lambda canvas: canvas.resize(800, 560),
        lambda canvas: canvas.toggle_heat(),
        lambda canvas: canvas.toggle_lineage(),
    ],
)
def test_what_changes_in_a_drag_is_seen(
    canvas: Canvas, mouse: Mouse, change: Callable[[Canvas], object]
) -> None:
    """Pictures are kept of what rests: no change may be hidden by them."""
    start = canvas.node_center("w")
    mouse.start_drag(start, start + QPoint(40, 20))
    canvas.session.do(SetValues((("b", 1.5),)))
    for step in range(3):
        mouse.move(start + QPoint(42 + step, 20))
    change(canvas)
    for _ in range(3):
        shown = whole(canvas)
    canvas._painter = None
    assert_same(shown, whole(canvas))


def test_a_frame_that_grows_with_its_member_is_painted(qtbot: QtBot) -> None:
    graph = Graph()
    graph.add("parameter", id="w", value=1.0, position=(0, 0))
    graph.add("tanh", ["w"], id="t", position=(160, 0))
    graph.apply(AddGroup("unit", ("w", "t")))
    canvas = show_canvas(qtbot, graph)
    QTest.mouseMove(canvas.viewport(), QPoint(1, 1))
    mouse, start = Mouse(canvas), canvas.node_center("t")
    mouse.press(start)
    for step in range(1, 7):
        mouse.move(start + QPoint(8 * step, 6 * step))
        assert_same(seen(canvas), whole(canvas))
    canvas.cancel_gesture()


def test_a_number_that_changes_in_a_drag_is_seen(canvas: Canvas, mouse: Mouse) -> None:
    start = canvas.node_center("x")
    mouse.start_drag(start, start + QPoint(40, 30))
    canvas.session.do(SetValues((("w", 6.5),)))
    mouse.move(start + QPoint(44, 30))
    assert_same(seen(canvas), whole(canvas))
    canvas.cancel_gesture()


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.6])
def test_what_is_in_hand_is_copied_as_it_would_be_drawn(
    canvas: Canvas, mouse: Mouse, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    start = canvas.node_center("w")
    mouse.press(start)
    for step in range(1, 5):
        mouse.move(start + QPoint(9 * step, 7 * step))
        QApplication.processEvents()
    copied = whole(canvas)
    monkeypatch.setattr("guibp.gui.canvas.hand_picture._LARGEST", -1.0)
    assert_same(copied, whole(canvas))
