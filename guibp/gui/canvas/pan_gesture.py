"""Panning: the drawing goes with the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.viewing import Viewing


class PanGesture(Gesture):
    """Begins with the middle button anywhere, or with the left one while Space is down."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, scene: Scene, pressed: Pointer, viewing: Viewing) -> None:
        super().__init__(scene, pressed)
        self._viewing = viewing
        self._last = self._first = (pressed.x, pressed.y)

    def move(self, pointer: Pointer) -> None:
        """Shift the view."""
        self._shift_to(pointer.x, pointer.y)

    def release(self, pointer: Pointer) -> Progress:
        """Stay there."""
        self.move(pointer)
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Go back."""
        self._shift_to(*self._first)

    def _shift_to(self, x: float, y: float) -> None:
        self._viewing.pan(x - self._last[0], y - self._last[1])
        self._last = (x, y)
