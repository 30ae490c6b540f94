"""Viewing: moves the view over the scene, and keeps the scroll bars in step with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from guibp.gui.canvas.legend_measures import LegendMeasures
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.semantic_zoom import level_after
from guibp.gui.canvas.view import MAXIMUM_ZOOM, MINIMUM_ZOOM, Bounds
from guibp.gui.type_scale import scale_of

FIT_MARGIN = 26.0
"""Room around a graph that is fit, in pixels."""
_MOST_LEGENDS = 0.4
"""Legends have at most this share of the height for themselves; on a canvas that is very low they cover."""
_SCROLL_MARGIN = 20
"""So many pixels beyond the graph are in reach of the scroll bars."""
ZOOM_STEP = 1.25
_EMPTY = Bounds(-200.0, -150.0, 200.0, 150.0)


class Viewing:
    """The view of one canvas: every way to zoom, pan and fit ends here."""

    def __init__(self, area: QAbstractScrollArea, scene: Scene, view_changed: Callable[[], None]) -> None:
        self._area, self._scene, self._view_changed = area, scene, view_changed
        self._is_fitted = self._sets_bars = False
        self.level = 0
        """How many storeys of groups are seen closed: zooming closes and opens them, fitting only opens."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the viewport."""
        viewport = self._area.viewport()
        return float(viewport.width()), float(viewport.height())

    @property
    def _room(self) -> tuple[float, float]:
        """Width and height that the viewport has without scroll bars.

        A view that is fit needs none; reckoned with them it would be smaller, then they would vanish, and
        it would be fit anew.
        """
        room = self._area.maximumViewportSize()
        return float(room.width()), float(room.height())

    @property
    def visible(self) -> Bounds:
        """The part of the scene on show."""
        return self._scene.view.visible(*self.size)

    @property
    def is_fitted(self) -> bool:
        """Whether all of the graph is shown, and will be when the canvas gets another size."""
        return self._is_fitted

    def begin(self, start: tuple[float, float, float] | None) -> None:
        """Show a point of the scene in the middle, with a zoom; or all of the graph."""
        self.fit()
        if start is not None:
            x, y, zoom = start
            self._scene.view.zoom = min(max(zoom, MINIMUM_ZOOM), MAXIMUM_ZOOM)
            self.level = level_after(self.level, self._scene.view.zoom)
            self.center_on(x, y)

    def pan(self, dx: float, dy: float) -> None:
        """Shift the drawing by pixels."""
        self._is_fitted = False
        self._scene.view.pan(dx, dy)
        self.update_bars()

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom so that the anchor, a place of the viewport (its middle by default), keeps its point."""
        self._zoom_to(self._scene.view.zoom * factor, anchor)

    def show_actual_size(self) -> None:
        """Zoom to 100 %, whatever size a person's text has; the middle stays where it is."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        self._is_fitted = False
        width, height = self.size
        x, y = (width / 2, height / 2) if anchor is None else (anchor.x(), anchor.y())
        self._scene.view.zoom_about(zoom, x, y)
        self.level = level_after(self.level, self._scene.view.zoom)
        self.update_bars()

    def fit(self, ids: Iterable[str] | None = None) -> None:
        """Show all of the given nodes, or everything, with text as large as the interface's at most.

        That is 100 %, or where a person has text set larger, so much more.
        """
        self.fit_bounds(self._scene.bounds() if ids is None else self._scene.layers.bounds(ids))
        self._is_fitted = ids is None

    def fit_bounds(self, bounds: Bounds | None) -> None:
        """Show all of a part of the scene, with text as large as the interface's at most."""
        bounds = bounds or _EMPTY
        self._fit_view(bounds)
        self._is_fitted = False
        # Wherever one comes from: the same picture each time.
        self.level = min(self.level, level_after(0, self._scene.view.zoom))
        self.update_bars()

    def _fit_view(self, bounds: Bounds) -> None:
        (width, height), font = self._room, self._area.font()
        lettering = Lettering(font, self._area.viewport().logicalDpiY())
        legends = LegendMeasures(lettering.quiet()).room(self._scene, width)
        footer = min(legends, height * _MOST_LEGENDS)
        self._scene.view.fit(bounds, width, height, FIT_MARGIN, footer, most=scale_of(font))

    def enter(self, bounds: Bounds, level: int) -> None:
        """Show a part of the scene, with so many storeys of groups closed at most."""
        self._fit_view(bounds)
        self._is_fitted = False
        self.level = min(level, level_after(self.level, self._scene.view.zoom))
        self.update_bars()

    def follow_size(self) -> None:
        """After the viewport got another size: a view that was fit, and not touched since, is fit again."""
        if self._is_fitted:
            self.fit()
        else:
            self.update_bars()

    def follow_graph(self) -> None:
        """After an edit: from now on a change of size leaves the view where it is."""
        self.stay()
        self.update_bars()

    def stay(self) -> None:
        """From now on a change of size leaves the view where it is."""
        self._is_fitted = False

    def center_on(self, x: float, y: float) -> None:
        """Show a point of the scene in the middle."""
        self._is_fitted = False
        self._scene.view.center_on(x, y, *self.size)
        self.update_bars()

    def reveal(self, bounds: Bounds) -> None:
        """Pan, as little as needed, until a part of the scene is on show."""
        seen, view = self.visible, self._scene.view
        bounds = bounds.grown(16.0)
        dx = max(seen.left - bounds.left, 0.0) or min(seen.right - bounds.right, 0.0)
        dy = max(seen.top - bounds.top, 0.0) or min(seen.bottom - bounds.bottom, 0.0)
        if dx or dy:
            self.pan(dx * view.zoom, dy * view.zoom)

    def take_bars(self) -> None:
        """Show what the scroll bars say, after the user moved them."""
        if self._sets_bars:
            return
        self._is_fitted = False
        across, down = self._bars()
        self._scene.view.move_to(-float(across.value()), -float(down.value()))
        if across.isSliderDown() or down.isSliderDown():
            self._view_changed()
        else:
            self.update_bars()

    def update_bars(self) -> None:
        """Make the scroll bars cover the graph with a margin, and the place on show."""
        view, bounds = self._scene.view, self._scene.bounds() or _EMPTY
        left, top = bounds.left * view.zoom, bounds.top * view.zoom
        right, bottom = bounds.right * view.zoom, bounds.bottom * view.zoom
        (across_room, down_room), reach = self._room, 2 * _SCROLL_MARGIN
        needs_none = right - left + reach <= across_room and bottom - top + reach <= down_room
        # Where all of it has room, bars that are there from before are not reckoned with: they go.
        width, height = self._room if needs_none else self.size
        across, down = self._bars()
        # Their signals are not blocked: by these the area learns whether it needs them.
        self._sets_bars = True
        _set_bar(across, -view.offset[0], left, right, width)
        _set_bar(down, -view.offset[1], top, bottom, height)
        self._sets_bars = False
        self._view_changed()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self._area.horizontalScrollBar(), self._area.verticalScrollBar()


def _set_bar(bar: QScrollBar, value: float, start: float, end: float, room: float) -> None:
    now, page = round(value), round(room)
    least, most = round(start) - _SCROLL_MARGIN, round(end) + _SCROLL_MARGIN - page
    if most < least:
        # All of it fits: there is nothing to scroll to, unless it was moved out of sight.
        is_seen = most - _SCROLL_MARGIN <= now <= least + _SCROLL_MARGIN
        least = most = now if is_seen else min(max(now, most), least)
    bar.setPageStep(max(page, 1))
    bar.setSingleStep(24)
    bar.setRange(min(least, now), max(most, now))
    bar.setValue(now)
