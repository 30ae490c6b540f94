"""A closed group is one box with ports, and everything that a node can do can be done with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.steering import others_in_circle
from guibp.gui.canvas.tips import describe
from guibp.gui.clipboard import Clipboard
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup, ExpandGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse, near, read_tip, show_canvas
from tests.gui.canvas.test_wire_gesture import give_up

UNITS = ("unit 1", "unit 2", "unit 3")


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """XOR, open, at a zoom at which everything can be taken hold of."""
    shown = show_canvas(qtbot, preset("xor"))
    shown.resize(1500, 800)
    shown.fit()
    yield shown
    shown.cancel_gesture()


def annotations(canvas: Canvas) -> dict[tuple[str, int], tuple[str, str]]:
    return {
        (edge.target, edge.port): canvas.edge_annotation(edge.source, edge.target, edge.port)
        for edge in canvas.session.graph.edges
    }


def close(session: Session, *groups: str) -> None:
    for group in groups:
        session.do(CollapseGroup(group))


def edge_ends(canvas: Canvas, group: str) -> tuple[QPoint, QPoint]:
    """Left and right of a closed group's box, at half its height."""
    bodies = canvas.scene.layers.bodies
    left, top, right, bottom = bodies.boxes(slice(bodies.card_rows[group], bodies.card_rows[group] + 1))[0]
    places = ((left, (top + bottom) / 2), (right, (top + bottom) / 2))
    first, last = (QPointF(*canvas.scene.view.to_viewport(*place)).toPoint() for place in places)
    return first, last


def test_wires_from_outside_end_at_ports_and_those_inside_are_hidden(
    canvas: Canvas, session: Session
) -> None:
    before, members = annotations(canvas), session.graph.group_record("unit 1").members
    close(session, "unit 1")
    left, right = edge_ends(canvas, "unit 1")
    ports = [canvas.port_center("p11", 1), canvas.port_center("p12", 1)]
    assert all(near(QPoint(port.x(), 0), QPoint(left.x(), 0)) for port in ports)
    assert ports[0].y() < ports[1].y()
    assert near(canvas.port_center("h1", "out"), right)
    assert {canvas.node_center(id_).toTuple() for id_ in members} == {canvas.node_center("h1").toTuple()}
    assert annotations(canvas) == before
    cables = canvas.scene.layers.cables
    inside = {
        (edge.target, edge.port)
        for edge in session.graph.edges
        if edge.source in members and edge.target in members
    }
    assert {cables.key(row) for row in range(len(cables)) if not cables.shown[row]} == inside
    assert near(canvas.port_center("w11", "out"), canvas.node_center("w11"))


def test_ports_keep_their_order_whatever_is_moved(canvas: Canvas, session: Session) -> None:
    close(session, "unit 1")
    session.graph.remove("t")
    for x1, x2 in ((0.0, 900.0), (900.0, 0.0)):
        session.graph.apply(move(("x1", x1), ("x2", x2)))
        assert canvas.port_center("p11", 1).y() < canvas.port_center("p12", 1).y()


def move(*heights: tuple[str, float]) -> MoveNodes:
    return MoveNodes(tuple((id_, (-200.0, height)) for id_, height in heights))


def test_the_box_tells_name_formula_and_result(canvas: Canvas, session: Session) -> None:
    close(session, *UNITS)
    layers = canvas.scene.layers
    card = layers.cards.card(layers.bodies.card_rows["unit 1"])
    assert (card.title, card.formula) == ("unit 1", "σ(w11·x1 + w12·x2 + b1)")
    assert [layers.bodies.nodes[row].id for row in card.results] == ["h1"]
    tip = read_tip(describe(canvas.scene, Hit(card="unit 1"), Theme.light()))
    assert "unit 1" in tip
    assert "σ(w11·x1 + w12·x2 + b1)" in tip
    assert "h1 0.387216" in tip
    assert describe(canvas.scene, Hit(card="gone"), Theme.light()) == ""


def test_a_result_follows_a_rename_and_a_constant_its_value(canvas: Canvas, session: Session) -> None:
    graph = Graph()
    graph.add("input", id="x", value=3.0, position=(0.0, 0.0))
    graph.add("constant", id="two", value=2.0, position=(0.0, 80.0))
    graph.add("multiply", ["x", "two"], id="double", position=(200.0, 0.0))
    graph.group("unit", ["two", "double"])
    session.replace_graph(graph)
    close(session, "unit")
    row = canvas.scene.layers.bodies.card_rows["unit"]
    assert canvas.scene.layers.cards.card(row).formula == "x·2"
    graph.set_value("two", 4.0)
    graph.rename("x", "half")
    assert canvas.scene.layers.cards.card(row).formula == "half·4"


