"""Paths and counts as they are told."""

from __future__ import annotations

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.gradient_paths import GradientPaths
from guibp.explain.path_product import name_path, show_count, tell_path
from guibp.model.expression import parse
from guibp.model.graph import Graph

GROUP = "\N{NARROW NO-BREAK SPACE}"


def test_a_path_is_told_from_the_output_back() -> None:
    graph = parse("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b")
    (path,) = GradientPaths(evaluate(graph), 0, "w").list_largest()
    assert tell_path(path).text == "∂f/∂g · ∂g/∂w = 1 × 5 = 5"
    assert name_path(path, "w") == "w → g → f"


def test_a_long_path_has_an_ellipsis() -> None:
    graph = Graph()
    last = graph.add("parameter", id="n0", value=1.0)
    for place in range(1, 30):
        last = graph.add("negate", [last], id=f"n{place}")
    (path,) = GradientPaths(evaluate(graph), 0, "n0").list_largest()
    assert "…" in tell_path(path).text
    assert tell_path(path).text.endswith("= -1")
    assert name_path(path, "n0") == "n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → n8 → n9 → … → n29"


@pytest.mark.parametrize(
    "count,shown",
    [
        (0, "0"),
        (999, "999"),
        (1234567, f"1{GROUP}234{GROUP}567"),
        (2**300, "2.037e90"),
        (10**30, "1.000e30"),
        (10**30 - 1, "1.000e30"),
        (10**5000, "1.000e5000"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts_of_any_size_can_be_shown(count: int, shown: str) -> None:
    assert show_count(count) == shown


@pytest.mark.parametrize(
    "count,shown",
    [
        (2**80, "1.209e24"),
        (10**24 - 1, GROUP.join(["999"] * 8)),
        (10**25 - 1, "1.000e25"),
        (10**30, "1.000e30"),
    ],
)
def test_a_rounded_count_is_the_nearest(count: int, shown: str) -> None:
    assert show_count(count) == shown
