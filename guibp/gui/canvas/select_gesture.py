"""Selecting: a click on a wire or on nothing, or a box drawn around nodes and wires."""

from __future__ import annotations

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
        selection = scene.session.selection
        self._nodes, self._edges, self._current = selection.nodes, selection.edges, selection.current
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
        self._choose(inside, edges_within(self.scene.layers, band))

    def release(self, pointer: Pointer) -> Progress:
        """Keep what the box selected; a click without a box selects the wire, or nothing."""
        self.move(pointer)
        self.scene.feedback = IDLE
        if not self._is_box:
            self._choose([], () if self._edge is None else (self._edge,))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Select again what was selected before."""
        graph = self.scene.session.graph
        nodes = [id_ for id_ in self._nodes if id_ in graph]
        edges = [key for key in self._edges if key in self.scene.layers.cables.rows]
        current = self._current if self._current in graph else None
        self.scene.session.selection.select(nodes, edges, current)

    def _choose(self, nodes: list[str], edges: tuple[EdgeKey, ...]) -> None:
        selection = self.scene.session.selection
        if self.pressed.has(Qt.KeyboardModifier.ControlModifier):
            selection.select(self._nodes.symmetric_difference(nodes), self._edges.symmetric_difference(edges))
        elif self.pressed.has(Qt.KeyboardModifier.ShiftModifier):
            selection.select(self._nodes.union(nodes), self._edges.union(edges))
        else:
            selection.select(nodes, edges)
