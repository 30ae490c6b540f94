"""Stepping: the chain rule holds in every step, shares add up, and its end is the full evaluation."""

import numpy as np
import pytest

from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.engine.stepper import Phase, Walk, list_steps, list_steps_of
from guibp.model.graph import Graph
from tests.engine.graphs import line, numbers, xor
from tests.engine.test_random_graphs import SAMPLES, RandomGraph

SEEDS = range(12)


def same(one: Reading, other: Reading) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in Reading.__slots__)


def test_steps_of_the_line() -> None:
    steps = list_steps(evaluate(line()))
    assert [(step.index, step.phase, step.node, step.value) for step in steps] == [
        (0, Phase.FORWARD, "g", -10.0),
        (1, Phase.FORWARD, "f", -7.0),
        (2, Phase.BACKWARD, "f", -7.0),
        (3, Phase.BACKWARD, "g", -10.0),
    ]
    edges = [(edge.source, edge.target, edge.port, edge.local, edge.gradient) for edge in steps[3].edges]
    assert edges == [("w", "g", 0, 5.0, 5.0), ("x", "g", 1, -2.0, -2.0)]
    assert [step.upstream for step in steps] == [None, None, 1.0, 1.0]


@pytest.mark.parametrize("seed", SEEDS)
def test_operands_come_before_their_consumers(seed: int) -> None:
    graph = RandomGraph(seed).graph
    steps = list_steps(evaluate(graph))
    forward = [step.node for step in steps if step.phase is Phase.FORWARD]
    backward = [step.node for step in steps if step.phase is Phase.BACKWARD]
    operations = [node.id for node in graph.node_records if not node.operation.is_leaf]
    assert sorted(forward) == sorted(operations)
    assert len(set(backward)) == len(backward)
    for edge in graph.edges:
        if edge.source in operations:
            assert forward.index(edge.source) < forward.index(edge.target)
            assert backward.index(edge.target) < backward.index(edge.source)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sample", range(SAMPLES))
def test_upstream_times_local_is_the_gradient(seed: int, sample: int) -> None:
    evaluation = evaluate(RandomGraph(seed).graph)
    assert evaluation.edge_gradients is not None
    size = float(np.abs(evaluation.edge_gradients).max())
    for step in list_steps(evaluation, sample):
        for edge in step.edges:
            assert step.upstream is not None
            assert step.upstream * edge.local == pytest.approx(edge.gradient, rel=1e-10, abs=1e-13 * size)


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_of_all_samples_sum_to_the_gradient(seed: int) -> None:
    graph = RandomGraph(seed).graph
    evaluation = evaluate(graph)
    readings = [read_sample(evaluation, sample) for sample in range(SAMPLES)]
    size = float(np.abs(readings[0].edge_gradients).max())
    for place, node in enumerate(graph.node_records):
        gradient = numbers(evaluation.gradient(node.id))
        shares = np.array([reading.node_gradients[place] for reading in readings])
        if len(gradient) > 1:
            np.testing.assert_array_equal(shares, gradient)
        elif is_spread(graph, node.id):
            assert shares.sum() == pytest.approx(gradient[0], rel=1e-10, abs=1e-12 * size)
        else:
            np.testing.assert_array_equal(shares, np.repeat(gradient, SAMPLES))


def is_spread(graph: Graph, id_: str) -> bool:
    """Whether a single node feeds a per-sample one, through single nodes perhaps.

    What gathers the samples is not: each sample's edge into it carries the whole gradient's part.
    """
    evaluation = evaluate(graph)
    if any(len(numbers(evaluation.value(source))) > 1 for source in graph.operands(id_).values()):
        return False
    for edge in graph.consumers(id_):
        if len(numbers(evaluation.value(edge.target))) > 1 or is_spread(graph, edge.target):
            return True
    return False


