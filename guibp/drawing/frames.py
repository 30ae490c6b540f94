"""The frames around open groups: how much room they take, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from guibp.drawing.shapes import Extent, extent_of
from guibp.model.records import Group, Node, Position

FRAME_PADDING = 20.0
"""From the nodes in a group to its frame."""
FRAME_TITLE = 24.0
"""The height above them that the title takes."""

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom in canvas units."""


def frame_around(boxes: Iterable[Frame]) -> Frame:
    """The frame around the boxes of a group's members; there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (
        min(lefts) - FRAME_PADDING,
        min(tops) - FRAME_PADDING - FRAME_TITLE,
        max(rights) + FRAME_PADDING,
        max(bottoms) + FRAME_PADDING,
    )


def box_at(position: Position, extent: Extent) -> Frame:
    """What a node of this extent covers where it stands."""
    x, y = position
    left, top, right, bottom = extent
    return x - left, y - top, x + right, y + bottom


def group_frames(
    nodes: Sequence[Node], groups: Sequence[Group], positions: Mapping[str, Position]
) -> dict[str, Frame]:
    """The frame of every group with a placed node in it or in a group within it, by the group's id."""
    boxes = {node.id: box_at(positions[node.id], extent_of(node)) for node in nodes if node.id in positions}
    frames: dict[str, Frame] = {}
    for group in inner_groups_first(groups):
        inside = [frames.get(member) or boxes.get(member) for member in group.members]
        found = [box for box in inside if box is not None]
        if found:
            frames[group.id] = frame_around(found)
    return frames


def inner_groups_first(groups: Sequence[Group]) -> list[Group]:
    """The groups, each after all groups within it."""
    by_id = {group.id: group for group in groups}
    inside = {member for group in groups for member in group.members if member in by_id}
    outer_first = [group for group in groups if group.id not in inside]
    for group in outer_first:
        outer_first.extend(by_id[member] for member in group.members if member in by_id)
    return outer_first[::-1]
