"""Type cases: sheets of figures, widths of ids and sprites that are kept while the zoom goes to and fro."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtGui import QFont, QFontMetricsF

from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import FigureOutlines, Numerals
from guibp.gui.canvas.sprites import Sprites
from guibp.gui.theme import Theme

_MOST_KEPT = 48
_PROBE = "0123456789 Mwijg"

Kept = TypeVar("Kept")


class TypeCases:
    """What is made for one theme, interface font and resolution, at the zooms that were shown last.

    Qt has type in fewer sizes than there are zooms (with FreeType, whole pixels): what looks the same is
    made once.
    """

    def __init__(self, theme: Theme, lettering: Lettering, pixel_ratio: float) -> None:
        self._theme, self._ratio = theme, pixel_ratio
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        # Now, at the first painting: a zoom must not wait for them.
        self._outlines = FigureOutlines(lettering.numbers())

    def wire_numerals(self, lettering: Lettering) -> Numerals:
        """The figures of the numbers on wires."""
        return self._numerals_on_wires(lettering.numbers())

    def narrow_numerals(self, lettering: Lettering) -> Numerals:
        """The same for numbers that have not enough room."""
        return self._numerals_on_wires(lettering.narrow_numbers())

    def _numerals_on_wires(self, font: QFont) -> Numerals:
        theme, key = self._theme, ("wires", *_size_of(font))
        grounds, inks = (theme.canvas, theme.frame), (theme.value, theme.gradient)
        return self._keep(key, Numerals, lambda: Numerals(font, grounds, inks, self._ratio, self._outlines))

    def leaf_numerals(self, lettering: Lettering) -> Numerals:
        """The figures of the numbers in leaves."""
        font = lettering.leaf_numbers()
        key = "leaves", *_size_of(font)
        return self._keep(key, Numerals, lambda: Numerals(font, (), (self._theme.quiet,), self._ratio))

    def card_numerals(self, lettering: Lettering) -> Numerals:
        """The figures of the values on closed groups."""
        font = lettering.numbers()
        key = "cards", *_size_of(font)
        return self._keep(key, Numerals, lambda: Numerals(font, (), (self._theme.value,), self._ratio))

    def name_widths(self, lettering: Lettering) -> dict[str, float]:
        """The widths of ids that were measured, in viewport pixels."""
        return self._keep(("names", *_size_of(lettering.names())), dict, dict[str, float])

    def sprites(self, lettering: Lettering) -> Sprites:
        """The pictures of nodes."""
        key = "nodes", lettering.zoom
        return self._keep(key, Sprites, lambda: Sprites(self._theme, lettering, self._ratio))

    def _keep(self, key: Hashable, kind: type[Kept], make: Callable[[], Kept]) -> Kept:
        found = self._kept.get(key)
        if not isinstance(found, kind):
            found = self._kept[key] = make()
        self._kept.move_to_end(key)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def _size_of(font: QFont) -> tuple[float, float, float]:
    """The same for fonts of one family and style that are drawn in the same size."""
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(_PROBE), metrics.ascent(), metrics.descent()
