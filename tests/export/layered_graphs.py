"""Graphs with layers, and with what is none: for the scripts that write layers as matrices."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

import guibp
from guibp.model.graph import Graph

DATA = {"x": [0.5, -1.25, 2.0, 0.75, -0.3], "y": [1.0, 0.25, -0.5, 1.5, 0.1], "t": [0.0, 1.0, 1.0, 0.25, 0.0]}


def begin(seed: int = 0) -> tuple[Graph, random.Random]:
    """A graph with three columns, and the numbers for its weights."""
    graph = Graph()
    graph.set_dataset(DATA)
    for name in DATA:
        graph.add("input", id=name, column=name)
    return graph, random.Random(seed)


def add_unit(
    graph: Graph,
    name: str,
    sources: Sequence[str],
    generator: random.Random,
    activation: str = "tanh",
    bias: str = "b",
) -> str:
    """A unit ``name``, its weights called after it; ``bias`` begins the bias' id, or is empty for none."""
    terms = []
    for number, source in enumerate(sources):
        weight = graph.add("parameter", id=f"w_{name}_{number}", value=generator.uniform(-1, 1))
        factors = [weight, source] if number % 2 else [source, weight]
        terms.append(graph.add("multiply", factors, id=f"p_{name}_{number}"))
    if bias:
        terms.insert(0, graph.add("parameter", id=f"{bias}_{name}", value=generator.uniform(-1, 1)))
    total = graph.add("add", terms, id=f"z_{name}" if activation else name)
    return graph.add(activation, [total], id=name) if activation else total


def finish(graph: Graph, prediction: str, loss: str = "binary_cross_entropy") -> Graph:
    """The mean loss of a prediction as the output."""
    graph.add(loss, [prediction, "t"], id="error")
    graph.add("mean", ["error"], id="loss")
    graph.set_output("loss")
    graph.set_training(steps=4, learning_rate=0.05)
    return graph


def deep() -> Graph:
    """Five layers of different widths."""
    graph, generator = begin(1)
    sources = ["x", "y"]
    for depth, width in enumerate((4, 3, 5, 2)):
        names = [f"h{depth}_{place}" for place in range(width)]
        sources = [add_unit(graph, name, sources, generator) for name in names]
    return finish(graph, add_unit(graph, "out", sources, generator, "sigmoid"))


def skipping() -> Graph:
    """Units that also read what lies before the layer before; and a residual sum."""
    graph, generator = begin(2)
    first = [add_unit(graph, f"h{place}", ["x", "y"], generator, "relu") for place in range(3)]
    second = [add_unit(graph, f"k{place}", [*first, "x"], generator) for place in range(2)]
    residual = graph.add("add", [second[0], first[0]], id="residual")
    out = add_unit(graph, "out", [residual, second[1], first[2]], generator, "sigmoid")
    return finish(graph, out)


def sharing() -> Graph:
    """A weight that two units use, a bias that two use, and a unit of its own beside them."""
    graph, generator = begin(3)
    shared = graph.add("parameter", id="shared", value=0.7)
    bias = graph.add("parameter", id="bias", value=-0.2)
    units = []
    for place, source in enumerate(("x", "y")):
        weight = graph.add("parameter", id=f"v{place}", value=0.3 + place)
        terms = [graph.add("multiply", [shared, source]), graph.add("multiply", [weight, "x"]), bias]
        units.append(graph.add("tanh", [graph.add("add", terms)]))
    units += [add_unit(graph, f"own{place}", ["x", "y"], generator) for place in range(2)]
    return finish(graph, add_unit(graph, "out", units, generator, "sigmoid"))


def without_biases() -> Graph:
    """No unit has a bias, but one."""
    graph, generator = begin(4)
    units = [add_unit(graph, f"h{place}", ["x", "y"], generator, bias="") for place in range(2)]
    units.append(add_unit(graph, "h2", ["x", "y"], generator))
    return finish(graph, add_unit(graph, "out", units, generator, "", bias=""), "squared_error")


def mixed() -> Graph:
    """Units with the same inputs and every activation; one whose sum is used beside its activation."""
    graph, generator = begin(5)
    kinds = ("sigmoid", "tanh", "relu", "", "tanh", "sigmoid")
    units = [add_unit(graph, f"h{place}", ["x", "y"], generator, kind) for place, kind in enumerate(kinds)]
    peeped = graph.add("multiply", ["z_h0", "z_h4"], id="peeped")
    return finish(graph, add_unit(graph, "out", [*units, peeped], generator, "sigmoid"))


