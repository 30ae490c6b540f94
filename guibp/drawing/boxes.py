"""Which rectangles of many overlap: a grid of cells, searched as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from guibp.drawing.ports import Flags, Integers, Points

_CELL_WIDTH, _CELL_HEIGHT = 64.0, 32.0
_FARTHEST_CELL = 2**30
_ROW = 2**31


@dataclass(frozen=True, slots=True)
class BoxIndex:
    """Boxes (n, 4) as left, top, right, bottom, found by the cells that they cover."""

    boxes: Points
    keys: Integers
    owners: Integers

    def hits(self, queries: Points) -> Flags:
        """Whether each of the boxes (q, 4) overlaps one of these, (q,)."""
        hit = np.zeros(len(queries), dtype=np.bool_)
        hit[self.pairs(queries)[0]] = True
        return hit

    def pairs(self, queries: Points) -> tuple[Integers, Integers]:
        """The overlapping pairs: indices of queries and of boxes. A pair may come up more than once."""
        keys, askers = _cells_of(queries)
        first = np.searchsorted(self.keys, keys, side="left")
        counts = np.searchsorted(self.keys, keys, side="right") - first
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        asker = np.repeat(askers, counts)
        found = self.owners[np.repeat(first, counts) + within]
        overlap = overlap_of(queries[asker], self.boxes[found])
        return asker[overlap], found[overlap]


def index_boxes(boxes: Points) -> BoxIndex:
    """Sort boxes (n, 4) into cells."""
    keys, owners = _cells_of(boxes)
    order = np.argsort(keys, kind="stable")
    return BoxIndex(boxes, keys[order], owners[order])


def join_boxes(parts: Iterable[Points]) -> Points:
    """Several arrays of boxes as one, also of none."""
    return np.vstack([np.zeros((0, 4)), *parts])


def overlap_of(first: Points, second: Points) -> Flags:
    """Whether boxes of the same index overlap; (…, 4) each, broadcast against each other."""
    return np.asarray(
        (first[..., 0] < second[..., 2])
        & (second[..., 0] < first[..., 2])
        & (first[..., 1] < second[..., 3])
        & (second[..., 1] < first[..., 3])
    )


def _cells_of(boxes: Points) -> tuple[Integers, Integers]:
    """The keys of all cells that boxes cover, and for each key the index of its box."""
    scale = np.array((_CELL_WIDTH, _CELL_HEIGHT, _CELL_WIDTH, _CELL_HEIGHT))
    cells = np.clip(np.floor(boxes / scale), -_FARTHEST_CELL, _FARTHEST_CELL).astype(np.int64)
    columns = cells[:, 2] - cells[:, 0] + 1
    counts = columns * (cells[:, 3] - cells[:, 1] + 1)
    owners = np.repeat(np.arange(len(boxes)), counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    x = cells[owners, 0] + within % columns[owners]
    y = cells[owners, 1] + within // columns[owners]
    return y * _ROW + x, owners
