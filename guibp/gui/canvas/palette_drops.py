"""Palette drops: what is dragged over the canvas lands at the pointer, an operation also in a wire."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from guibp.gui.canvas.adding import OPERATION_MIME, UNIT_MIME
from guibp.gui.canvas.attaching import ALONE, Joint, joint_in
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.inserting import wire_under
from guibp.gui.canvas.joining import group_at, say_joins
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.landing import Landing
from guibp.gui.operation_search import Choice
from guibp.model.operations import OPERATIONS
from guibp.model.records import Position

Adder = Callable[[str | None, Choice, Position, Joint], str | None]
"""Adds a node in a group, or in none, there, wired so; returns its id."""


class PaletteDrops:
    """What comes from the palette to one canvas."""

    def __init__(self, scene: Scene, add: Adder, ask_unit: Callable[[str, Landing], None]) -> None:
        self._scene, self._add, self._ask_unit = scene, add, ask_unit

    def follow(self, event: QDropEvent) -> None:
        """Take operations and units anywhere, and mark the wire or frame into which these would go."""
        if not any(map(event.mimeData().hasFormat, (OPERATION_MIME, UNIT_MIME))):
            event.ignore()
            return
        event.acceptProposedAction()
        edge = self._wire_for(event) if event.mimeData().hasFormat(OPERATION_MIME) else None
        group = None if edge is not None else self._group_for(event)
        self._scene.feedback = Feedback(
            entered=edge,
            joined=group,
            hint="" if group is None else say_joins(group),
            pointer=(event.position().x(), event.position().y()),
        )

    def leave(self) -> None:
        """What was over the canvas went away."""
        self._scene.feedback = IDLE

    def drop(self, event: QDropEvent) -> bool:
        """Add the operation where it was dropped, or ask for the unit; answers whether the canvas goes on."""
        if event.mimeData().hasFormat(UNIT_MIME):
            event.acceptProposedAction()
            self.leave()
            self._ask_unit(_carried(event, UNIT_MIME), Landing(self._spot_of(event), self._group_for(event)))
            return True
        if not event.mimeData().hasFormat(OPERATION_MIME):
            event.ignore()
            return False
        edge = self._wire_for(event)
        self.leave()
        event.acceptProposedAction()
        joint = ALONE if edge is None else self._joint_in(edge)
        choice = Choice(_carried(event, OPERATION_MIME))
        return self._add(self._group_for(event), choice, self._spot_of(event), joint) is not None

    def _group_for(self, event: QDropEvent) -> str | None:
        """The open group that an operation or a unit would join; with Alt there is none."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        return group_at(self._scene.layers.frames, *self._spot_of(event))

    def _joint_in(self, edge: EdgeKey) -> Joint:
        target, port = edge
        source = self._scene.session.graph.operands(target)[port]
        return joint_in(source, self._scene.layers.operands_at(target, port))

    def _wire_for(self, event: QDropEvent) -> EdgeKey | None:
        """The wire into which an operation would go; with Alt, and for a leaf, there is none."""
        operation = OPERATIONS.get(_carried(event, OPERATION_MIME))
        if operation is None or operation.is_leaf or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        return wire_under(self._scene, self._spot_of(event))

    def _spot_of(self, event: QDropEvent) -> Position:
        return self._scene.view.to_scene(event.position().x(), event.position().y())


def _carried(event: QDropEvent, mime: str) -> str:
    return bytes(event.mimeData().data(mime).data()).decode(errors="replace")
