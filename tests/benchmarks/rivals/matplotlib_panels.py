"""Rival: matplotlib, as fast as it goes: the background is kept, what moves is drawn on it again (blitting).

It draws into memory and never shows that anywhere, which is to its advantage.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.racing import RivalMissingError

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Artist, Axes

Floats = NDArray[np.float64]
DOTS = 100
"""An inch has so many pixels."""


class BlittedPanels:
    """The same panels; each method gives what draws one frame of it."""

    def __init__(self) -> None:
        try:
            from matplotlib.backends.backend_agg import FigureCanvasAgg
            from matplotlib.collections import LineCollection
            from matplotlib.figure import Figure
        except ImportError as missing:
            raise RivalMissingError(f"matplotlib does not start here: {missing}") from missing
        self._canvas_class, self._lines_class, self._figure_class = FigureCanvasAgg, LineCollection, Figure

    def loss(self, size: tuple[int, int], steps: Floats, losses: Floats) -> Callable[[], None]:
        """A curve; ``steps`` and ``losses`` are (n,)."""
        axes, canvas = self._axes(size)
        axes.set(xlim=(0.0, steps.max()), ylim=(0.0, losses.max()), xlabel="step", ylabel="loss")
        (curve,) = axes.plot(steps, losses, animated=True)
        return _blitting(canvas, axes, (curve,), lambda: curve.set_data(steps, losses))

    def boundary(self, size: tuple[int, int], field: Floats, points: Floats) -> Callable[[], None]:
        """A field, (side, side), with points, (n, 2), on it."""
        axes, canvas = self._axes(size)
        image = axes.imshow(
            field, origin="lower", extent=(-0.25, 1.25, -0.25, 1.25), cmap="PRGn", vmin=0.0, vmax=1.0,
            interpolation="bilinear", animated=True,
        )  # fmt: skip
        dots = axes.scatter(points[:, 0], points[:, 1], animated=True)
        return _blitting(canvas, axes, (image, dots), lambda: image.set_data(field))

    def hidden(
        self, size: tuple[int, int], lines: Floats, pieces: Floats, points: Floats
    ) -> Callable[[], None]:
        """Lines of a grid, (n, k, 2), pieces of a boundary, (m, 2, 2), and points, (s, 2)."""
        axes, canvas = self._axes(size)
        axes.set(xlim=(-0.1, 1.1), ylim=(-0.1, 1.1))
        grid = axes.add_collection(self._lines_class(list(lines), linewidths=1, animated=True))
        bound = axes.add_collection(self._lines_class(list(pieces), linewidths=2, animated=True))
        dots = axes.scatter(points[:, 0], points[:, 1], animated=True)

        def move() -> None:
            grid.set_segments(list(lines))
            bound.set_segments(list(pieces))
            dots.set_offsets(points)

        return _blitting(canvas, axes, (grid, bound, dots), move)

    def predictions(self, size: tuple[int, int], table: Floats) -> Callable[[], None]:
        """A table of numbers, (rows, columns), whose last column is a bar and a number."""
        axes, canvas = self._axes(size)
        axes.set(xlim=(0.0, table.shape[1] + 1.0), ylim=(-0.5, len(table) - 0.5))
        places = [(row, column) for row in range(len(table)) for column in range(table.shape[1])]
        texts = [axes.text(column, row, "", animated=True) for row, column in places]
        bars = axes.barh(range(len(table)), table[:, -1], left=table.shape[1], height=0.2, animated=True)

        def move() -> None:
            for text, (row, column) in zip(texts, places, strict=True):
                text.set_text(f"{table[row, column]:.3g}")
            for bar, width in zip(bars, table[:, -1], strict=True):
                bar.set_width(width)

        return _blitting(canvas, axes, (*texts, *bars), move)

    def _axes(self, size: tuple[int, int]) -> tuple[Axes, FigureCanvasAgg]:
        width, height = size
        figure = self._figure_class(figsize=(width / DOTS, height / DOTS), dpi=DOTS)
        canvas = self._canvas_class(figure)
        return figure.subplots(), canvas


def _blitting(
    canvas: FigureCanvasAgg, axes: Axes, artists: tuple[Artist, ...], move: Callable[[], None]
) -> Callable[[], None]:
    canvas.draw()
    background = canvas.copy_from_bbox(axes.figure.bbox)

    def draw() -> None:
        canvas.restore_region(background)
        move()
        for artist in artists:
            axes.draw_artist(artist)
        canvas.buffer_rgba()

    return draw
