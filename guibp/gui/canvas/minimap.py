"""The overview in a corner of the canvas: all of the graph, and what part of it is on show."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from guibp.gui.canvas.bulk import draw_lines, draw_rectangles
from guibp.gui.canvas.graph_view import GraphView
from guibp.gui.canvas.note_painting import paper_of
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.canvas.view import Bounds, View
from guibp.gui.canvas.viewing import ZOOM_STEP

SIZE: Final = QSize(220, 150)
MARGIN = 12
_INSIDE = 8.0
_LEGEND = 32
"""The legends have the lowest strip for themselves."""
_LEAST_SEEN, _LEAST_BODY = 6.0, 1.6
_GROUND_ALPHA, _SEEN_ALPHA, _FAINT = 235, 34, 0.3
_MOST_WIRES = 20_000
_NOTHING = Bounds(0.0, 0.0, 1.0, 1.0)


class Minimap(QWidget):
    """A picture of the whole graph; a press or drag in it brings that part into view.

    When everything is in view there is nowhere to go: then it is faint and lets the mouse through, so
    that no node below it is out of reach. It does not vanish: a command that shows nothing seems
    broken. Over an empty graph it hides. The picture is drawn anew after an edit, not for each frame.
    """

    toggled = Signal(bool)

    _hold: QPointF | None = None
    """From the pointer to the middle of what is on show, while it is dragged, in scene units.

    Of the class as well: Qt may still ask while Python is taking the instance apart.
    """

    def __init__(self, view: GraphView) -> None:
        super().__init__(view.viewport())
        self._view, self._scene = view, view.scene
        self._is_wanted = False
        self._key: tuple[object, ...] | None = None
        self._picture = QPixmap()
        self._map = View()
        self._mapped: tuple[object, ...] = ()
        self._bounds: Bounds | None = None
        """What the map shows; found anew after an edit, for it takes a millisecond of ten thousand nodes."""
        self._before = (0.0, 0.0)
        self.setObjectName("minimap")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._write()
        self.hide()
        view.view_changed.connect(self.follow_view)
        view.folded.connect(self.follow_view)
        view.session.graph_changed.connect(self.follow_view)
        view.session.document_replaced.connect(self.follow_view)
        view.installEventFilter(self)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("Overview of the graph"))

    @property
    def is_wanted(self) -> bool:
        """Whether it is shown where there is a graph."""
        return self._is_wanted

    def toggle(self) -> None:
        """Show or hide it."""
        self._is_wanted = not self._is_wanted
        self.follow_view()
        self.toggled.emit(self._is_wanted)

    def follow_view(self) -> None:
        """After the view, its size or the graph changed."""
        room = self._view.viewport().size()
        fits = room.width() > 2 * SIZE.width() and room.height() > 2 * SIZE.height()
        self._fit_map()
        self.setVisible(self._is_wanted and fits and self._bounds is not None)
        if self.isVisible():
            left = room.width() - SIZE.width() - MARGIN
            top = room.height() - SIZE.height() - MARGIN - _LEGEND
            self.setGeometry(QRect(left, top, SIZE.width(), SIZE.height()))
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=self._shows_all())
            self.update()

    def _shows_all(self) -> bool:
        """Whether everything is in view, and nothing of it is in hand."""
        bounds, seen = self._bounds, self._view.viewing.visible
        if bounds is None or self._hold is not None:
            return False
        return seen.contains(bounds.left, bounds.top) and seen.contains(bounds.right, bounds.bottom)

    def seen(self) -> QRectF:
        """Where the part on show is in the overview, at least large enough to be seen and inside it."""
        self._fit_map()
        seen = self._view.viewing.visible
        left, top = self._map.to_viewport(seen.left, seen.top)
        right, bottom = self._map.to_viewport(seen.right, seen.bottom)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        box = QRectF(QPointF(left, top), QPointF(right, bottom))
        grown = max(_LEAST_SEEN - box.width(), 0.0) / 2, max(_LEAST_SEEN - box.height(), 0.0) / 2
        box = box.adjusted(-grown[0], -grown[1], grown[0], grown[1])
        if edge.intersects(box):
            return box.intersected(edge)
        x = min(max(box.center().x(), edge.left() + _LEAST_SEEN / 2), edge.right() - _LEAST_SEEN / 2)
        y = min(max(box.center().y(), edge.top() + _LEAST_SEEN / 2), edge.bottom() - _LEAST_SEEN / 2)
        return QRectF(x - _LEAST_SEEN / 2, y - _LEAST_SEEN / 2, _LEAST_SEEN, _LEAST_SEEN)

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the scene is in the overview."""
        self._fit_map()
        return QPointF(*self._map.to_viewport(x, y))

    # -- the mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is on show, or bring this place into the middle of the view."""
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        middle, place = QPointF(*self._view.view_center()), self._scene_place(event)
        self._before = middle.x(), middle.y()
        self._hold = middle - place if self.seen().contains(event.position()) else QPointF()
        self._go(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the view go with the pointer."""
        event.accept()
        if self._hold is not None:
            self._go(self._scene_place(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay there."""
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same as a press."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the middle of the view."""
        turn = event.angleDelta().y()
        if turn:
            self._view.viewing.zoom_by(ZOOM_STEP if turn > 0 else 1 / ZOOM_STEP)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and a lost focus on the canvas give up the drag: the view goes back."""
        if self._hold is not None:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                # Qt asks about shortcuts first; the press that follows is the one that counts.
                if event.type() == QEvent.Type.KeyPress:
                    self._give_up()
                return True
            if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
                self._give_up()
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        self._hold = None
        self._view.viewing.center_on(*self._before)

    def _go(self, place: QPointF) -> None:
        if self._hold is not None:
            middle = place + self._hold
            self._view.viewing.center_on(middle.x(), middle.y())

    def _scene_place(self, event: QMouseEvent) -> QPointF:
        self._fit_map()
        return QPointF(*self._map.to_scene(event.position().x(), event.position().y()))

    def _fit_map(self) -> None:
        key = self._seen_graph()
        if key != self._mapped:
            self._mapped, self._bounds = key, self._scene.bounds()
            self._map.fit(self._bounds or _NOTHING, SIZE.width(), SIZE.height(), _INSIDE)

    def _seen_graph(self) -> tuple[object, ...]:
        """What is the same as long as the same things stand in the same places."""
        graph = self._view.session.graph
        return graph, graph.revision, self._scene.layers.bodies

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the picture and the part on show."""
        theme = self._view.theme
        painter = QPainter(self)
        try:
            if self._shows_all():
                painter.setOpacity(_FAINT)
            painter.drawPixmap(0, 0, self._fresh_picture())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(theme.selection)
            ground.setAlpha(_SEEN_ALPHA)
            painter.setBrush(ground)
            painter.setPen(QPen(theme.selection, 1.2))
            painter.drawRect(self.seen())
        finally:
            painter.end()

    def _fresh_picture(self) -> QPixmap:
        """The picture as it was drawn last, unless something in it changed."""
        ratio = self.devicePixelRatioF()
        key = (*self._seen_graph(), self._view.theme.palette, ratio)
        if key != self._key:
            self._key, self._picture = key, self._draw(ratio)
        return self._picture

    def _draw(self, ratio: float) -> QPixmap:
        theme = self._view.theme
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(theme.panel)
            ground.setAlpha(_GROUND_ALPHA)
            painter.setPen(QPen(theme.wire, 1.0))
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            self._fit_map()
            self._draw_scene(painter)
        finally:
            painter.end()
        return picture

    def _draw_scene(self, painter: QPainter) -> None:
        theme, layers, scale = self._view.theme, self._scene.layers, self._map.zoom
        painter.setPen(QPen(theme.hairline, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outlines = [frame.bounds for frame in layers.frames]
        corners = np.array([((box.left, box.top), (box.right, box.bottom)) for box in outlines])
        mapped = self._map.map_points(corners.reshape(-1, 2, 2))
        draw_rectangles(painter, np.hstack((mapped[:, 0], mapped[:, 1] - mapped[:, 0])))
        paper = paper_of(theme)
        painter.setPen(QPen(paper.edge, 1.0))
        painter.setBrush(paper.ground)
        for note in self._scene.notes.shown():
            painter.drawRect(self._box_of(bounds_of(note)))
        cables = layers.cables
        wires = np.flatnonzero(cables.shown)
        if len(wires) <= _MOST_WIRES:
            lines = np.hstack(
                (
                    self._map.map_points(cables.wires.starts[wires]),
                    self._map.map_points(cables.wires.ends[wires]),
                )
            )
            painter.setPen(QPen(theme.hairline, 1.0))
            draw_lines(painter, lines)
        bodies = layers.bodies
        rows = np.flatnonzero(bodies.shown)
        sizes = np.maximum(bodies.sizes[rows] * scale, _LEAST_BODY)
        corners = self._map.map_points(bodies.centres[rows]) - sizes / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.quiet)
        draw_rectangles(painter, np.hstack((corners, sizes)))

    def _box_of(self, bounds: Bounds) -> QRectF:
        left, top = self._map.to_viewport(bounds.left, bounds.top)
        return QRectF(left, top, bounds.width * self._map.zoom, bounds.height * self._map.zoom)
