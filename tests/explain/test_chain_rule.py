"""The chain rule in equations, against numbers that are worked out apart."""

from __future__ import annotations

import re

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Phase, Step, list_steps
from guibp.explain.chain_rule import FEW_BRANCHES, FEW_SAMPLES, ChainRule, is_exact_beside
from guibp.explain.equations import Equation, Tone
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets

LECTURE = "w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


def rule_of(text: str) -> ChainRule:
    return ChainRule(evaluate(parse(text)), 0)


def backward_step(text: str, node: str) -> Step:
    steps = list_steps(evaluate(parse(text)))
    return next(step for step in steps if step.phase is Phase.BACKWARD and step.node == node)


def test_the_lecture_s_chain_rule_in_three_stages() -> None:
    step = backward_step(LECTURE, "g")
    equation = rule_of(LECTURE).tell_edge(step, step.edges[0])
    assert equation.text == "∂f/∂w = ∂f/∂g · ∂g/∂w = 1 · x = 1 × 5 = 5"
    assert equation.latex == (
        r"\frac{\partial f}{\partial w} = \frac{\partial f}{\partial g} \cdot \frac{\partial g}{\partial w}"
        r" = 1 \cdot x = 1 \times 5 = 5"
    )


def test_upstream_is_orange_and_local_is_not() -> None:
    step = backward_step(LECTURE, "g")
    equation = rule_of(LECTURE).tell_edge(step, step.edges[1])
    assert equation.text.endswith("1 · w = 1 × (-2) = -2")
    for part in equation.parts[1:4]:
        upstream, _, local = part
        assert (upstream.tone, local.tone) == (Tone.GRADIENT, Tone.PLAIN)
    assert rule_of(LECTURE).tell_local(step, step.edges[1]).text == "∂g/∂x = w = -2"
    assert rule_of(LECTURE).tell_upstream(step).text == "∂f/∂g = 1"


def test_a_sum_as_local_gradient_gets_brackets() -> None:
    text = "y = param(0.25); t = 1; l = squared_error(y, t); f = 3*l"
    step = backward_step(text, "l")
    equation = rule_of(text).tell_edge(step, step.edges[0])
    assert "3 · 2 × (y - t) = 3 × (-1.5) = -4.5" in equation.text
    text = "x = param(0.5); h = tanh(x); f = 3*h"
    step = backward_step(text, "h")
    assert "3 · (1 - h^2)" in rule_of(text).tell_edge(step, step.edges[0]).text


def test_branches_are_summed_term_by_term() -> None:
    story = rule_of("x = 3; a = x*x; f = a + 4*x").tell_gradient("x")
    assert story is not None
    assert len(story.branches) == 3
    assert story.total is not None
    assert story.total.text.endswith("= 3 + 3 + 4 = 10")
    assert story.total.text.startswith("∂f/∂x = ∂f/∂a · ∂a/∂x + ∂f/∂a · ∂a/∂x + ")


def test_many_branches_end_in_an_ellipsis() -> None:
    graph = Graph()
    graph.add("parameter", id="w", value=2.0)
    graph.add("add", ["w"] * 20, id="f")
    story = ChainRule(evaluate(graph), 0).tell_gradient("w")
    assert story is not None
    assert story.total is not None
    assert (len(story.branches), story.hidden) == (FEW_BRANCHES, 20 - FEW_BRANCHES)
    assert story.total.text.endswith("+ … = 20")


def test_a_sum_so_far_keeps_what_is_to_come_as_symbols() -> None:
    rule = rule_of("x = 3; a = square(x); f = a + 4*x")
    (product,) = {edge.target for edge in parse("x = 3; a = square(x); f = a + 4*x").consumers("x")} - {"a"}
    equation = rule.tell_sum_so_far("x", frozenset({product}))
    assert equation is not None
    assert equation.text in {"∂f/∂x = 4 + ∂f/∂a · ∂a/∂x", "∂f/∂x = ∂f/∂a · ∂a/∂x + 4"}
    done = rule.tell_sum_so_far("x", frozenset({product, "a"}))
    assert done is not None
    assert done.text.endswith("= 10")
    assert rule.tell_sum_so_far("a", frozenset()) is None


