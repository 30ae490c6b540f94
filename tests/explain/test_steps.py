"""The shares of the samples: upstream × local = gradient, and the shares sum to what evaluation gives."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Phase, Step, Walk, list_steps
from guibp.explain.steps import explain_steps
from guibp.model.expression import parse
from guibp.model.graph import Graph

UNARY = ("sigmoid", "tanh", "mean", "sum", "square", "exp", "negate")
BINARY = ("subtract",)
MANY = ("add", "multiply")


def random_graph(seed: int) -> Graph:
    """A graph of single and per-sample nodes with a cross-entropy at its end."""
    choice = random.Random(seed)
    samples = choice.choice([1, 2, 3, 5])
    graph = Graph()
    graph.set_dataset(
        {
            "a": [choice.uniform(-1, 1) for _ in range(samples)],
            "t": [choice.choice([0, 1, 0.5]) for _ in range(samples)],
        }
    )
    ids = [graph.add("input", column="a"), graph.add("constant", value=0.5)]
    ids += [graph.add("parameter", value=choice.uniform(-1, 1)) for _ in range(3)]
    for _ in range(12):
        operation = choice.choice(UNARY + BINARY + MANY + MANY)
        count = 1 if operation in UNARY else 2 if operation in BINARY else choice.choice([2, 3, 4])
        ids.append(graph.add(operation, [choice.choice(ids[-6:] + ids[:4]) for _ in range(count)]))
    prediction = graph.add("sigmoid", [ids[-1]])
    loss = graph.add("binary_cross_entropy", [prediction, graph.add("input", column="t")])
    graph.set_output(graph.add("mean", [loss]))
    return graph


@pytest.mark.parametrize("seed", range(60))
def test_upstream_times_local_is_the_gradient_and_shares_sum(seed: int) -> None:
    graph = random_graph(seed)
    evaluation = evaluate(graph)
    shares: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for sample in range(evaluation.tape.samples):
        for step in list_steps(evaluation, sample):
            for edge in step.edges:
                assert step.upstream is not None
                assert edge.gradient == pytest.approx(step.upstream * edge.local, rel=1e-9, abs=1e-12)
                shares[edge.source, edge.target, edge.port].append(edge.gradient)
    for (source, target, port), found in shares.items():
        whole = evaluation.edge_gradient(source, target, port)
        if isinstance(whole, np.ndarray):
            assert found == pytest.approx(whole.tolist(), rel=1e-8, abs=1e-12)
        else:
            # An edge that no sample owns shows its whole gradient to each of them.
            assert sum(found) == pytest.approx(whole, rel=1e-8, abs=1e-12) or found[0] == pytest.approx(whole)


@pytest.mark.parametrize("seed", range(20))
def test_operands_come_first_and_consumers_first_backwards(seed: int) -> None:
    graph = random_graph(seed)
    steps = list_steps(evaluate(graph))
    turn = {(step.phase, step.node): step.index for step in steps}
    assert len(turn) == len(steps)
    assert [step.index for step in steps] == list(range(len(steps)))
    for edge in graph.edges:
        for phase, first, second in (
            (Phase.FORWARD, edge.source, edge.target),
            (Phase.BACKWARD, edge.target, edge.source),
        ):
            if (phase, first) in turn and (phase, second) in turn:
                assert turn[phase, first] < turn[phase, second]


def walked(walk: Walk) -> list[Step]:
    done: list[Step] = []
    while (step := walk.advance()) is not None:
        done.append(step)
    return done


def test_a_walk_shows_what_is_known_and_goes_back_the_same_way() -> None:
    graph = random_graph(3)
    walk = Walk(evaluate(graph))
    start = walk.reading()
    leaves = [graph.node(id_).operation.is_leaf for id_ in graph.nodes]
    assert start.node_values_known.tolist() == leaves
    assert not start.edge_gradients_known.any()
    forwards = [walk.reading()]
    for _ in walk.steps:
        walk.advance()
        forwards.append(walk.reading())
    assert walk.advance() is None
    assert forwards[-1].edge_gradients_known.all()
    for expected in reversed(forwards[:-1]):
        walk.retreat()
        reading = walk.reading()
        assert (reading.edge_values_known == expected.edge_values_known).all()
        assert (reading.edge_gradients_known == expected.edge_gradients_known).all()
    assert walk.retreat() is None


def test_without_an_output_there_are_forward_steps_only() -> None:
    graph = Graph()
    graph.add("input", id="x", value=2.0)
    graph.add("square", ["x"], id="p")
    graph.add("exp", ["x"], id="q")
    walk = Walk(evaluate(graph))
    assert {step.phase for step in walked(walk)} == {Phase.FORWARD}
    assert not walk.reading().edge_gradients_known.any()


@pytest.mark.parametrize("logit", [800.0, -800.0, 40.0])
@pytest.mark.parametrize(
    "loss",
    [
        "binary_cross_entropy(y, t)",
        "mean(binary_cross_entropy(y, t))",
        "sum(binary_cross_entropy(y, 1)*t) + y",
        "mean(binary_cross_entropy(y, t)) + binary_cross_entropy(y, 0.5)",
    ],
)
def test_shares_through_a_single_saturated_sigmoid_are_exact(logit: float, loss: str) -> None:
    graph = parse(f'z = param({logit}); v = param(1); q = z*v; y = sigmoid(q); t = data("t"); f = {loss}')
    graph.set_dataset({"t": [0, 1, 1]})
    evaluation = evaluate(graph)
    for source, target, port in (("q", "y", 0), ("z", "q", 0), ("v", "q", 1)):
        shares = [
            edge.gradient
            for sample in range(3)
            for step in list_steps(evaluation, sample)
            for edge in step.edges
            if (edge.source, edge.target, edge.port) == (source, target, port)
        ]
        assert sum(shares) == pytest.approx(evaluation.edge_gradient(source, target, port), rel=1e-12)


def test_a_node_with_very_many_operands_is_told_in_short() -> None:
    graph = parse(f"w = param(1); f = multiply({', '.join(['w'] * 1500)})")
    forward, backward = explain_steps(graph)
    assert forward.text.startswith("f = w × w × ")
    assert forward.text.endswith(" × … × 1 = 1")
    assert r" \times \dots \times w" in forward.latex
    assert len(backward.edges) == 1500
