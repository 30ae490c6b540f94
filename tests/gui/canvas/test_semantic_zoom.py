"""From afar groups show as boxes, near they open; nothing of it is saved, and it does not flicker."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.drawing.group_boxes import members_of
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.semantic_zoom import CLOSES_BELOW, OPENS_ABOVE, group_storeys, level_after
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup, RemoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse, near, show_canvas

UNITS = ("unit 1", "unit 2", "unit 3")


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """XOR with its two hidden units in a group, at 100 %."""
    graph = preset("xor")
    graph.apply(AddGroup("layer", ("unit 1", "unit 2")))
    shown = show_canvas(qtbot, graph)
    shown.actual_size()
    yield shown
    shown.cancel_gesture()


def turn(canvas: Canvas, notches: int) -> None:
    """Turn the wheel over the middle of the viewport, as a person would."""
    viewport = canvas.viewport()
    middle = viewport.rect().center()
    for _ in range(abs(notches)):
        event = QWheelEvent(
            QPointF(middle),
            QPointF(viewport.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, 120 if notches > 0 else -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)


def closed(canvas: Canvas) -> tuple[str, ...]:
    return canvas.scene.layers.bodies.cards


def zoom_to(canvas: Canvas, zoom: float) -> None:
    canvas.viewing.zoom_by(zoom / canvas.zoom())


def test_the_wheel_closes_and_opens_groups_and_the_document_stays(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    start = write_document(graph)
    values = {edge: canvas.edge_annotation(edge.source, edge.target, edge.port) for edge in graph.edges}
    seen: list[tuple[str, ...]] = []
    for _ in range(20):
        turn(canvas, -1)
        canvas.grab()
        if not seen or seen[-1] != closed(canvas):
            seen.append(closed(canvas))
    assert seen == [(), UNITS, ("unit 3", "layer")]
    assert values == {
        edge: canvas.edge_annotation(edge.source, edge.target, edge.port) for edge in graph.edges
    }
    turn(canvas, 30)
    assert closed(canvas) == ()
    assert write_document(graph) == start
    assert session.undo_stack.count() == 0
    assert not session.is_modified


def test_a_box_from_afar_takes_the_room_of_the_frame(canvas: Canvas) -> None:
    frames = {frame.group: frame.bounds for frame in canvas.scene.layers.frames}
    zoom_to(canvas, 0.3)
    bodies = canvas.scene.layers.bodies
    for unit in UNITS:
        row = bodies.card_rows[unit]
        assert bodies.boxes(slice(row, row + 1))[0] == pytest.approx(
            (frames[unit].left, frames[unit].top, frames[unit].right, frames[unit].bottom)
        )
    assert {frame.group: frame.bounds for frame in canvas.scene.layers.frames} == {"layer": frames["layer"]}


def test_between_the_two_zooms_nothing_changes(canvas: Canvas) -> None:
    for zoom in (0.45, 0.41, 0.47, 0.41):
        zoom_to(canvas, zoom)
        assert closed(canvas) == ()
    for zoom in (0.39, 0.41, 0.47, 0.41, 0.39):
        zoom_to(canvas, zoom)
        assert closed(canvas) == UNITS
    zoom_to(canvas, 0.49)
    assert closed(canvas) == ()


def test_each_storey_has_two_zooms_of_its_own() -> None:
    assert level_after(0, CLOSES_BELOW) == 0
    assert level_after(0, CLOSES_BELOW - 0.01) == 1
    assert level_after(1, OPENS_ABOVE) == 1
    assert level_after(1, OPENS_ABOVE + 0.01) == 0
    assert [level_after(0, zoom) for zoom in (0.21, 0.19, 0.05, 1e-4)] == [1, 2, 3, 12]
    assert level_after(12, 4.0) == 0


def test_the_storeys_are_counted_from_within(graph: Graph) -> None:
    graph.apply(AddGroup("network", ("layer", "unit 3")))
    assert group_storeys(graph) == {"unit 1": 0, "unit 2": 0, "unit 3": 0, "layer": 1, "network": 2}


def test_what_is_fit_or_opened_stays_open(canvas: Canvas, session: Session) -> None:
    canvas.resize(300, 200)
    canvas.fit()
    assert canvas.zoom() < CLOSES_BELOW
    assert closed(canvas) == ()
    canvas.zoom_out()
    assert closed(canvas) != ()
    session.replace_graph(preset("xor"))
    assert canvas.zoom() < CLOSES_BELOW
    assert closed(canvas) == ()


def test_a_double_click_comes_near_and_opens(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    canvas.fit()
    zoom_to(canvas, 0.15)
    assert closed(canvas) == ("unit 3", "layer")
    mouse.double_click(canvas.node_center("h1"))
    assert "layer" not in closed(canvas)
    assert session.undo_stack.count() == 0
    zoom_to(canvas, 0.3)
    mouse.double_click(canvas.node_center("y"))
    assert "unit 3" not in closed(canvas)
    assert canvas.viewport().rect().contains(canvas.node_center("y"))


def test_a_double_click_opens_what_was_closed_by_hand_too(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    session.do(CollapseGroup("unit 3"))
    zoom_to(canvas, 0.3)
    canvas.fit()
    zoom_to(canvas, 0.3)
    mouse.double_click(canvas.node_center("y"))
    assert not graph.group_record("unit 3").collapsed
    assert "unit 3" not in closed(canvas)
    assert session.undo_stack.count() == 2


def test_boxes_from_afar_are_moved_deleted_and_closed_by_hand(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    canvas.fit()
    zoom_to(canvas, 0.3)
    start, place = write_document(graph), canvas.node_center("y")
    mouse.drag(place, place + QPoint(20, 30))
    assert near(canvas.node_center("y"), place + QPoint(20, 30), within=2)
    assert session.undo_stack.count() == 1
    session.undo()
    assert write_document(graph) == start
    assert near(canvas.node_center("y"), place)
    session.do(CollapseGroup("unit 3"))
    assert closed(canvas) == UNITS
    assert canvas.scene.layers.bodies.outlines.keys() == {"unit 1", "unit 2"}
    graph.remove("y")
    canvas.grab()


def test_a_gesture_under_way_is_not_disturbed(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    canvas.fit()
    zoom_to(canvas, 0.45)
    graph.disconnect("q1", port=1)
    mouse.start_drag(canvas.port_center("h1", "out"), canvas.port_center("q1", 1))
    turn(canvas, -2)
    assert canvas.zoom() < CLOSES_BELOW
    assert closed(canvas) == ()
    mouse.move(canvas.port_center("q1", 1))
    mouse.release(canvas.port_center("q1", 1))
    assert graph.operands("q1")[1] == "h1"
    assert closed(canvas) == UNITS


def test_what_was_selected_before_the_zoom_closes_its_group_stands_for_the_box(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    session.selection.select(("w11",), (("p11", 0), ("y", 0)))
    before = session.selection.chosen
    zoom_to(canvas, 0.3)
    assert session.selection.nodes == frozenset(graph.group_record("unit 1").members)
    assert session.selection.current == "w11"
    assert ("p11", 0) not in session.selection.edges
    zoom_to(canvas, 0.15)
    assert session.selection.nodes == frozenset(members_of(graph, "layer"))
    zoom_to(canvas, 0.3)
    assert session.selection.nodes == frozenset(graph.group_record("unit 1").members)
    zoom_to(canvas, 1.0)
    assert session.selection.chosen == before
    assert session.undo_stack.count() == 0


def test_a_box_that_the_zoom_closed_is_nudged_and_deleted_as_one(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    box = frozenset(graph.group_record("unit 1").members)
    start = {id_: session.placement.position_of(id_) for id_ in graph.nodes}
    session.selection.select(("w11",))
    turn(canvas, -6)
    assert closed(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = {id_ for id_, place in start.items() if session.placement.position_of(id_) != place}
    assert moved == box
    session.undo_stack.undo()
    session.try_do(RemoveNodes(tuple(sorted(session.selection.nodes))))
    assert box.isdisjoint(graph.nodes)
    assert len(graph) == len(start) - len(box)


def test_a_selection_that_is_touched_from_afar_stays_as_it_is(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    session.selection.select(("w11",))
    zoom_to(canvas, 0.3)
    session.selection.add(("t",))
    zoom_to(canvas, 1.0)
    assert session.selection.nodes == frozenset(graph.group_record("unit 1").members) | {"t"}


def test_a_node_that_is_chosen_by_name_from_afar_stays_alone(canvas: Canvas, session: Session) -> None:
    zoom_to(canvas, 0.3)
    session.selection.select(("w11",))
    zoom_to(canvas, 0.32)
    assert session.selection.nodes == {"w11"}


@pytest.mark.parametrize("width", [700, 760, 820])
def test_a_fit_shows_the_same_wherever_one_comes_from(canvas: Canvas, width: int) -> None:
    canvas.resize(width, 600)
    canvas.fit()
    fitted = canvas.zoom(), closed(canvas)
    assert CLOSES_BELOW < canvas.zoom() <= OPENS_ABOVE or width != 760
    for zoom in (0.05, 0.3, 1.0):
        zoom_to(canvas, zoom)
        canvas.fit()
        assert (canvas.zoom(), closed(canvas)) == fitted
