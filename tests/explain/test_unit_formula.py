"""The formula of a unit says what its result is made of, in names."""

import pytest

from guibp.explain.unit_formula import unit_formula
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset


def test_the_units_of_xor_are_written_out() -> None:
    graph = preset("xor")
    formulas = [unit_formula(graph, group.members, group.members[-1]) for group in graph.groups]
    assert formulas == [
        "σ(w11·x1 + w12·x2 + b1)",
        "σ(w21·x1 + w22·x2 + b2)",
        "σ(v1·h1 + v2·h2 + c)",
    ]


@pytest.mark.parametrize(
    "text, formula",
    [
        ("x = 5; y = 2; f = (x - y)*(x + y)", "(x − y)·(x + y)"),
        ("x = 5; f = -x**2", "−x²"),
        ("x = 5; f = x**2.5 - 3", "x^2.5 − 3"),
        ("x = 5; f = 1/(1 + exp(-x))", "1/(1 + exp(−x))"),
        ("p = 5; t = 2; f = mean(squared_error(p, t))", "mean((p − t)²)"),
    ],
)
def test_signs_and_brackets(text: str, formula: str) -> None:
    graph = parse(text)
    assert unit_formula(graph, graph.nodes, "f").replace(" / ", "/") == formula


def test_names_are_taken_as_they_are() -> None:
    graph = Graph()
    for name in ("a × b", "c^2", "d - e\nf"):
        graph.add("input", id=name, value=1.0)
    graph.add("add", ["a × b", "c^2", "d - e\nf"], id="sum")
    assert unit_formula(graph, ["sum"], "sum") == "a × b + c^2 + d - e f"


def test_what_is_outside_is_a_name_and_what_is_missing_an_empty_box() -> None:
    graph = parse("x = 5; g = exp(x); f = 2*g + x")
    inner = graph.operands("f")[0]
    assert unit_formula(graph, ["f"], "f") == f"{inner} + x"
    graph.disconnect("f", port=1)
    assert unit_formula(graph, ["f", inner], "f") == "2·g + □"


def test_a_long_or_deep_one_stays_short_enough_to_write() -> None:
    graph = Graph()
    graph.add("parameter", id="w")
    graph.add("add", ["w"] * 2000, id="many")
    assert unit_formula(graph, graph.nodes, "many").endswith("+ …")
    last = "w"
    for place in range(3000):
        last = graph.add("binary_cross_entropy", [last, last], id=f"deep{place}")
    assert len(unit_formula(graph, graph.nodes, last)) < 60_000
