"""A data set with one row changed, added or taken away."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guibp.model.dataset import Dataset
from guibp.model.held_out import Rows, shift_for_insertion, shift_for_removal


def change_row(dataset: Dataset, row: int, numbers: Mapping[str, float]) -> Dataset:
    """Other numbers in some columns of a row."""
    table = dataset.table.copy()
    for name, number in numbers.items():
        table[row, dataset.names.index(name)] = number
    return _remake(dataset, table, dataset.held_out)


def append_row(dataset: Dataset, like: int, numbers: Mapping[str, float]) -> Dataset:
    """One more row at the end: another one's numbers, but for these."""
    return change_row(insert_row(dataset, dataset.samples, like), dataset.samples, numbers)


def insert_row(dataset: Dataset, place: int, like: int) -> Dataset:
    """One more row at a place, with another one's numbers; it is there to train on."""
    table = np.insert(dataset.table, place, dataset.table[like], axis=0)
    return _remake(dataset, table, shift_for_insertion(dataset.held_out, place))


def remove_row(dataset: Dataset, row: int) -> Dataset:
    """Without a row; raises ``DatasetError`` if it is the only one, or the only one to train on."""
    return _remake(dataset, np.delete(dataset.table, row, axis=0), shift_for_removal(dataset.held_out, row))


def _remake(dataset: Dataset, table: NDArray[np.float64], held_out: Rows) -> Dataset:
    columns = {name: table[:, place].tolist() for place, name in enumerate(dataset.names)}
    return Dataset(columns, dataset.extra, held_out)
