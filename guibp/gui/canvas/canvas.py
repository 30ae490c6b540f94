"""Canvas: the widget on which the graph is drawn and edited."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from guibp.gui.canvas.painter import CanvasPainter, Sheet
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.sockets import OUT
from guibp.gui.canvas.viewing import ZOOM_STEP, Viewing
from guibp.gui.clearing import ClearSpots
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.graph import GraphChanged
from guibp.model.records import Position

_log = logging.getLogger(__name__)

Port = int | Literal["out"]


class Canvas(QAbstractScrollArea):
    """Draws the session's graph and lets a person build, wire, move and edit it by mouse and keys."""

    example_requested = Signal(str)
    """The name of a preset that was chosen on the empty canvas."""
    zoom_changed = Signal(float)
    context_menu_requested = Signal(QPoint)
    """A right click, at a global position; what it fell on is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Computational graph"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self._session = session
        self._scene = Scene(session)
        self._viewing = Viewing(self, self._scene, self._show_view)
        self._theme = Theme.system()
        self._painter: CanvasPainter | None = None
        self._shown_zoom = 1.0
        self._is_placed = False
        self._follow_session()

    def _follow_session(self) -> None:
        session, refresh = self._session, self.viewport().update
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._replace_document)
        session.selection.changed.connect(refresh)
        session.reading_changed.connect(refresh)
        session.walk_changed.connect(refresh)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._viewing.take_bars)

    # -- places, in viewport coordinates ---------------------------------------------------------

    def node_center(self, id_: str) -> QPoint:
        """The centre of a node, or of the outermost closed group that holds it."""
        return self._shown(self._scene.layers.center_of(id_))

    def port_center(self, id_: str, port: Port) -> QPoint:
        """Where the wire of an operand ends, or with ``"out"`` where a node's wires begin."""
        return self._shown(self._scene.layers.port_point(id_, OUT if port == "out" else port))

    def edge_center(self, source: str, target: str, port: int) -> QPoint:
        """A point on the drawn wire."""
        return self._shown(self._scene.layers.edge_point(source, target, port))

    def edge_annotation(self, source: str, target: str, port: int) -> tuple[str, str]:
        """The texts of an edge's value and gradient, exactly as shown now."""
        return self._scene.annotation(source, target, port)

    def _shown(self, point: Position) -> QPoint:
        x, y = self._scene.view.to_viewport(*point)
        return QPointF(x, y).toPoint()

    # -- the view --------------------------------------------------------------------------------

    def zoom(self) -> float:
        """The scale of the drawing, 1.0 at actual size."""
        return self._scene.view.zoom

    def fit(self) -> None:
        """Show the whole graph, at most at 100 %."""
        self._viewing.fit()

    def fit_selection(self) -> None:
        """Show what is selected, or everything."""
        self._viewing.fit(self._session.selection.nodes or None)

    def zoom_in(self) -> None:
        """Come nearer to the middle."""
        self._viewing.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Go away from the middle."""
        self._viewing.zoom_by(1 / ZOOM_STEP)

    def actual_size(self) -> None:
        """Zoom to 100 %."""
        self._viewing.show_actual_size()

    def reveal(self, id_: str) -> None:
        """Bring a node into view."""
        bounds = self._scene.layers.bounds((id_,))
        if bounds is not None:
            self._viewing.reveal(bounds)

    def visible_rect(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the part of the scene on show."""
        seen = self._viewing.visible
        return seen.left, seen.top, seen.right, seen.bottom

    def view_center(self) -> Position:
        """The point of the scene in the middle of the viewport."""
        return self._viewing.visible.center

    def add_spot(self) -> Position:
        """A place in view and clear of the nodes, for one more."""
        spots = ClearSpots(dict(enumerate_positions(self._scene)))
        return spots.nearest_within(self.view_center(), self.visible_rect())

    def scene_position(self, point: QPointF | QPoint) -> Position:
        """The point of the scene that is shown at a place of the viewport."""
        return self._scene.view.to_scene(point.x(), point.y())

    # -- following -------------------------------------------------------------------------------

    def _follow_edit(self, event: GraphChanged) -> None:
        self._scene.layers.follow(event)
        self._viewing.update_bars()

    def _replace_document(self) -> None:
        self._scene.replace_document()
        self._viewing.fit()

    def _show_view(self) -> None:
        if self._shown_zoom != self.zoom():
            self._shown_zoom = self.zoom()
            self.zoom_changed.emit(self._shown_zoom)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._painter = None
        self.viewport().update()

    def _follow_system(self) -> None:
        self.set_theme(Theme.system())

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the graph the first time, when the size is known."""
        super().showEvent(event)
        if not self._is_placed:
            self._is_placed = True
            self._viewing.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bars in step."""
        super().resizeEvent(event)
        self._viewing.update_bars()

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the viewport; a fault is logged once for each frame, and the painter always ends."""
        painter = QPainter(self.viewport())
        try:
            sheet = self._sheet()
            self._painter_for(sheet).paint(painter, self._scene, sheet)
        except Exception:
            # A fault that leaves the painter active would end in a segmentation fault of Qt later.
            _log.exception("the canvas could not be painted")
        finally:
            painter.end()

    def _sheet(self) -> Sheet:
        viewport = self.viewport()
        ratio = viewport.devicePixelRatioF()
        self._scene.view.grain = 1.0 / ratio
        return Sheet(viewport.width(), viewport.height(), ratio, viewport.logicalDpiY())

    def _painter_for(self, sheet: Sheet) -> CanvasPainter:
        key = CanvasPainter.key_of(self._theme, self.font(), sheet, self.zoom())
        if self._painter is None or self._painter.key != key:
            self._painter = CanvasPainter(self._theme, self.font(), sheet, self.zoom())
        return self._painter


def enumerate_positions(scene: Scene) -> Iterable[tuple[str, Position]]:
    """Every body on show with its centre."""
    bodies = scene.layers.bodies
    for row, (x, y) in enumerate(bodies.centres.tolist()):
        if bodies.shown[row]:
            yield str(row), (x, y)
