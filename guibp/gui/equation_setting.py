"""Lines of an equation: where each of its boxes stands in a given width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from guibp.explain.breaking import LEVELS, break_piece
from guibp.explain.equations import Equation, Piece, Tone
from guibp.gui.theme import Theme
from guibp.gui.typesetting import Box, Ink, set_piece

EQUALS = Piece(" = ", " = ", may_break=True)
LINE_GAP = 0.3
"""Of the size: between two lines of one equation."""
LEAST_SHARE = 0.5
"""What cannot be broken is set so much smaller, at most."""
INDENT = 1.2
"""Of the size: how far the lines after the first are set in."""


@dataclass(frozen=True, slots=True)
class SetEquation:
    """An equation in lines: its boxes with the left ends of their baselines, and its size in pixels."""

    boxes: tuple[tuple[Box, QPointF], ...]
    width: float
    height: float

    def paint(self, painter: QPainter, place: QPointF) -> None:
        """Paint it with its top left at a place."""
        for box, start in self.boxes:
            box.paint(painter, place + start)


def set_equation(equation: Equation, theme: Theme, size: float, family: str, width: float) -> SetEquation:
    """Set an equation; it goes on in a new line before an equals or plus sign, and nowhere else."""
    room = max(width - INDENT * size, 0.0)
    groups = [
        boxes for group in _list_groups(equation) for boxes in _fit_group(group, theme, size, family, room)
    ]
    lines = _fill_lines(groups, width, INDENT * size)
    placed: list[tuple[Box, QPointF]] = []
    top = widest = 0.0
    for number, line in enumerate(lines):
        x = INDENT * size if number else 0.0
        ascent, descent = max(box.ascent for box in line), max(box.descent for box in line)
        for box in line:
            placed.append((box, QPointF(x, top + ascent)))
            x += box.width
        widest = max(widest, x)
        top += ascent + descent + LINE_GAP * size
    return SetEquation(tuple(placed), widest, max(0.0, top - LINE_GAP * size))


def _fit_group(group: list[Piece], theme: Theme, size: float, family: str, room: float) -> list[list[Box]]:
    """The boxes of a group; one that is too wide is broken where formulas may be, and then made smaller."""

    def set_all(pieces: list[Piece], size: float) -> list[Box]:
        return [set_piece(piece, Ink(size, colour_of(piece.tone, theme), family)) for piece in pieces]

    runs = [set_all(group, size)]
    for level in range(LEVELS):
        if all(_measure(boxes) <= room for boxes in runs):
            return runs
        parts = [part for piece in group for part in break_piece(piece, level)]
        runs = [set_all(pieces, size) for pieces in _list_runs(parts)]
    return [
        boxes if _measure(boxes) <= room else set_all(pieces, size * max(LEAST_SHARE, room / _measure(boxes)))
        for pieces, boxes in zip(_list_runs(parts), runs, strict=True)
    ]


def _measure(boxes: list[Box]) -> float:
    return sum(box.width for box in boxes)


def colour_of(tone: Tone, theme: Theme) -> str:
    """The theme's colour for what a piece speaks of."""
    palette = theme.palette
    return {
        Tone.PLAIN: palette.text,
        Tone.VALUE: palette.value,
        Tone.GRADIENT: palette.gradient,
        Tone.QUIET: palette.quiet,
    }[tone]


def _list_groups(equation: Equation) -> Iterator[list[Piece]]:
    """Pieces that stay on one line; each group but the first begins with a sign."""
    return _list_runs(
        piece
        for number, part in enumerate(equation.parts)
        for piece in (*((EQUALS,) if number else ()), *part)
    )


def _list_runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in runs, each from one that may begin a line to the next."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.may_break and run:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _fill_lines(groups: list[list[Box]], width: float, indent: float) -> list[list[Box]]:
    lines: list[list[Box]] = []
    left = 0.0
    for group in groups:
        needed = sum(box.width for box in group)
        if not lines or left + needed > width:
            left = indent if lines else 0.0
            lines.append([])
        lines[-1] += group
        left += needed
    return lines
