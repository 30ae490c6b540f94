"""Hit testing: what of the drawing lies under the pointer, found by arithmetic over the arrays."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

import numpy as np

from guibp.drawing.ports import GRAB_RADIUS
from guibp.drawing.wires import distances_to
from guibp.gui.canvas.bodies import NAME_ROOM_BELOW, Flags, Rows
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.notes import Grip
from guibp.gui.canvas.sockets import Socket
from guibp.gui.canvas.view import Bounds

WIRE_REACH = 7.0
"""A pointer this near to a wire, in viewport pixels, has hold of it."""
_BODY_SHARE, _SMALL_BODY_SHARE, _SMALL = 0.45, 0.75, 0.4
"""Inside this share of a body's half width a press moves it rather than wires it; more below a zoom."""
_FARTHEST_GRAB = 24.0
"""Scene units: seen from afar sockets are not taken hold of from beyond the body to which they belong."""
_NAME_TOP = 24.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer: at most one of its fields is set."""

    socket: Socket | None = None
    node: str | None = None
    card: str | None = None
    edge: EdgeKey | None = None
    frame: str | None = None
    note: str | None = None
    grip: Grip | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the pointer is over nothing."""
        return self == NOTHING


NOTHING = Hit()


def find_hit(layers: Layers, x: float, y: float, zoom: float) -> Hit:
    """What is at a point of the scene: a socket, else a body, else a wire, else a frame's title."""
    body = find_body(layers, x, y)
    if body is None or not _is_deep_inside(layers, body, (x, y), zoom):
        socket = _nearest_socket(layers, (x, y), min(GRAB_RADIUS / zoom, _FARTHEST_GRAB), None)
        if socket is not None:
            return Hit(socket=socket)
    if body is not None:
        card = layers.bodies.card_id(body)
        return Hit(card=card) if card is not None else Hit(node=layers.bodies.nodes[body].id)
    edge = find_edge(layers, x, y, zoom)
    if edge is not None:
        return Hit(edge=edge)
    return Hit(frame=find_frame(layers, x, y))


def find_socket(layers: Layers, x: float, y: float, zoom: float, among: Flags | None = None) -> Socket | None:
    """The nearest socket within reach, of all or of those marked in ``among``, shape (sockets,)."""
    return _nearest_socket(layers, (x, y), GRAB_RADIUS / zoom, among)


def find_box_port(layers: Layers, x: float, y: float, among: Flags) -> Socket | None:
    """The port nearest to a point on a closed group's box, of those marked that have no wire yet."""
    box = find_body(layers, x, y)
    if box is None or box < len(layers.bodies.nodes):
        return None
    sockets = layers.sockets
    return _nearest_socket(layers, (x, y), np.inf, among & (sockets.hosts == box) & ~sockets.taken)


def find_body(layers: Layers, x: float, y: float) -> int | None:
    """The row of the topmost body at a point: the last drawn of those that cover it."""
    bodies = layers.bodies
    dx, dy = np.abs(bodies.centres[:, 0] - x), np.abs(bodies.centres[:, 1] - y)
    halves = bodies.sizes / 2
    covers = np.where(
        bodies.circles, dx**2 + dy**2 <= halves[:, 0] ** 2, (dx <= halves[:, 0]) & (dy <= halves[:, 1])
    )
    found = np.flatnonzero(covers & bodies.shown)
    return int(found[-1]) if len(found) else None


def find_edge(layers: Layers, x: float, y: float, zoom: float, within: float = WIRE_REACH) -> EdgeKey | None:
    """The nearest wire within reach, in viewport pixels."""
    cables, reach = layers.cables, within / zoom
    left, top, right, bottom = cables.boxes.T
    near = (left - reach <= x) & (x <= right + reach) & (top - reach <= y) & (y <= bottom + reach)
    candidates = np.flatnonzero(near & cables.shown)
    if not len(candidates):
        return None
    distances = distances_to(cables.wires.part(candidates), (x, y))
    best = int(np.argmin(distances))
    return cables.key(int(candidates[best])) if distances[best] <= reach else None


def find_frame(layers: Layers, x: float, y: float) -> str | None:
    """The open group whose title is at a point, the innermost first."""
    for frame in reversed(layers.frames):
        if frame.title.contains(x, y):
            return frame.group
    return None


def find_name(layers: Layers, x: float, y: float) -> str | None:
    """The operation whose id, below its circle, is at a point."""
    bodies = layers.bodies
    dx, dy = np.abs(bodies.centres[:, 0] - x), y - bodies.centres[:, 1]
    inside = (dx <= bodies.sizes[:, 0] / 2) & (dy >= _NAME_TOP) & (dy <= NAME_ROOM_BELOW)
    found = np.flatnonzero(inside & bodies.shown & bodies.circles)
    return bodies.nodes[int(found[-1])].id if len(found) else None


def rows_within(layers: Layers, area: Bounds) -> Rows:
    """The shown bodies that an area touches."""
    boxes = layers.bodies.boxes()
    left, top, right, bottom = boxes.T
    touched = (right >= area.left) & (left <= area.right) & (bottom >= area.top) & (top <= area.bottom)
    return np.flatnonzero(touched & layers.bodies.shown)


def edges_within(layers: Layers, area: Bounds) -> tuple[EdgeKey, ...]:
    """The shown wires that lie wholly inside an area."""
    cables = layers.cables
    left, top, right, bottom = cables.boxes.T
    inside = (left >= area.left) & (right <= area.right) & (top >= area.top) & (bottom <= area.bottom)
    return tuple(cables.key(int(row)) for row in np.flatnonzero(inside & cables.shown))


def _nearest_socket(
    layers: Layers, place: tuple[float, float], reach: float, among: Flags | None
) -> Socket | None:
    points = layers.sockets.points()
    rows = np.arange(len(points)) if among is None else np.flatnonzero(among)
    if not len(rows):
        return None
    distances = np.hypot(points[rows, 0] - place[0], points[rows, 1] - place[1])
    best = int(np.argmin(distances))
    return layers.sockets.socket(int(rows[best]), points[rows[best]]) if distances[best] <= reach else None


def _is_deep_inside(layers: Layers, body: int, place: tuple[float, float], zoom: float) -> bool:
    bodies = layers.bodies
    dx, dy = place[0] - float(bodies.centres[body, 0]), place[1] - float(bodies.centres[body, 1])
    share = _SMALL_BODY_SHARE if zoom < _SMALL else _BODY_SHARE
    deep = float(bodies.sizes[body, 0]) / 2 * share
    return hypot(dx, dy) <= deep if bodies.circles[body] else abs(dx) <= deep
