"""The axes of plots: ticks only where there are numbers, and numbers with real minus signs."""

from __future__ import annotations

from collections.abc import Callable

from guibp.model.numbers_text import with_minus_sign

TickStrings = Callable[..., list[str]]

QUIET_TICKS = {"maxTickLevel": 1, "tickLength": -4, "tickTextOffset": 5}
"""Style of an axis of pyqtgraph: two levels of ticks, which point outwards, and room beside their numbers."""


def with_real_minus(write: TickStrings) -> TickStrings:
    """What writes the numbers of an axis, but with a real minus where it puts a hyphen."""

    def write_ticks(*numbers: object) -> list[str]:
        return [with_minus_sign(text) for text in write(*numbers)]

    return write_ticks
