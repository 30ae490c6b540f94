"""Moving: nodes are dragged by one of them, and stand elsewhere after one edit."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.ground_painting import GRID_STEP
from guibp.gui.canvas.inserting import plan_insertion, wire_for
from guibp.gui.canvas.scene import IDLE, Feedback, Grid, Scene
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.edits import Batch, Edit, MoveNodes


class MoveGesture(Gesture):
    """Begins on a node, a closed group or a frame's title (``ids``: what was pressed on).

    The press selects; a drag moves all that is selected, on the grid if it snaps, which Ctrl turns round;
    a click without a drag only selects. Ctrl toggles and Shift adds. A single loose operation dropped on a
    wire goes into it, unless Alt is down.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, scene: Scene, pressed: Pointer, ids: tuple[str, ...]) -> None:
        super().__init__(scene, pressed)
        self._ids = ids
        selection = scene.session.selection
        self._before = selection.nodes, selection.edges, selection.current
        self._was_selected = selection.nodes.issuperset(ids)
        self._select_on_press()
        self._is_drag = False
        self._touched: Bounds | None = None
        bodies = scene.layers.bodies
        self._rows = np.array(sorted(bodies.rows[id_] for id_ in selection.nodes | set(ids)), dtype=np.intp)
        self._starts: Array = bodies.centres[self._rows].copy()
        self._grip = int(np.searchsorted(self._rows, bodies.rows[ids[0]]))

    def move(self, pointer: Pointer) -> None:
        """Show the nodes where they would stand."""
        if not self._is_drag and pointer.distance_to(self.pressed) < QApplication.startDragDistance():
            return
        if not self._is_drag:
            self._is_drag = True
            self.scene.session.selection.add(self._ids)
        self._touched = self.scene.layers.move_rows(self._rows, self._starts + self._step(pointer))
        entered = self._find_entered(pointer)
        if entered != self.scene.feedback.entered:
            self._touched = None
        self.scene.feedback = IDLE if entered is None else Feedback(entered=entered)

    def touched(self) -> Bounds | None:
        """Where the nodes were and are, with their wires; what they would go into stands elsewhere."""
        return self._touched

    def release(self, pointer: Pointer) -> Progress:
        """Move the nodes with one edit, or finish the click."""
        self.move(pointer)
        if not self._is_drag:
            self._select_on_click()
            return Progress.ENDED
        step, entered = self._step(pointer), self._find_entered(pointer)
        self.scene.feedback = IDLE
        bodies, placement = self.scene.layers.bodies, self.scene.session.placement
        ids = [bodies.nodes[row].id for row in self._rows.tolist()]
        places = [(x, y) for x, y in (self._starts + step).tolist()]
        self.scene.layers.settle_labels()
        if step.any():
            moves = (*zip(ids, places, strict=True), *placement.pending_moves(ids))
            self.scene.session.do(self._with_insertion(MoveNodes(moves), entered))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Show the nodes where they stand, and select again what was selected before."""
        if self._is_drag:
            self.scene.layers.move_rows(self._rows, self._starts)
            self.scene.layers.settle_labels()
        graph = self.scene.session.graph
        nodes, edges, current = self._before
        self.scene.session.selection.select(
            [id_ for id_ in nodes if id_ in graph],
            [key for key in edges if key in self.scene.layers.cables.rows],
            current if current in graph else None,
        )

    def _find_entered(self, pointer: Pointer) -> EdgeKey | None:
        """The wire into which a single node in hand would go; with Alt into none."""
        if len(self._rows) != 1 or pointer.has(Qt.KeyboardModifier.AltModifier):
            return None
        x, y = (self._starts[0] + self._step(pointer)).tolist()
        return wire_for(self.scene, self._ids[0], (x, y))

    def _with_insertion(self, move: MoveNodes, entered: EdgeKey | None) -> Edit:
        if entered is None:
            return move
        return Batch((*plan_insertion(self.scene.session.graph, self._ids[0], entered), move))

    def _step(self, pointer: Pointer) -> Array:
        """How far the pointer went; where the grid snaps, so far that the node in hand stands on it."""
        step = np.array(
            (pointer.scene_x - self.pressed.scene_x, pointer.scene_y - self.pressed.scene_y), dtype=np.float64
        )
        if (self.scene.grid is Grid.SNAPS) != pointer.has(Qt.KeyboardModifier.ControlModifier):
            grip = self._starts[self._grip]
            step = np.round((grip + step) / GRID_STEP) * GRID_STEP - grip
        return step

    def _select_on_press(self) -> None:
        modified = self.pressed.has(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if not self._was_selected and not modified:
            self.scene.session.selection.select(self._ids)

    def _select_on_click(self) -> None:
        selection = self.scene.session.selection
        if self.pressed.has(Qt.KeyboardModifier.ControlModifier):
            selection.toggle(self._ids)
        elif self.pressed.has(Qt.KeyboardModifier.ShiftModifier):
            selection.add(self._ids)
        else:
            selection.select(self._ids)
