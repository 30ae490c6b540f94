"""Selecting: a click on a wire or on nothing, or a box drawn around nodes, wires and notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.hit import edges_within, rows_within
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.canvas.view import Bounds


class SelectGesture(Gesture):
    """Begins on a wire or on nothing. Ctrl toggles, Shift adds, neither selects anew."""

    def __init__(self, scene: Scene, pressed: Pointer, edge: EdgeKey | None = None) -> None:
        super().__init__(scene, pressed)
        self._edge = edge
        self._before = scene.session.selection.chosen
        self._is_box = False

    def move(self, pointer: Pointer) -> None:
        """Draw the box, and select what it touches as it grows."""
        if not self._is_box and pointer.distance_to(self.pressed) < QApplication.startDragDistance():
            return
        self._is_box = True
        band = Bounds(
            min(pointer.scene_x, self.pressed.scene_x),
            min(pointer.scene_y, self.pressed.scene_y),
            max(pointer.scene_x, self.pressed.scene_x),
            max(pointer.scene_y, self.pressed.scene_y),
        )
        self.scene.feedback = Feedback(band=band)
        bodies = self.scene.layers.bodies
        inside = [id_ for row in rows_within(self.scene.layers, band).tolist() for id_ in bodies.ids_in(row)]
        self._choose(inside, edges_within(self.scene.layers, band), self.scene.notes.within(band))

    def release(self, pointer: Pointer) -> Progress:
        """Keep what the box selected; a click without a box selects the wire, or nothing."""
        self.move(pointer)
        self.scene.feedback = IDLE
        if not self._is_box:
            edge = self._edge
            self._choose([], () if edge is None else self.scene.layers.operands_at(*edge))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Select again what was selected before."""
        session = self.scene.session
        session.selection.restore(self._before, session.graph)

    def _choose(self, nodes: Sequence[str], edges: tuple[EdgeKey, ...], notes: Sequence[str] = ()) -> None:
        selection, before = self.scene.session.selection, self._before
        if self.pressed.has(Qt.KeyboardModifier.ControlModifier):
            selection.select(
                before.nodes.symmetric_difference(nodes),
                before.edges.symmetric_difference(edges),
                notes=before.notes.symmetric_difference(notes),
            )
        elif self.pressed.has(Qt.KeyboardModifier.ShiftModifier):
            selection.select(
                before.nodes.union(nodes), before.edges.union(edges), notes=before.notes.union(notes)
            )
        else:
            selection.select(nodes, edges, notes=notes)
