"""A data set with one row changed, added or taken away."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guibp.model.dataset import Dataset


def change_row(dataset: Dataset, row: int, numbers: Mapping[str, float]) -> Dataset:
    """Other numbers in some columns of a row."""
    table = dataset.table.copy()
    for name, number in numbers.items():
        table[row, dataset.names.index(name)] = number
    return _remake(dataset, table)


def append_row(dataset: Dataset, like: int, numbers: Mapping[str, float]) -> Dataset:
    """One more row at the end: another one's numbers, but for these."""
    longer = _remake(dataset, np.vstack((dataset.table, dataset.table[like])))
    return change_row(longer, dataset.samples, numbers)


def remove_row(dataset: Dataset, row: int) -> Dataset:
    """Without a row; raises ``DatasetError`` if it is the only one."""
    return _remake(dataset, np.delete(dataset.table, row, axis=0))


def _remake(dataset: Dataset, table: NDArray[np.float64]) -> Dataset:
    columns = {name: table[:, place].tolist() for place, name in enumerate(dataset.names)}
    return Dataset(columns, dataset.extra)
