"""Placement: where every node stands on show, also those to which the document gives no position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guibp.drawing.arrangements import Arrangements
from guibp.drawing.clearing import ClearSpots
from guibp.drawing.group_boxes import closed_groups, cover_boxes, groups_around, members_of, open_end_box
from guibp.drawing.layout import lay_out, layered_layout
from guibp.drawing.shapes import GRID, LEAF_SIZE, extent_of
from guibp.model.changes import NodeRenamed
from guibp.model.edits import MoveNodes
from guibp.model.graph import Graph, GraphChanged
from guibp.model.records import Node, Position

LAYER_STEP = 128.0
"""How far apart an operand and its consumer are placed."""
ROW_STEP = 72.0
_IMPORT_GAP = 48.0
_IMPORT = 3
"""From so many loose nodes at once on, they are laid out together, as a graph of their own."""


class Placement:
    """Positions on show, in canvas units: the model's, else ones laid out here.

    A position that is laid out is a matter of view: it is in no document and in no undo step, until a
    move makes it the model's (``pending_moves``).
    """

    def __init__(self, graph: Graph | None = None) -> None:
        self._graph = graph if graph is not None else Graph()
        self._laid_out: dict[str, Position] = {}
        self._arrangements = Arrangements()
        self.place_missing(self._graph)

    def replace(self, graph: Graph) -> None:
        """Begin anew with another graph: what has no position there is laid out."""
        self._graph = graph
        self._laid_out.clear()
        self.place_missing(graph)

    def follow(self, event: GraphChanged) -> None:
        """After an edit of the graph: keep places under new names, and place what came without one."""
        for change in event.changes:
            if isinstance(change, NodeRenamed) and change.before in self._laid_out:
                self._laid_out[change.after] = self._laid_out.pop(change.before)
        self.place_missing(self._graph)

    def position_of(self, id_: str) -> Position:
        """The centre of a node as shown; ``NodeError`` if there is no such node."""
        position = self._graph.node(id_).position
        if position is not None:
            return position
        if id_ not in self._laid_out:
            self.place_missing(self._graph)
        return self._laid_out[id_]

    def positions(self) -> Mapping[str, Position]:
        """The centres of all nodes as shown, in the graph's order."""
        return {
            node.id: node.position if node.position is not None else self._laid_out[node.id]
            for node in self._graph.node_records
        }

    def place_missing(self, graph: Graph) -> None:
        """Give a place to every node that has none; places given before stay."""
        missing = [
            node for node in graph.node_records if node.position is None and node.id not in self._laid_out
        ]
        if not missing:
            return
        if len(missing) == len(graph):
            self._laid_out.update(layered_layout(graph, self._arrangements))
            return
        placed = self._placed(graph)
        boxes = cover_boxes(graph, placed, closed_groups(graph)) | open_end_box(graph, placed)
        spots = ClearSpots(boxes)
        for part in _loose_parts(graph, missing):
            if len(part) >= _IMPORT and not _touches(graph, part):
                self._place_import(graph, part, spots, placed)
            else:
                self._place_near(graph, part, spots, placed)

    def pending_moves(self, ids: Iterable[str] = ()) -> tuple[tuple[str, Position], ...]:
        """The places on show that the model does not hold yet, of all nodes but ``ids``.

        They join the first move in the same edit: else the rest would be laid out anew at the next
        opening, around nodes that stand still.
        """
        left_out = frozenset(ids)
        return tuple(
            (node.id, self._laid_out[node.id])
            for node in self._graph.node_records
            if node.position is None and node.id not in left_out
        )

    def arranged(self) -> MoveNodes:
        """The edit that lays out all nodes afresh."""
        return MoveNodes(tuple(self.laid_out_afresh().items()))

    def laid_out_afresh(self) -> dict[str, Position]:
        """Where all nodes would stand if none had a place yet."""
        return layered_layout(self._graph, self._arrangements)

    def _placed(self, graph: Graph) -> dict[str, Position]:
        placed = {}
        for node in graph.node_records:
            position = node.position if node.position is not None else self._laid_out.get(node.id)
            if position is not None:
                placed[node.id] = position
        return placed

    def _place_near(
        self, graph: Graph, part: list[Node], spots: ClearSpots, placed: dict[str, Position]
    ) -> None:
        waiting = [node.id for node in part]
        while waiting:
            # Those first that have a neighbour in place; each one placed may give the next its place.
            ready = [id_ for id_ in waiting if _neighbours(graph, id_, placed)] or waiting[:1]
            for id_ in ready:
                wish = _wished_place(graph, id_, placed, spots.corner())
                extent, around = extent_of(graph.node(id_)), tuple(groups_around(graph, id_))
                placed[id_] = self._laid_out[id_] = spots.take(id_, wish, extent, around)
            waiting = [id_ for id_ in waiting if id_ not in self._laid_out]

    def _place_import(
        self, graph: Graph, part: list[Node], spots: ClearSpots, placed: dict[str, Position]
    ) -> None:
        ids = {node.id for node in part}
        arranged = lay_out(part, [edge for edge in graph.edges if edge.source in ids], graph.groups)
        boxes = cover_boxes(graph, arranged, closed_groups(graph))
        left, below = spots.corner()
        first_x = min(box[0] for box in boxes.values())
        first_y = min(box[1] for box in boxes.values())
        dx, dy = _on_grid(left - first_x), _on_grid(below + _IMPORT_GAP - first_y)
        for id_, (x, y) in arranged.items():
            placed[id_] = self._laid_out[id_] = (x + dx, y + dy)
        for id_, box in boxes.items():
            spots.put(id_, (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy))


