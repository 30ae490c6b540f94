"""Saturation: which activations let next to no gradient through, and in how many rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.histories import ACTIVATIONS
from guibp.engine.tape import NONE, Floats, Tape

LOCAL = 0.01
"""A sigmoid's or tanh's local gradient below it lets next to nothing through; a relu's is 0 there."""


@dataclass(frozen=True, slots=True)
class Saturated:
    """An activation that lets nothing through in some rows."""

    id: str
    op: str
    rows: int
    """In so many."""
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether it is so in every row: it learns nothing."""
        return self.rows == self.of


def find_saturated(evaluation: Evaluation, ids: Sequence[str]) -> tuple[Saturated, ...]:
    """The sigmoids, tanhs and relus among these nodes that are saturated or dead somewhere.

    None of those that a cross-entropy compares with a target: it takes back what they hold up.
    """
    tape, found = evaluation.tape, []
    freed = {edge.source for edge in tape.graph_edges if edge.port == 0 and _is_freeing(tape, edge.target)}
    for id_ in ids:
        place = tape.place_of.get(id_)
        if (
            place is None
            or id_ in freed
            or tape.nodes[place].op not in ACTIVATIONS
            or tape.node_slot[place] == NONE
        ):
            continue
        numbers = np.atleast_1d(evaluation.values[tape.numbers_of(int(tape.node_slot[place]))])
        shut = int((_local(tape.nodes[place].op, numbers) < LOCAL).sum())
        if shut:
            found.append(Saturated(id_, tape.nodes[place].op, shut, len(numbers)))
    return tuple(found)


def _is_freeing(tape: Tape, id_: str) -> bool:
    return tape.nodes[tape.place_of[id_]].op == "binary_cross_entropy"


def _local(op: str, values: Floats) -> Floats:
    """The local gradients by an activation's values."""
    if op == "relu":
        return (values > 0).astype(np.float64)
    return values * (1 - values) if op == "sigmoid" else 1 - values**2
