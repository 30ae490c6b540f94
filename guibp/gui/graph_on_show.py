"""The graph on show as a document of its own, with what a running training has learned so far."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from guibp.gui.session import Session
from guibp.model.document import read_document, write_document
from guibp.model.edits import SetValues
from guibp.model.graph import Graph


def copy_on_show(session: Session) -> Graph:
    """A copy of the whole graph; a training that runs goes on, and the copy has its parameters."""
    copy = read_document(write_document(session.graph), "")
    learn_what_runs(copy, session)
    return copy


def learn_what_runs(excerpt: Graph, session: Session) -> None:
    """Give a copy, or part of one, the parameters that a running training has reached."""
    if session.running is not None:
        excerpt.apply(SetValues(tuple(_parameters_on_show(excerpt, session))))


def _parameters_on_show(excerpt: Graph, session: Session) -> Iterator[tuple[str, float]]:
    """The numbers that a running training has reached, which the graph does not have yet."""
    for node in excerpt.node_records:
        shown = session.evaluation.value(node.id) if node.op == "parameter" else None
        if isinstance(shown, float) and isfinite(shown):
            yield node.id, shown
