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
    values; the other parameters keep theirs. So do frozen ones, whose draws are left unused: the rest
    starts where it would without the freezing. Raises ``NumberError`` if the seed is no whole number ≥ 0.
    """
    generator = np.random.default_rng(check_seed(seed))
    drawn = [node for node in graph.node_records if node.random_start is not None]
    ranges = np.array([node.random_start for node in drawn], dtype=np.float64)
    is_large = ranges > LARGEST_RANGE
    units = np.where(is_large, 1.0, ranges)
    # All at once, which gives the same numbers as one after the other.
    values = generator.uniform(-units, units) * np.where(is_large, ranges, 1.0)
    pairs = zip(drawn, values.tolist(), strict=True)
    return tuple((node.id, value) for node, value in pairs if not node.is_frozen)


def check_seed(seed: object) -> int:
    """A seed is a whole number ≥ 0; raises ``NumberError``."""
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise NumberError("a seed is a whole number from 0 up, not {seed!r}", seed=seed)
    return int(seed)
