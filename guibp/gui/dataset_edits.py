"""The first data set of a graph: made of its inputs, so that no number changes."""

from __future__ import annotations

from guibp.model.dataset import Dataset
from guibp.model.edits import Batch, BindColumn, Edit, SetDataset
from guibp.model.graph import Graph


def begin_dataset(graph: Graph) -> Edit:
    """A first table of one row: a column for each input, with its value, and the inputs bound to them."""
    inputs = [node for node in graph.node_records if node.op == "input"]
    if not inputs:
        return SetDataset(Dataset({"x": [0.0], "t": [0.0]}))
    columns = {node.column or node.id: [node.value if node.value is not None else 0.0] for node in inputs}
    loose = (node for node in inputs if node.column is None)
    return Batch((SetDataset(Dataset(columns)), *(BindColumn(node.id, node.id) for node in loose)))
