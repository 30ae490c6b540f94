"""Heat: from the gradients on wires to shades on a logarithmic scale, one for each sign and size.

Wires of one shade are drawn together, so that thousands of them cost no more than without.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.colours import Palette

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Shades = NDArray[np.intp]

STEPS = 8
"""So many sizes are told apart, for either sign."""
NOT_COMPUTED, ZERO, WEAKEST = 0, 1, 2
"""The shades: nothing known, exactly 0, then negative and positive of each size in turn, weak ones first."""
BEYOND = WEAKEST + 2 * STEPS
"""The shade of what is no finite number; above all others."""
SHADES = BEYOND + 1

LEAST_SPAN, MOST_SPAN = 4, 8
"""So many powers of ten does the scale cover, at least and at most."""
_OUTLIERS = 0.03
"""The share of the smallest sizes that does not stretch the scale: a few would make the rest look alike."""
_SLACK = 2
"""So many powers of ten may be left empty at an end of the scale before it is drawn in."""
_ROUNDING = 1e-9
_FAINTEST = 0.3
_THINNEST, _THICKEST = 1.0, 4.5


@dataclass(frozen=True, slots=True)
class Decades:
    """What a scale covers: sizes from 10**low to 10**high."""

    low: int
    high: int

    @property
    def span(self) -> int:
        """How many powers of ten that are."""
        return self.high - self.low


def fit_decades(gradients: Numbers) -> Decades:
    """The scale for these gradients (n,).

    It always reaches 1, the gradient that enters at the output: what vanishes or explodes on the way
    back is seen against that. Of a wider range than ``MOST_SPAN`` the smallest sizes are left out.
    """
    powers = _powers(gradients)
    if not len(powers):
        return Decades(-LEAST_SPAN, 0)
    smallest = np.partition(powers, int(len(powers) * _OUTLIERS))[int(len(powers) * _OUTLIERS)]
    high, low = max(ceil(powers.max() - _ROUNDING), 0), min(floor(smallest + _ROUNDING), 0)
    return Decades(max(min(low, high - LEAST_SPAN), high - MOST_SPAN), high)


def follow_decades(former: Decades | None, gradients: Numbers) -> Decades:
    """The scale after the gradients changed: wider at once, narrower only when much of it is empty.

    So its ticks stand still while a training moves the numbers about.
    """
    fitting = fit_decades(gradients)
    if former is None:
        return fitting
    high = former.high if fitting.high <= former.high < fitting.high + _SLACK else fitting.high
    low = former.low if fitting.low - _SLACK < former.low <= fitting.low else fitting.low
    return Decades(max(low, high - MOST_SPAN), high)


def shade_gradients(gradients: Numbers, known: Flags, decades: Decades) -> Shades:
    """The shade of each gradient, (n,), where ``known`` (n,); sizes off the scale count as its ends."""
    sizes = np.abs(gradients)
    with np.errstate(divide="ignore", invalid="ignore"):
        places = np.nan_to_num((np.log10(sizes) - decades.low) / decades.span, posinf=1.0, neginf=0.0)
    steps = np.clip((places * STEPS).astype(np.intp), 0, STEPS - 1)
    shades = WEAKEST + 2 * steps + (gradients > 0)
    shades[sizes == 0] = ZERO
    shades[~np.isfinite(gradients)] = BEYOND
    shades[~known] = NOT_COMPUTED
    return np.asarray(shades, dtype=np.intp)


def shade_colour(palette: Palette, shade: int) -> str:
    """The colour of a shade as ``#RRGGBB``: the sign's own where strong, nearer to the canvas where weak."""
    if shade == BEYOND:
        return palette.warning
    if shade < WEAKEST:
        return palette.wire
    step, is_positive = divmod(shade - WEAKEST, 2)
    strong = palette.heat_positive if is_positive else palette.heat_negative
    return _mix(strong, palette.canvas, _FAINTEST + (1.0 - _FAINTEST) * step / (STEPS - 1))


def shade_width(shade: int) -> float:
    """The width of a wire of a shade, in pixels."""
    if shade < WEAKEST:
        return _THINNEST
    step = min((shade - WEAKEST) // 2, STEPS - 1)
    return _THINNEST + (_THICKEST - _THINNEST) * step / (STEPS - 1)


def tick_powers(decades: Decades) -> tuple[int, int, int]:
    """The powers of ten to write at the scale: its ends and its middle, the highest first."""
    return decades.high, (decades.high + decades.low) // 2, decades.low


def _powers(gradients: Numbers) -> Numbers:
    """The logarithms to base 10 of the sizes that have one."""
    sizes = np.abs(gradients)
    found: Numbers = np.log10(sizes[np.isfinite(sizes) & (sizes > 0)])
    return found


def _mix(first: str, second: str, share: float) -> str:
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)
