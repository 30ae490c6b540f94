"""Adding ready-made units: asks for the size, and puts nodes, wires and groups into the graph as one edit."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from guibp.drawing.layout import layered_layout
from guibp.drawing.shapes import GRID
from guibp.gui.excerpt import centre_of, place_clear, width_of
from guibp.gui.landing import Landing, join_whole
from guibp.gui.session import Session
from guibp.gui.unit_dialog import Feed, UnitDialog, UnitRequest
from guibp.model.edits import AddNodes, Batch, CollapseGroup, Edit, MoveNodes
from guibp.model.graph import Graph
from guibp.model.records import Edge, Position
from guibp.model.units import UnitKind, UnitNames, UnitSize, give_inputs, make_unit

_GAP = 152.0
"""From the nodes that feed a unit to its first, in canvas units."""

_MOST_OPEN = 6
"""Units with more inputs or outputs come closed."""


class View(Protocol):
    """What adding needs of the canvas."""

    def view_center(self) -> Position: ...
    def reveal_all(self, ids: Sequence[str]) -> None: ...


class UnitAdding(QObject):
    """The ready-made units of the palette."""

    def __init__(self, session: Session, view: View, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window
        self._dialog: UnitDialog | None = None
        self._landing: Landing | None = None

    def ask(self, kind: str, landing: Landing | None = None) -> None:
        """Ask for the size of a unit, then add it around a place, or at a clear one in view."""
        if kind not in {one.value for one in UnitKind}:
            return
        session = self._session
        sources = ends_of(session.graph, session.selection.nodes)
        self._landing = landing
        self._dialog = UnitDialog(UnitKind(kind), len(sources), self._window)
        self._dialog.accepted.connect(self._accept)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()

    def _accept(self) -> None:
        if self._dialog is not None:
            self.add(self._dialog.request(), self._landing)

    def add(self, request: UnitRequest, landing: Landing | None = None) -> bool:
        """Add a unit as one edit and select what is in it; a refusal is shown."""
        session = self._session
        sources = ends_of(session.graph, session.selection.nodes) if request.feed is Feed.SELECTED else ()
        planner = UnitPlan(session.graph, session.placement.positions(), request, sources)
        adding = planner.place(landing, self._view.view_center())
        pending = session.placement.pending_moves()
        group = None if landing is None else landing.group
        parts: list[Edit] = [MoveNodes(pending)] if pending else []
        parts += [adding, *join_whole(session.graph, session.placement, group, adding)]
        if not session.try_do(parts[0] if len(parts) == 1 else Batch(tuple(parts))):
            return False
        grouped = frozenset(member for group in adding.groups for member in group.members)
        session.selection.select(node.id for node in adding.nodes if node.id in grouped)
        self._view.reveal_all([node.id for node in adding.nodes])
        return True


class UnitPlan:
    """Where and how one unit comes into a graph."""

    def __init__(
        self, graph: Graph, places: Mapping[str, Position], request: UnitRequest, sources: tuple[str, ...]
    ) -> None:
        self._graph, self._places, self._request = graph, places, request
        self._sources = sources

    def place(self, landing: Landing | None, middle: Position) -> AddNodes:
        """The edit that adds the unit at a place; without one beside its sources, or in the middle.

        Where that is taken, it is the nearest place that is not.
        """
        request = self._request
        unit = make_unit(request.size, unit_names(self._graph, request.size), seed=len(self._graph))
        if request.feed is Feed.NEW:
            unit = give_inputs(unit)
        excerpt = unit.graph
        _close_large(excerpt, request.size)
        excerpt.apply(MoveNodes(tuple(layered_layout(excerpt).items())))
        where = landing or Landing(self._beside_sources(excerpt) or middle)
        adding = place_clear(self._graph, excerpt, _on_grid(excerpt, where.place), self._places, where.group)
        names = dict(zip(excerpt.nodes, (node.id for node in adding.nodes), strict=True))
        wires = tuple(
            Edge(source, names[target], port)
            for source, opening in zip(self._sources, unit.openings, strict=False)
            for target, port in opening
        )
        return replace(adding, edges=(*adding.edges, *wires))

    def _beside_sources(self, excerpt: Graph) -> Position | None:
        if not self._sources:
            return None
        across, down = zip(*(self._places[id_] for id_ in self._sources), strict=True)
        return max(across) + _GAP + width_of(excerpt) / 2, (min(down) + max(down)) / 2


def _close_large(excerpt: Graph, size: UnitSize) -> None:
    """Close the neurons of many inputs, and the layers of many neurons: open ones would fill many screens."""
    if size.inputs > _MOST_OPEN:
        edits = [CollapseGroup(group.id) for group in excerpt.groups]
    elif size.outputs > _MOST_OPEN:
        edits = [CollapseGroup(group.id) for group in excerpt.groups if excerpt.group_of(group.id) is None]
    else:
        return
    if size.kind is not UnitKind.LOSS:
        excerpt.apply(Batch(tuple(edits)))


def unit_names(graph: Graph, size: UnitSize) -> UnitNames:
    """What the groups of a new unit are called: they go on counting where the graph has such names."""
    unit = QCoreApplication.translate("Units", "unit {number}")
    if size.kind is UnitKind.NEURON:
        return UnitNames(_free_names(graph, unit, 1)[0])
    if size.kind is UnitKind.LAYER:
        whole = _free_names(graph, QCoreApplication.translate("Units", "layer {number}"), 1)[0]
        return UnitNames(whole, _free_names(graph, unit, size.outputs))
    return UnitNames(QCoreApplication.translate("Units", "mean loss"))


def _free_names(graph: Graph, pattern: str, count: int) -> tuple[str, ...]:
    """The first so many numbered names that neither a group nor a node has."""
    taken = {*graph.nodes, *(group.id for group in graph.groups)}
    numbered = (pattern.format(number=number) for number in itertools.count(1))
    return tuple(itertools.islice((name for name in numbered if name not in taken), count))


def ends_of(graph: Graph, chosen: Collection[str]) -> tuple[str, ...]:
    """Of chosen nodes those that could feed a unit: no weights, and what no other chosen one takes."""
    return tuple(
        node.id
        for node in graph.node_records
        if node.id in chosen
        and node.op not in {"parameter", "constant"}
        and not any(edge.target in chosen for edge in graph.consumers(node.id))
    )


def _on_grid(excerpt: Graph, centre: Position) -> Position:
    """The centre nearest to this at which every node stands on the grid, as it does in the excerpt."""
    x, y = (
        middle + round((goal - middle) / GRID) * GRID
        for goal, middle in zip(centre, centre_of(excerpt), strict=True)
    )
    return x, y
