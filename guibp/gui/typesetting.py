"""Typesetting: pieces of an equation as boxes that are painted sharp at any resolution."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from guibp.explain.equations import Piece
from guibp.gui.math_face import EM, has_glyphs, outline_latex, split_fractions
from guibp.model.numbers_text import with_minus_sign

ASCENT, DESCENT, SMALL_DESCENT = 0.76, 0.24, 0.34
"""Of the size: the room of a plain line above and below its baseline; below with subscripts."""
KEPT = 512
"""So many boxes stay ready: what is symbols comes again with every sample and step."""
_BAR_GAP, _AXIS = 0.08, 0.27
"""Of the size: between the bar of a fraction and its words, and from the baseline up to the bar."""
_STACKED, _OTHER_SCRIPT = 0.94, 0.86
"""Of the size: words above and below a bar, and the interface's font, which looks larger than the face."""
_FOOT = 0.22
_UNSAFE = re.compile(r"[<>&]")
_WORD = re.compile(r"\\mathrm\{((?:\\.|[^\\{}])*)\}")

Paint = Callable[[QPainter, QPointF], None]


@dataclass(frozen=True, slots=True)
class Box:
    """Something set on a baseline; ``paint`` takes the baseline's left end."""

    width: float
    ascent: float
    descent: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Ink:
    """How pieces are set: size in pixels, colour as ``#RRGGBB``, and the family of other scripts."""

    size: float
    colour: str
    family: str


@lru_cache(KEPT)
def set_piece(piece: Piece, ink: Ink) -> Box:
    """The box of a piece.

    A line, and a fraction of two lines, is set from the outlines of the mathematical face, which is as
    quick as a number that changes needs it; the rest by ziamath. Letters that the face lacks, as
    Hangul, are written in the interface's font.
    """
    if piece.stack is not None:
        return _stack(piece.stack, ink)
    simple = _set_fractions(piece.latex, ink)
    if simple is not None:
        return simple
    return _typeset(piece.latex, ink) if _is_known(piece) else _write(piece.text, ink)


def _set_fractions(latex: str, ink: Ink) -> Box | None:
    """Lines and fractions of lines one after the other; ``None`` of anything that is nested deeper."""
    boxes: list[Box | None] = []
    parts = split_fractions(latex)
    for part in parts:
        if isinstance(part, str):
            # Around a fraction brackets grow; on a line that was broken one may stand alone.
            is_line = len(parts) == 1 or part.count("(") == part.count(")")
            boxes.append(_set_line(Piece("", part), ink) if is_line else None)
        elif any(outline_latex(word) is None for word in part):
            boxes.append(None)
        else:
            boxes.append(_stack((Piece("", part[0]), Piece("", part[1])), ink))
    known = [box for box in boxes if box is not None]
    return _set_row(known) if known and len(known) == len(boxes) else None


def _set_row(boxes: list[Box]) -> Box:
    """Boxes one after the other on one baseline."""
    if len(boxes) == 1:
        return boxes[0]

    def paint(painter: QPainter, place: QPointF) -> None:
        x = place.x()
        for box in boxes:
            box.paint(painter, QPointF(x, place.y()))
            x += box.width

    return Box(
        sum(box.width for box in boxes),
        max(box.ascent for box in boxes),
        max(box.descent for box in boxes),
        paint,
    )


def _set_line(piece: Piece, ink: Ink) -> Box | None:
    """A line of glyphs of the face."""
    outline = outline_latex(piece.latex)
    if outline is None:
        return None
    scale, colour = ink.size / EM, QColor(ink.colour)

    def paint(painter: QPainter, place: QPointF) -> None:
        painter.save()
        painter.translate(place)
        painter.scale(scale, scale)
        outline.fill(painter, colour)
        painter.restore()

    descent = SMALL_DESCENT if outline.has_small else DESCENT
    return Box(outline.width * scale, ASCENT * ink.size, descent * ink.size, paint)


def _is_known(piece: Piece) -> bool:
    """Whether ziamath has all letters, and its reader of LaTeX does not stumble over a name."""
    return has_glyphs(piece.text) and not any(_UNSAFE.search(word) for word in _WORD.findall(piece.latex))


def _typeset(latex: str, ink: Ink) -> Box:
    """LaTeX by ziamath, as SVG without the parts of version 2, which Qt does not draw."""
    with warnings.catch_warnings():
        # It finds its font by a call of importlib that Python 3.11 and 3.12 warn of.
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath
    ziamath.config.svg2 = False
    formula = ziamath.Latex(latex, size=ink.size, color=ink.colour)
    width, height = formula.getsize()
    descent = -formula.getyofst()
    renderer = QSvgRenderer(QByteArray(formula.svg().encode()))

    def paint(painter: QPainter, place: QPointF) -> None:
        renderer.render(painter, QRectF(place.x(), place.y() + descent - height, width, height))

    return Box(width, height - descent, descent, paint)


def _write(text: str, ink: Ink) -> Box:
    """A line of text in the interface's font, but for the letters that the mathematical face has."""
    runs = [
        _set_line(Piece("", rf"\mathrm{{{run}}}"), ink) or _write_run(run, ink)
        for run in _split_runs(with_minus_sign(text))
    ]

    return _set_row(runs or [_write_run("", ink)])


def _split_runs(text: str) -> list[str]:
    """The text in parts that one font has."""
    return ["".join(letters) for _, letters in groupby(text, has_glyphs)]


def _write_run(text: str, ink: Ink) -> Box:
    font = QFont(ink.family)
    font.setPixelSize(max(1, round(ink.size * _OTHER_SCRIPT)))
    metrics, colour = QFontMetricsF(font), QColor(ink.colour)

    def paint(painter: QPainter, place: QPointF) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(place, text)

    return Box(metrics.horizontalAdvance(text), metrics.ascent(), metrics.descent(), paint)


def _stack(words: tuple[Piece, Piece], ink: Ink) -> Box:
    """Two words with the bar of a fraction between them."""
    small = replace(ink, size=ink.size * _STACKED)
    above, below = (_set_line(word, small) or _write(word.text, small) for word in words)
    width = max(above.width, below.width) + 0.16 * ink.size
    axis, gap = _AXIS * ink.size, _BAR_GAP * ink.size
    foot = min(above.descent, _FOOT * ink.size)

    def paint(painter: QPainter, place: QPointF) -> None:
        bar = place.y() - axis
        painter.setPen(QPen(QColor(ink.colour), max(1.0, ink.size / 17)))
        painter.drawLine(QPointF(place.x(), bar), QPointF(place.x() + width, bar))
        above.paint(painter, QPointF(place.x() + (width - above.width) / 2, bar - gap - foot))
        below.paint(painter, QPointF(place.x() + (width - below.width) / 2, bar + gap + below.ascent))

    return Box(width, axis + gap + foot + above.ascent, gap + below.ascent + below.descent - axis, paint)
