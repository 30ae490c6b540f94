"""Joining: which open group takes in what is dropped on its frame, and what leaves one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from guibp.drawing.group_boxes import groups_around
from guibp.gui.canvas.frames import Frame
from guibp.gui.canvas.gesture import Pointer
from guibp.gui.canvas.scene import Scene
from guibp.gui.folding import outermost
from guibp.model.edits import Edit, JoinGroup, LeaveGroup
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Nodes and groups that change their group: they go to ``goal``, or with ``None`` to no group at all."""

    goal: str | None
    members: tuple[str, ...]

    def edits(self, graph: Graph) -> tuple[Edit, ...]:
        """What makes it so."""
        leaving = tuple(member for member in self.members if graph.group_of(member) is not None)
        left: tuple[Edit, ...] = (LeaveGroup(leaving),) if leaving else ()
        return left if self.goal is None else (*left, JoinGroup(self.goal, self.members))


NOT_REGROUPED = Regrouping(None, ())


def group_at(frames: tuple[Frame, ...], x: float, y: float) -> str | None:
    """The innermost open group on whose frame a point of the scene lies."""
    return next((frame.group for frame in reversed(frames) if frame.bounds.contains(x, y)), None)


def say_joins(group: str) -> str:
    """What is said at the pointer before a drop on a frame."""
    return _tr("Joins {group}").format(group=group)


class Joining:
    """What the nodes in hand would join or leave, by the frames as they stood when they were taken up.

    Dropped on a frame they join it. Nothing leaves its group by being moved, for frames grow with
    what is in them: that takes Alt, which also keeps what is in no group out of all.
    """

    def __init__(self, scene: Scene, ids: Collection[str]) -> None:
        graph = self._graph = scene.session.graph
        members: dict[str | None, list[str]] = {}
        for member in outermost(graph, frozenset(ids)):
            members.setdefault(graph.group_of(member), []).append(member)
        # Of thousands in hand most are in the same few groups, and what is true of one is true of all in it.
        self._members = {holder: inside for holder, inside in members.items() if not _hides(scene, holder)}
        carried = {one for inside in members.values() for one in inside}
        self._frames = tuple(
            frame
            for frame in scene.layers.frames
            if carried.isdisjoint((frame.group, *groups_around(graph, frame.group)))
        )

    def at(self, pointer: Pointer) -> Regrouping:
        """What a drop at the pointer would mean."""
        here = group_at(self._frames, pointer.scene_x, pointer.scene_y)
        inside = (here, *groups_around(self._graph, here)) if here is not None else ()
        going = [holder for holder in self._members if _goes(holder, inside, pointer)]
        if not going:
            return NOT_REGROUPED
        return Regrouping(here, tuple(member for holder in going for member in self._members[holder]))

    def hint(self, pointer: Pointer) -> str:
        """What is said at the pointer about that; nothing if it is only moved."""
        regrouping = self.at(pointer)
        if regrouping.goal is not None:
            return say_joins(regrouping.goal)
        if regrouping.members:
            return _tr("Leaves {group}").format(group=self._graph.group_of(regrouping.members[0]))
        kept = self._kept_at(pointer.scene_x, pointer.scene_y)
        return "" if kept is None else _tr("Stays in {group}. Hold Alt to take it out.").format(group=kept)

    def _kept_at(self, x: float, y: float) -> str | None:
        """A group that keeps what was dragged out of its frame."""
        return next(
            (
                one.group
                for one in self._frames
                if one.group in self._members and not one.bounds.contains(x, y)
            ),
            None,
        )


def _goes(holder: str | None, inside: tuple[str, ...], pointer: Pointer) -> bool:
    """Whether what is in a group, or in none, would change it for the first of those around the pointer."""
    with_alt = pointer.has(Qt.KeyboardModifier.AltModifier)
    if holder is None:
        return bool(inside) and not with_alt
    return inside[:1] != (holder,) and (with_alt or holder in inside)


def _hides(scene: Scene, holder: str | None) -> bool:
    """Whether a group is seen as a box, or is in one that is."""
    if holder is None:
        return False
    groups = (holder, *groups_around(scene.session.graph, holder))
    return any(scene.layers.bodies.shows_closed(group) for group in groups)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
