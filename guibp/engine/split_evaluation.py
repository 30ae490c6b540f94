"""One evaluation of a tape with rows held out: the counted rows as if they were alone, then the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from guibp.engine.data_split import DataSplit
from guibp.engine.tape import Booleans, Floats, Indices, Integers

Gradients = tuple[Floats, Floats] | None
"""Edge gradients and slot gradients, where there is an output."""


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Where some numbers are, among those of all rows and among those of a part of the rows alone."""

    whole: Integers
    part: Integers

    @classmethod
    def of_rows(
        cls, per_sample: Booleans, whole: Integers | Indices, part: Integers | Indices, rows: Integers
    ) -> _Places:
        """Those of per-sample quantities, from where each begins."""
        return cls(
            (whole[per_sample][:, None] + rows).ravel().astype(np.int64),
            (part[per_sample][:, None] + np.arange(len(rows))).ravel().astype(np.int64),
        )

    @classmethod
    def of_singles(cls, per_sample: Booleans, whole: Integers | Indices, part: Integers | Indices) -> _Places:
        """Those of single quantities."""
        return cls(whole[~per_sample].astype(np.int64), part[~per_sample].astype(np.int64))

    def take(self, whole: Floats, part: Floats) -> None:
        """Copy from all rows to the part."""
        part[self.part] = whole[self.whole]

    def put(self, part: Floats, whole: Floats) -> None:
        """Copy from the part to all rows."""
        whole[self.whole] = part[self.part]


class SplitEvaluation:
    """Takes the numbers of a tape apart, and puts together what comes out; held out means gradient 0."""

    def __init__(self, split: DataSplit) -> None:
        """The split has rows that are held out."""
        if split.held_out is None or split.whole.counted is None:
            raise ValueError("no row is held out")
        self._whole, self._training, self._held_out = split.whole, split.training, split.held_out
        rows = tuple(np.flatnonzero(marks) for marks in (split.whole.counted, ~split.whole.counted))
        parts = tuple(zip((self._training, self._held_out), rows, strict=True))
        whole = self._whole
        self._rows = tuple(
            _Places.of_rows(whole.per_sample, whole.offset, part.offset, own) for part, own in parts
        )
        self._singles = tuple(
            _Places.of_singles(whole.per_sample, whole.offset, part.offset) for part, _ in parts
        )
        reached, begins = whole.edge_per_sample, self._training.edge_offset
        self._edges = (
            _Places.of_rows(reached, whole.edge_offset, begins, rows[0]),
            _Places.of_singles(reached, whole.edge_offset, begins),
        )

    def run(
        self, values: Floats, run: Callable[[Floats], Gradients], fill_in: Callable[[Floats], None]
    ) -> Gradients:
        """Fill in the values of all rows (whole.total,) in place.

        ``run`` evaluates the numbers of the training tape in place; ``fill_in`` the per-sample ones of the
        tape held out, whose single values are those of the training.
        """
        inner, outer = np.zeros(self._training.total), np.zeros(self._held_out.total)
        counted, singles = self._rows[0], self._singles[0]
        for places in (counted, singles):
            places.take(values, inner)
        found = run(inner)
        for places in (counted, singles):
            places.put(inner, values)
        for places in (self._rows[1], self._singles[1]):
            places.take(values, outer)
        fill_in(outer)
        self._rows[1].put(outer, values)
        return None if found is None else self._spread(*found)

    def _spread(self, edges: Floats, gradients: Floats) -> tuple[Floats, Floats]:
        """The gradients of the training tape among those of all rows."""
        whole_edges, whole_gradients = np.zeros(self._whole.edge_total), np.zeros(self._whole.total)
        for places in self._edges:
            places.put(edges, whole_edges)
        for places in (self._rows[0], self._singles[0]):
            places.put(gradients, whole_gradients)
        return whole_edges, whole_gradients
