"""Wire sums: the gradient on a wire that stands for several edges is the sum of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from guibp.engine.reading import Reading

Gradients = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""The gradients on wires by the rows of their first edges (edges,), and whether each is known."""


def sum_on_wires(reading: Reading, rows: Iterable[int], bundles: Mapping[int, NDArray[np.intp]]) -> Gradients:
    """The gradients of some wires; ``bundles`` gives the edges of those that stand for several.

    By the multivariable chain rule that is what flows back to the source through all of them together. It is
    not known where a part is not.
    """
    numbers, known = reading.edge_gradients, reading.edge_gradients_known
    summed = [row for row in rows if row in bundles]
    if not summed:
        return numbers, known
    numbers, known = numbers.copy(), known.copy()
    with np.errstate(all="ignore"):
        for row in summed:
            numbers[row] = reading.edge_gradients[bundles[row]].sum()
            known[row] = reading.edge_gradients_known[bundles[row]].all()
    return numbers, known
