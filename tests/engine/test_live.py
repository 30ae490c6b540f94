"""Live evaluation: after edits it is what a fresh one is, bit for bit, and computes no more than it must."""

from collections.abc import Callable

import numpy as np
import pytest

from guibp.engine import incremental
from guibp.engine.evaluation import Evaluation, evaluate, evaluate_tape
from guibp.engine.live import LiveEvaluation
from guibp.engine.tape import Tape
from guibp.model.edits import MoveNodes, SetValues
from guibp.model.graph import Graph
from tests.engine.graphs import line, xor
from tests.engine.test_random_graphs import RandomGraph

SEEDS = range(25)


def follow(
    graph: Graph, evaluate_whole: Callable[[Tape], Evaluation | None] = lambda _: None
) -> LiveEvaluation:
    live = LiveEvaluation(graph, evaluate_whole)
    graph.subscribe(live.follow)
    return live


def bits(evaluation: Evaluation) -> bytes:
    """Every number of an evaluation, without what stands in the pads."""
    tape, gradients = evaluation.tape, evaluation.edge_gradients
    parts = [evaluation.values[tape.numbers_of(slot)].tobytes() for slot in range(tape.slots)]
    if gradients is not None:
        parts += [gradients[tape.numbers_on(edge)].tobytes() for edge in range(len(tape.edge_source))]
    return b"".join(parts)


def assert_fresh(live: LiveEvaluation, graph: Graph) -> None:
    told, fresh = live.evaluation, evaluate(graph)
    assert bits(told) == bits(fresh)
    assert told.tape.revision == graph.revision
    assert told.tape.nodes == graph.node_records
    assert told.tape.start.tobytes() == fresh.tape.start.tobytes()


