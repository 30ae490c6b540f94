"""The leaves of a graph as arrays: which have a number, and which a column of the data set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.engine.tape import Floats, Indices, column_of
from guibp.model.dataset import Dataset
from guibp.model.records import Node


@dataclass(frozen=True, slots=True, eq=False)
class Leaves:
    """Leaves by their places in the graph."""

    number_places: Indices
    numbers: Floats
    """Of each of ``number_places`` its number."""
    bound_places: Indices
    columns: tuple[Floats, ...]
    """Of each of ``bound_places`` its column, (samples,)."""
    unknown_places: Indices
    """Leaves bound to a column that is not there."""
    parameter_places: Indices


def read_leaves(nodes: tuple[Node, ...], places: NDArray[np.intp], dataset: Dataset | None) -> Leaves:
    """Read the leaves, which stand at these places."""
    records = [nodes[place] for place in places.tolist()]
    is_bound = np.fromiter((node.column is not None for node in records), np.bool_, len(records))
    found = [column_of(records[leaf], dataset) for leaf in np.flatnonzero(is_bound).tolist()]
    is_there = np.array([column is not None for column in found], dtype=np.bool_)
    parameters = np.fromiter((node.op == "parameter" for node in records), np.bool_, len(records))
    # A leaf that is not bound has a number: the graph sees to that.
    numbers = np.array([node.value for node in records], dtype=np.float64)
    here: Indices = places.astype(np.int32)
    return Leaves(
        number_places=here[~is_bound],
        numbers=numbers[~is_bound],
        bound_places=here[is_bound][is_there],
        columns=tuple(column for column in found if column is not None),
        unknown_places=here[is_bound][~is_there],
        parameter_places=here[parameters],
    )
