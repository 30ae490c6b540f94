"""Which nodes have all their operands wired."""

from __future__ import annotations

from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from guibp.engine.opcodes import CODES, FEWEST_OPERANDS, LEAF
from guibp.model.incidence import Incidence
from guibp.model.operations import OPERATIONS
from guibp.model.records import Node

_CODE_OF = {id_: CODES.get(id_, LEAF) for id_ in OPERATIONS}


def read_codes(nodes: tuple[Node, ...]) -> NDArray[np.int32]:
    """(nodes,) the code of each node's operation."""
    return np.fromiter(map(_CODE_OF.__getitem__, map(attrgetter("op"), nodes)), np.int32, len(nodes))


def find_wired(codes: NDArray[np.int32], incidence: Incidence) -> NDArray[np.bool_]:
    """(nodes,) whether no required port lacks its edge, gaps among those of a variadic operation included."""
    last_port = np.full(incidence.nodes, -1, dtype=np.int32)
    np.maximum.at(last_port, incidence.targets, incidence.ports)
    required = np.maximum(np.array(FEWEST_OPERANDS, dtype=np.int32)[codes], last_port + 1)
    # Every port is taken once: so many edges fill all up to the last.
    counts = np.bincount(incidence.targets, minlength=incidence.nodes)
    return np.asarray(counts == required, dtype=np.bool_)
