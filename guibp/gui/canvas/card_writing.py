"""Card writing: what is written in the box of a closed group, and where its numbers have their places.

Names stand still while the numbers beside them change: each number has the room that numbers usually need.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from guibp.drawing.shapes import CARD_SIZE
from guibp.gui.canvas.lettering import CARD_TEXT_SIZE, Lettering
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.canvas.type_cases import TypeCases
from guibp.gui.theme import Theme

_PADDING = 16.0
_LINE_HEIGHT, _LEAST_LINE_HEIGHT = 1.65, 1.4
"""Of the size of the text; lines stand closer where one more has room so."""
_READABLE = 9.0
"""The least size in pixels of a card's text; lines for which there is no room then are left out."""
_LEAST_ROOM = 32.0
_MOST_SHRUNK = 0.8
_USUAL_NUMBER, _WIDEST_NUMBER = "\N{MINUS SIGN}0.0123", "\N{MINUS SIGN}1.23e\N{MINUS SIGN}10"
_GAP, _MORE = "  ", "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Told:
    """What a card is to say: its title, its formula, and of its results the rows, names and emphasis."""

    title: str
    formula: str
    results: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stays, by the left of its baseline, in pixels from the middle of the card."""

    font: QFont
    colour: QColor
    text: str
    place: QPointF


@dataclass(frozen=True, slots=True)
class Number:
    """Where the value of a node stands: left end and middle, from the middle of the card, and its room."""

    row: int
    left: float
    middle: float
    room: float


@dataclass(frozen=True, slots=True)
class Writing:
    """All that is written on one card."""

    texts: tuple[Text, ...]
    numbers: tuple[Number, ...]
    numerals: Numerals


@dataclass(frozen=True, slots=True)
class _Line:
    """The strip of one line, from the middle of the card."""

    left: float
    middle: float
    width: float


class CardWriter:
    """Writes on cards at one zoom."""

    def __init__(self, theme: Theme, lettering: Lettering, cases: TypeCases) -> None:
        self._theme, self._lettering, self._cases = theme, lettering, cases

    def write(self, told: Told, box: QRectF) -> Writing | None:
        """What is written in a box of this size, in pixels; ``None`` if there is no room for any."""
        scale = self._scale(box)
        margin = min(_PADDING * scale, box.width() * 0.1)
        size, high, width = CARD_TEXT_SIZE * scale, box.height() - margin / 2, box.width() - 2 * margin
        fits = int(high / (size * _LEAST_LINE_HEIGHT))
        if fits < 1 or width < _LEAST_ROOM:
            return None
        lettering = self._lettering.at(scale)
        has_results = fits > 1 and bool(told.results)
        has_formula = fits > 1 + has_results and bool(told.formula)
        count = 1 + has_formula + has_results
        height = min(size * _LINE_HEIGHT, high / count)
        lines = [_Line(-width / 2, (place + 0.5 - count / 2) * height, width) for place in range(count)]
        texts = [_write_line(lettering.titles(), self._theme.text, told.title, lines[0])]
        if has_formula:
            font = _fit(lettering.formulas(), told.formula, width)
            texts.append(_write_line(font, self._theme.text, told.formula, lines[1]))
        numerals, numbers = self._cases.card_numerals(lettering), tuple[Number, ...]()
        if has_results:
            names, numbers = self._write_results(told, lines[-1], lettering, numerals)
            texts += names
        return Writing(tuple(texts), numbers, numerals)

    def _scale(self, box: QRectF) -> float:
        """How large text is: as at the zoom where there is room, else smaller by whole pixels."""
        room, full = (
            min(box.width() / CARD_SIZE[0], box.height() / CARD_SIZE[1]),
            max(self._lettering.zoom, 1.0),
        )
        if room >= full:
            return full
        return max(floor(CARD_TEXT_SIZE * room), _READABLE) / CARD_TEXT_SIZE

    def _write_results(
        self, told: Told, line: _Line, lettering: Lettering, numerals: Numerals
    ) -> tuple[list[Text], tuple[Number, ...]]:
        """``h1 0.73``: the names quiet, with room for the values."""
        font = lettering.names()
        metrics = QFontMetricsF(font)
        gap = metrics.horizontalAdvance(_GAP)
        slot = _slot(told, line, metrics, numerals)
        more, last = metrics.horizontalAdvance(_MORE), len(told.results) - 1
        texts, numbers = list[Text](), list[Number]()
        left, right = line.left, line.left + line.width
        for place, (row, name, stands_out) in enumerate(told.results):
            # What follows has room for the sign at least that there is more.
            room = right - left - gap - slot - (0.0 if place == last else gap + more)
            if place and metrics.horizontalAdvance(name) > room:
                if left + more <= right:
                    texts.append(_text(font, self._theme.quiet, _MORE, left, line.middle))
                break
            colour = self._theme.text if stands_out else self._theme.quiet
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0.0))
            if shown.strip(_MORE):
                texts.append(_text(font, colour, shown, left, line.middle))
                left += metrics.horizontalAdvance(shown) + gap
            rest = right - left if place == last else slot + gap / 2
            numbers.append(Number(row, left, line.middle, min(rest, right - left)))
            left += slot + gap
        return texts, tuple(numbers)


def _slot(told: Told, line: _Line, metrics: QFontMetricsF, numerals: Numerals) -> float:
    """The room for one number: what any may need if there is so much for each, else what most need."""
    usual, widest = numerals.measure((_USUAL_NUMBER, _WIDEST_NUMBER)).widths.tolist()
    names = sum(metrics.horizontalAdvance(name) for _, name, _ in told.results)
    gaps = metrics.horizontalAdvance(_GAP) * (2 * len(told.results) - 1)
    each = (line.width - names - gaps) / len(told.results)
    return float(min(max(each, usual), widest))


def _write_line(font: QFont, colour: QColor, text: str, line: _Line) -> Text:
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width)
    return _text(font, colour, shown, line.left, line.middle)


def _text(font: QFont, colour: QColor, text: str, left: float, middle: float) -> Text:
    return Text(font, colour, text, QPointF(left, middle + QFontMetricsF(font).capHeight() / 2))


def _fit(font: QFont, text: str, width: float) -> QFont:
    """The font, or a little smaller one where the whole text fits only so."""
    share = 0.99 * width / max(QFontMetricsF(font).horizontalAdvance(text), 1.0)
    if not _MOST_SHRUNK <= share < 1.0:
        return font
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * share)
    return smaller