def no_weights() -> Graph:
    """Constants and inputs in the places of weights; single numbers among the inputs of a unit."""
    graph, generator = begin(6)
    graph.add("constant", id="one", value=1.0)
    graph.add("input", id="free", value=0.4)
    fixed = [graph.add("multiply", [source, "x"]) for source in ("one", "free")]
    units = [graph.add("sigmoid", [graph.add("add", fixed)], id="fixed")]
    units += [add_unit(graph, f"h{place}", ["x", "one", "free"], generator, bias="") for place in range(2)]
    units.append(add_unit(graph, "single", ["one", "free"], generator))
    return finish(graph, add_unit(graph, "out", units, generator, "sigmoid"))


def used_beside() -> Graph:
    """A prediction behind a cross-entropy that is used beside it, as are units within."""
    graph, generator = begin(7)
    units = [add_unit(graph, f"h{place}", ["x", "y"], generator, "sigmoid") for place in range(2)]
    out = add_unit(graph, "out", units, generator, "sigmoid")
    error = graph.add("binary_cross_entropy", [out, "t"], id="error")
    both = graph.add("add", [error, graph.add("square", [out]), graph.add("square", [units[1]])])
    graph.set_output(graph.add("mean", [both], id="loss"))
    graph.set_training(steps=4, learning_rate=0.05)
    return graph


def several_outputs() -> Graph:
    """Two predictions of one layer, each with its loss; one of them learns its target too."""
    graph, generator = begin(8)
    units = [add_unit(graph, f"h{place}", ["x", "y"], generator, "relu") for place in range(2)]
    outs = [add_unit(graph, f"out{place}", units, generator, "sigmoid") for place in range(3)]
    graph.add("parameter", id="guess", value=0.3)
    errors = [graph.add("binary_cross_entropy", [outs[0], "t"])]
    errors.append(graph.add("binary_cross_entropy", [outs[1], "guess"]))
    errors.append(graph.add("squared_error", [outs[2], "t"]))
    graph.set_output(graph.add("mean", [graph.add("add", errors)], id="loss"))
    graph.set_training(steps=4, learning_rate=0.05)
    return graph


def nested() -> Graph:
    """Sums of sums; one with two biases, one that reads an input twice: no units."""
    graph = guibp.parse(
        'x = data("x"); y = data("y"); t = data("t")\n'
        + "".join(f"w{place} = param({0.1 * place - 0.4})\n" for place in range(14))
        + "a = tanh((w0*x + w1*y) + w2)\n"
        "b = tanh(w3*x + (w4*y + w5))\n"
        "two = tanh(w6*x + w7*y + w8 + w9)\n"
        "twice = tanh(w10*x + w11*x)\n"
        "out = sigmoid(w12*a + w13*b + two*twice)"
    )
    graph.set_dataset(DATA)
    return finish(graph, "out")


def single() -> Graph:
    """Two layers without a data set."""
    graph, generator = Graph(), random.Random(9)
    for place in range(3):
        graph.add("input", id=f"i{place}", value=0.5 * place - 0.4)
    units = [add_unit(graph, f"h{place}", ["i0", "i1", "i2"], generator) for place in range(4)]
    add_unit(graph, "out", units, generator, "sigmoid")
    graph.set_training(steps=4, learning_rate=0.05)
    return graph


def names_of_arrays() -> Graph:
    """Nodes that are called as the arrays would be."""
    graph, generator = begin(10)
    graph.add("parameter", id="W1", value=0.3)
    graph.add("multiply", ["W1", "x"], id="Z1")
    graph.add("tanh", ["Z1"], id="H1")
    units = [add_unit(graph, name, ["x", "y"], generator) for name in ('h"1', "한글 \\ 1\n")]
    graph.rename("w_" + 'h"1' + "_0", "b1")
    return finish(graph, add_unit(graph, "X1", [*units, "H1"], generator, "sigmoid"))


GRAPHS: Mapping[str, Callable[[], Graph]] = {
    made.__name__: made
    for made in (
        deep, skipping, sharing, without_biases, mixed, no_weights, used_beside, several_outputs, nested,
        single, names_of_arrays,
    )
}  # fmt: skip
