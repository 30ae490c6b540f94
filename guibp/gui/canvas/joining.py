"""Joining: which open group takes in what is dropped on its frame, and what leaves one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from guibp.gui.canvas.frames import Frame
from guibp.gui.canvas.gesture import Pointer
from guibp.gui.canvas.scene import Scene
from guibp.gui.folding import groups_around, outermost
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
        bodies = scene.layers.bodies
        self._members = tuple(
            member
            for member in outermost(graph, frozenset(ids))
            if not any(bodies.shows_closed(group) for group in groups_around(graph, member))
        )
        self._frames = tuple(frame for frame in scene.layers.frames if not self._carries(frame.group))

    def at(self, pointer: Pointer) -> Regrouping:
        """What a drop at the pointer would mean."""
        here = group_at(self._frames, pointer.scene_x, pointer.scene_y)
        inside = (here, *groups_around(self._graph, here)) if here is not None else ()
        members = tuple(member for member in self._members if self._goes(member, inside, pointer))
        return Regrouping(here, members) if members else NOT_REGROUPED

    def hint(self, pointer: Pointer) -> str:
        """What is said at the pointer about that; nothing if it is only moved."""
        regrouping = self.at(pointer)
        if regrouping.goal is not None:
            return say_joins(regrouping.goal)
        if regrouping.members:
            return _tr("Leaves {group}").format(group=self._graph.group_of(regrouping.members[0]))
        kept = self._kept_at(pointer.scene_x, pointer.scene_y)
        return "" if kept is None else _tr("Stays in {group}. Hold Alt to take it out.").format(group=kept)

    def _goes(self, member: str, inside: tuple[str, ...], pointer: Pointer) -> bool:
        with_alt = pointer.has(Qt.KeyboardModifier.AltModifier)
        holder = self._graph.group_of(member)
        if holder is None:
            return bool(inside) and not with_alt
        return inside[:1] != (holder,) and (with_alt or holder in inside)

    def _kept_at(self, x: float, y: float) -> str | None:
        """A group that keeps what was dragged out of its frame."""
        holders = {self._graph.group_of(member) for member in self._members}
        return next(
            (one.group for one in self._frames if one.group in holders and not one.bounds.contains(x, y)),
            None,
        )

    def _carries(self, group: str) -> bool:
        return any(one in self._members for one in (group, *groups_around(self._graph, group)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
