"""The four local gradients of a sigmoid in parts, against σ(1 − σ) worked out apart."""

from __future__ import annotations

import math

import pytest

from guibp.engine.evaluation import evaluate
from guibp.explain.sigmoid_chain import tell_sigmoid_chain
from guibp.explain.sigmoid_parts import take_apart
from guibp.model.expression import parse
from guibp.model.presets import preset


@pytest.mark.parametrize("z", [-3.0, 0.0, 1.0, 2.5])
def test_the_parts_multiply_to_the_slope(z: float) -> None:
    graph = preset("sigmoid")
    graph.set_value("z", z)
    sigma = 1 / (1 + math.exp(-z))
    for id_ in ("n", "e", "d", "s"):
        chain = tell_sigmoid_chain(graph, evaluate(graph), id_, 0)
        assert chain is not None
        assert len(chain.parts) == 4
        for equation in (chain.product, chain.whole):
            last = float(equation.text.rpartition(" = ")[2])
            assert last == pytest.approx(sigma * (1 - sigma), rel=1e-3)
        assert chain.product.text.startswith("∂s/∂z = ∂s/∂d · ∂d/∂e · ∂e/∂n · ∂n/∂z = ")


def test_a_sigmoid_that_was_taken_apart_is_told() -> None:
    graph = parse("x = 0.5; z = 3*x; h = sigmoid(z); f = square(h)")
    assert tell_sigmoid_chain(graph, evaluate(graph), "h", 0) is None
    graph.apply(take_apart(graph, "h"))
    chain = tell_sigmoid_chain(graph, evaluate(graph), "h", 0)
    assert chain is not None
    assert chain.whole.text.startswith("σ · (1 - σ) = h · (1 - h) = 0.8176 × (1 - 0.8176) = 0.149")


def test_another_reciprocal_is_none() -> None:
    graph = parse("x = 0.5; d = 1 + exp(x); h = 1/d; r = reciprocal(d)")
    graph.set_output("r")
    for id_ in ("d", "r", "x"):
        assert tell_sigmoid_chain(graph, evaluate(graph), id_, 0) is None
