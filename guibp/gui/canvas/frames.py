"""Frames: the quiet rectangles around the members of open groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.frames import FRAME_PADDING, FRAME_TITLE, frame_around
from guibp.drawing.frames import Frame as Box
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
    depths = _open_depths(graph, bodies)
    inner_first = sorted(depths, key=lambda id_: -depths[id_])
    boxes = _boxes_of_members(graph, bodies, inner_first)
    found: dict[str, Bounds] = {}
    for id_ in inner_first:
        inside = [found[member] for member in graph.group_record(id_).members if member in found]
        outlines = [(box.left, box.top, box.right, box.bottom) for box in inside]
        if id_ in boxes:
            outlines.append(boxes[id_])
        if outlines:
            found[id_] = Bounds(*frame_around(outlines))
    outside_in = sorted(found, key=lambda id_: depths[id_])
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


def around_frames(frames: tuple[Frame, ...]) -> Bounds | None:
    """What some frames take up; ``None`` without any."""
    if not frames:
        return None
    corners = np.array([(box.left, box.top, box.right, box.bottom) for box in (one.bounds for one in frames)])
    return Bounds(*corners[:, :2].min(axis=0).tolist(), *corners[:, 2:].max(axis=0).tolist())


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


def _open_depths(graph: Graph, bodies: Bodies) -> dict[str, int]:
    """How many groups hold each group on show that is open itself, as all are that hold it."""
    depths: dict[str, int | None] = {}
    for group in graph.groups:
        # Up to what is known already: groups may be deep within groups.
        climbed, current = list[str](), group.id
        while current not in depths:
            climbed.append(current)
            holder = graph.group_of(current)
            if holder is None:
                break
            current = holder
        depth = depths.get(current, -1)
        for id_ in reversed(climbed):
            depth = None if depth is None or bodies.shows_closed(id_) else depth + 1
            depths[id_] = depth
    found = ((group.id, depths[group.id]) for group in graph.groups)
    return {id_: depth for id_, depth in found if depth is not None}


def _boxes_of_members(graph: Graph, bodies: Bodies, groups: list[str]) -> dict[str, Box]:
    """What the nodes and closed groups directly in each group take up; all at once, there may be many."""
    rows, firsts, kept = list[int](), list[int](), list[str]()
    for id_ in groups:
        inside = [
            bodies.rows[member] if member in bodies.rows else bodies.card_rows[member]
            for member in graph.group_record(id_).members
            if member in bodies.rows or member in bodies.card_rows
        ]
        if inside:
            firsts.append(len(rows))
            kept.append(id_)
            rows += inside
    if not kept:
        return {}
    boxes = bodies.boxes_with_names(np.array(rows, dtype=np.intp))
    corners = np.hstack(
        (np.minimum.reduceat(boxes[:, :2], firsts), np.maximum.reduceat(boxes[:, 2:], firsts))
    )
    return {
        id_: (left, top, right, bottom)
        for id_, (left, top, right, bottom) in zip(kept, corners.tolist(), strict=True)
    }
