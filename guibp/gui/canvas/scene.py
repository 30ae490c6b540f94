"""Scene: what gestures and painters share: the session, the layers, the view and what is under way."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from guibp.drawing.steady_numbers import without_blanks
from guibp.drawing.wires import Wires
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.heat import Heat
from guibp.gui.canvas.hit import NOTHING, Hit, find_hit
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lineage import Tracing
from guibp.gui.canvas.notes import LEAST_HEIGHT, Notes
from guibp.gui.canvas.view import Array, Bounds, View
from guibp.gui.session import Session
from guibp.model.records import Position


class Detail(Enum):
    """How much of the drawing can be told apart at a zoom."""

    FULL = "full"
    SHAPES = "shapes"
    """Bodies and curves without text."""
    FAR = "far"
    """Straight lines and rectangles, drawn by the thousand."""


class Grid(Enum):
    """What the dots of the ground mean for a node that is dragged; Ctrl means the other."""

    FREE = "free"
    SNAPS = "snaps"


NO_POINTS: Array = np.empty((0, 2))


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a gesture shows while it is under way; places are scene units, the pointer viewport pixels."""

    band: Bounds | None = None
    """The box of a selection."""
    loose: Wires | None = None
    """A wire that is being drawn."""
    lifted: tuple[EdgeKey, ...] = ()
    """Wires that are in hand and not drawn where they were."""
    stroke: tuple[tuple[float, float], ...] = ()
    """The way of the knife."""
    struck: tuple[EdgeKey, ...] = ()
    """Wires that would be taken off now."""
    entered: EdgeKey | None = None
    """The wire into which the node in hand would go now."""
    legal: Array = field(default_factory=lambda: NO_POINTS)
    """Sockets that would take the wire, shape (n, 2)."""
    goal: tuple[float, float] | None = None
    """The socket onto which the wire would fall now."""
    joined: str | None = None
    """The open group that what is in hand would join now."""
    hint: str = ""
    """What a drop here would mean."""
    reason: str = ""
    """Why a drop here would be refused."""
    pointer: tuple[float, float] = (0.0, 0.0)


IDLE = Feedback()
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)


@dataclass(frozen=True, slots=True)
class Notice:
    """A refusal that is said beside a place of the viewport for a moment."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A wire that was dropped on nothing asks for a node at its loose end, a place of the viewport."""

    source: str | None
    operand: EdgeKey | None
    place: tuple[float, float]
    loose: Wires


class Scene:
    """The state of one canvas besides its widget."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view = View()
        self.layers = Layers(session.graph, session.placement)
        self.notes = Notes(session.graph)
        self.note_height: Callable[[str, float], float] = lambda _text, _width: LEAST_HEIGHT
        """How tall a note of a width must be for a text; the widget knows, since it has the font."""
        self.annotations = Annotations(session)
        self.heat = Heat(self.annotations)
        self.tracing = Tracing(session)
        self.grid = Grid.FREE
        self.hover: Hit = NOTHING
        self.feedback = IDLE
        self.notice: Notice | None = None
        self.asked: Asked | None = None

    def tell(self, text: str, x: float, y: float) -> None:
        """Say why something was refused, beside a place of the viewport."""
        self.notice = Notice(text, x, y)
        self.session.noticed.emit(text)

    def hit_at(self, x: float, y: float) -> Hit:
        """What is at a point of the scene: of the graph, else a note, else a frame's title."""
        hit = find_hit(self.layers, x, y, self.view.zoom)
        if not hit.is_empty and hit.frame is None:
            return hit
        grip = self.notes.grip_at(x, y, self.view.zoom)
        if grip is not None:
            return Hit(grip=grip)
        note = self.notes.at(x, y)
        return hit if note is None else Hit(note=note.id)

    def bounds(self) -> Bounds | None:
        """What graph and notes take up together; ``None`` where there is nothing."""
        graph, notes = self.layers.bounds(), self.notes.bounds()
        if graph is None or notes is None:
            return graph or notes
        return graph.joined(notes)

    def bounds_of(self, ids: Collection[str]) -> Bounds | None:
        """What nodes take up, with the frames of the groups that are wholly among them."""
        bounds, graph, whole = self.layers.bounds(ids), self.session.graph, frozenset(ids)
        for frame in self.layers.frames:
            if bounds is not None and whole.issuperset(members_within(graph, frame.group)):
                bounds = bounds.joined(frame.bounds)
        return bounds

    def replace_document(self) -> None:
        """Show the session's graph after another document was opened."""
        self.layers = Layers(self.session.graph, self.session.placement)
        self.heat.forget()
        self.notes = Notes(self.session.graph)
        self.hover, self.feedback, self.notice = NOTHING, IDLE, None

    def selected_wire(self) -> EdgeKey | None:
        """The first edge of the one wire that is selected; ``None`` if there are more, or nodes."""
        chosen = self.session.selection
        if chosen.nodes or not chosen.edges:
            return None
        first = min(chosen.edges)
        return first if chosen.edges == set(self.layers.operands_at(*first)) else None

    def edge_point(self, source: str, target: str, port: int) -> Position:
        """A point on a drawn wire, one where a click takes hold of it if there is such a place.

        A wire inside a closed group is there where the group's centre is.
        """
        layers = self.layers
        row = layers.edge_row(source, target, port)
        if not layers.cables.shown[row]:
            return layers.center_of(target)
        points = [layers.cables.point_on(row, share) for share in _SHARES]
        hits = (find_hit(layers, x, y, self.view.zoom) for x, y in points)
        same = layers.operands_at(target, port)
        return next((point for point, hit in zip(points, hits, strict=True) if hit.edge in same), points[0])

    def annotation(self, source: str, target: str, port: int) -> tuple[str, str]:
        """The texts of an edge's value and gradient as shown now."""
        row = self.layers.edge_row(source, target, port)
        value, gradient = self.annotations.edge_values((row,))[0], self.annotations.edge_gradients((row,))[0]
        return without_blanks(value), without_blanks(gradient)
