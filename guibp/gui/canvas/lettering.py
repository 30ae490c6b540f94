"""Lettering: the fonts of the canvas, at any zoom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont

from guibp.drawing.shapes import NAME_SIZE
from guibp.gui.type_scale import scale_of

NUMBER_SIZE = 12.5
LEAF_NUMBER_SIZE = 11.0
TITLE_SIZE = 12.5
CARD_TEXT_SIZE = 12.5
_FORMULA_SIZE = 14.5
LEGEND_SIZE = 12.5
NOTE_SIZE = 12.5
_SYMBOL_SIZES = {1: 21.0, 2: 17.0, 3: 15.0}
_LONG_SYMBOL_SIZE = 13.0
_MATHEMATICAL = (
    "STIX Two Math",
    "STIX Two Text",
    "Cambria Math",
    "Latin Modern Math",
    "TeX Gyre Termes Math",
    "DejaVu Serif",
    "serif",
)
_POINTS_PER_INCH = 72.0
_READABLE, _MOST_GROWN, _MOST_GROWN_INSIDE = 8.5, 1.3, 1.12
"""Text is at least so many pixels large, as long as that makes it at most so much larger, less in a leaf.

So many for people who have usual text, and more for those who have theirs set larger.
"""
_NARROW = 78
"""Percent of the usual width."""
LEAF_NUMBER_ZOOM = 0.5
"""Below this a leaf has room for its id alone; its wire still has the number."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Fonts made from the interface's family; sizes are pixels at 100 %, grown by the zoom.

    ``dots_per_inch`` is the logical resolution of what is painted on.
    """

    interface: QFont
    dots_per_inch: float
    zoom: float = 1.0

    def at(self, zoom: float) -> Lettering:
        """The same at another zoom."""
        return replace(self, zoom=zoom)

    def formulas(self) -> QFont:
        """The formulas of units."""
        font = self._sized(_FORMULA_SIZE)
        font.setFamilies(list(_MATHEMATICAL))
        return font

    def numbers(self) -> QFont:
        """The numbers on wires."""
        return self._tabular(self._readable(NUMBER_SIZE, _MOST_GROWN), QFont.Weight.DemiBold)

    def narrow_numbers(self) -> QFont:
        """The numbers on wires that have not enough room."""
        font = self.numbers()
        font.setStretch(_NARROW)
        return font

    def leaf_numbers(self) -> QFont:
        """The numbers in leaves."""
        return self._tabular(self._readable(LEAF_NUMBER_SIZE, _MOST_GROWN_INSIDE), QFont.Weight.Normal)

    def names(self) -> QFont:
        """The ids of nodes."""
        alone = self.zoom < LEAF_NUMBER_ZOOM
        font = self._readable(NAME_SIZE, _MOST_GROWN if alone else _MOST_GROWN_INSIDE)
        font.setItalic(True)
        return font

    def titles(self) -> QFont:
        """The titles of groups."""
        font = self._sized(TITLE_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def notes(self) -> QFont:
        """The text of notes."""
        return self._sized(NOTE_SIZE)

    def quiet(self) -> QFont:
        """The legend and hints: of one size at every zoom."""
        font = QFont(self.interface)
        usual = LEGEND_SIZE * _POINTS_PER_INCH / self.dots_per_inch
        font.setPointSizeF(max(usual, self.interface.pointSizeF()))
        return font

    def symbol(self, text: str) -> QFont:
        """The symbol of an operation, smaller the longer it is."""
        font = self._sized(_SYMBOL_SIZES.get(len(text), _LONG_SYMBOL_SIZE))
        font.setFamilies(list(_MATHEMATICAL))
        return font

    @staticmethod
    def _tabular(font: QFont, weight: QFont.Weight) -> QFont:
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _readable(self, size: float, most: float) -> QFont:
        """Text that shrinks a little later than the drawing, so that a whole network can still be read."""
        least = min(_READABLE * scale_of(self.interface) / self.zoom, size * most)
        return self._sized(max(size, least))

    def _sized(self, size: float) -> QFont:
        font = QFont(self.interface)
        # Points and not pixels: Qt takes whole pixels only, and a zoom passes through all sizes between.
        font.setPointSizeF(max(size * self.zoom, 1.0) * _POINTS_PER_INCH / self.dots_per_inch)
        return font
