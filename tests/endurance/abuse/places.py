"""Where a hand goes: spots named by what is there, since that moves from run to run."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt

from guibp.gui.canvas.notes import bounds_of
from guibp.model.errors import GuibpError
from tests.endurance.abuse.editor import Editor

KINDS = ("node", "node", "out", "port", "edge", "note", "frame", "empty")
MOST_PORT = 4


@dataclass(frozen=True)
class Spot:
    """The ``number``-th thing of a kind, and so many pixels beside its middle."""

    kind: str
    number: int
    dx: int = 0
    dy: int = 0

    def find(self, editor: Editor) -> QPoint:
        """A place of the viewport; where there is no such thing, one of the empty ground."""
        place = _find(self, editor) + QPoint(self.dx, self.dy)
        size = editor.canvas.viewport().size()
        return QPoint(min(max(place.x(), 1), size.width() - 2), min(max(place.y(), 1), size.height() - 2))


def _find(spot: Spot, editor: Editor) -> QPoint:
    graph, canvas = editor.graph, editor.canvas
    size = canvas.viewport().size()
    empty = QPoint(spot.number * 37 % size.width(), spot.number * 53 % size.height())
    if spot.kind in {"node", "out", "port"} and len(graph):
        id_ = graph.nodes[spot.number % len(graph)]
        if spot.kind == "node":
            return canvas.node_center(id_)
        return canvas.port_center(id_, "out") if spot.kind == "out" else _operand(spot, id_, editor)
    if spot.kind == "edge" and graph.edges:
        edge = graph.edges[spot.number % len(graph.edges)]
        return canvas.edge_center(edge.source, edge.target, edge.port)
    corner = _corner(spot, editor)
    return empty if corner is None else QPointF(*canvas.scene.view.to_viewport(*corner)).toPoint()


def _operand(spot: Spot, id_: str, editor: Editor) -> QPoint:
    """One of the operands that a node shows: those with a wire, and the next free one."""
    if editor.graph.node(id_).operation.is_leaf:
        return editor.canvas.node_center(id_)
    wired = sorted(editor.graph.operands(id_))
    ports = [*wired, *(port for port in range(MOST_PORT) if port not in wired)]
    for port in (ports[spot.number % len(ports)], *wired):
        try:
            return editor.canvas.port_center(id_, port)
        except GuibpError:
            continue
    return editor.canvas.node_center(id_)


def _corner(spot: Spot, editor: Editor) -> tuple[float, float] | None:
    """The lower right of a note, or the upper left of a frame."""
    if spot.kind == "note" and editor.graph.notes:
        bounds = bounds_of(editor.graph.notes[spot.number % len(editor.graph.notes)])
        return bounds.right, bounds.bottom
    frames = editor.canvas.scene.layers.frames
    if spot.kind == "frame" and frames:
        bounds = frames[spot.number % len(frames)].bounds
        return bounds.left + 10, bounds.top + 8
    return None


numbers = st.integers(0, 60)
offsets = st.sampled_from([0, 0, 0, 0, 4, -4, 15, -15, 40, -40])
spots = st.builds(Spot, st.sampled_from(KINDS), numbers, offsets, offsets)
modifiers = st.sampled_from(
    [
        *(Qt.KeyboardModifier.NoModifier,) * 4,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    ]
)
buttons = st.sampled_from(
    [*(Qt.MouseButton.LeftButton,) * 5, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]
)
typed = st.sampled_from(
    ["1.5", "-2", "0", "1e-3", "nan", "1e400", "", "1,5", "x", "w", "new", "1e300", "a b", "-0.0", "<b>"]
)
