"""Keyboard: what the keys do while the canvas has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from guibp.drawing.shapes import GRID
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.steering import Way, others_in_circle, step_along
from guibp.gui.canvas.viewing import Viewing
from guibp.gui.selection import Chosen
from guibp.gui.translation import translate_error
from guibp.model.edits import Batch, Edit, MoveNodes, MoveNotes
from guibp.model.errors import GuibpError
from guibp.model.records import Position

_WAYS: Mapping[int, Way] = {
    Qt.Key.Key_Left: Way.TO_OPERAND,
    Qt.Key.Key_Right: Way.TO_CONSUMER,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_NUDGES: Mapping[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (-GRID, 0.0),
    Qt.Key.Key_Right: (GRID, 0.0),
    Qt.Key.Key_Up: (0.0, -GRID),
    Qt.Key.Key_Down: (0.0, GRID),
}
_CIRCLES: Mapping[int, Callable[[Sequence[str]], Iterator[str]]] = {
    Qt.Key.Key_Left: reversed,
    Qt.Key.Key_Right: iter,
}
"""With Ctrl: through all nodes, also those that no wire leads to."""


class Keyboard:
    """Walks the graph and nudges nodes by the keys."""

    def __init__(self, scene: Scene, viewing: Viewing) -> None:
        self._scene, self._viewing = scene, viewing

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; answers whether it stands for anything."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _NUDGES and modifiers == Qt.KeyboardModifier.AltModifier:
            self._nudge(*_NUDGES[event.key()])
            return True
        if event.key() in _CIRCLES and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._go_round(_CIRCLES[event.key()])
            return True
        if event.key() in _WAYS and modifiers == Qt.KeyboardModifier.NoModifier:
            self._walk(_WAYS[event.key()])
            return True
        return False

    def _go_round(self, turn: Callable[[Sequence[str]], Iterator[str]]) -> None:
        """Go on by one body: a closed group counts as one."""
        session, bodies = self._scene.session, self._scene.layers.bodies
        start = session.selection.current
        here = None if start is None else bodies.body_row(start)
        others = turn(others_in_circle(session.graph, start))
        self._go_to(next((id_ for id_ in others if bodies.body_row(id_) != here), None))

    def _walk(self, way: Way) -> None:
        session, layers = self._scene.session, self._scene.layers
        current = session.selection.current
        if current is None or current not in session.graph:
            self._go_to(layers.output or next(iter(others_in_circle(session.graph, None)), None))
        else:
            self._go_to(step_along(session.graph, layers, current, way))

    def _go_to(self, id_: str | None) -> None:
        if id_ is None:
            return
        bodies = self._scene.layers.bodies
        self._scene.session.selection.select(bodies.ids_in(bodies.body_row(id_)), current=id_)
        bounds = self._scene.layers.bounds((id_,))
        if bounds is not None:
            self._viewing.reveal(bounds)

    def _nudge(self, dx: float, dy: float) -> None:
        session, placement = self._scene.session, self._scene.session.placement
        graph, chosen = session.graph, session.selection
        nodes = [(id_, placement.position_of(id_)) for id_ in graph.nodes if id_ in chosen.nodes]
        notes = [(note.id, note.position) for note in graph.notes if note.id in chosen.notes]
        parts: list[Edit] = []
        if nodes:
            ids = [id_ for id_, _ in nodes]
            parts.append(MoveNodes((*_nudged(nodes, dx, dy), *placement.pending_moves(ids))))
        if notes:
            parts.append(MoveNotes(_nudged(notes, dx, dy)))
        if not parts:
            return
        try:
            # Only what was nudged last goes on with the same step of undo.
            session.do(parts[0] if len(parts) == 1 else Batch(tuple(parts)), _nudge_key(chosen.chosen))
        except GuibpError as error:
            x, y = self._scene.view.to_viewport(*[*nodes, *notes][0][1])
            self._scene.tell(translate_error(error), x, y)


def _nudge_key(chosen: Chosen) -> str:
    return repr(("nudge", sorted(chosen.nodes), sorted(chosen.notes)))


def _nudged(places: Sequence[tuple[str, Position]], dx: float, dy: float) -> tuple[tuple[str, Position], ...]:
    return tuple((id_, (x + dx, y + dy)) for id_, (x, y) in places)
