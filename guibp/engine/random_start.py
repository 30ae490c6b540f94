"""New starts: parameters drawn from their range by a seed."""

from __future__ import annotations

import numpy as np

from guibp.model.errors import NumberError
from guibp.model.graph import Graph

LARGEST_RANGE = 1e307
"""Beyond, the width of the range would not be a finite number."""


def draw_start(graph: Graph, seed: int) -> tuple[tuple[str, float], ...]:
    """Draw every parameter that has a ``random_start`` r uniformly from ±r.

    The draws come from ``numpy.random.default_rng(seed)`` in the order of the nodes. Returns ids and
    values; the other parameters keep theirs. Raises ``NumberError`` if the seed is no whole number ≥ 0.
    """
    generator = np.random.default_rng(check_seed(seed))
    return tuple(
        (node.id, _draw(generator, node.random_start))
        for node in graph.node_records
        if node.op == "parameter" and node.random_start is not None
    )


def _draw(generator: np.random.Generator, half_width: float) -> float:
    if half_width > LARGEST_RANGE:
        return half_width * float(generator.uniform(-1.0, 1.0))
    return float(generator.uniform(-half_width, half_width))


def check_seed(seed: object) -> int:
    """A seed is a whole number ≥ 0; raises ``NumberError``."""
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise NumberError("a seed is a whole number from 0 up, not {seed!r}", seed=seed)
    return int(seed)
