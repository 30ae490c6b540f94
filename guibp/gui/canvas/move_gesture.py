"""Moving: nodes and notes are dragged by one of them, and stand elsewhere after one edit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.ground_painting import GRID_STEP
from guibp.gui.canvas.inserting import plan_insertion, wire_for
from guibp.gui.canvas.joining import Joining
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.canvas.scene import IDLE, Feedback, Grid, Scene
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.edits import Batch, Edit, MoveNodes, MoveNotes
from guibp.model.records import Note


class MoveGesture(Gesture):
    """Begins on a node, a closed group, a frame's title or a note (``ids``, ``notes``: what was pressed on).

    A frame is pressed on with the notes that lie on it. The press selects; a drag moves all that is
    selected, on the grid if it snaps, which Ctrl turns round; a click without a drag only selects. Ctrl
    toggles and Shift adds. A single loose operation dropped on a wire goes into it, unless Alt is down.
    What is dropped on a frame joins the group, and with Alt it leaves its own.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self, scene: Scene, pressed: Pointer, ids: tuple[str, ...], notes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(scene, pressed)
        self._ids, self._notes = ids, notes
        session, bodies = scene.session, scene.layers.bodies
        selection = session.selection
        self._before = selection.chosen
        self._was_selected = selection.has(ids, notes)
        self._select_on_press()
        self._is_drag = False
        self._touched: Bounds | None = None
        self._rows = np.array(sorted(bodies.rows[id_] for id_ in selection.nodes | set(ids)), dtype=np.intp)
        self._starts: Array = bodies.centres[self._rows].copy()
        self._carried = [session.graph.note(id_) for id_ in sorted(selection.notes | set(notes))]
        self._grip = self._find_grip()
        self._joining: Joining | None = None

    def move(self, pointer: Pointer) -> None:
        """Show everything where it would stand."""
        if not self._is_drag and pointer.distance_to(self.pressed) < QApplication.startDragDistance():
            return
        if not self._is_drag:
            self._is_drag = True
            self.scene.session.selection.add(self._ids, notes=self._notes)
            carried = [self.scene.layers.bodies.nodes[row].id for row in self._rows.tolist()]
            self._joining = Joining(self.scene, carried)
        step = self._step(pointer)
        if len(self._rows):
            self._touched = self.scene.layers.move_rows(self._rows, self._starts + step)
        if self._carried:
            # A note lies below the graph, anywhere: all is painted anew.
            self._touched = None
            self.scene.notes.take_in_hand(_moved(note, step) for note in self._carried)
        self._show_meaning(pointer)

    def _show_meaning(self, pointer: Pointer) -> None:
        """Mark the wire or the group that would take in what is in hand."""
        entered, before = self._find_entered(pointer), self.scene.feedback
        joining = self._joining if entered is None else None
        hint = "" if joining is None else joining.hint(pointer)
        joined = None if joining is None else joining.at(pointer).goal
        at = (pointer.x, pointer.y) if hint else (0.0, 0.0)
        feedback = Feedback(entered=entered, joined=joined, hint=hint, pointer=at)
        self.scene.feedback = IDLE if entered is None and not hint else feedback
        if hint or before.hint or entered != before.entered:
            self._touched = None

    def touched(self) -> Bounds | None:
        """Where the nodes were and are, with their wires; what they would go into stands elsewhere."""
        return self._touched

    def release(self, pointer: Pointer) -> Progress:
        """Move it all with one edit, or finish the click."""
        self.move(pointer)
        if not self._is_drag:
            self._select_on_click()
            return Progress.ENDED
        step, entered = self._step(pointer), self._find_entered(pointer)
        self.scene.feedback = IDLE
        self.scene.layers.settle_labels()
        self.scene.notes.let_go()
        if step.any():
            self.scene.session.do(self._plan(step, entered, pointer))
        return Progress.ENDED

    def undo_traces(self) -> None:
        """Show everything where it stands, and select again what was selected before."""
        self.scene.notes.let_go()
        if self._is_drag and len(self._rows):
            self.scene.layers.move_rows(self._rows, self._starts)
            self.scene.layers.settle_labels()
        session = self.scene.session
        session.selection.restore(self._before, session.graph)

    def _plan(self, step: Array, entered: EdgeKey | None, pointer: Pointer) -> Edit:
        bodies, placement = self.scene.layers.bodies, self.scene.session.placement
        parts: list[Edit] = []
        if entered is not None:
            parts += plan_insertion(
                self.scene.session.graph, self._ids[0], self.scene.layers.operands_at(*entered)
            )
        if len(self._rows):
            ids = [bodies.nodes[row].id for row in self._rows.tolist()]
            places = [(x, y) for x, y in (self._starts + step).tolist()]
            moves = (*zip(ids, places, strict=True), *placement.pending_moves(ids))
            parts.append(MoveNodes(moves))
        if self._carried:
            parts.append(MoveNotes(tuple((note.id, _moved(note, step).position) for note in self._carried)))
        if entered is None and self._joining is not None:
            parts += self._joining.at(pointer).edits(self.scene.session.graph)
        return parts[0] if len(parts) == 1 else Batch(tuple(parts))

    def _find_grip(self) -> Array:
        """Where that is which the grid catches: the centre of the node in hand, or a note's corner."""
        if self._ids:
            bodies = self.scene.layers.bodies
            centre: Array = bodies.centres[bodies.rows[self._ids[0]]].copy()
            return centre
        bounds = bounds_of(self.scene.session.graph.note(self._notes[0]))
        return np.array((bounds.left, bounds.top))

    def _find_entered(self, pointer: Pointer) -> EdgeKey | None:
        """The wire into which a single node in hand would go; with Alt into none.

        A node that is hidden in a closed group does not go anywhere without its group.
        """
        if len(self._rows) != 1 or self._carried or pointer.has(Qt.KeyboardModifier.AltModifier):
            return None
        if not self.scene.layers.bodies.shown[self._rows[0]]:
            return None
        x, y = (self._starts[0] + self._step(pointer)).tolist()
        return wire_for(self.scene, self._ids[0], (x, y))

    def _step(self, pointer: Pointer) -> Array:
        """How far the pointer went; where the grid snaps, so far that what is in hand stands on it."""
        step = np.array(
            (pointer.scene_x - self.pressed.scene_x, pointer.scene_y - self.pressed.scene_y), dtype=np.float64
        )
        if (self.scene.grid is Grid.SNAPS) != pointer.has(Qt.KeyboardModifier.ControlModifier):
            step = np.round((self._grip + step) / GRID_STEP) * GRID_STEP - self._grip
        return step

    def _select_on_press(self) -> None:
        modified = self.pressed.has(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if not self._was_selected and not modified:
            self.scene.session.selection.select(self._ids, notes=self._notes)

    def _select_on_click(self) -> None:
        selection = self.scene.session.selection
        if self.pressed.has(Qt.KeyboardModifier.ControlModifier):
            selection.toggle(self._ids, notes=self._notes)
        elif self.pressed.has(Qt.KeyboardModifier.ShiftModifier):
            selection.add(self._ids, notes=self._notes)
        else:
            selection.select(self._ids, notes=self._notes)


def _moved(note: Note, step: Array) -> Note:
    x, y = note.position
    return replace(note, position=(x + float(step[0]), y + float(step[1])))
