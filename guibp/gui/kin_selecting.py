"""Selecting kin: what the selected nodes depend on, or what depends on them, comes into the selection."""

from __future__ import annotations

import numpy as np

from guibp.gui.session import Session
from guibp.model.lineage import Flags, Lineage, trace_lineage


def select_ancestors(session: Session) -> None:
    """Also select every node on which a selected one depends."""
    if session.selection.nodes:
        _add(session, _trace(session).ancestors)


def select_descendants(session: Session) -> None:
    """Also select every node that depends on a selected one."""
    if session.selection.nodes:
        _add(session, _trace(session).descendants)


def _trace(session: Session) -> Lineage:
    graph = session.graph
    return trace_lineage(graph.incidence, [graph.place_of(id_) for id_ in session.selection.nodes])


def _add(session: Session, found: Flags) -> None:
    """The current node stays the one that was."""
    selection, ids = session.selection, session.graph.nodes
    kin = [ids[place] for place in np.flatnonzero(found).tolist()]
    selection.select((*kin, *selection.nodes), selection.edges, selection.current)
