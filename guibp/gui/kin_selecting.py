"""Selecting kin: what the selected nodes depend on, or what depends on them, comes into the selection."""

from __future__ import annotations

import numpy as np

from guibp.gui.aligning import Seeing
from guibp.gui.session import Session
from guibp.model.lineage import Flags, Lineage, trace_lineage


def select_ancestors(session: Session, see: Seeing) -> None:
    """Also select every node on which a selected one depends, and all of each box that holds such a node."""
    if session.selection.nodes:
        _add(session, see, _trace(session).ancestors)


def select_descendants(session: Session, see: Seeing) -> None:
    """Also select every node that depends on a selected one, and all of each box that holds such a node."""
    if session.selection.nodes:
        _add(session, see, _trace(session).descendants)


def _trace(session: Session) -> Lineage:
    graph = session.graph
    return trace_lineage(graph.incidence, [graph.place_of(id_) for id_ in session.selection.nodes])


def _add(session: Session, see: Seeing, found: Flags) -> None:
    """The current node stays the one that was; a box looks selected as a whole, and so it is."""
    selection, ids = session.selection, session.graph.nodes
    boxes = see([ids[place] for place in np.flatnonzero(found).tolist()])
    kin = [id_ for box in boxes for id_ in box.ids]
    selection.select((*kin, *selection.nodes), selection.edges, selection.current)
