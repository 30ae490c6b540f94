"""Resizing: a note is made larger or smaller by one of its corners, never too small for its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.ground_painting import GRID_STEP
from guibp.gui.canvas.notes import LEAST_WIDTH, Grip, bounds_of, within_bounds
from guibp.gui.canvas.scene import Grid, Scene
from guibp.gui.canvas.view import Bounds
from guibp.model.edits import ResizeNote
from guibp.model.note_rules import MOST_SIDE


def cursor_of(grip: Grip) -> Qt.CursorShape:
    """The two-headed arrow that goes the way of a corner."""
    falls = grip.across == grip.down
    return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor


class ResizeGesture(Gesture):
    """Begins on a corner of a note; the opposite corner stays. A mere click selects the note."""

    def __init__(self, scene: Scene, pressed: Pointer, grip: Grip) -> None:
        super().__init__(scene, pressed)
        self._grip = grip
        self._note = scene.session.graph.note(grip.note)
        self._start = bounds_of(self._note)
        self._before = scene.session.selection.chosen
        self._is_drag = False
        self.cursor = cursor_of(grip)
        scene.session.selection.select(notes=(grip.note,))

    def move(self, pointer: Pointer) -> None:
        """Show the note as large as it would be."""
        if not self._is_drag and pointer.distance_to(self.pressed) < QApplication.startDragDistance():
            return
        self._is_drag = True
        self.scene.notes.take_in_hand((within_bounds(self._note, self._reached(pointer)),))

    def release(self, pointer: Pointer) -> Progress:
        """Give the note its size with one edit."""
        self.move(pointer)
        self.scene.notes.let_go()
        bounds = self._reached(pointer)
        if self._is_drag and bounds != self._start:
            size = bounds.width, bounds.height
            self.scene.session.do(ResizeNote(self._note.id, bounds.center, size))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Show the note as it is, and select again what was selected before."""
        self.scene.notes.let_go()
        session = self.scene.session
        session.selection.restore(self._before, session.graph)

    def _reached(self, pointer: Pointer) -> Bounds:
        """The rectangle whose corner in hand is where the pointer has brought it."""
        start, grip = self._start, self._grip
        x = start.right if grip.across > 0 else start.left
        y = start.bottom if grip.down > 0 else start.top
        x += pointer.scene_x - self.pressed.scene_x
        y += pointer.scene_y - self.pressed.scene_y
        if (self.scene.grid is Grid.SNAPS) != pointer.has(Qt.KeyboardModifier.ControlModifier):
            x, y = round(x / GRID_STEP) * GRID_STEP, round(y / GRID_STEP) * GRID_STEP
        fast_x = start.left if grip.across > 0 else start.right
        fast_y = start.top if grip.down > 0 else start.bottom
        width = min(max((x - fast_x) * grip.across, LEAST_WIDTH), MOST_SIDE)
        least = self.scene.note_height(self._note.text, width)
        height = min(max((y - fast_y) * grip.down, least), MOST_SIDE)
        far_x, far_y = fast_x + width * grip.across, fast_y + height * grip.down
        return Bounds(min(fast_x, far_x), min(fast_y, far_y), max(fast_x, far_x), max(fast_y, far_y))
