"""Numbers on show by id, for the panels."""

from __future__ import annotations

from guibp.drawing.numbers import NOT_COMPUTED, full_number
from guibp.gui.session import Session

Numbers = tuple[float | None, float | None]
"""Value and gradient; ``None`` where not computed."""


def node_numbers(session: Session, id_: str) -> Numbers:
    """Value and gradient of a node, as the canvas shows them."""
    reading, row = session.reading, session.evaluation.tape.place_of[id_]
    return (
        float(reading.node_values[row]) if reading.node_values_known[row] else None,
        float(reading.node_gradients[row]) if reading.node_gradients_known[row] else None,
    )


def edge_numbers(session: Session, target: str, port: int) -> Numbers:
    """Value and gradient on the edge that ends at a port, as the canvas shows them."""
    reading, row = session.reading, session.evaluation.tape.edge_at[target, port]
    return (
        float(reading.edge_values[row]) if reading.edge_values_known[row] else None,
        float(reading.edge_gradients[row]) if reading.edge_gradients_known[row] else None,
    )


def in_full(number: float | None) -> str:
    """All digits of a number; an en dash where it is not computed."""
    return NOT_COMPUTED if number is None else full_number(number)
