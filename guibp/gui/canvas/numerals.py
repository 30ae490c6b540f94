"""Numerals: a sheet of ready-made glyphs from which thousands of numbers are drawn in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTransform

from guibp.drawing.steady_numbers import BLANKS, DIGIT_BLANK, MINUS_BLANK, POINT_BLANK
from guibp.gui.canvas.bulk import FRAGMENT, draw_fragments

Array = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

CHARACTERS = "0123456789.-\N{MINUS SIGN}\N{EN DASH}e\N{INFINITY}Na " + BLANKS
_UNKNOWN = CHARACTERS.index(" ")
_PADDING = 4.0
"""Room around each glyph for the halo, in viewport pixels."""
_HALO_WIDTH = 3.6
_OUTLINE_SIZE = 96


class Ink(IntEnum):
    """In which of the colours of the numerals a number is drawn."""

    FIRST = 0
    SECOND = 1


VALUE, GRADIENT = Ink.FIRST, Ink.SECOND


@dataclass(frozen=True, slots=True)
class Laid:
    """The fragments of some texts (n, 10), and the rows of the sheet with the halo and the ink of each."""

    fragments: Array
    halos: Rows
    inks: Rows


@dataclass(frozen=True, slots=True)
class Line:
    """Texts as glyphs: of each which it is, whose it is, and how far it is from the left of its text.

    ``glyphs``, ``owners`` and ``lefts`` have a row for each character, ``widths`` one for each text.
    """

    glyphs: Rows
    owners: Rows
    lefts: Array
    widths: Array

    def part(self, wanted: Flags) -> Line:
        """Those of the texts that are ``wanted``, (texts,)."""
        kept = wanted[self.owners]
        owners = (np.cumsum(wanted) - 1)[self.owners[kept]]
        return Line(self.glyphs[kept], owners, self.lefts[kept], self.widths[wanted])


class FigureOutlines:
    """The outlines of all characters, which are slow to get, from one large size for every other."""

    def __init__(self, font: QFont) -> None:
        large = QFont(font)
        large.setPixelSize(_OUTLINE_SIZE)
        self._width = QFontMetricsF(large).horizontalAdvance(CHARACTERS)
        self._paths = []
        for character in CHARACTERS:
            path = QPainterPath()
            path.addText(QPointF(0, 0), large, character)
            self._paths.append(path)

    def at(self, font: QFont, origins: Sequence[QPointF]) -> list[QPainterPath]:
        """The outlines in another size and stretch, each at its origin."""
        across = QFontMetricsF(font).horizontalAdvance(CHARACTERS) / self._width
        down = across * 100 / (font.stretch() or 100)
        return [
            QTransform(across, 0, 0, down, origin.x(), origin.y()).map(path)
            for path, origin in zip(self._paths, origins, strict=True)
        ]


class Numerals:
    """The characters of numbers in one font, at one size, in every ink and as a halo for every ground.

    A number is drawn as one picture fragment for each character; that is far cheaper than text, and
    the halo behind it costs no more than the number itself (reference: QPainter.drawPixmapFragments).
    """

    def __init__(
        self,
        font: QFont,
        halos: Sequence[QColor],
        inks: Sequence[QColor],
        pixel_ratio: float,
        outlines: FigureOutlines | None = None,
    ) -> None:
        """Make the sheet; ``outlines`` of the same font at another size spare the making of these."""
        self.font, self._halos = font, len(halos)
        self._outlines = FigureOutlines(font) if halos and outlines is None else outlines
        self._ratio = pixel_ratio
        metrics = QFontMetricsF(font)
        self._advances = _tabular_advances(metrics)
        self.line_height = metrics.ascent() + metrics.descent()
        self.digit_height = metrics.tightBoundingRect("0").height()
        self._glyphs = _glyph_table()
        self._cell = _whole(float(self._advances.max()) + 2 * _PADDING, pixel_ratio)
        self._row = _whole(self.line_height + 2 * _PADDING, pixel_ratio)
        # The middle of a digit's height lies in the middle of its cell.
        self._baseline = self._row / 2 + self.digit_height / 2
        self._sheet = self._draw_sheet(halos, inks)

    def measure(self, texts: Sequence[str]) -> Line:
        """The texts as glyphs, with the width of each."""
        if not texts:
            nothing = np.empty(0, dtype=np.intp)
            return Line(nothing, nothing, np.empty(0), np.empty(0))
        padded = [text or " " for text in texts]
        codes = np.frombuffer("".join(padded).encode("utf-32-le"), dtype=np.uint32)
        glyphs = self._glyphs[np.minimum(codes, len(self._glyphs) - 1)]
        lengths = np.fromiter(map(len, padded), dtype=np.intp, count=len(padded))
        right = np.cumsum(self._advances[glyphs])
        left = np.empty_like(right)
        left[0], left[1:] = 0.0, right[:-1]
        ends = np.cumsum(lengths)
        starts = left[ends - lengths]
        owners = np.repeat(np.arange(len(padded)), lengths)
        return Line(glyphs, owners, left - starts[owners], right[ends - 1] - starts)

    def lay(self, line: Line, centres: Array, inks: Rows | Ink, grounds: Rows | None = None) -> Laid:
        """Lay texts, the middle of each at a row of ``centres``, shape (n, 2), in viewport pixels.

        ``inks``, shape (n,) or one for all, and ``grounds``, shape (n,), say which ink and which halo each
        has; the first halo by default.
        """
        inked = line.glyphs < _UNKNOWN
        owners = line.owners[inked]
        fragments = self._fragments(line, inked, centres)
        halos = np.zeros(len(owners), dtype=np.intp) if grounds is None else grounds[owners]
        rows = (
            np.full(len(owners), self._halos + inks) if isinstance(inks, Ink) else self._halos + inks[owners]
        )
        return Laid(fragments, halos, rows)

    def draw(self, painter: QPainter, *laid: Laid) -> None:
        """Draw texts that were laid: all halos first, so that none covers a neighbour's number."""
        self.draw_halos(painter, *laid)
        self.draw_plain(painter, *laid)

    def draw_halos(self, painter: QPainter, *laid: Laid) -> None:
        """Draw what is behind texts."""
        for part in laid:
            self._draw_rows(painter, part.fragments, part.halos)

    def draw_plain(self, painter: QPainter, *laid: Laid) -> None:
        """Draw texts without halos, where the ground is even."""
        for part in laid:
            self._draw_rows(painter, part.fragments, part.inks)

    def _fragments(self, line: Line, inked: Flags, centres: Array) -> Array:
        """A fragment for each character that is no blank."""
        glyphs, owners = line.glyphs[inked], line.owners[inked]
        origins = np.round((centres[:, 0] - line.widths / 2) * self._ratio) / self._ratio
        lines = np.round(centres[:, 1] * self._ratio) / self._ratio
        fragments = np.zeros((len(glyphs), FRAGMENT))
        fragments[:, 0] = origins[owners] + line.lefts[inked] + (self._cell / 2 - _PADDING)
        fragments[:, 1] = lines[owners]
        fragments[:, 2] = glyphs * (self._cell * self._ratio)
        fragments[:, 4] = self._cell * self._ratio
        fragments[:, 5] = self._row * self._ratio
        fragments[:, 6:8] = 1.0 / self._ratio
        fragments[:, 9] = 1.0
        return fragments

    def _draw_rows(self, painter: QPainter, fragments: Array, rows: Rows) -> None:
        fragments[:, 3] = rows * (self._row * self._ratio)
        draw_fragments(painter, fragments, self._sheet)

    def _draw_sheet(self, halos: Sequence[QColor], inks: Sequence[QColor]) -> QPixmap:
        rows = len(halos) + len(inks)
        # Without a ratio of its own: fragments address it in device pixels.
        sheet = QPixmap(
            round(self._cell * len(CHARACTERS) * self._ratio), round(self._row * rows * self._ratio)
        )
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        try:
            painter.scale(self._ratio, self._ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font)
            if halos:
                self._draw_halos(painter, sheet, halos)
            for row, ink in enumerate(inks, start=len(halos)):
                painter.setPen(ink)
                for place, character in enumerate(CHARACTERS):
                    painter.drawText(self._origin(place, row), character)
        finally:
            painter.end()
        return sheet

    def _draw_halos(self, painter: QPainter, sheet: QPixmap, halos: Sequence[QColor]) -> None:
        """Stroke the outlines once, which is slow, and give every ground a copy in its colour."""
        outlines: list[QPainterPath] = []
        if self._outlines is not None:
            origins = [self._origin(place, 0) for place in range(len(CHARACTERS))]
            outlines = self._outlines.at(self.font, origins)
        strip = QPixmap(sheet.width(), round(self._row * self._ratio))
        strip.fill(Qt.GlobalColor.transparent)
        pen = QPen(halos[0], _HALO_WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        brush = QPainter(strip)
        try:
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.scale(self._ratio, self._ratio)
            brush.setPen(pen)
            brush.setBrush(halos[0])
            # One by one: all in one path would take several times as long.
            for outline in outlines:
                brush.drawPath(outline)
            brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            for row, halo in enumerate(halos):
                brush.fillRect(strip.rect(), halo)
                painter.drawPixmap(
                    QRectF(0, row * self._row, sheet.width() / self._ratio, self._row),
                    strip,
                    QRectF(strip.rect()),
                )
        finally:
            brush.end()

    def _origin(self, place: int, row: int) -> QPointF:
        return QPointF(place * self._cell + _PADDING, row * self._row + self._baseline)


def _glyph_table() -> Rows:
    """The place in the sheet by code point; what numbers never hold becomes a blank."""
    table = np.full(max(map(ord, CHARACTERS)) + 2, _UNKNOWN, dtype=np.intp)
    for place, character in enumerate(CHARACTERS):
        table[ord(character)] = place
    return table


def _tabular_advances(metrics: QFontMetricsF) -> Array:
    """How far each character moves on; all digits the same, so that a changing number stands still."""
    advances = np.array([metrics.horizontalAdvance(character) for character in CHARACTERS])
    advances[:10] = advances[:10].max()
    for minus in (CHARACTERS.index("-"), CHARACTERS.index("\N{MINUS SIGN}")):
        advances[minus] = max(advances[minus], advances[0] * 0.9)
    for blank, like in ((DIGIT_BLANK, "0"), (POINT_BLANK, "."), (MINUS_BLANK, "\N{MINUS SIGN}")):
        advances[CHARACTERS.index(blank)] = advances[CHARACTERS.index(like)]
    return advances


def _whole(length: float, pixel_ratio: float) -> float:
    """The length, made a whole number of device pixels."""
    return float(np.ceil(length * pixel_ratio)) / pixel_ratio