def test_samples_share_a_weight_row_by_row() -> None:
    graph = parse('w = param(2); x = data("x"); e = square(w*x); f = mean(e)')
    rows = [1.0, 2.0, 3.0]
    graph.set_dataset({"x": rows})
    summed = ChainRule(evaluate(graph), 0).sum_samples("w")
    assert summed is not None
    # ∂f/∂w = Σ 2 w x² / n.
    assert summed.shares == pytest.approx([2 * 2 * x * x / 3 for x in rows])
    assert summed.total == pytest.approx(sum(summed.shares))
    assert summed.hidden == 0
    assert ChainRule(evaluate(graph), 0).sum_samples("x") is None
    assert ChainRule(evaluate(graph), 0).sum_samples("f") is None


def test_a_long_data_set_shows_its_first_rows_and_the_total() -> None:
    graph = parse('w = param(2); x = data("x"); f = sum(w*x)')
    graph.set_dataset({"x": [float(row) for row in range(1000)]})
    summed = ChainRule(evaluate(graph), 0).sum_samples("w")
    assert summed is not None
    assert summed.shares == tuple(float(row) for row in range(FEW_SAMPLES - 1))
    assert (summed.hidden, summed.total) == (1000 - FEW_SAMPLES + 1, 999 * 1000 / 2)


def test_what_no_sample_owns_is_divided_among_them() -> None:
    graph = parse('w = param(2); x = data("x"); p = mean(w*x); f = p + square(w)')
    graph.set_dataset({"x": [1.0, 3.0]})
    story = ChainRule(evaluate(graph), 1).tell_gradient("w")
    assert story is not None
    assert story.total is not None
    # Sample 2: 3/2 of the mean, and half of the penalty's 4.
    assert story.total.text.endswith("= 3.5")
    assert "4 / 2" in story.total.text
    assert story.samples is not None
    assert story.samples.shares == (2.5, 3.5)


def numbers_in(part: str) -> list[float]:
    return [float(text.strip("()")) for text in part.split(" × ")]


@pytest.mark.parametrize("name", presets())
def test_every_product_of_every_preset_is_right(name: str) -> None:
    evaluation = evaluate(preset(name))
    samples = evaluation.tape.samples
    for sample in range(samples):
        rule = ChainRule(evaluation, sample)
        for step in list_steps(evaluation, sample):
            equations = [rule.tell_edge(step, edge) for edge in step.edges] or [rule.tell_value(step)]
            for equation, edge in zip(equations, step.edges, strict=False):
                assert edge.gradient == pytest.approx((step.upstream or 0.0) * edge.local, abs=1e-12)
                assert is_told(equation, edge.gradient)


def is_told(equation: Equation, gradient: float) -> bool:
    """Whether the two last parts agree, to the digits shown."""
    *_, product, result = equation.text.split(" = ")
    factors = numbers_in(product) if re.fullmatch(r"[-\d.e() ×]+", product) else [gradient]
    whole = 1.0
    for factor in factors:
        whole *= factor
    return float(result) == pytest.approx(gradient, rel=1e-3, abs=1e-12) and whole == pytest.approx(
        gradient, rel=2e-3, abs=1e-12
    )


def test_the_exact_gradient_of_a_saturated_unit_is_told_apart() -> None:
    text = "z = param(800); s = sigmoid(z); t = const(0); f = binary_cross_entropy(s, t)"
    step = backward_step(text, "s")
    assert is_exact_beside(step.edges[0], step.upstream or 0.0)
    calm = backward_step(LECTURE, "g")
    assert not is_exact_beside(calm.edges[0], calm.upstream or 0.0)


def test_the_output_and_what_has_no_output_have_no_story() -> None:
    assert rule_of(LECTURE).tell_gradient("f") is None
    assert rule_of("x = 1; a = exp(x); b = log(x)").tell_gradient("x") is None
