"""What the canvas has for assistive technology: its nodes, closed groups and wires, in words and places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.hit import Hit, find_hit
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.view import Bounds
from guibp.gui.operation_texts import operation_title

_CONTEXT = "Canvas"


class Kind(Enum):
    """The kinds of parts."""

    NODE = "node"
    GROUP = "group"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Part:
    """A node or closed group by its id, or a wire by the node that it enters and the port."""

    kind: Kind
    id: str
    port: int = 0


class Parts:
    """The parts of one scene that are on show now: first the bodies, then the wires, in their rows' order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seen: tuple[object, object] | None = None
        self._bodies: Rows = np.zeros(0, dtype=np.intp)
        self._wires: Rows = np.zeros(0, dtype=np.intp)

    def __len__(self) -> int:
        self._look()
        return len(self._bodies) + len(self._wires)

    def part(self, place: int) -> Part:
        """The part at a place of the order."""
        self._look()
        layers = self._scene.layers
        if place >= len(self._bodies):
            return Part(Kind.EDGE, *layers.cables.key(int(self._wires[place - len(self._bodies)])))
        row = int(self._bodies[place])
        card = layers.bodies.card_id(row)
        return Part(Kind.NODE, layers.bodies.nodes[row].id) if card is None else Part(Kind.GROUP, card)

    def place_of(self, part: Part) -> int:
        """Where a part stands in the order; -1 if it is not on show."""
        self._look()
        row = self.row_of(part)
        if row is None:
            return -1
        rows, before = (self._wires, len(self._bodies)) if part.kind is Kind.EDGE else (self._bodies, 0)
        place = int(np.searchsorted(rows, row))
        return before + place if place < len(rows) and rows[place] == row else -1

    def row_of(self, part: Part) -> int | None:
        """The row of a part among bodies or cables; ``None`` if it is gone."""
        layers = self._scene.layers
        if part.kind is Kind.EDGE:
            return layers.cables.rows.get((part.id, part.port))
        return (layers.bodies.rows if part.kind is Kind.NODE else layers.bodies.card_rows).get(part.id)

    def _look(self) -> None:
        """See what is on show, if that is not what was seen last."""
        layers = self._scene.layers
        if self._seen is None or self._seen[0] is not layers.bodies or self._seen[1] is not layers.cables:
            self._bodies = np.flatnonzero(layers.bodies.shown)
            self._wires = np.flatnonzero(layers.cables.shown)
            self._seen = layers.bodies, layers.cables

    # -- in words --------------------------------------------------------------------------------

    def name(self, part: Part) -> str:
        """What a part is called, with its numbers: ``p11, multiply, value 0, gradient 0.1``."""
        row = self.row_of(part)
        if row is None:
            return ""
        if part.kind is Kind.EDGE:
            return self._name_edge(part, row)
        return self._name_node(part.id, row) if part.kind is Kind.NODE else self._name_group(part.id, row)

    def _name_node(self, id_: str, row: int) -> str:
        scene = self._scene
        said = [id_, operation_title(scene.layers.bodies.nodes[row].operation)]
        if scene.layers.graph.node(id_).is_frozen:
            said.append(_tr("frozen"))
        if scene.layers.output == id_:
            said.append(_tr("output"))
        step = scene.session.current_step
        if step is not None and step.node == id_:
            said.append(_tr("at work"))
        numbers = scene.annotations.node_number(row), scene.annotations.node_gradient_number(row)
        return ", ".join((*said, *_numbers(*numbers)))

    def _name_group(self, group: str, row: int) -> str:
        card, annotations = self._scene.layers.cards.card(row), self._scene.annotations
        nodes = self._scene.layers.bodies.nodes
        results = [f"{nodes[one].id} = {_number(annotations.node_number(one))}" for one in card.results]
        said = _tr("{group}, closed group").format(group=group)
        return ", ".join(text for text in (said, card.formula, *results) if text)

    def _name_edge(self, part: Part, row: int) -> str:
        text = _tr("wire from {source} to {target}, operand {port}")
        source = self._scene.layers.cables.edges[row].source
        said = text.format(source=source, target=part.id, port=part.port + 1)
        return ", ".join((said, *_numbers(*self._scene.annotations.edge_numbers(row))))

    def value(self, part: Part) -> str:
        """The value alone."""
        row, annotations = self.row_of(part), self._scene.annotations
        if row is None or part.kind is Kind.GROUP:
            return ""
        number = annotations.edge_numbers(row)[0] if part.kind is Kind.EDGE else annotations.node_number(row)
        return _number(number)

    # -- in place --------------------------------------------------------------------------------

    def box(self, part: Part) -> QRect:
        """What a part takes up of the viewport; empty if it is not on show."""
        row = self.row_of(part)
        if row is None or self.place_of(part) < 0:
            return QRect()
        layers = self._scene.layers
        boxes = (
            layers.cables.boxes[row : row + 1]
            if part.kind is Kind.EDGE
            else layers.bodies.boxes(np.array([row], dtype=np.intp))
        )
        area = Bounds(*(float(one) for one in boxes[0]))
        first = QPointF(*self._scene.view.to_viewport(area.left, area.top)).toPoint()
        return QRect(first, QPointF(*self._scene.view.to_viewport(area.right, area.bottom)).toPoint())

    def at(self, x: float, y: float) -> Part | None:
        """The part at a place of the viewport."""
        view = self._scene.view
        return _part_of(self._scene, find_hit(self._scene.layers, *view.to_scene(x, y), view.zoom))

    # -- the selection ---------------------------------------------------------------------------

    def nodes_of(self, part: Part) -> tuple[str, ...]:
        """The nodes that a part stands for; none for a wire."""
        row = self.row_of(part)
        return () if row is None or part.kind is Kind.EDGE else self._scene.layers.bodies.ids_in(row)

    def is_selected(self, part: Part) -> bool:
        """Whether a part is chosen, of a group all of it."""
        selection = self._scene.session.selection
        if part.kind is Kind.EDGE:
            return (part.id, part.port) in selection.edges
        nodes = self.nodes_of(part)
        return bool(nodes) and selection.nodes.issuperset(nodes)

    def select(self, part: Part) -> None:
        """Choose a part and nothing else."""
        edges = ((part.id, part.port),) if part.kind is Kind.EDGE else ()
        self._scene.session.selection.select(self.nodes_of(part), edges)

    def current(self) -> Part | None:
        """The part that the keys speak of: the current node or the group in which it is, else a lone wire."""
        selection, bodies = self._scene.session.selection, self._scene.layers.bodies
        if selection.current is not None and selection.current in bodies.rows:
            card = bodies.card_id(bodies.body_row(selection.current))
            return Part(Kind.NODE, selection.current) if card is None else Part(Kind.GROUP, card)
        if len(selection.edges) == 1 and not selection.nodes:
            return Part(Kind.EDGE, *next(iter(selection.edges)))
        return None


def _part_of(scene: Scene, hit: Hit) -> Part | None:
    if hit.edge is not None:
        return Part(Kind.EDGE, *hit.edge)
    if hit.card is not None:
        return Part(Kind.GROUP, hit.card)
    node = hit.node if hit.socket is None else hit.socket.node
    if node is None:
        return None
    bodies = scene.layers.bodies
    card = bodies.card_id(bodies.body_row(node))
    return Part(Kind.NODE, node) if card is None else Part(Kind.GROUP, card)


def _numbers(value: float | None, gradient: float | None) -> tuple[str, str]:
    return (
        _tr("value {number}").format(number=_number(value)),
        _tr("gradient {number}").format(number=_number(gradient)),
    )


def _number(number: float | None) -> str:
    return NOT_COMPUTED if number is None else shown_number(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
