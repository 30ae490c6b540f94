"""The view pans, zooms to the pointer and fits; scroll bars follow."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.view import MAXIMUM_ZOOM, MINIMUM_ZOOM, Bounds, View
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place, near, show_canvas
from tests.gui.canvas.test_wire_gesture import give_up

NO_PHASE = Qt.ScrollPhase.NoScrollPhase


def turn(
    canvas: Canvas,
    place: QPoint,
    notches: float = 0.0,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    fingers: QPoint | None = None,
) -> None:
    """Turn the wheel at a place of the viewport, or with ``fingers`` scroll so many pixels on a touchpad."""
    phase = NO_PHASE if fingers is None else Qt.ScrollPhase.ScrollUpdate
    pixels = QPoint() if fingers is None else fingers
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.viewport().mapToGlobal(place)),
        pixels,
        QPoint(0, round(120 * notches)) if fingers is None else fingers * 2,
        QGuiApplication.mouseButtons(),
        modifiers,
        phase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_small_graph_is_fit_at_actual_size(canvas: Canvas) -> None:
    assert canvas.zoom() == 1.0
    area = canvas.viewport().rect()
    assert all(area.contains(canvas.node_center(id_)) for id_ in canvas.session.graph.nodes)


def test_a_large_graph_is_fit_whole(qtbot: QtBot) -> None:
    graph = Graph()
    for place in range(30):
        graph.add("input", id=f"x{place}", value=1.0, position=(place * 200.0, place * 90.0))
    canvas = show_canvas(qtbot, graph)
    assert canvas.zoom() < 0.3
    area = canvas.viewport().rect()
    assert all(area.contains(canvas.node_center(id_)) for id_ in graph.nodes)


@pytest.mark.parametrize("notches", [1, -1, 5, -5])
def test_the_wheel_zooms_and_keeps_the_point_under_the_pointer(canvas: Canvas, notches: int) -> None:
    place = canvas.node_center("x")
    for _ in range(abs(notches)):
        turn(canvas, place, notches / abs(notches))
    assert near(canvas.node_center("x"), place, within=1)
    assert (canvas.zoom() > 1) == (notches > 0)


def test_zoom_stays_within_its_limits(canvas: Canvas) -> None:
    place = canvas.node_center("g")
    turn(canvas, place, 100)
    assert canvas.zoom() == MAXIMUM_ZOOM
    # The place is of whole pixels: half of one is so many now.
    assert near(canvas.node_center("g"), place, within=MAXIMUM_ZOOM / 2)
    turn(canvas, place, -200)
    assert canvas.zoom() == MINIMUM_ZOOM
    assert near(canvas.node_center("g"), place)


def test_shift_and_the_wheel_pan_across(canvas: Canvas) -> None:
    before = canvas.node_center("g")
    turn(canvas, before, 1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.zoom() == 1.0
    assert canvas.node_center("g").y() == before.y()
    assert canvas.node_center("g").x() > before.x()


def test_two_fingers_pan_and_with_ctrl_zoom(canvas: Canvas) -> None:
    before = canvas.node_center("g")
    turn(canvas, before, fingers=QPoint(-30, 20))
    assert canvas.node_center("g") == before + QPoint(-30, 20)
    assert canvas.zoom() == 1.0
    turn(canvas, before, fingers=QPoint(0, 20), modifiers=Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom() > 1.0


def test_the_middle_button_pans(canvas: Canvas, mouse: Mouse) -> None:
    before = canvas.node_center("g")
    mouse.drag(
        canvas.node_center("f"), canvas.node_center("f") + QPoint(70, -40), Qt.MouseButton.MiddleButton
    )
    assert canvas.node_center("g") == before + QPoint(70, -40)
    assert canvas.session.undo_stack.count() == 0


def test_space_and_a_left_drag_pan(canvas: Canvas, mouse: Mouse) -> None:
    before = canvas.node_center("g")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    mouse.drag(before, before + QPoint(-50, 30))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.node_center("g") == before + QPoint(-50, 30)
    assert canvas.session.selection.is_empty
    mouse.drag(canvas.node_center("g"), canvas.node_center("g") + QPoint(20, 20))
    assert canvas.session.undo_stack.count() == 1


@pytest.mark.parametrize("way_out", ["escape", "focus"])
def test_a_pan_given_up_goes_back(canvas: Canvas, mouse: Mouse, way_out: str) -> None:
    before = canvas.node_center("g")
    mouse.start_drag(before, before + QPoint(70, -40), Qt.MouseButton.MiddleButton)
    give_up(canvas, mouse, way_out)
    mouse.release(before, Qt.MouseButton.MiddleButton)
    assert canvas.node_center("g") == before


def test_scroll_bars_cover_the_graph_and_move_the_view(canvas: Canvas) -> None:
    for _ in range(6):
        canvas.zoom_in()
    bar = canvas.horizontalScrollBar()
    assert bar.minimum() < bar.maximum()
    before = canvas.node_center("g")
    bar.setValue(bar.value() + 25)
    assert canvas.node_center("g") == before - QPoint(25, 0)
    bar.setValue(bar.minimum())
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().minimum())
    assert canvas.viewport().rect().contains(canvas.node_center("w"))
    bar.setValue(bar.maximum())
    assert 0 < canvas.node_center("f").x() < canvas.viewport().width()


def test_the_commands_zoom_and_fit(canvas: Canvas) -> None:
    canvas.zoom_in()
    assert canvas.zoom() == pytest.approx(1.25)
    canvas.zoom_out()
    canvas.zoom_out()
    assert canvas.zoom() == pytest.approx(0.8)
    canvas.actual_size()
    assert canvas.zoom() == pytest.approx(1.0)
    canvas.viewing.pan(5000, 5000)
    canvas.fit()
    assert canvas.viewport().rect().contains(canvas.node_center("g"))
    canvas.session.selection.select(("f",))
    canvas.fit_selection()
    assert near(canvas.node_center("f"), canvas.viewport().rect().center(), within=40)


def test_reveal_brings_a_node_into_view(canvas: Canvas) -> None:
    canvas.viewing.pan(-5000, 0)
    assert not canvas.viewport().rect().contains(canvas.node_center("g"))
    canvas.reveal("g")
    assert canvas.viewport().rect().contains(canvas.node_center("g"))


def test_spots_for_new_nodes_are_in_view_and_clear(canvas: Canvas) -> None:
    for _ in range(12):
        id_ = canvas.add_operation("exp")
        assert id_ is not None
        place = canvas.node_center(id_)
        assert canvas.viewport().rect().adjusted(22, 22, -22, -22).contains(place)
        others = [canvas.node_center(other) for other in canvas.session.graph.nodes if other != id_]
        assert all(abs(place.x() - o.x()) >= 66 or abs(place.y() - o.y()) >= 38 for o in others)


@pytest.mark.parametrize("steps", [6, -12])
def test_a_new_node_is_in_view_at_any_zoom(canvas: Canvas, steps: int) -> None:
    for _ in range(abs(steps)):
        (canvas.zoom_in if steps > 0 else canvas.zoom_out)()
    for _ in range(4):
        id_ = canvas.add_operation("exp")
        assert id_ is not None
        assert canvas.viewport().rect().contains(canvas.node_center(id_))


def test_repeated_zooming_does_not_drift() -> None:
    view = View()
    view.move_to(13.7, -8.2)
    start = view.to_scene(311, 207)
    for factor in (1.2, 1 / 1.2) * 200:
        view.zoom_about(view.zoom * factor, 311, 207)
    assert view.to_scene(311, 207) == pytest.approx(start, abs=1e-6)


def test_a_fit_shows_the_whole_and_never_magnifies() -> None:
    view = View()
    view.fit(Bounds(0, 0, 10, 10), 800, 600)
    assert view.zoom == 1.0
    view.fit(Bounds(-1e6, -1e6, 1e6, 1e6), 800, 600)
    seen = view.visible(800, 600)
    assert seen.left <= -1e6
    assert seen.bottom >= 1e6


def test_the_pointer_hovers_what_is_under_it(canvas: Canvas, mouse: Mouse) -> None:
    mouse.move(canvas.node_center("g"))
    assert canvas.scene.hover.node == "g"
    mouse.move(canvas.edge_center("g", "f", 0))
    assert canvas.scene.hover.edge == ("f", 0)
    mouse.move(clear_place(canvas))
    assert canvas.scene.hover.is_empty
