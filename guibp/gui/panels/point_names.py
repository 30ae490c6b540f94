"""The names of points on a plot: the numbers of their rows, those of one place together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.tape import Floats

MOST_NAMED = 16
"""Of more points only the current one is named."""
SAME_PLACE = 6.0
"""Points that are no further apart, in pixels, share their name."""
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class PointName:
    """What is written beside a place on the widget."""

    text: str
    x: float
    y: float


def list_names(points: Floats, current: int | None) -> list[PointName]:
    """The names of points, (n, 2) in pixels; rows count from 1."""
    if len(points) > MOST_NAMED:
        shown = current if current is not None and current < len(points) else None
        return [] if shown is None else [PointName(str(shown + 1), *points[shown].tolist())]
    names: list[PointName] = []
    left = [*range(len(points))]
    while left:
        first = left[0]
        together = [row for row in left if np.hypot(*(points[row] - points[first])) <= SAME_PLACE]
        left = [row for row in left if row not in together]
        text = ", ".join(str(row + 1) for row in together[:_LONGEST])
        more = ", …" if len(together) > _LONGEST else ""
        names.append(PointName(text + more, *points[first].tolist()))
    return names
