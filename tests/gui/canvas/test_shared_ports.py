"""A closed group has one port for each node that feeds it: one wire, one number, and all that a wire does."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guibp.drawing.boxes import index_boxes
from guibp.drawing.group_boxes import closed_groups, cover_boxes
from guibp.drawing.label_places import label_boxes
from guibp.drawing.layout import layered_layout
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.connecting import list_links
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.tips import describe
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup, ExpandGroup, MoveNodes
from guibp.model.graph import Graph
from tests.drawing.random_graphs import perceptron
from tests.gui.canvas.conftest import Mouse, near, read_tip, show_canvas


def closed_layers(*widths: int) -> Graph:
    """A perceptron, laid out, with a closed group for each of its layers, and a second input beside it."""
    graph = perceptron(*widths)
    for depth, width in enumerate(widths[1:], 1):
        graph.apply(AddGroup(f"layer {depth}", tuple(f"unit {depth}_{k}" for k in range(width))))
        graph.apply(CollapseGroup(f"layer {depth}"))
    graph.add("input", id="other", value=3.0)
    graph.add("tanh", ["other"], id="end")
    graph.set_output(f"h{len(widths) - 1}_0")
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    return graph


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """Two inputs into a closed layer of three units, and that into a closed unit."""
    shown = show_canvas(qtbot, closed_layers(2, 3, 1))
    shown.resize(1500, 900)
    shown.fit()
    yield shown
    shown.cancel_gesture()


def operands_of(graph: Graph, source: str) -> set[tuple[str, int]]:
    return {(edge.target, edge.port) for edge in graph.consumers(source)}


def annotations(canvas: Canvas) -> dict[tuple[str, int], tuple[str, str]]:
    return {
        (edge.target, edge.port): canvas.edge_annotation(edge.source, edge.target, edge.port)
        for edge in canvas.session.graph.edges
    }


def test_every_source_has_one_port_and_every_edge_ends_there(canvas: Canvas, graph: Graph) -> None:
    ports = canvas.scene.layers.cables.card_ports
    first, last = (canvas.scene.layers.bodies.card_rows[f"layer {depth}"] for depth in (1, 2))
    assert [len(ports.entering.of(card)) for card in (first, last)] == [2, 3]
    assert [len(ports.leaving.of(card)) for card in (first, last)] == [3, 1]
    for source in ("x0", "x1", "h1_0", "h1_1", "h1_2"):
        edges = graph.consumers(source)
        assert len({canvas.port_center(edge.target, edge.port).toTuple() for edge in edges}) == 1
        assert len({canvas.edge_center(source, edge.target, edge.port).toTuple() for edge in edges}) == 1
    heights = [canvas.port_center(f"p_w1_0_{k}", 1).y() for k in range(2)]
    assert heights == sorted(heights)


def test_what_the_edges_say_stays_through_closing(canvas: Canvas, session: Session) -> None:
    closed = annotations(canvas)
    for depth in (1, 2):
        session.do(ExpandGroup(f"layer {depth}"))
    assert annotations(canvas) == closed


def test_a_wire_is_drawn_once_and_says_the_sum_of_its_gradients(canvas: Canvas, session: Session) -> None:
    cables, annotated = canvas.scene.layers.cables, canvas.scene.annotations
    into = [cables.rows[key] for key in sorted(operands_of(session.graph, "x0"))]
    assert len(into) == 3
    assert len(cables.one_of_each(np.array(into))) == 1
    (first,) = cables.one_of_each(np.array(into)).tolist()
    total = sum(session.reading.edge_gradients[into])
    assert float(annotated.wire_gradients((first,), cables.bundles)[0].replace("−", "-")) == pytest.approx(
        total, rel=5e-3
    )
    tip = read_tip(describe(canvas.scene, Hit(edge=cables.key(into[1])), Theme.system()))
    assert "x0 → layer 1" in tip
    assert "one wire for 3 edges" in tip
    assert all(f"→ {target}" in tip for target, _ in operands_of(session.graph, "x0"))


def test_a_sum_with_an_unknown_part_is_not_told(canvas: Canvas, session: Session) -> None:
    session.graph.set_output("p_w1_0_0")
    cables = canvas.scene.layers.cables
    (first,) = cables.one_of_each(np.array([cables.rows["p_w1_0_0", 1]])).tolist()
    assert canvas.scene.annotations.wire_gradients(
        (first,), cables.bundles
    ) == canvas.scene.annotations.edge_gradients((cables.rows["p_w1_0_0", 1],))
    session.graph.disconnect("z1_0", 0)
    session.graph.set_output("h2_0")
    cables = canvas.scene.layers.cables
    (first,) = cables.one_of_each(np.array([cables.rows["p_w1_1_0", 1]])).tolist()
    assert canvas.scene.annotations.wire_gradients((first,), cables.bundles) == [""]


def test_a_wire_onto_the_port_feeds_all_that_it_stands_for(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    before, operands = write_document(graph), operands_of(graph, "x0")
    mouse.drag(canvas.port_center("other", "out"), canvas.port_center("p_w1_1_0", 1))
    assert operands_of(graph, "other") == operands | {("end", 0)}
    assert operands_of(graph, "x0") == set()
    session.undo_stack.undo()
    assert write_document(graph) == before


def test_a_wire_is_lifted_off_the_port_whole(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    before, operands = write_document(graph), operands_of(graph, "x0")
    port = canvas.port_center("p_w1_1_0", 1)
    # Given up half-way, it is where it was.
    mouse.start_drag(port, port + QPoint(-60, 200))
    assert set(canvas.scene.feedback.lifted) == operands
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    mouse.release(port + QPoint(-60, 200))
    assert write_document(graph) == before
    mouse.drag(port, port + QPoint(-60, 200))
    assert operands_of(graph, "x0") == set()
    session.undo_stack.undo()
    assert write_document(graph) == before
    # Onto another port, whose wires it takes the place of.
    mouse.drag(port, canvas.port_center("p_w1_1_1", 1))
    assert operands_of(graph, "x0") == {(f"p_w1_{k}_1", 1) for k in range(3)}
    assert operands_of(graph, "x1") == set()


def test_a_click_chooses_and_delete_takes_off_all_its_edges(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    operands = operands_of(graph, "x1")
    mouse.click(canvas.edge_center("x1", "p_w1_0_1", 1))
    assert session.selection.edges == operands
    mouse.modifiers = Qt.KeyboardModifier.AltModifier
    mouse.click(canvas.port_center("p_w1_0_1", 1))
    assert operands_of(graph, "x1") == set()


def test_a_node_goes_into_the_whole_wire(canvas: Canvas, session: Session, graph: Graph) -> None:
    operands = operands_of(graph, "x1")
    id_ = canvas.insert_on_wire(("p_w1_2_1", 1), "tanh")
    assert id_ is not None
    assert operands_of(graph, "x1") == {(id_, 0)}
    assert operands_of(graph, id_) == operands
    session.undo_stack.undo()
    assert operands_of(graph, "x1") == operands


def test_a_node_dropped_on_it_goes_into_the_whole_wire(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    operands = operands_of(graph, "x1")
    session.graph.add("tanh", id="loose", position=(0.0, -400.0))
    canvas.fit()
    goal = canvas.edge_center("x1", "p_w1_0_1", 1)
    mouse.drag(canvas.node_center("loose"), goal)
    assert operands_of(graph, "loose") == operands
    assert operands_of(graph, "x1") == {("loose", 0)}


def test_the_list_of_wires_rewires_one_operand_within(canvas: Canvas, session: Session, graph: Graph) -> None:
    links = list_links(graph, canvas.scene.layers, "other")
    (link,) = [one for one in links if one.text == "to p_w1_1_0, operand 2, instead of x0"]
    session.do(link.edit)
    assert operands_of(graph, "other") == {("end", 0), ("p_w1_1_0", 1)}
    assert len(operands_of(graph, "x0")) == 2


def test_an_operand_that_waits_within_is_wired_alone(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    """An operand that waits has a port of its own."""
    graph.disconnect("p_w1_1_0", 1)
    assert not near(canvas.port_center("p_w1_1_0", 1), canvas.port_center("p_w1_0_0", 1))
    mouse.drag(canvas.port_center("other", "out"), canvas.port_center("p_w1_1_0", 1))
    assert graph.operands("p_w1_1_0")[1] == "other"
    assert graph.operands("p_w1_0_0")[1] == "x0"


@pytest.mark.parametrize("widths", [(2, 8, 8, 1), (3, 5, 4, 2), (2, 12, 12, 1)])
def test_no_number_at_closed_layers_covers_another(qapp: QObject, widths: tuple[int, ...]) -> None:
    session = Session(closed_layers(*widths))
    layers = Scene(session).layers
    shown = np.flatnonzero(layers.cables.drawn & ~layers.crowded_out)
    places = layers.label_places
    boxes = label_boxes(np.vstack((places.values[shown], places.gradients[shown])))
    first, second = index_boxes(boxes).pairs(boxes)
    assert not (first != second).any()
    # Up to eight wires beside each other have room for all.
    assert layers.crowded_out.any() == (max(widths) > 8)


def test_the_layout_knows_how_tall_the_boxes_are(canvas: Canvas, graph: Graph) -> None:
    bodies = canvas.scene.layers.bodies
    boxes = cover_boxes(graph, canvas.session.placement.positions(), closed_groups(graph))
    for group, row in bodies.card_rows.items():
        assert boxes[group] == pytest.approx(bodies.boxes(slice(row, row + 1))[0])


def test_the_pointer_over_a_shared_port_tells_all(canvas: Canvas) -> None:
    place = QPointF(canvas.port_center("p_w1_1_0", 1))
    hit = canvas.scene.hit_at(*canvas.scene_position(place))
    assert hit.socket is not None
    assert "one wire for 3 edges" in read_tip(describe(canvas.scene, hit, Theme.system()))


def test_the_edges_on_a_wire_are_those_that_begin_and_end_with_it(canvas: Canvas) -> None:
    cables = canvas.scene.layers.cables
    followers = np.flatnonzero(cables.shown & ~cables.drawn)
    assert len(followers)
    expected = {
        first: np.flatnonzero(cables.wire_of == first).tolist()
        for first in np.unique(cables.wire_of[followers]).tolist()
    }
    assert {first: edges.tolist() for first, edges in cables.bundles.items()} == expected
