"""The layout: nothing overlaps, groups keep to themselves, chains are level, work grows as it should."""

import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from types import FrameType

import numpy as np
import pytest
from hypothesis import given, settings

import guibp.drawing
from guibp.drawing.boxes import index_boxes
from guibp.drawing.frames import box_at, group_frames, inner_groups_first
from guibp.drawing.layout import lay_out, layered_layout
from guibp.drawing.shapes import GRID, extent_of
from guibp.drawing.wires import BEND_SPAN, sample_wires
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from guibp.model.records import Edge, Group, Node, Position
from tests.drawing.picture import Array, draw
from tests.drawing.random_graphs import graphs, perceptron, random_records

on_each_preset = pytest.mark.parametrize("name", presets())


def boxes_of(nodes: tuple[Node, ...] | list[Node], positions: dict[str, Position]) -> Array:
    return np.array([box_at(positions[node.id], extent_of(node)) for node in nodes])


def overlaps(nodes: tuple[Node, ...] | list[Node], positions: dict[str, Position]) -> list[tuple[str, str]]:
    boxes = boxes_of(nodes, positions)
    first, second = index_boxes(boxes).pairs(boxes)
    return [(nodes[a].id, nodes[b].id) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]


def members_of(group: Group, groups: dict[str, Group]) -> set[str]:
    inside = {group.id}
    for inner in reversed(inner_groups_first(list(groups.values()))):
        if inner.id in inside:
            inside.update(inner.members)
    return inside - groups.keys()


def check_groups(graph: Graph, positions: dict[str, Position]) -> None:
    """No node stands in the frame of a group that it is not in."""
    groups = {group.id: group for group in graph.groups}
    boxes = boxes_of(graph.node_records, positions)
    for id_, frame in group_frames(graph.node_records, graph.groups, positions).items():
        inside = index_boxes(np.array([frame])).hits(boxes)
        found = {node for node, hit in zip(graph.nodes, inside, strict=True) if hit}
        assert found == members_of(groups[id_], groups)


@on_each_preset
def test_a_preset_is_clear(name: str) -> None:
    graph = preset(name)
    positions = layered_layout(graph)
    assert not overlaps(graph.node_records, positions)
    check_groups(graph, positions)


@on_each_preset
def test_no_wire_of_a_preset_runs_through_a_node(name: str) -> None:
    picture = draw(preset(name))
    for row, points in enumerate(sample_wires(picture.wires, 200)):
        for node, box in enumerate(picture.obstacles[: len(picture.graph)]):
            if node not in {picture.sources[row], picture.targets[row]}:
                inside = np.all((points > box[:2]) & (points < box[2:]), axis=1)
                assert not inside.any(), (picture.graph.edges[row], picture.graph.nodes[node])


@on_each_preset
def test_operands_come_from_the_left_in_the_order_of_their_ports(name: str) -> None:
    graph = preset(name)
    positions = layered_layout(graph)
    for edge in graph.edges:
        assert positions[edge.source][0] < positions[edge.target][0]
    for id_ in graph.nodes:
        wired = sorted(graph.operands(id_).items())
        for (_, first), (_, second) in combinations(wired, 2):
            alone = len(graph.consumers(first)) == len(graph.consumers(second)) == 1
            if alone and abs(positions[first][0] - positions[second][0]) < BEND_SPAN:
                assert positions[first][1] < positions[second][1], (id_, first, second)


@on_each_preset
def test_columns_are_on_the_grid_and_heights_whole_steps(name: str) -> None:
    for x, y in layered_layout(preset(name)).values():
        assert x % GRID == 0
        assert y % 2 == 0


def test_wx_plus_b_looks_like_the_lecture() -> None:
    at = layered_layout(preset("wx+b"))
    assert at["w"][0] == at["x"][0] < at["g"][0] < at["f"][0]
    assert at["w"][1] < at["g"][1] < at["x"][1]
    assert at["g"][1] - at["w"][1] == at["x"][1] - at["g"][1]
    assert at["g"][1] < at["f"][1] < at["b"][1]
    assert abs(at["b"][0] + 48 - at["g"][0] - 22) < GRID


def test_a_chain_is_level() -> None:
    at = layered_layout(preset("sigmoid"))
    graph = preset("sigmoid")
    chain = [id_ for id_ in graph.nodes if graph.node(id_).op != "constant"]
    assert len({at[id_][1] for id_ in chain}) == 1


def test_xor_stands_as_three_units() -> None:
    graph = preset("xor")
    at = layered_layout(graph)
    frames = group_frames(graph.node_records, graph.groups, at)
    first, second, third = (frames[f"unit {number}"] for number in (1, 2, 3))
    assert first[3] < second[1]
    assert first[::2] == second[::2]
    assert max(first[2], second[2]) < third[0]
    assert first[1] < third[1] < second[3]
    assert max(at["x1"][0], at["x2"][0]) < first[0]
    assert third[2] < at["loss"][0]
    assert at["y"][1] == at["loss"][1]


