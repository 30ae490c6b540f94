"""View: which part of the scene the canvas shows, and how large; plain arithmetic without Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MINIMUM_ZOOM = 0.05
MAXIMUM_ZOOM = 4.0
_FARTHEST_FIT = 1e-4
FARTHEST = 2e6
"""Scene units from the origin beyond which the view does not travel: positions end at 10⁶."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """An upright rectangle from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """The horizontal extent."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The vertical extent."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """The middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, margin: float) -> Bounds:
        """The same with a margin on every side."""
        return Bounds(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def joined(self, other: Bounds) -> Bounds:
        """The smallest that holds both."""
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class View:
    """Maps scene units to viewport pixels: ``viewport = scene * zoom + offset``.

    The offset is kept exactly and used in whole steps of ``grain`` (one device pixel), so that text
    stays crisp while panning and repeated zooming does not drift.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.grain = 1.0
        self._exact = (0.0, 0.0)

    @property
    def offset(self) -> tuple[float, float]:
        """Where the scene's origin is shown, in viewport pixels."""
        x, y = self._exact
        return round(x / self.grain) * self.grain, round(y / self.grain) * self.grain

    def to_viewport(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the scene is shown."""
        left, top = self.offset
        return x * self.zoom + left, y * self.zoom + top

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """The point of the scene that is shown at a place of the viewport."""
        left, top = self.offset
        return (x - left) / self.zoom, (y - top) / self.zoom

    def map_points(self, points: Array) -> Array:
        """Points of the scene, shape (…, 2), in viewport pixels."""
        mapped: Array = points * self.zoom
        mapped += self.offset
        return mapped

    def visible(self, width: float, height: float) -> Bounds:
        """The part of the scene that a viewport of this size shows."""
        left, top = self.to_scene(0.0, 0.0)
        right, bottom = self.to_scene(width, height)
        return Bounds(left, top, right, bottom)

    def pan(self, dx: float, dy: float) -> None:
        """Shift what is shown by viewport pixels."""
        x, y = self._exact
        self.move_to(x + dx, y + dy)

    def move_to(self, x: float, y: float) -> None:
        """Show the scene's origin at a place of the viewport."""
        limit = FARTHEST * self.zoom
        self._exact = min(max(x, -limit), limit), min(max(y, -limit), limit)

    def zoom_about(self, zoom: float, x: float, y: float) -> None:
        """Zoom so that what is shown at (x, y) of the viewport stays there."""
        # A fit of a very large graph may have gone below the minimum; from there one only comes nearer.
        zoom = min(max(zoom, min(MINIMUM_ZOOM, self.zoom)), MAXIMUM_ZOOM)
        left, top = self._exact
        factor = zoom / self.zoom
        self.zoom = zoom
        self.move_to(x - (x - left) * factor, y - (y - top) * factor)

    def center_on(self, x: float, y: float, width: float, height: float) -> None:
        """Show a point of the scene in the middle of the viewport."""
        self.move_to(width / 2 - x * self.zoom, height / 2 - y * self.zoom)

    def fit(
        self,
        bounds: Bounds,
        width: float,
        height: float,
        margin: float = 0.0,
        footer: float = 0.0,
        most: float = 1.0,
    ) -> None:
        """Show the whole of a part of the scene, at most at 100 %, or at the zoom ``most``.

        ``margin`` is kept clear on every side of the viewport, and ``footer`` at the bottom besides.
        """
        across, down = width - 2 * margin, height - 2 * margin - footer
        scale = min(across / max(bounds.width, 1.0), down / max(bounds.height, 1.0), most)
        self.zoom = max(scale, _FARTHEST_FIT)
        self.center_on(*bounds.center, width, height - footer)
