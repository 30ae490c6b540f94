"""Scene: what gestures and painters share: the session, the layers, the view and what is under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from guibp.drawing.wires import Wires
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.hit import NOTHING, Hit, find_hit
from guibp.gui.canvas.layers import Layers
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
        self.annotations = Annotations(session)
        self.grid = Grid.FREE
        self.hover: Hit = NOTHING
        self.feedback = IDLE
        self.notice: Notice | None = None
        self.asked: Asked | None = None

    def tell(self, text: str, x: float, y: float) -> None:
        """Say why something was refused, beside a place of the viewport."""
        self.notice = Notice(text, x, y)
        self.session.noticed.emit(text)

    def replace_document(self) -> None:
        """Show the session's graph after another document was opened."""
        self.layers = Layers(self.session.graph, self.session.placement)
        self.hover, self.feedback, self.notice = NOTHING, IDLE, None

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
        return next(
            (point for point, hit in zip(points, hits, strict=True) if hit.edge == (target, port)), points[0]
        )

    def annotation(self, source: str, target: str, port: int) -> tuple[str, str]:
        """The texts of an edge's value and gradient as shown now."""
        row = self.layers.edge_row(source, target, port)
        return self.annotations.edge_values((row,))[0], self.annotations.edge_gradients((row,))[0]
