"""Aligning: the selected nodes get one edge or middle in common, or equal gaps; each is one edit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from guibp.drawing.shapes import Size
from guibp.gui.session import Session
from guibp.model.edits import MoveNodes
from guibp.model.records import Position

_LEAST_ALIGNED, _LEAST_DISTRIBUTED = 2, 3
_ACROSS, _DOWN = 0, 1


@dataclass(frozen=True, slots=True)
class Box:
    """What is seen as one: a node, or a closed group with all that is in it; its centre and its size."""

    ids: tuple[str, ...]
    centre: Position
    size: Size


Seeing = Callable[[Collection[str]], Sequence[Box]]
"""The boxes in which nodes are seen, each once."""


class Aligning(QObject):
    """The commands of the Align menu, on the selected nodes; a closed group counts as one."""

    def __init__(self, session: Session, see: Seeing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._see = session, see

    def can_align(self) -> bool:
        """Whether there are nodes to align."""
        return len(self._boxes()) >= _LEAST_ALIGNED

    def can_distribute(self) -> bool:
        """Whether there are nodes between others."""
        return len(self._boxes()) >= _LEAST_DISTRIBUTED

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
        boxes = self._boxes()
        if len(boxes) < _LEAST_ALIGNED:
            return
        line = choose([box.centre[axis] + share * box.size[axis] for box in boxes])
        self._move([(box, line - share * box.size[axis]) for box in boxes], axis)

    def _distribute(self, axis: int) -> None:
        boxes = sorted(self._boxes(), key=lambda box: box.centre[axis])
        if len(boxes) < _LEAST_DISTRIBUTED:
            return
        first, last = boxes[0].centre[axis], boxes[-1].centre[axis]
        gap = (last - first) / (len(boxes) - 1)
        self._move([(box, first + gap * place) for place, box in enumerate(boxes)], axis)

    def _boxes(self) -> Sequence[Box]:
        return self._see(self._session.selection.nodes)

    def _move(self, goals: Sequence[tuple[Box, float]], axis: int) -> None:
        """Bring boxes' centres to coordinates; what is in a box goes with it."""
        placement, moves = self._session.placement, []
        for box, coordinate in goals:
            step = coordinate - box.centre[axis]
            for id_ in box.ids if step else ():
                x, y = placement.position_of(id_)
                moves.append((id_, (x + step, y) if axis == _ACROSS else (x, y + step)))
        if moves:
            moved = [id_ for id_, _ in moves]
            self._session.try_do(MoveNodes((*moves, *placement.pending_moves(moved))))


def _middle(numbers: list[float]) -> float:
    return (min(numbers) + max(numbers)) / 2
