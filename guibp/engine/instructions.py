"""The instructions of a tape: what each slot computes from which others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.engine.arrays import NONE, Booleans, Indices
from guibp.engine.opcodes import CROSS_ENTROPY, LEAF, SIGMOID, SIGMOID_CROSS_ENTROPY_CODE
from guibp.model.incidence import Incidence


@dataclass(frozen=True, slots=True, eq=False)
class Instructions:
    """Arrays of the tape, named as there."""

    node_slot: Indices
    code: Indices
    operands: Indices
    operand_edges: Indices


def write_instructions(codes: Indices, computed: Booleans, incidence: Incidence) -> Instructions:
    """The slots of the nodes that can be computed, operands first.

    ``codes`` (nodes,) are those of the operations. An operation of n operands joins them two by two
    from the left.
    """
    order = incidence.topological_order()
    counts = np.bincount(incidence.targets, minlength=len(codes)).astype(np.int32)
    sizes = np.where(computed, np.maximum(counts - 1, 1), 0).astype(np.int32)
    ends = np.cumsum(sizes[order], dtype=np.int32)
    node_slot = np.empty(len(codes), dtype=np.int32)
    node_slot[order] = ends - 1
    first_slot = node_slot - sizes + 1
    node_slot[~computed] = NONE
    code = np.repeat(codes[order], sizes[order])
    operands, operand_edges = _wire(incidence, computed, first_slot, node_slot, len(code))
    inner = np.flatnonzero((operands[:, 0] == NONE) & (code != LEAF)).astype(np.int32)
    operands[inner, 0] = inner - 1
    operand_edges[inner, 0] = len(incidence) + np.arange(len(inner), dtype=np.int32)
    _fuse_cross_entropies(code, operands, operand_edges)
    return Instructions(node_slot, code, operands, operand_edges)


def _wire(
    incidence: Incidence, computed: Booleans, first_slot: Indices, node_slot: Indices, slots: int
) -> tuple[Indices, Indices]:
    """Operands and their edges: port 0 arrives first at a node's first slot, and each other second."""
    operands = np.full((slots, 3), NONE, dtype=np.int32)
    operand_edges = np.full((slots, 3), NONE, dtype=np.int32)
    numbers: NDArray[np.intp] = np.flatnonzero(computed[incidence.targets])
    ports = incidence.ports[numbers]
    slot = first_slot[incidence.targets[numbers]] + np.maximum(ports - 1, 0)
    column = (ports > 0).astype(np.int8)
    operands[slot, column] = node_slot[incidence.sources[numbers]]
    operand_edges[slot, column] = numbers
    return operands, operand_edges


def _fuse_cross_entropies(code: Indices, operands: Indices, operand_edges: Indices) -> None:
    """A cross-entropy of a sigmoid is computed from the sigmoid's operand, in place."""
    slots = np.flatnonzero(code == CROSS_ENTROPY)
    slots = slots[code[operands[slots, 0]] == SIGMOID]
    predictions = operands[slots, 0]
    operands[slots, 0] = operands[predictions, 0]
    operands[slots, 2] = predictions
    operand_edges[slots, 2] = operand_edges[predictions, 0]
    code[slots] = SIGMOID_CROSS_ENTROPY_CODE