@pytest.fixture(params=["in part", "whole"], autouse=True)
def backward(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backward pass never gives up, or always: these graphs are too small to do either by themselves."""
    monkeypatch.setattr(incremental, "WORTHWHILE", 1 if request.param == "in part" else 10**6)


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_of_values_give_what_a_fresh_evaluation_gives(seed: int) -> None:
    graph = RandomGraph(seed).graph
    live, generator = follow(graph), np.random.default_rng(seed)
    leaves = [node.id for node in graph.node_records if node.value is not None]
    assert_fresh(live, graph)
    for _ in range(8):
        chosen = generator.choice(leaves, int(generator.integers(1, 4)))
        # Large ones leave the finite numbers, and zeros of both signs are there too.
        values = generator.choice([-0.0, 0.0, 1.0, 0.5, -2.0, 800.0, 1e200], len(chosen)).tolist()
        graph.apply(SetValues(tuple(zip(map(str, chosen), values, strict=True))))
        assert_fresh(live, graph)


@pytest.mark.parametrize("output", ["loss", "error", "y", "h1", "w11"])
def test_fused_losses_and_every_output(output: str) -> None:
    graph = xor()
    graph.add("sum", [graph.add("multiply", ["y", "h1"])], id="aside")
    graph.set_output(output)
    live = follow(graph)
    for id_, value in (("v1", 3.0), ("w11", -0.0), ("b3", 900.0), ("b3", -900.0), ("w11", 0.0)):
        live.evaluation  # noqa: B018 - so that every edit starts from the one before
        graph.set_value(id_, value)
        assert_fresh(live, graph)


def test_a_logit_shared_by_the_samples() -> None:
    """The edge into a single sigmoid gathers from per-sample cross-entropies, and from others."""
    graph = Graph()
    graph.set_dataset({"t": [0.0, 1.0, 0.3]})
    graph.add("input", id="t", column="t")
    graph.add("parameter", id="w", value=0.3)
    graph.add("sigmoid", [graph.add("multiply", ["w", "w"])], id="y")
    losses = [graph.add("mean", [graph.add("binary_cross_entropy", ["y", "t"])]) for _ in range(2)]
    graph.add("add", [*losses, graph.add("square", ["y"])], id="f")
    live = follow(graph)
    for value in (0.7, -0.0, 40.0, -3.0):
        live.evaluation  # noqa: B018 - so that every edit starts from the one before
        graph.set_value("w", value)
        assert_fresh(live, graph)


def test_several_edits_before_anybody_looks() -> None:
    graph = line()
    live = follow(graph)
    live.evaluation  # noqa: B018 - the edits follow it
    graph.set_value("w", 1.0)
    graph.set_value("x", 2.0)
    graph.set_value("w", -2.0)
    assert_fresh(live, graph)


@pytest.mark.parametrize(
    "edit",
    [
        lambda graph: graph.add("exp", ["f"], id="e"),
        lambda graph: graph.disconnect("f", 1),
        lambda graph: graph.remove("b"),
        lambda graph: graph.rename("w", "v"),
        lambda graph: graph.set_output("g"),
        lambda graph: graph.set_dataset({"x": [1.0, 2.0]}),
    ],
    ids=["add", "disconnect", "remove", "rename", "output", "dataset"],
)
def test_other_edits_make_another_tape(edit: Callable[[Graph], object]) -> None:
    graph = line()
    live = follow(graph)
    graph.set_value("w", 1.0)
    live.evaluation  # noqa: B018 - the edit follows it
    graph.set_value("x", 7.0)
    edit(graph)
    assert_fresh(live, graph)
    graph.set_value("x", 3.0)
    assert_fresh(live, graph)


def test_unbinding_a_column_makes_another_tape() -> None:
    graph = xor()
    live = follow(graph)
    live.evaluation  # noqa: B018 - the edit follows it
    graph.set_value("x1", 0.5)
    assert_fresh(live, graph)


def test_what_was_handed_out_stays_as_it_is() -> None:
    graph = xor()
    live = follow(graph)
    first = live.evaluation
    numbers, gradient = bits(first), first.gradient("w11")
    graph.set_value("w11", 2.0)
    assert live.evaluation is not first
    assert live.evaluation.gradient("w11") != gradient
    assert bits(first) == numbers
    assert first.gradient("w11") == gradient
    with pytest.raises(ValueError, match="read-only"):
        first.values[0] = 1.0


def test_looking_twice_computes_once() -> None:
    graph = line()
    live = follow(graph)
    first = live.evaluation
    graph.apply(MoveNodes((("w", (1.0, 2.0)),)))
    assert live.evaluation is first
    graph.set_value("w", 9.0)
    assert live.evaluation is live.evaluation


def count_calls(monkeypatch: pytest.MonkeyPatch, name: str) -> list[object]:
    """The slots for which a function is called from now on."""
    called, function = list[object](), getattr(incremental, name)

    def count(tape: Tape, values: object, slot: int) -> object:
        called.append(slot)
        return function(tape, values, slot)

    monkeypatch.setattr(incremental, name, count)
    return called


@pytest.mark.parametrize("backward", ["in part"], indirect=True)
def test_only_what_depends_on_a_value_is_computed(monkeypatch: pytest.MonkeyPatch, backward: None) -> None:
    graph = Graph()
    branches = []
    for branch in range(20):
        last = graph.add("parameter", id=f"w{branch}", value=0.1)
        for _ in range(10):
            last = graph.add("tanh", [last])
        branches.append(last)
    graph.add("add", branches, id="f")
    live = follow(graph)
    live.evaluation  # noqa: B018 - the edit follows it
    forward = count_calls(monkeypatch, "compute_value")
    differentiated = count_calls(monkeypatch, "local_gradients")
    graph.set_value("w19", 0.2)
    assert_fresh(live, graph)
    assert len(forward) == 11
    assert len(differentiated) <= 12


def test_a_whole_evaluation_takes_the_place_of_the_parts() -> None:
    asked = list[Tape]()

    def evaluate_whole(tape: Tape) -> Evaluation | None:
        asked.append(tape)
        return evaluate_tape(tape) if len(asked) > 1 else None

    graph = line()
    live = follow(graph, evaluate_whole)
    for value in (1.0, 2.0, 3.0):
        live.evaluation  # noqa: B018 - so that every edit starts from the one before
        graph.set_value("w", value)
        assert_fresh(live, graph)
    assert len(asked) == 4
    assert all(tape.operands is asked[0].operands for tape in asked)
