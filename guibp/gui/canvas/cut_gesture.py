"""Cutting: a stroke of the knife takes off every wire that it crosses."""

from __future__ import annotations

from PySide6.QtCore import Qt

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.crossing import wires_across
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.canvas.wiring import plan_breaks

_LEAST_STROKE = 3.0
"""Shorter strokes, in pixels, wait until there is more of them."""


class CutGesture(Gesture):
    """Begins with Ctrl and the right button, or with the cut tool and the left one."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, scene: Scene, pressed: Pointer) -> None:
        super().__init__(scene, pressed)
        self._stroke = [(pressed.scene_x, pressed.scene_y)]
        self._last = pressed
        self._struck: dict[EdgeKey, None] = {}

    def move(self, pointer: Pointer) -> None:
        """Draw the stroke, and mark what it crosses."""
        if pointer.distance_to(self._last) < _LEAST_STROKE:
            return
        cables = self.scene.layers.cables
        place = pointer.scene_x, pointer.scene_y
        for row in wires_across(cables, self._stroke[-1], place).tolist():
            self._struck[cables.key(row)] = None
        self._stroke.append(place)
        self._last = pointer
        self.scene.feedback = Feedback(stroke=tuple(self._stroke), struck=tuple(self._struck))

    def release(self, pointer: Pointer) -> Progress:
        """Take the wires off with one edit."""
        self.move(pointer)
        self.scene.feedback = IDLE
        edit = plan_breaks(self._struck)
        if edit is not None:
            self.scene.session.do(edit)
        return Progress.ENDED

    def undo_traces(self) -> None:
        """The stroke is shown by the feedback alone."""
