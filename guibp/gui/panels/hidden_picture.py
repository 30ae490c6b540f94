"""What the hidden space's plot shows at one time, and where it stands on the way from the input space."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from guibp.engine.contours import find_contour
from guibp.engine.hidden_space import POINTS_BETWEEN, REACH, GridImage
from guibp.engine.input_plane import MARGIN
from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats
from guibp.gui.panels.line_handles import Extent

INSETS = (MARGIN / (1 + 2 * MARGIN), REACH / (1 + 2 * REACH))
"""Where the data end in the plane of the inputs, and the values in the hidden space."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """One of the two ends of the way: a plane with the samples, the grid and the boundary in it."""

    names: tuple[str, str]
    ranges: tuple[Extent, Extent]
    points: Floats
    """(samples, 2)."""
    lines: Floats
    """(lines, points, 2): first those along the first input, then those along the second."""
    boundary: Floats
    """(pieces, 2, 2) where the prediction is one half."""
    ticks: tuple[Extent, Extent]
    """The numbers at the axes."""

    def towards(self, other: Space, share: float) -> Space:
        """A share of the way to another space, point by point: linear interpolation."""
        if share <= 0:
            return self
        if share >= 1:
            return other
        names = zip(self.names, other.names, strict=True)
        across, up = (f"{one} → {two}" for one, two in names)
        return Space(
            (across, up),
            _between_pairs(self.ranges, other.ranges, share),
            self.points + share * (other.points - self.points),
            self.lines + share * (other.lines - self.lines),
            self.boundary + share * (other.boundary - self.boundary),
            _between_pairs(self.ticks, other.ticks, share),
        )


@dataclass(frozen=True, slots=True, eq=False)
class HiddenPicture:
    """Both spaces, and what belongs to the hidden one alone."""

    inputs: Space
    hidden: Space
    is_one: NDArray[np.bool_] | None
    """(samples,) the classes, if there are any."""
    line: Line | None
    """Where the output unit is undecided."""
    held: tuple[str, ...] = field(default=())
    """What else the output unit reads."""

    def at(self, share: float) -> Space:
        """What is shown so far on the way."""
        return self.inputs.towards(self.hidden, share)


def pair_spaces(
    image: GridImage,
    names: tuple[tuple[str, str], tuple[str, str]],
    ranges: tuple[tuple[Extent, Extent], tuple[Extent, Extent]],
    points: tuple[Floats, Floats],
) -> tuple[Space, Space]:
    """The input space and the hidden one, of a grid's image, with names, ranges and samples of each."""
    boundaries = find_contour(image.predicted, image.inputs, image.hidden)
    ticks = [
        (_ends(across, inset), _ends(up, inset)) for (across, up), inset in zip(ranges, INSETS, strict=True)
    ]
    first, second = (
        Space(names[end], ranges[end], points[end], grid_lines(grid), boundaries[end], ticks[end])
        for end, grid in enumerate((image.inputs, image.hidden))
    )
    return first, second


def grid_lines(grid: Floats) -> Floats:
    """The lines of a grid, (side, side, 2), that are drawn: (lines, side, 2)."""
    along = grid[::POINTS_BETWEEN]
    across = np.swapaxes(grid, 0, 1)[::POINTS_BETWEEN]
    return np.concatenate((along, across))


def _ends(extent: Extent, inset: float) -> Extent:
    """What a range was before it was widened, without what rounding left."""
    low, high = extent
    width = high - low
    digits = 12 - math.floor(math.log10(width))
    return round(low + width * inset, digits) + 0.0, round(high - width * inset, digits) + 0.0


def _between_pairs(
    one: tuple[Extent, Extent], other: tuple[Extent, Extent], share: float
) -> tuple[Extent, Extent]:
    return _between(one[0], other[0], share), _between(one[1], other[1], share)


def _between(one: Extent, other: Extent, share: float) -> Extent:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
