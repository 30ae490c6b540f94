"""Lineage on the canvas: whose kin stands out, and what of the drawing that is."""

from __future__ import annotations

from enum import Enum

import numpy as np

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.layers import Layers
from guibp.gui.session import Session
from guibp.model.lineage import Lineage, trace_lineage


class Emphasis(Enum):
    """What stands out; a matter of view, never of the document."""

    EVEN = "even"
    LINEAGE = "lineage"
    """What the selected nodes, or else the one under the pointer, depend on and what depends on them."""


class Tracing:
    """The lineage of what is selected or pointed at; traced again only when that or the graph is another."""

    def __init__(self, session: Session) -> None:
        self.emphasis = Emphasis.EVEN
        self._session = session
        self._known: tuple[object, Lineage | None] = (None, None)

    @property
    def is_in_use(self) -> bool:
        """Whether a lineage may stand out: what an open panel speaks of goes first."""
        return self.emphasis is Emphasis.LINEAGE and self._session.lens.sight is None

    def find(self, layers: Layers, hover: Hit) -> Lineage | None:
        """The lineage to show; ``None`` where nothing is to stand out, or a panel's sight does."""
        if not self.is_in_use:
            return None
        graph = self._session.graph
        origins = self._find_origins(layers, hover)
        key = graph, graph.revision, origins
        if self._known[0] != key:
            places = [graph.place_of(id_) for id_ in origins]
            self._known = key, trace_lineage(graph.incidence, places) if places else None
        return self._known[1]

    def _find_origins(self, layers: Layers, hover: Hit) -> frozenset[str]:
        selected = self._session.selection.nodes
        if selected:
            return selected
        if hover.card is not None and hover.card in layers.bodies.card_rows:
            members = layers.bodies.members[layers.bodies.card_rows[hover.card]]
            return frozenset(layers.bodies.nodes[row].id for row in members.tolist())
        id_ = hover.node or (hover.socket.node if hover.socket is not None else None)
        return frozenset((id_,)) if id_ is not None and id_ in self._session.graph else frozenset()


def kin_bodies(layers: Layers, lineage: Lineage, rows: Rows) -> Rows:
    """Those of some bodies that belong to a lineage: a closed group does if a node within does."""
    marked = np.zeros(len(layers.bodies), dtype=np.bool_)
    marked[layers.bodies.body_of[lineage.nodes]] = True
    return rows[marked[rows]]
