"""Which nodes of a graph are run as one loop: units, and layers of units side by side."""

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.fusion import find_units, group_layers, trace_flow
from guibp.engine.kernel import Kernel
from guibp.engine.tape import NONE
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls
from guibp.model.expression import parse
from guibp.model.graph import Graph
from tests.engine.graphs import xor

ROWS = 5
DATA = {
    name: np.random.default_rng(place).uniform(-1, 1, ROWS).tolist()
    for place, name in enumerate(("x", "y", "t"))
}
SOURCES = """
x = data("x"); y = data("y"); t = data("t")
u = param(0.5); v = param(-0.3); w = param(0.7); b = param(0.2)
"""

Told = tuple[list[tuple[str | None, str]], list[str], str, str]
"""Of a unit the terms, each a weight or none and an input; the biases; the sum; and what it results in."""


def graph_of(text: str) -> Graph:
    graph = parse(SOURCES + text)
    graph.set_dataset(DATA)
    return graph


def layers_of(graph: Graph) -> list[list[Told]]:
    """The layers that a training makes of a graph, by the ids of nodes."""
    tape = compile_tape(graph)
    names = {int(slot): id_ for id_, slot in zip(tape.node_ids, tape.node_slot, strict=True)}
    flow = trace_flow(tape)
    return [
        [
            (
                [(None if weight == NONE else names[weight], names[source]) for weight, source in unit.terms],
                [names[bias] for bias in unit.biases],
                names[unit.root],
                names[unit.result],
            )
            for unit in layer
        ]
        for layer in group_layers(flow, find_units(flow))
    ]


def test_xor_is_a_layer_of_two_and_a_unit() -> None:
    hidden, last = layers_of(xor())
    assert [(terms, biases, result) for terms, biases, _, result in hidden] == [
        ([("w11", "x1"), ("w12", "x2")], ["b1"], "h1"),
        ([("w21", "x1"), ("w22", "x2")], ["b2"], "h2"),
    ]
    # The cross-entropy takes the sum itself: no sigmoid is left.
    ((terms, biases, root, result),) = last
    assert (terms, biases) == ([("v1", "h1"), ("v2", "h2")], ["b3"])
    assert result == root


ONE_UNIT: dict[str, tuple[str, Told]] = {
    "a sum with an activation": (
        "a = u*x + v*y + b; h = tanh(a); f = mean(square(h))",
        ([("u", "x"), ("v", "y")], ["b"], "a", "h"),
    ),
    "one product is enough": (
        "a = u*x + b; f = mean(square(a))",
        ([("u", "x")], ["b"], "a", "a"),
    ),
    "the weight may stand behind": (
        "a = x*u + b; f = mean(square(a))",
        ([("u", "x")], ["b"], "a", "a"),
    ),
    "three summands without a weight": (
        "a = x + y + t; f = mean(square(a))",
        ([(None, "x"), (None, "y"), (None, "t")], [], "a", "a"),
    ),
    "a product that others use is an input": (
        "p = u*x; a = p + v*y + b; f = mean(a*p)",
        ([("v", "y"), (None, "p")], ["b"], "a", "a"),
    ),
    "a product of two columns is an input": (
        "p = x*y; a = p + u*t; f = mean(square(a))",
        ([("u", "t"), (None, "p")], [], "a", "a"),
    ),
    "a product used twice in the same sum": (
        "p = u*x; a = p + p + v*y; f = mean(square(a))",
        ([("v", "y"), (None, "p"), (None, "p")], [], "a", "a"),
    ),
    "a sum that is the output": ("f = u*x + b", ([("u", "x")], ["b"], "f", "f")),
    "a sum used twice keeps its activation apart": (
        "a = u*x + b; h = tanh(a); f = mean(h*a)",
        ([("u", "x")], ["b"], "a", "a"),
    ),
    "a sigmoid that others read": (
        "a = u*x + b; h = sigmoid(a); f = mean(h*h*y)",
        ([("u", "x")], ["b"], "a", "h"),
    ),
    "a sum within a sum": (
        "s = u*x + b; a = s + v*y; f = mean(square(a))",
        ([("u", "x"), ("v", "y")], ["b"], "a", "a"),
    ),
    "several biases": (
        "a = u*x + b + v + w; f = mean(square(a))",
        ([("u", "x")], ["b", "v", "w"], "a", "a"),
    ),
    "weights and biases that are computed": (
        "c = exp(u); d = tanh(b); a = c*x + d; f = mean(square(a))",
        ([("c", "x")], ["d"], "a", "a"),
    ),
    "a weight that depends on a reduction": (
        "m = mean(x); a = m*y + u*t; f = mean(square(a))",
        ([("m", "y"), ("u", "t")], [], "a", "a"),
    ),
    "a per-sample bias": (
        "a = u*x + y + b; f = mean(square(a))",
        ([("u", "x"), (None, "y")], ["b"], "a", "a"),
    ),
    "a column listed twice": (
        "a = u*x + v*x + b; f = mean(square(a))",
        ([("u", "x"), ("v", "x")], ["b"], "a", "a"),
    ),
}


