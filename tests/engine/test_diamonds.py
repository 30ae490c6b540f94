"""Graphs with more paths than anybody could walk: each edge is passed once."""

from __future__ import annotations

import guibp
from guibp.engine.evaluation import evaluate

LEVELS = 17
MANY_LEVELS = 200


def diamond(levels: int) -> guibp.Graph:
    """Each level takes the one before twice, which doubles the paths."""
    graph = guibp.parse("w = param(0.5)")
    below = "w"
    for level in range(levels):
        left, right = graph.add("negate", [below]), graph.add("negate", [below])
        below = graph.add("add", [left, right], id=f"level {level}")
    return graph


def test_seventeen_levels_have_all_their_paths() -> None:
    run = evaluate(diamond(LEVELS))
    assert run.gradient("w") == (-2.0) ** LEVELS
    assert run.value(f"level {LEVELS - 1}") == 0.5 * (-2.0) ** LEVELS


def test_many_levels_are_as_many_additions() -> None:
    """Walked one by one, 2²⁰⁰ paths would come to no end."""
    graph = diamond(MANY_LEVELS)
    assert evaluate(graph).gradient("w") == 2.0**MANY_LEVELS
    steps = guibp.steps(graph)
    assert sum(1 for _ in steps) == 2 * 3 * MANY_LEVELS
