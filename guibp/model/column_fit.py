"""How graph and data set fit: what a new data set binds by name, and which columns inputs wait for."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.model.dataset import Dataset
from guibp.model.edits import Batch, BindColumn, Edit, SetDataset
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """An input and the column that it is bound to, which the data set does not have."""

    input: str
    column: str


def put_dataset(graph: Graph, dataset: Dataset) -> Edit:
    """Replace the data set: inputs stay bound to columns of the same names.

    The first data set of a graph also binds the loose inputs whose ids are names of columns; later
    ones do not, since an input beside them is loose on purpose.
    """
    before = graph.dataset
    if before is not None:
        kept = Dataset(dataset.columns(), before.extra, dataset.held_out) if before.extra else dataset
        return SetDataset(kept)
    loose = (node for node in graph.node_records if node.op == "input" and node.column is None)
    fitting = tuple(BindColumn(node.id, node.id) for node in loose if node.id in dataset.names)
    return Batch((SetDataset(dataset), *fitting)) if fitting else SetDataset(dataset)


def find_missing_columns(graph: Graph) -> tuple[MissingColumn, ...]:
    """The inputs that wait for a column, in the order of the nodes."""
    names = frozenset(graph.dataset.names) if graph.dataset is not None else frozenset[str]()
    return tuple(
        MissingColumn(node.id, node.column)
        for node in graph.node_records
        if node.column is not None and node.column not in names
    )