@pytest.mark.parametrize("text,unit", ONE_UNIT.values(), ids=list(ONE_UNIT))
def test_one_unit(text: str, unit: Told) -> None:
    assert layers_of(graph_of(text)) == [[unit]]


@pytest.mark.parametrize(
    "text",
    ["f = mean(x + y)", "f = u + v + w", "f = mean(x + u)", "f = mean(x*y)", "f = mean(u*x)"],
)
def test_what_is_no_unit(text: str) -> None:
    assert layers_of(graph_of(text)) == []


def test_sum_used_by_two_sums_is_a_unit_of_its_own() -> None:
    graph = graph_of("s = u*x + b; a = s + v*y; c = s + w*t; f = mean(a*c)")
    assert [[unit[2] for unit in layer] for layer in layers_of(graph)] == [["s"], ["a"], ["c"]]


@pytest.mark.parametrize(
    "text,sums",
    [
        ("a = u*x + v*y; c = w*y + b*x; f = mean(a*c)", [["a", "c"]]),
        ("a = tanh(u*x + b); c = sigmoid(v*x + b); f = mean(a*c)", [["a"], ["c"]]),
        ("a = u*x + v*y; c = w*x + b; f = mean(a*c)", [["a"], ["c"]]),
        ("m = mean(x); a = m*x + u; c = v*x + b; f = mean(a*c)", [["a"], ["c"]]),
        ("a = u*x + v*x; c = w*x + b*x; f = mean(a*c)", [["a", "c"]]),
    ],
    ids=["same inputs in any order", "other activations", "other inputs", "a reduced weight", "twice listed"],
)
def test_units_side_by_side(text: str, sums: list[list[str]]) -> None:
    graph = graph_of(text)
    assert [[unit[3] for unit in layer] for layer in layers_of(graph)] == sums


def test_units_are_in_the_order_of_their_sums() -> None:
    """The first begins before the other, and ends after what the other's result goes into."""
    graph = graph_of("s = u*x + v; c = w*x + b; d = square(c); a = s + u; f = mean(a*d)")
    assert [[unit[2] for unit in layer] for layer in layers_of(graph)] == [["c", "a"]]


TRAINED: dict[str, str] = {
    **{name: text for name, (text, _) in ONE_UNIT.items()},
    "a unit that begins early and ends late": (
        "s = u*x + v; c = w*x + b; d = square(c); a = s + u; f = mean(square(a*d - t))"
    ),
    "a weight for four inputs": (
        "p = x*y; q = x*t; a = tanh(u*x + u*y + u*p + u*q + b); f = mean(square(a - t))"
    ),
    "a weight for four units": (
        "a = tanh(u*x + b); c = tanh(u*x + v); d = tanh(u*x + w); e = tanh(u*x + u); f = mean(a*c*d*e - a)"
    ),
    "weights in any place of a block": (
        "p = x*y; q = x*t; a = u*x + v*y + u*p + w*q; c = v*x + u*y + v*p + v*q;"
        "d = w*x + w*y + u*p + u*q; e = u*x + u*y + v*p + w*q; f = mean(square(a*c + d*e - t))"
    ),
    "a weight that is the bias too": "a = tanh(u*x + v*y + u); f = mean(square(a - t))",
    "a per-sample output": "f = square(u*x + v*y + b - t)",
    "samples less their mean": "c = x - mean(x); a = tanh(u*c + v*y + b); f = mean(square(a - mean(a)))",
    "a square of a mean": "a = tanh(u*x + v*y + b); f = square(mean(a) - w) * exp(mean(t*a))",
}


@pytest.mark.parametrize("text", TRAINED.values(), ids=list(TRAINED))
@pytest.mark.parametrize("rows", [3, ROWS, 40])
def test_it_is_trained_as_interpreted(text: str, rows: int, kernel: Kernel, tiling: str) -> None:
    graph = graph_of(text)
    graph.set_dataset({name: (column * 8)[:rows] for name, column in DATA.items()})
    one, other = (
        Trainer(compile_tape(graph), Controls(learning_rate=0.02), way)
        for way in (lambda: None, lambda: kernel)
    )
    for trainer in (one, other):
        trainer.run(limit=10)
    np.testing.assert_allclose(
        [value for _, value in one.parameters()], [value for _, value in other.parameters()], rtol=1e-11
    )
    np.testing.assert_allclose(one.history.losses, other.history.losses, rtol=1e-11)
