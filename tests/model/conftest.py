"""The small graph that the model's tests edit."""

from __future__ import annotations

import pytest

from guibp.model.expression import parse
from guibp.model.graph import Graph


@pytest.fixture
def graph() -> Graph:
    """Make g = w·x, f = g + b + g, h = f·f; w and g in unit 1, that and f in unit 2."""
    made = parse("w = param(-2); x = 5; b = param(3); g = w*x; f = add(g, b, g); h = f*f")
    made.group("unit 1", ["w", "g"])
    made.group("unit 2", ["unit 1", "f"])
    made.set_output("f")
    made.set_dataset({"x1": [0, 1], "t": [1, 0]})
    return made
