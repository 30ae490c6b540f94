"""Paths to the output, against every path written out, and against back-propagation."""

from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.gradient_paths import GradientPaths
from guibp.engine.mode_costs import ModeCosts, count_multiplications
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset


def paths_of(graph: Graph, id_: str, sample: int = 0) -> GradientPaths:
    return GradientPaths(evaluate(graph), sample, id_)


def test_both_ways_through_a_fan_out() -> None:
    # f = x² + 3x: the derivative at 2 is 2 + 2 + 3.
    paths = paths_of(parse("x = 2; s = x*x; t = 3*x; f = s + t"), "x")
    assert paths.count == 3
    assert paths.total == 7.0
    largest = list(paths.list_largest())
    assert [path.product for path in largest] == [3.0, 2.0, 2.0]
    assert [[edge.target for edge in path.edges] for path in largest] == [["t", "f"], ["s", "f"], ["s", "f"]]
    assert {path.edges[0].port for path in largest[1:]} == {0, 1}
    assert paths.multiplications == 3


def test_the_output_is_its_own_only_path() -> None:
    paths = paths_of(parse("x = 2; f = square(x)"), "f")
    assert (paths.count, paths.total, paths.multiplications) == (1, 1.0, 0)
    assert [path.edges for path in paths.list_largest()] == [()]


def test_a_node_aside_has_none() -> None:
    graph = parse("x = 3; y = 2; g = x + y; f = square(y)")
    graph.set_output("f")
    paths = paths_of(graph, "x")
    assert (paths.count, paths.total, list(paths.list_largest())) == (0, 0.0, [])


def ladder(rungs: int) -> Graph:
    """Each rung doubles the paths."""
    graph = Graph()
    last = graph.add("parameter", id="n0", value=1.0)
    for rung in range(rungs):
        last = graph.add("add", [last, last], id=f"n{rung + 1}")
    return graph


def test_a_number_of_paths_that_no_double_holds_is_exact() -> None:
    paths = paths_of(ladder(300), "n0")
    assert paths.count == 2**300
    assert paths.total == 2.0**300
    assert paths.multiplications == 299 * 2**300
    few = list(itertools.islice(paths.list_largest(), 5))
    assert [path.product for path in few] == [1.0] * 5
    assert len({tuple(edge.port for edge in path.edges) for path in few}) == 5


@pytest.mark.parametrize("seed", range(12))
def test_random_graphs_agree_with_every_path_written_out(seed: int) -> None:
    graph = draw_graph(random.Random(seed))
    evaluation = evaluate(graph)
    paths = GradientPaths(evaluation, 0, "n0")
    edges = {
        (one.source, one.target, one.port): one.local
        for leaving in paths._leaving.values()
        for one in leaving
    }
    ways = write_out(graph, "n0", str(evaluation.tape.output))
    written = [math.prod(edges[edge] for edge in way) for way in ways]
    listed = [path.product for path in paths.list_largest()]
    assert paths.count == len(written) == len(listed)
    assert sorted(listed) == pytest.approx(sorted(written))
    sizes = [abs(product) for product in listed]
    assert all(first >= second * (1 - 1e-9) for first, second in itertools.pairwise(sizes))
    assert paths.total == pytest.approx(sum(written), abs=1e-9)
    assert paths.total == pytest.approx(evaluation.gradient("n0"), abs=1e-9)
    assert paths.multiplications == sum(len(way) - 1 for way in ways)


def write_out(graph: Graph, start: str, end: str) -> list[list[tuple[str, str, int]]]:
    """Every path, as its edges."""
    if start == end:
        return [[]]
    return [
        [(edge.source, edge.target, edge.port), *rest]
        for edge in graph.consumers(start)
        for rest in write_out(graph, edge.target, end)
    ]


def draw_graph(chance: random.Random) -> Graph:
    graph = Graph()
    graph.add("parameter", id="n0", value=chance.uniform(-2, 2))
    for number in range(1, 9):
        earlier = [f"n{place}" for place in range(number)]
        operation = chance.choice(["add", "multiply", "tanh", "subtract"])
        count = 1 if operation == "tanh" else 2
        # The newest is always used, so that the last node is the only end.
        operands = [earlier[-1], *chance.choices(earlier, k=count - 1)]
        graph.add(operation, operands, id=f"n{number}")
    return graph


def test_zeros_and_infinities_are_listed_too() -> None:
    graph = parse("x = 0; a = x*x; b = log(x); f = a + b + x")
    largest = [path.product for path in paths_of(graph, "x").list_largest()]
    assert largest[0] == math.inf
    assert sorted(largest[1:]) == [0.0, 0.0, 1.0]
    assert largest[1] == 1.0


def test_a_sample_s_paths_sum_to_its_share() -> None:
    graph = preset("xor")
    evaluation = evaluate(graph)
    parameters = evaluation.tape.parameter_ids
    for id_ in parameters:
        shares = [GradientPaths(evaluation, sample, id_).total for sample in range(4)]
        assert sum(shares) == pytest.approx(evaluation.gradient(id_), abs=1e-12)


def test_the_modes_cost_what_counting_by_hand_gives() -> None:
    tape = evaluate(parse("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b")).tape
    # Reverse: an edge each. Forward: w and x take two each, b takes one.
    assert count_multiplications(tape) == ModeCosts(leaves=3, forward=5, reverse=4)
    # The constant's edge counts in neither.
    tape = evaluate(parse("x = 5; f = 3*x + x")).tape
    assert count_multiplications(tape) == ModeCosts(leaves=1, forward=3, reverse=3)


def test_forward_mode_grows_with_the_leaves() -> None:
    tape = evaluate(preset("xor")).tape
    costs = count_multiplications(tape)
    graph = preset("xor")
    leaves = [node.id for node in tape.nodes if node.op in {"input", "parameter"}]
    by_hand = 0
    for leaf in leaves:
        behind = nx.descendants(graph.networkx, leaf) | {leaf}
        by_hand += sum(edge.source in behind for edge in tape.graph_edges)
    assert costs.forward == by_hand
    assert costs.leaves == len(leaves)
    assert costs.reverse <= len(tape.graph_edges) < costs.forward