def test_double_clicks_close_and_open_each_one_undo_step(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    start = write_document(graph)
    title = frame_title(canvas, "unit 2")
    mouse.double_click(title)
    assert graph.group_record("unit 2").collapsed
    assert session.selection.nodes == set(graph.group_record("unit 2").members)
    assert session.undo_stack.count() == 1
    assert session.is_modified
    mouse.double_click(canvas.node_center("h2"))
    assert not graph.group_record("unit 2").collapsed
    assert session.undo_stack.count() == 2
    assert write_document(graph) == start
    session.undo()
    assert graph.group_record("unit 2").collapsed
    session.undo()
    assert write_document(graph) == start


def frame_title(canvas: Canvas, group: str) -> QPoint:
    frame = next(one for one in canvas.scene.layers.frames if one.group == group)
    return QPointF(*canvas.scene.view.to_viewport(frame.title.right - 60, frame.title.center[1])).toPoint()


def test_the_box_is_hovered_selected_and_moved_as_one(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    close(session, "unit 1")
    members, start = graph.group_record("unit 1").members, write_document(graph)
    mouse.move(canvas.node_center("h1"))
    assert canvas.scene.hover == Hit(card="unit 1")
    canvas.grab()
    mouse.click(canvas.node_center("h1"))
    assert session.selection.nodes == set(members)
    places = {id_: session.placement.position_of(id_) for id_ in members}
    steps = session.undo_stack.count()
    mouse.drag(canvas.node_center("h1"), canvas.node_center("h1") + QPoint(30, 45))
    zoom = canvas.zoom()
    for id_, (x, y) in places.items():
        moved = graph.node(id_).position
        assert moved == pytest.approx((x + 30 / zoom, y + 45 / zoom), abs=1)
    assert session.undo_stack.count() == steps + 1
    session.undo()
    assert write_document(graph) == start


@pytest.mark.parametrize("way_out", ["escape", "focus"])
def test_a_move_given_up_leaves_no_trace(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way_out: str
) -> None:
    close(session, "unit 1")
    start, place = write_document(graph), canvas.node_center("h1")
    mouse.start_drag(place, place + QPoint(60, 60))
    assert canvas.node_center("h1") != place
    give_up(canvas, mouse, way_out)
    mouse.release(place + QPoint(60, 60))
    assert canvas.node_center("h1") == place
    assert write_document(graph) == start


def test_delete_takes_all_that_is_in_the_box(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    close(session, "unit 1")
    start, members = write_document(graph), graph.group_record("unit 1").members
    mouse.click(canvas.node_center("h1"))
    steps = session.undo_stack.count()
    Clipboard(session, lambda: None, session).delete()
    assert not set(members) & set(graph.nodes)
    assert [group.id for group in graph.groups] == ["unit 2", "unit 3"]
    assert session.undo_stack.count() == steps + 1
    session.undo()
    assert write_document(graph) == start
    assert graph.group_record("unit 1").collapsed


def test_a_copy_of_a_closed_group_is_closed(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    close(session, "unit 1")
    mouse.click(canvas.node_center("h1"))
    Clipboard(session, lambda: None, session).duplicate()
    copy = session.graph.groups[-1]
    assert copy.collapsed
    assert len(copy.members) == 7
    # The wires from outside are not copied: their operands wait, as ports of the box.
    row = canvas.scene.layers.bodies.card_rows[copy.id]
    sockets = canvas.scene.layers.sockets
    assert [int(one) for one in sockets.hosts[sockets.waiting]] == [row, row]
    canvas.grab()


def test_wires_are_drawn_from_and_to_the_ports(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    graph = session.graph
    close(session, *UNITS)
    values = annotations(canvas)
    graph.disconnect("p11", port=1)
    assert waiting_operands(canvas) == [("p11", 1)]
    mouse.drag(canvas.port_center("x1", "out"), canvas.port_center("p11", 1))
    assert graph.operands("p11")[1] == "x1"
    assert annotations(canvas) == values
    # From the port of a box to that of another, in place of the wire that is there.
    mouse.drag(canvas.port_center("h1", "out"), canvas.port_center("q2", 1))
    assert graph.operands("q2")[1] == "h1"
    # A lifted wire dropped on nothing is off.
    mouse.drag(canvas.port_center("q2", 1), canvas.port_center("q2", 1) + QPoint(-60, 120))
    assert 1 not in graph.operands("q2")


def waiting_operands(canvas: Canvas) -> list[tuple[str, int]]:
    layers = canvas.scene.layers
    rows = layers.sockets.waiting
    nodes = [layers.bodies.nodes[row].id for row in layers.sockets.nodes[rows].tolist()]
    return list(zip(nodes, layers.sockets.ports[rows].tolist(), strict=True))


def test_a_wire_that_would_close_a_cycle_through_a_box_is_refused(
    canvas: Canvas, mouse: Mouse, session: Session
) -> None:
    close(session, *UNITS)
    before = write_document(session.graph)
    mouse.drag(canvas.port_center("y", "out"), canvas.port_center("p11", 1))
    assert write_document(session.graph) == before


def test_every_order_of_closing_and_opening_nested_groups_shows_the_same(
    canvas: Canvas, session: Session
) -> None:
    session.do(AddGroup("hidden layer", ("unit 1", "unit 2")))
    session.do(AddGroup("network", ("hidden layer", "unit 3")))
    values, places = annotations(canvas), wires(canvas)
    groups = ("unit 1", "hidden layer", "network", "unit 2")
    for order in (groups, groups[::-1], ("hidden layer", "unit 1", "unit 2", "network")):
        for group in order:
            close(session, group)
            assert annotations(canvas) == values
            canvas.grab()
        bodies = canvas.scene.layers.bodies
        assert bodies.cards == ("network",)
        assert {canvas.node_center(id_).toTuple() for id_ in ("h1", "h2", "y", "w11")} == {
            canvas.node_center("y").toTuple()
        }
        for group in order:
            session.do(ExpandGroup(group))
            assert annotations(canvas) == values
        assert wires(canvas) == places


def wires(canvas: Canvas) -> list[QPoint]:
    edges = canvas.session.graph.edges
    return [canvas.edge_center(edge.source, edge.target, edge.port) for edge in edges]


def test_the_walk_goes_through_a_box(canvas: Canvas, session: Session) -> None:
    close(session, "unit 1")
    session.stepping.reset()
    while session.walk is not None and not session.walk.is_finished:
        session.stepping.advance()
        canvas.grab()
    assert canvas.edge_annotation("p11", "z1", 0) != ("", "")


def test_near_and_far_a_box_is_painted_without_a_fault(
    canvas: Canvas, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    close(session, *UNITS)
    for zoom in (4.0, 0.6, 0.3, 0.1, 0.05):
        canvas.scene.view.zoom = zoom
        canvas.grab()
    assert not caplog.records


def test_the_arrows_pass_a_box_as_one_also_with_ctrl(canvas: Canvas, session: Session, graph: Graph) -> None:
    close(session, *UNITS)
    units = [set(graph.group_record(unit).members) for unit in UNITS]
    session.selection.select(("x1",))
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(canvas, key)
        seen.append(set(session.selection.nodes))
    assert seen[1:] == [units[2], {"bce"}, units[2], units[0]]
    assert seen[0] in units
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert session.selection.nodes == units[1]
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert session.selection.nodes == units[0]
    shown = len(graph) - sum(map(len, units)) + 3
    round_trip = []
    for _ in range(shown):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        round_trip.append(session.selection.nodes)
    assert units[0] in round_trip
    assert units[1] in round_trip
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.selection.is_empty


def test_however_many_are_in_a_box_a_key_asks_for_the_order_of_nodes_once(
    canvas: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(session, *UNITS)
    asked: list[str | None] = []

    def ask(graph: Graph, start: str | None) -> list[str]:
        asked.append(start)
        return others_in_circle(graph, start)

    monkeypatch.setattr("guibp.gui.canvas.keyboard.others_in_circle", ask)
    session.selection.select(session.graph.group_record("unit 1").members, current="w11")
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["w11"]
    assert session.selection.nodes.isdisjoint(session.graph.group_record("unit 1").members)


def test_a_leaf_in_a_box_is_still_edited_by_its_key(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    close(session, "unit 1")
    session.selection.select(("w11",))
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    line = canvas.findChild(QLineEdit, "canvas_inline_edit")
    assert line is not None
    assert line.hasFocus()
    assert (line.geometry().center() - canvas.node_center("w11")).manhattanLength() < 120
    QTest.keyClicks(line, "2.5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert graph.node("w11").value == 2.5


def test_a_step_within_shows_which_hidden_node_is_at_work(canvas: Canvas, session: Session) -> None:
    close(session, "unit 1")
    layers = canvas.scene.layers
    row = layers.bodies.card_rows["unit 1"]
    (result,) = layers.cards.on_show(row, None)
    assert layers.bodies.nodes[result].id == "h1"
    seen = []
    session.stepping.reset()
    for _ in range(2 * len(session.graph)):
        session.stepping.advance()
        step = session.current_step
        shown = layers.cards.on_show(row, None if step is None else step.node)
        seen.append(layers.bodies.nodes[shown[0]].id)
        canvas.grab()
    assert {"p11", "p12", "z1", "h1"} <= set(seen)
    assert "p21" not in seen


@pytest.mark.parametrize("way", ["drop", "menu"])
def test_what_goes_into_a_wire_of_a_group_belongs_to_the_group(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way: str
) -> None:
    if way == "drop":
        new = canvas.add_operation("tanh", (0.0, -200.0))
        assert new is not None
        canvas.fit()
        mouse.drag(canvas.node_center(new), canvas.edge_center("z1", "h1", 0))
    else:
        new = canvas.insert_on_wire(("h1", 0), "tanh")
        assert new is not None
    assert dict(graph.operands("h1")) == {0: new}
    assert graph.group_of(new) == "unit 1"
    close(session, "unit 1")
    assert canvas.node_center(new) == canvas.node_center("h1")
    for _ in range(session.undo_stack.count()):
        session.undo()
    assert write_document(graph) == write_document(preset("xor"))
    between = canvas.insert_on_wire(("q1", 1), "tanh")
    assert between is not None
    assert graph.group_of(between) is None
