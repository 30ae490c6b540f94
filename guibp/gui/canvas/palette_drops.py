"""Palette drops: an operation that is dragged over the canvas lands at the pointer, or in a wire."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from guibp.gui.canvas.adding import OPERATION_MIME
from guibp.gui.canvas.attaching import ALONE, Joint
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.inserting import wire_under
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.canvas.searching import Adder
from guibp.gui.operation_search import Choice
from guibp.model.operations import OPERATIONS


class PaletteDrops:
    """What comes from the palette to one canvas."""

    def __init__(self, scene: Scene, add: Adder) -> None:
        self._scene, self._add = scene, add

    def follow(self, event: QDropEvent) -> None:
        """Take operations anywhere, and mark the wire into which one would go."""
        if event.mimeData().hasFormat(OPERATION_MIME):
            event.acceptProposedAction()
            edge = self._wire_for(event)
            self._scene.feedback = IDLE if edge is None else Feedback(entered=edge)
        else:
            event.ignore()

    def leave(self) -> None:
        """What was over the canvas went away."""
        self._scene.feedback = IDLE

    def drop(self, event: QDropEvent) -> bool:
        """Add the operation where it was dropped; answers whether it is there."""
        if not event.mimeData().hasFormat(OPERATION_MIME):
            event.ignore()
            return False
        edge, place = self._wire_for(event), event.position()
        self.leave()
        event.acceptProposedAction()
        graph = self._scene.session.graph
        joint = ALONE if edge is None else Joint(graph.operands(edge[0])[edge[1]], edge)
        spot = self._scene.view.to_scene(place.x(), place.y())
        return self._add(Choice(_operation_in(event)), spot, joint) is not None

    def _wire_for(self, event: QDropEvent) -> EdgeKey | None:
        """The wire into which an operation would go; with Alt, and for a leaf, there is none."""
        operation = OPERATIONS.get(_operation_in(event))
        if operation is None or operation.is_leaf or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        place = event.position()
        return wire_under(self._scene, self._scene.view.to_scene(place.x(), place.y()))


def _operation_in(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(OPERATION_MIME).data()).decode(errors="replace")
