"""Scrubbing: a leaf's number follows the pointer across, and is set by one edit on release."""

from __future__ import annotations

from math import isclose, isfinite

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.drawing.shapes import LEAF_PADDING
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.lettering import LEAF_NUMBER_ZOOM
from guibp.gui.canvas.scene import Scene
from guibp.gui.value_steps import factor_of, tidy, unit_of
from guibp.model.edits import SetValues

_FROM_MIDDLE = 8.0
"""The middle of a leaf moves it; its number begins at least so far to the right."""
_UNITS_PER_PIXEL = 0.1


def scrubbed_leaf(scene: Scene, hit: Hit, scene_x: float) -> str | None:
    """The leaf on whose own number the pointer is; one that is bound to a column has none.

    Where the view is too far away for numbers, there is nothing to take hold of; nor of what is gone.
    """
    if scene.view.zoom < LEAF_NUMBER_ZOOM or hit.node is None or hit.node not in scene.session.graph:
        return None
    if not scene.session.graph.node(hit.node).operation.is_leaf:
        return None
    if scene.session.graph.node(hit.node).value is None:
        return None
    bodies = scene.layers.bodies
    row = bodies.rows[hit.node]
    offset, half = scene_x - float(bodies.centres[row, 0]), float(bodies.sizes[row, 0]) / 2
    return hit.node if _FROM_MIDDLE <= offset <= half - LEAF_PADDING else None


class ScrubGesture(Gesture):
    """Begins on the number of a leaf. Shift makes it ten times finer, Ctrl ten times coarser.

    Until the release the numbers are shown and the graph is as it was; a mere click selects.
    """

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, scene: Scene, pressed: Pointer, id_: str) -> None:
        super().__init__(scene, pressed)
        self._id = id_
        # While it trains, a parameter is not what the graph has, but what is on show.
        shown = scene.session.evaluation.value(id_)
        held = scene.session.graph.node(id_).value or 0.0
        self._start = shown if isinstance(shown, float) and isfinite(shown) else held
        self._unit = unit_of(self._start)
        self._number, self._last = self._start, pressed
        self._is_drag = False

    def move(self, pointer: Pointer) -> None:
        """Show every number as it would be."""
        if not self._is_drag and pointer.distance_to(self.pressed) < QApplication.startDragDistance():
            return
        self._is_drag = True
        step = self._unit * _UNITS_PER_PIXEL * factor_of(pointer.modifiers)
        reached = self._number + (pointer.x - self._last.x) * step
        self._number = reached if isfinite(reached) else self._number
        self._last = pointer
        self.scene.session.preview_value(self._id, self._chosen())

    def release(self, pointer: Pointer) -> Progress:
        """Set the number, or select the leaf after a mere click."""
        self.move(pointer)
        session = self.scene.session
        session.selection.select((self._id,))
        if not self._is_drag:
            return Progress.ENDED
        session.end_preview()
        number = self._chosen()
        if number != self._start:
            session.do(SetValues(((self._id, number),)))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Show the numbers of the graph again."""
        self.scene.session.end_preview()

    def _chosen(self) -> float:
        return self._start if isclose(self._number, self._start, abs_tol=1e-12) else tidy(self._number)
