"""Frames: the quiet rectangles around the members of open groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.frames import FRAME_PADDING, FRAME_TITLE, frame_around
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class Frame:
    """An open group as it is drawn: its outline, and its title along the top."""

    group: str
    bounds: Bounds

    @property
    def title(self) -> Bounds:
        """Where the title stands: the part by which a frame is taken hold of."""
        outline = self.bounds
        return Bounds(outline.left, outline.top, outline.right, outline.top + FRAME_TITLE + FRAME_PADDING / 2)


def frame_groups(graph: Graph, bodies: Bodies) -> tuple[Frame, ...]:
    """The frames of all open groups on show, outer ones first."""
    depths = {group.id: _open_depth(graph, bodies, group.id) for group in graph.groups}
    shown = [id_ for id_, depth in depths.items() if depth is not None]
    found: dict[str, Bounds] = {}
    for id_ in sorted(shown, key=lambda id_: -(depths[id_] or 0)):
        outline = _outline(graph, bodies, id_, found)
        if outline is not None:
            found[id_] = outline
    outside_in = sorted(found, key=lambda id_: depths[id_] or 0)
    return tuple(Frame(id_, found[id_]) for id_ in outside_in)


def frames_within(frames: tuple[Frame, ...], area: Bounds) -> tuple[Frame, ...]:
    """The frames that reach into an area, in the same order."""
    return tuple(
        frame
        for frame in frames
        if frame.bounds.left <= area.right
        and frame.bounds.right >= area.left
        and frame.bounds.top <= area.bottom
        and frame.bounds.bottom >= area.top
    )


def framed(frames: tuple[Frame, ...], points: Array) -> Rows:
    """1 for points of the scene, shape (n, 2), that lie in a frame, and 0 for the rest."""
    inside = np.zeros(len(points), dtype=np.intp)
    if not frames or not len(points):
        return inside
    x, y = points[:, 0], points[:, 1]
    # Of a thousand groups few are near what is on show.
    around = Bounds(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    for frame in frames_within(frames, around):
        box = frame.bounds
        inside[(x >= box.left) & (x <= box.right) & (y >= box.top) & (y <= box.bottom)] = 1
    return inside


def members_within(graph: Graph, group: str) -> tuple[str, ...]:
    """The nodes in a group and in the groups inside it."""
    nodes: list[str] = []
    waiting = [group]
    while waiting:
        for member in graph.group_record(waiting.pop()).members:
            (nodes if member in graph else waiting).append(member)
    return tuple(nodes)


def _open_depth(graph: Graph, bodies: Bodies, id_: str) -> int | None:
    """How many groups hold this one; ``None`` if it, or one of them, is closed."""
    depth, current = 0, id_
    while True:
        if bodies.shows_closed(current):
            return None
        holder = graph.group_of(current)
        if holder is None:
            return depth
        depth, current = depth + 1, holder


def _outline(graph: Graph, bodies: Bodies, id_: str, found: dict[str, Bounds]) -> Bounds | None:
    members = graph.group_record(id_).members
    rows = [bodies.body_row(member) for member in members if member in graph]
    rows += [bodies.card_rows[member] for member in members if member in bodies.card_rows]
    outline = bodies.bounds_of(np.array(rows, dtype=np.intp))
    for member in members:
        if member in found:
            outline = found[member] if outline is None else outline.joined(found[member])
    if outline is None:
        return None
    return Bounds(*frame_around([(outline.left, outline.top, outline.right, outline.bottom)]))
