"""GraphView: a scroll area that draws the session's graph and answers where things are."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import astuple
from functools import reduce
from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from guibp.drawing.clearing import USUAL_EXTENT, ClearSpots
from guibp.drawing.frames import Frame
from guibp.gui.aligning import Box
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.joining import group_at
from guibp.gui.canvas.layers import keeps_shape, only_moves
from guibp.gui.canvas.lineage import Emphasis
from guibp.gui.canvas.motion import Direction, Motion
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.canvas.painter import CanvasPainter, Sheet
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.sockets import OUT
from guibp.gui.canvas.sprites import reach_of_glows
from guibp.gui.canvas.view import Bounds
from guibp.gui.canvas.viewing import ZOOM_STEP, Viewing
from guibp.gui.landing import Landing
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.graph import GraphChanged
from guibp.model.records import Position

_PAUSE = 8
"""Milliseconds until a picture that is not finished is gone on with: what the user does comes before it."""

Port = int | Literal["out"]


class GraphView(QAbstractScrollArea):
    """Draws the graph, and zooms and scrolls; it takes no part in editing."""

    zoom_changed = Signal(float)
    wire_colours_changed = Signal(object)
    """The ``WireColours`` are others."""
    emphasis_changed = Signal(object)
    """The ``Emphasis`` is another."""
    view_changed = Signal()
    """Another part of the scene is on show."""
    folded = Signal()
    """Groups are seen closed or open by the zoom that were not before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Computational graph"))
        self.session = session
        self.scene = Scene(session)
        self.viewing = Viewing(self, self.scene, self.show_view)
        self.motion = Motion(self, self.scene)
        self.motion.moved.connect(self.refresh)
        self._theme = Theme.system()
        self._painter: CanvasPainter | None = None
        self._shown_zoom = 1.0
        self._is_placed = False
        self.start: tuple[float, float, float] | None = None
        """The middle of the first view and its zoom; ``None`` for all of the graph."""
        self._finishing = QTimer(self)
        self._finishing.setSingleShot(True)
        self._finishing.setInterval(_PAUSE)
        self._finishing.timeout.connect(self.refresh)
        self._folding = QTimer(self)
        self._folding.setSingleShot(True)
        self._folding.setInterval(_PAUSE)
        self._folding.timeout.connect(self.fold_for_zoom)
        self._follow_session()

    def _follow_session(self) -> None:
        session = self.session
        session.graph_changed.connect(self._follow_or_rebuild)
        session.document_replaced.connect(self.replace_document)
        changed = session.selection.changed, session.lens.changed
        for signal in (*changed, session.reading_changed, session.walk_changed):
            signal.connect(self.refresh)
        session.walk_changed.connect(self.motion.follow_walk)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.viewing.take_bars)
            bar.sliderReleased.connect(self.viewing.update_bars)

    @property
    def theme(self) -> Theme:
        """The colours of the drawing."""
        return self._theme

    # -- places, in viewport coordinates ---------------------------------------------------------

    def node_center(self, id_: str) -> QPoint:
        """The centre of a node, or of the outermost closed group that holds it; ``NodeError`` without it."""
        return self._shown(self.scene.layers.center_of(id_))

    def port_center(self, id_: str, port: Port) -> QPoint:
        """Where the wire of an operand ends, or with ``"out"`` where a node's wires begin.

        Raises ``NodeError`` and ``PortError`` for what the graph does not have.
        """
        return self._shown(self.scene.layers.port_point(id_, OUT if port == "out" else port))

    def edge_center(self, source: str, target: str, port: int) -> QPoint:
        """A point on the drawn wire; ``PortError`` without such an edge."""
        return self._shown(self.scene.edge_point(source, target, port))

    def edge_annotation(self, source: str, target: str, port: int) -> tuple[str, str]:
        """The texts of an edge's value and gradient, exactly as shown now."""
        return self.scene.annotation(source, target, port)

    def scene_position(self, place: QPointF | QPoint) -> Position:
        """The point of the scene that is shown at a place of the viewport."""
        return self.scene.view.to_scene(place.x(), place.y())

    def landing_at(self, place: QPointF | QPoint) -> Landing:
        """The point of the scene that is shown at a place of the viewport, and the open group there."""
        spot = self.scene_position(place)
        return Landing(spot, group_at(self.scene.layers.frames, *spot))

    def add_spot(self) -> Position:
        """A place in view and clear of the nodes, for one more; outside of frames if there is room."""
        wish, area = self.view_center(), self.visible_rect()
        spots = self._clear_spots()
        spot = spots.nearest_within(wish, USUAL_EXTENT, area)
        if spot is None:
            spot = ClearSpots(self._taken_boxes()).nearest_within(wish, USUAL_EXTENT, area)
        return spots.nearest(wish, USUAL_EXTENT) if spot is None else spot

    def clear_spot(self, wish: Position) -> Position:
        """The place nearest to a wished one that is clear of the nodes."""
        return ClearSpots(self._taken_boxes()).nearest(wish, USUAL_EXTENT)

    def _clear_spots(self) -> ClearSpots:
        frames = {f"frame {frame.group}": astuple(frame.bounds) for frame in self.scene.layers.frames}
        return ClearSpots(self._taken_boxes() | frames)

    def _taken_boxes(self) -> dict[str, Frame]:
        bodies = self.scene.layers.bodies
        boxes = np.hstack((bodies.centres - bodies.extents[:, :2], bodies.centres + bodies.extents[:, 2:]))
        taken = {f"body {row}": tuple(boxes[row].tolist()) for row in np.flatnonzero(bodies.shown).tolist()}
        return taken | {f"note {note.id}": astuple(bounds_of(note)) for note in self.scene.notes.shown()}

    def boxes_of(self, ids: Collection[str]) -> Sequence[Box]:
        """The boxes in which nodes are seen, each once: themselves, or the closed groups that hold them."""
        bodies = self.scene.layers.bodies
        rows = np.unique(bodies.body_of[[bodies.rows[id_] for id_ in ids if id_ in bodies.rows]])
        return [
            Box(bodies.ids_in(row), (x, y), (width, height))
            for row, (x, y), (width, height) in zip(
                rows.tolist(), bodies.centres[rows].tolist(), bodies.sizes[rows].tolist(), strict=True
            )
        ]

    def _shown(self, point: Position) -> QPoint:
        return QPointF(*self.scene.view.to_viewport(*point)).toPoint()

    # -- the view --------------------------------------------------------------------------------

    def zoom(self) -> float:
        """The scale of the drawing, 1.0 at actual size."""
        return self.scene.view.zoom

    def fit(self) -> None:
        """Show the whole graph, with text as large as the interface's at most."""
        self.viewing.fit()

    def fit_selection(self) -> None:
        """Show what is selected, or everything."""
        chosen = self.session.selection
        if chosen.nodes or chosen.notes:
            self.viewing.fit_bounds(self._selected_bounds())
        else:
            self.viewing.fit()

    def show_selected(self) -> None:
        """Bring what is selected into view: by panning, or from farther away if it is larger than that."""
        bounds, seen = self._selected_bounds(), self.viewing.visible
        if bounds is None:
            return
        if bounds.width > seen.width or bounds.height > seen.height:
            self.viewing.fit_bounds(bounds)
        else:
            self.viewing.reveal(bounds)

    def come_near(self, ids: Collection[str]) -> bool:
        """Show nodes in boxes that only the zoom closes from so near that these open; answers if any are."""
        layers, boxes = self.scene.layers, list[Bounds]()
        storeys, level = group_storeys(self.session.graph), self.viewing.level
        for row in {layers.bodies.body_row(id_) for id_ in ids}:
            group = layers.bodies.card_id(row)
            if group is not None and group in layers.bodies.outlines:
                boxes.append(layers.bodies.outlines[group])
                level = min(level, storeys[group])
        if boxes:
            self.viewing.enter(reduce(Bounds.joined, boxes), level)
        return bool(boxes)

    def _selected_bounds(self) -> Bounds | None:
        chosen = self.session.selection
        notes, nodes = self.scene.notes.bounds(chosen.notes), self.scene.bounds_of(chosen.nodes)
        return nodes.joined(notes) if nodes and notes else nodes or notes

    def zoom_in(self) -> None:
        """Come nearer to the middle."""
        self.viewing.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Go away from the middle."""
        self.viewing.zoom_by(1 / ZOOM_STEP)

    def actual_size(self) -> None:
        """Zoom to 100 %."""
        self.viewing.show_actual_size()

    def toggle_heat(self) -> None:
        """Let wires show their gradients by colour and width, or be neutral again."""
        is_on = self.scene.heat.colours is WireColours.GRADIENT
        self.use_wire_colours(WireColours.NEUTRAL if is_on else WireColours.GRADIENT)

    def use_wire_colours(self, colours: WireColours) -> None:
        """Colour the wires so."""
        self.scene.heat.colours = colours
        # Its scale takes room, which a graph that is shown whole gives way to.
        self.viewing.follow_size()
        self.wire_colours_changed.emit(colours)

    def toggle_lineage(self) -> None:
        """Let the lineage of what is selected or pointed at stand out, or nothing again."""
        is_on = self.scene.tracing.emphasis is Emphasis.LINEAGE
        self.scene.tracing.emphasis = Emphasis.EVEN if is_on else Emphasis.LINEAGE
        self.viewing.follow_size()
        self.emphasis_changed.emit(self.scene.tracing.emphasis)

    def reveal(self, id_: str) -> None:
        """Bring a node into view."""
        self.reveal_all((id_,))

    def reveal_all(self, ids: Sequence[str]) -> None:
        """Bring nodes into view, together if they fit."""
        bounds = self.scene.bounds_of(ids)
        if bounds is not None:
            self.viewing.reveal(bounds)

    def visible_rect(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the part of the scene on show."""
        seen = self.viewing.visible
        return seen.left, seen.top, seen.right, seen.bottom

    def view_center(self) -> Position:
        """The point of the scene in the middle of the viewport."""
        return self.viewing.visible.center

    # -- following -------------------------------------------------------------------------------

    def _follow_or_rebuild(self, event: GraphChanged) -> None:
        """After an edit; what is raised meanwhile is reported, and the graph is drawn all the same."""
        try:
            self.follow_edit(event)
        except Exception:
            # Some of it followed and some did not: all is read anew, and the view stays where it is.
            self.motion.stop()
            self.scene.replace_document()
            self.viewing.follow_graph()
            self.fold_for_zoom()
            self.refresh()
            raise

    def follow_edit(self, event: GraphChanged) -> None:
        """After an edit: draw what is now."""
        stand = self.motion.stand() if only_moves(event) else None
        self.scene.layers.follow(event)
        self.motion.glide_from(stand)
        if all(map(keeps_shape, event.changes)):
            self.viewing.stay()
            self.refresh()
        else:
            self.viewing.follow_graph()

    def replace_document(self) -> None:
        """Draw another document, all of it in view."""
        self.motion.stop()
        self.scene.replace_document()
        self.viewing.level = 0
        self.scene.layers.prepare_labels()
        self.viewing.fit()

    def show_view(self) -> None:
        """After the view moved or zoomed."""
        self.fold_for_zoom()
        if self._shown_zoom != self.zoom():
            self._shown_zoom = self.zoom()
            self.zoom_changed.emit(self._shown_zoom)
        self.view_changed.emit()
        self.refresh()

    def fold_for_zoom(self) -> None:
        """Show groups closed or open as it fits the zoom; of a large graph some turns later."""
        layers = self.scene.layers
        seen, had_places = layers.bodies, layers.has_places
        layers.show_level(self.viewing.level)
        if layers.is_on_the_way:
            self._folding.start()
        if layers.bodies is not seen or layers.has_places is not had_places:
            self.refresh()
            self.folded.emit()

    def refresh(self) -> None:
        """Paint soon."""
        self.viewport().update()

    def refresh_part(self, area: Bounds) -> None:
        """Paint a part of the scene soon, with what halos and glows there reach beyond it."""
        zoom = self.zoom()
        left, top = self.scene.view.to_viewport(area.left, area.top)
        box = QRectF(left, top, area.width * zoom, area.height * zoom)
        reach = reach_of_glows(zoom)
        self.viewport().update(box.adjusted(-reach, -reach, reach, reach).toAlignedRect())

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme, self._painter = theme, None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language and take the font that are now."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.FontChange}:
            self.setAccessibleName(self.tr("Computational graph"))
            # A graph that is shown whole may be shown as large as the text is now.
            self.viewing.follow_size()
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the graph the first time, when the size is known."""
        super().showEvent(event)
        if not self._is_placed:
            self._is_placed = True
            self.scene.layers.prepare_labels()
            self.viewing.begin(self.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the graph in sight and the scroll bars in step."""
        super().resizeEvent(event)
        self.viewing.follow_size()

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the viewport; a fault is reported, and the painter always ends."""
        painter = QPainter(self.viewport())
        try:
            painter.setClipRegion(event.region())
            self._paint(painter, self._sheet(event.rect()))
        except Exception:  # noqa: BLE001 - it is reported, and must not pass through Qt
            # A fault that left the painter active would end in a segmentation fault of Qt later.
            sys.excepthook(*sys.exc_info())
        finally:
            painter.end()
        has_more = self._painter is not None and self._painter.still.is_unfinished
        if has_more or self.scene.annotations.take_late():
            self._finishing.start()

    def _paint(self, painter: QPainter, sheet: Sheet) -> None:
        canvas_painter = self._painter_for(sheet)
        stand = self.motion.gliding_stand(self.scene.layers)
        if stand is None:
            canvas_painter.paint(painter, self.scene, sheet)
        else:
            with self.scene.layers.standing(stand.centres, stand.places):
                canvas_painter.paint(painter, self.scene, sheet)
        forward = self.motion.direction is Direction.FORWARD
        colour = self._theme.value if forward else self._theme.gradient
        canvas_painter.paint_travellers(painter, self.motion.travelling(), self.scene.view, colour)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves out of sight."""
        self.motion.stop()
        super().hideEvent(event)

    def _sheet(self, part: QRect) -> Sheet:
        viewport = self.viewport()
        ratio = viewport.devicePixelRatioF()
        self.scene.view.grain = 1.0 / ratio
        size = viewport.width(), viewport.height()
        return Sheet(*size, ratio, viewport.logicalDpiY(), part)

    def _painter_for(self, sheet: Sheet) -> CanvasPainter:
        key = CanvasPainter.key_of(self._theme, self.font(), sheet, self.zoom())
        if self._painter is None or self._painter.key != key:
            self._painter = CanvasPainter(self._theme, self.font(), sheet, self.zoom(), self._painter)
        return self._painter