@pytest.mark.parametrize("seed", SEEDS)
def test_end_of_a_walk_is_the_full_evaluation(seed: int) -> None:
    evaluation = evaluate(RandomGraph(seed).graph)
    walk = Walk(evaluation, 1)
    while walk.advance() is not None:
        pass
    assert same(walk.reading(), read_sample(evaluation, 1))
    assert walk.position == len(walk.steps)


@pytest.mark.parametrize("graph", [line(), xor(), RandomGraph(5).graph], ids=["line", "xor", "random"])
def test_each_step_back_undoes_one_step(graph: Graph) -> None:
    walk = Walk(evaluate(graph))
    seen = [walk.reading()]
    while walk.advance() is not None:
        seen.append(walk.reading())
    assert len(seen) == len(walk.steps) + 1
    for place in range(len(walk.steps) - 1, -1, -1):
        assert walk.retreat() == walk.steps[place]
        assert same(walk.reading(), seen[place])
    assert walk.retreat() is None
    assert walk.current is None


def test_walk_shows_what_is_computed_and_no_more() -> None:
    graph = line()
    walk = Walk(evaluate(graph))
    places = {node.id: place for place, node in enumerate(graph.node_records)}

    def known() -> tuple[set[str], set[str], int]:
        reading = walk.reading()
        values = {id_ for id_, place in places.items() if reading.node_values_known[place]}
        gradients = {id_ for id_, place in places.items() if reading.node_gradients_known[place]}
        return values, gradients, int(reading.edge_gradients_known.sum())

    leaves = {"w", "x", "b"}
    assert known() == (leaves, set(), 0)
    walk.advance()
    assert known() == (leaves | {"g"}, set(), 0)
    walk.advance()
    assert known() == (leaves | {"g", "f"}, set(), 0)
    walk.advance()
    assert known() == (leaves | {"g", "f"}, {"f", "g", "b"}, 2)
    walk.advance()
    assert known() == (leaves | {"g", "f"}, leaves | {"f", "g"}, 4)


def test_walk_without_an_output_goes_forward_only() -> None:
    graph = line()
    graph.add("exp", ["w"], id="second")
    assert {step.phase for step in Walk(evaluate(graph)).steps} == {Phase.FORWARD}


def test_walk_follows_another_sample() -> None:
    evaluation = evaluate(xor())
    walk = Walk(evaluation, 0)
    for _ in range(5):
        walk.advance()
    walk.follow_sample(3)
    assert (walk.position, walk.steps) == (5, list_steps(evaluation, 3))


def test_steps_of_one_node() -> None:
    evaluation = evaluate(line())
    forward, backward = list_steps_of(evaluation, "g")
    assert (forward.phase, backward.phase, backward.upstream) == (Phase.FORWARD, Phase.BACKWARD, 1.0)
    assert list_steps_of(evaluation, "w") == list_steps_of(evaluation, "nobody") == ()


def test_all_samples_are_mean_of_values_and_sum_of_gradients() -> None:
    graph = xor()
    evaluation = evaluate(graph)
    reading = read_all_samples(evaluation)
    for place, node in enumerate(graph.node_records):
        assert reading.node_values[place] == pytest.approx(
            numbers(evaluation.value(node.id)).mean(), rel=1e-12
        )
        assert reading.node_gradients[place] == pytest.approx(
            numbers(evaluation.gradient(node.id)).sum(), abs=1e-15
        )


def test_what_is_not_computed_is_not_known() -> None:
    graph = line()
    graph.disconnect("f", 1)
    for reading in (read_sample(evaluate(graph), 0), read_all_samples(evaluate(graph))):
        assert reading.node_values_known.tolist() == [True, True, True, True, False]
        assert not reading.node_gradients_known.any()
        assert not reading.edge_gradients_known.any()


def test_nothing_is_read_from_an_empty_graph() -> None:
    evaluation: Evaluation = evaluate(Graph())
    assert len(read_sample(evaluation, 0).node_values) == len(read_all_samples(evaluation).edge_values) == 0
    assert Walk(evaluation).steps == ()