def _loose_parts(graph: Graph, missing: list[Node]) -> list[list[Node]]:
    """The connected parts among the nodes without a place."""
    left = {node.id: node for node in missing}
    parts = []
    while left:
        first = next(iter(left))
        part, waiting = [], [first]
        while waiting:
            id_ = waiting.pop()
            if id_ not in left:
                continue
            part.append(left.pop(id_))
            waiting.extend(_around(graph, id_))
        parts.append(part)
    return parts


def _touches(graph: Graph, part: list[Node]) -> bool:
    ids = {node.id for node in part}
    return any(other not in ids for id_ in ids for other in _around(graph, id_))


def _around(graph: Graph, id_: str) -> list[str]:
    return [*graph.operands(id_).values(), *(edge.target for edge in graph.consumers(id_))]


def _neighbours(graph: Graph, id_: str, places: Mapping[str, Position]) -> list[str]:
    return [other for other in _around(graph, id_) if other in places]


def _wished_place(graph: Graph, id_: str, places: Mapping[str, Position], corner: Position) -> Position:
    """Before its consumers, else behind its operands, else among those of its group, else below all."""
    consumers = [places[edge.target] for edge in graph.consumers(id_) if edge.target in places]
    if consumers:
        x, y = min(x for x, _ in consumers) - LAYER_STEP, sum(y for _, y in consumers) / len(consumers)
        return _on_grid(x), _on_grid(y)
    operands = [places[source] for source in graph.operands(id_).values() if source in places]
    if operands:
        x, y = max(x for x, _ in operands) + LAYER_STEP, sum(y for _, y in operands) / len(operands)
        return _on_grid(x), _on_grid(y)
    holder = graph.group_of(id_)
    fellows = [places[one] for one in members_of(graph, holder) if one in places] if holder else []
    if fellows:
        return _on_grid(min(x for x, _ in fellows)), _on_grid(max(y for _, y in fellows) + ROW_STEP)
    return _on_grid(corner[0] + LEAF_SIZE[0] / 2), _on_grid(corner[1] + ROW_STEP)


def _on_grid(coordinate: float) -> float:
    return round(coordinate / GRID) * GRID