def test_shared_inputs_stand_first_and_weights_beside_their_products() -> None:
    graph = preset("xor")
    for group in graph.groups:
        graph.ungroup(group.id)
    at = layered_layout(graph)
    weights = [id_ for id_ in graph.nodes if graph.node(id_).op == "parameter"]
    assert max(at["x1"][0], at["x2"][0]) < min(at[id_][0] for id_ in weights)
    for id_ in weights:
        (edge,) = graph.consumers(id_)
        assert at[edge.target][0] - at[id_][0] < 200
        between = {x for x, _ in at.values() if at[id_][0] + 48 < x < at[edge.target][0] - 48}
        assert not between


@settings(max_examples=300)
@given(graphs())
def test_random_graphs_are_clear(graph: Graph) -> None:
    positions = layered_layout(graph)
    assert positions.keys() == set(graph.nodes)
    assert not overlaps(graph.node_records, positions)
    check_groups(graph, positions)


@given(graphs())
def test_the_same_graph_gets_the_same_places(graph: Graph) -> None:
    assert layered_layout(graph) == lay_out(graph.node_records, graph.edges, graph.groups)


@pytest.mark.parametrize("reach", [50, 1000])
def test_a_large_graph_is_clear(reach: int) -> None:
    nodes, edges = random_records(1000, reach)
    positions = lay_out(nodes, edges)
    assert not overlaps(nodes, positions)
    assert all(positions[edge.source][0] < positions[edge.target][0] for edge in edges)


def test_units_of_a_layer_are_laid_out_alike() -> None:
    graph = perceptron(3, 4, 2)
    at = layered_layout(graph)
    assert not overlaps(graph.node_records, at)
    check_groups(graph, at)
    shapes = {
        tuple(
            (at[f"{id_}1_{k}"][0] - at[f"h1_{k}"][0], at[f"{id_}1_{k}"][1] - at[f"h1_{k}"][1]) for id_ in "bz"
        )
        for k in range(4)
    }
    assert len(shapes) == 1
    assert at["h1_0"][1] < at["h1_1"][1] < at["h1_2"][1] < at["h1_3"][1]
    assert at["h2_0"][1] < at["h2_1"][1]


def test_a_group_may_enclose_what_is_not_in_it() -> None:
    """Then its frame cannot stand on both sides of that; there is a way out without an endless loop."""
    graph = preset("wx+b")
    graph.group("ends", ["w", "f"])
    positions = layered_layout(graph)
    assert not overlaps(graph.node_records, positions)
    check_groups(graph, positions)


def test_unknown_names_are_left_out() -> None:
    nodes = [Node("a", "tanh")]
    edges = [Edge("gone", "a", 0), Edge("a", "gone", 0)]
    assert lay_out(nodes, edges, [Group("g", ("a", "gone"))]) == {"a": (0.0, 0.0)}
    assert lay_out([], edges) == {}


def test_single_nodes_are_set_out_in_rows() -> None:
    nodes = [Node(f"c{k}", "constant", 1.0) for k in range(60)]
    positions = lay_out(nodes, [])
    assert not overlaps(nodes, positions)
    xs, ys = zip(*positions.values(), strict=True)
    assert max(xs) - min(xs) < 1200
    assert max(ys) - min(ys) < 1200


def test_a_deep_chain_and_deep_groups_need_no_deep_stack() -> None:
    nodes = [Node("n0", "parameter", 1.0), *(Node(f"n{k}", "tanh") for k in range(1, 3000))]
    edges = [Edge(f"n{k}", f"n{k + 1}", 0) for k in range(2999)]
    groups = [Group("g0", ("n0",)), *(Group(f"g{k}", (f"n{k}", f"g{k - 1}")) for k in range(1, 400))]
    assert len({y for _, y in lay_out(nodes, edges).values()}) == 1
    assert len(lay_out(nodes, edges, groups)) == 3000


def test_work_grows_with_the_graph_and_not_its_square() -> None:
    """Counted in lines of this package that run, so that a busy machine does not matter."""
    small, large = (random_records(count, 60) for count in (300, 1200))
    few, many = (count_lines(lambda graph=graph: lay_out(*graph)) for graph in (small, large))  # type: ignore[misc]  # bound early
    assert many < 4 * few * 1.6


def count_lines(call: Callable[[], object]) -> int:
    folder = str(Path(guibp.drawing.__file__).parent)
    count = 0

    def follow(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return follow if frame.f_code.co_filename.startswith(folder) else None

    before = sys.gettrace()
    sys.settrace(follow)  # type: ignore[arg-type]  # a trace function may return itself
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def test_what_is_too_tall_for_a_document_is_drawn_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guibp.drawing.layout, "MAXIMUM_COORDINATE", 1000.0)
    nodes = [Node(f"x{number}", "input", float(number)) for number in range(100)]
    heights = [y for _, y in lay_out(nodes, ()).values()]
    assert (min(heights), max(heights)) == (0.0, 1000.0)
    assert heights[0] < heights[50] <= heights[99]
