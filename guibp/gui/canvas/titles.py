"""Titles of groups: where they stand, and which group a selection or a point means."""

from __future__ import annotations

from guibp.drawing.frames import FRAME_PADDING, FRAME_TITLE
from guibp.drawing.shapes import text_width
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.view import Bounds


def title_room(layers: Layers, group: str) -> Bounds | None:
    """The strip along the top of a group's frame or box; nothing if neither is on show."""
    for frame in layers.frames:
        if frame.group == group:
            return frame.title
    row = layers.bodies.card_rows.get(group)
    if row is None:
        return None
    left, top, right, _ = layers.bodies.boxes()[row].tolist()
    return Bounds(left, top, right, top + FRAME_TITLE)


def is_on_title(layers: Layers, group: str, x: float) -> bool:
    """Whether a point in the title's strip of an open group is on the words."""
    room = title_room(layers, group)
    return room is not None and x <= room.left + 2 * FRAME_PADDING + text_width(group)


def selected_group(scene: Scene) -> str | None:
    """The group on show of which all nodes are selected, and no other: a box, or the innermost frame."""
    chosen, layers = scene.session.selection.nodes, scene.layers
    groups = [*layers.bodies.cards, *(frame.group for frame in reversed(layers.frames))]
    for group in groups:
        members = members_within(scene.session.graph, group)
        if chosen == set(members) and (len(members) > 1 or group in layers.bodies.card_rows):
            return group
    return None


def selected_box(scene: Scene, id_: str) -> str | None:
    """The closed group on show that hides a node, if all of its nodes are selected."""
    bodies = scene.layers.bodies
    row = bodies.body_row(id_)
    return bodies.card_id(row) if scene.session.selection.nodes.issuperset(bodies.ids_in(row)) else None
