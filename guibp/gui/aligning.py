"""Aligning: the selected nodes get one edge or middle in common, or equal gaps; each is one edit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from guibp.drawing.shapes import Size, size_of
from guibp.gui.session import Session
from guibp.model.edits import MoveNodes
from guibp.model.records import Position

_LEAST_ALIGNED, _LEAST_DISTRIBUTED = 2, 3
_ACROSS, _DOWN = 0, 1

Place = tuple[Position, Size]


class Aligning(QObject):
    """The commands of the Align menu, on the selected nodes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def can_align(self) -> bool:
        """Whether there are nodes to align."""
        return len(self._session.selection.nodes) >= _LEAST_ALIGNED

    def can_distribute(self) -> bool:
        """Whether there are nodes between others."""
        return len(self._session.selection.nodes) >= _LEAST_DISTRIBUTED

    def align_left(self) -> None:
        """The left edges stand where the leftmost is."""
        self._align(_ACROSS, -0.5, min)

    def align_center(self) -> None:
        """The centres stand above each other, in the middle."""
        self._align(_ACROSS, 0.0, _middle)

    def align_right(self) -> None:
        """The right edges stand where the rightmost is."""
        self._align(_ACROSS, 0.5, max)

    def align_top(self) -> None:
        """The upper edges stand where the highest is."""
        self._align(_DOWN, -0.5, min)

    def align_middle(self) -> None:
        """The centres stand beside each other, in the middle."""
        self._align(_DOWN, 0.0, _middle)

    def align_bottom(self) -> None:
        """The lower edges stand where the lowest is."""
        self._align(_DOWN, 0.5, max)

    def distribute_across(self) -> None:
        """The centres are equally far apart from left to right; the outer two stay."""
        self._distribute(_ACROSS)

    def distribute_down(self) -> None:
        """The centres are equally far apart from top to bottom; the outer two stay."""
        self._distribute(_DOWN)

    def _align(self, axis: int, share: float, choose: Callable[[list[float]], float]) -> None:
        """Bring the points at a share of the nodes' extents (from the centre) to one coordinate."""
        places = self._places()
        if not self.can_align():
            return
        line = choose([centre[axis] + share * size[axis] for centre, size in places.values()])
        self._move({id_: line - share * size[axis] for id_, (_, size) in places.items()}, axis)

    def _distribute(self, axis: int) -> None:
        if not self.can_distribute():
            return
        centres = {id_: centre[axis] for id_, (centre, _) in self._places().items()}
        order = sorted(centres, key=lambda id_: centres[id_])
        first, last = centres[order[0]], centres[order[-1]]
        gap = (last - first) / (len(order) - 1)
        self._move({id_: first + gap * place for place, id_ in enumerate(order)}, axis)

    def _places(self) -> dict[str, Place]:
        session = self._session
        ids = [id_ for id_ in session.graph.nodes if id_ in session.selection.nodes]
        return {id_: (session.placement.position_of(id_), size_of(session.graph.node(id_))) for id_ in ids}

    def _move(self, coordinates: dict[str, float], axis: int) -> None:
        placement, moves = self._session.placement, []
        for id_, coordinate in coordinates.items():
            x, y = placement.position_of(id_)
            goal = (coordinate, y) if axis == _ACROSS else (x, coordinate)
            if goal != (x, y):
                moves.append((id_, goal))
        if moves:
            moved = [id_ for id_, _ in moves]
            self._session.try_do(MoveNodes((*moves, *placement.pending_moves(moved))))


def _middle(numbers: list[float]) -> float:
    return (min(numbers) + max(numbers)) / 2
