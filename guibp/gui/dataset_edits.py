"""Edits of the data set: its cells, rows and columns, and the first one of all."""

from __future__ import annotations

from guibp.model.dataset import Dataset
from guibp.model.edits import Batch, BindColumn, Edit, SetDataset
from guibp.model.errors import DatasetError
from guibp.model.graph import Graph


def replace_cell(dataset: Dataset, row: int, column: int, number: float) -> SetDataset:
    """Another number in one place."""
    columns = dataset.columns()
    columns[dataset.names[column]][row] = number
    return SetDataset(Dataset(columns, dataset.extra))


def insert_row(dataset: Dataset, row: int) -> SetDataset:
    """A row of zeros before a row."""
    columns = {
        name: [*numbers[:row], 0.0, *numbers[row:]] for name, numbers in dataset.columns().items()
    }
    return SetDataset(Dataset(columns, dataset.extra))


def remove_row(dataset: Dataset, row: int) -> SetDataset:
    """One row less; without the last one there is no data set."""
    if dataset.samples == 1:
        return SetDataset(None)
    columns = {
        name: [*numbers[:row], *numbers[row + 1 :]] for name, numbers in dataset.columns().items()
    }
    return SetDataset(Dataset(columns, dataset.extra))


def add_column(dataset: Dataset, name: str) -> SetDataset:
    """A column of zeros at the end; raises ``DatasetError`` if the name is taken."""
    _check_free(dataset, name)
    return SetDataset(Dataset({**dataset.columns(), name: [0.0] * dataset.samples}, dataset.extra))


def remove_column(dataset: Dataset, column: int) -> SetDataset:
    """One column less; without the last one there is no data set. Inputs bound to it wait for it."""
    columns = dataset.columns()
    del columns[dataset.names[column]]
    return SetDataset(Dataset(columns, dataset.extra) if columns else None)


def rename_column(graph: Graph, dataset: Dataset, column: int, name: str) -> Edit:
    """Another name for a column; the inputs bound to it follow. Raises ``DatasetError`` if it is taken."""
    former = dataset.names[column]
    if name != former:
        _check_free(dataset, name)
    columns = {name if old == former else old: numbers for old, numbers in dataset.columns().items()}
    bound = (node.id for node in graph.node_records if node.column == former)
    return Batch((SetDataset(Dataset(columns, dataset.extra)), *(BindColumn(id_, name) for id_ in bound)))


def begin_dataset(graph: Graph) -> Edit:
    """A first table of one row: a column for each input, with its value, and the inputs bound to them."""
    inputs = [node for node in graph.node_records if node.op == "input"]
    if not inputs:
        return SetDataset(Dataset({"x": [0.0], "t": [0.0]}))
    columns = {node.column or node.id: [node.value if node.value is not None else 0.0] for node in inputs}
    loose = (node for node in inputs if node.column is None)
    return Batch((SetDataset(Dataset(columns)), *(BindColumn(node.id, node.id) for node in loose)))


def _check_free(dataset: Dataset, name: str) -> None:
    if name in dataset.names:
        raise DatasetError('there is a column "{name}" already', name=name)
