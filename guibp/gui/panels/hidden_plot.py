"""The plot of the hidden space: samples, the bent grid and the boundary, anywhere on the way to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats
from guibp.gui.panels.hidden_picture import HiddenPicture, Space
from guibp.gui.panels.line_handles import Frame
from guibp.gui.panels.plane_painting import AxisTexts, colour_of, paint_axes, paint_point, paint_ring
from guibp.gui.panels.plane_places import clip_half_plane, paint_line_across, read_polygons, to_pixels
from guibp.gui.panels.point_names import list_names
from guibp.gui.panels.point_places import find_point
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled

LEFT, BOTTOM, TOP, RIGHT = 52, 30, 8, 8
MOST_POINTS = 2000
NEARLY_THERE = 0.8
"""From this share of the way on, what belongs to the hidden space alone comes on."""
_SIDE_STRENGTH = 0.14
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class HiddenPlot(QWidget):
    """A click on a point makes its sample the current one; so do the arrow keys, one after the other."""

    sample_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hidden_plot")
        self._theme = theme
        self._picture: HiddenPicture | None = None
        self._gap_line: Line | None = None
        self._share = 1.0
        self._space: Space | None = None
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(150), scaled(130))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("hidden space"))
        self.setToolTip(
            self.tr(
                "Each sample where the two hidden units put it. The grid is that of the inputs, bent; "
                "the thick line is the decision boundary. Click a point to make it the current sample."
            )
        )

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def space(self) -> Space | None:
        """What is shown: the input space, the hidden one, or something between."""
        return self._space

    @property
    def gap_line(self) -> Line | None:
        """The separating line that is drawn although nothing has learned it."""
        return self._gap_line

    def show_picture(self, picture: HiddenPicture | None, share: float) -> None:
        """Show a picture at a share of the way from the input space."""
        self._picture, self._share = picture, share
        self._space = None if picture is None else picture.at(share)
        self.update()

    def show_gap_line(self, line: Line | None) -> None:
        """Show a line that would separate the classes, or none."""
        self._gap_line = line
        self.update()

    def choose_sample(self, sample: int | None) -> None:
        """Ring the current sample."""
        self._chosen = sample
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 250)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no wider than the square needs: what is said stands beside it."""
        super().resizeEvent(event)
        height = event.size().height() - scaled(TOP) - scaled(BOTTOM)
        self.setMaximumWidth(max(self.minimumWidth(), height + scaled(LEFT) + scaled(RIGHT)))

    def frame(self) -> Frame:
        """Where the plane stands now."""
        width = self.width() - scaled(LEFT) - scaled(RIGHT)
        height = self.height() - scaled(TOP) - scaled(BOTTOM)
        side = max(40.0, min(width, height))
        ranges = ((0.0, 1.0), (0.0, 1.0)) if self._space is None else self._space.ranges
        return Frame(QRectF(scaled(LEFT), scaled(TOP), side, side), *ranges)

    # -- choosing --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the point under the pointer the current sample."""
        if event.button() is not Qt.MouseButton.LeftButton or self._space is None:
            super().mousePressEvent(event)
            return
        row = find_point(self._space.points[:MOST_POINTS], self.frame(), event.position())
        if row is not None:
            self.sample_chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sample before or after."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._space is None:
            super().keyPressEvent(event)
            return
        last = len(self._space.points) - 1
        row = 0 if self._chosen is None else min(max(self._chosen + step, 0), last)
        self.sample_chosen.emit(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._space is not None and self._picture is not None:
                self._paint(painter, self._space, self._picture)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, space: Space, picture: HiddenPicture) -> None:
        frame = self.frame()
        painter.fillRect(frame.area, self._theme.canvas)
        painter.save()
        painter.setClipRect(frame.area)
        arrival = max(0.0, (self._share - NEARLY_THERE) / (1 - NEARLY_THERE))
        if picture.line is not None and arrival > 0:
            painter.setOpacity(arrival)
            self._paint_sides(painter, frame, picture.line)
            painter.setOpacity(1.0)
        self._paint_grid(painter, frame, space.lines)
        self._paint_boundary(painter, frame, space.boundary)
        if picture.line is not None and arrival > 0:
            painter.setOpacity(arrival)
            paint_line_across(painter, frame, picture.line, QPen(self._theme.ring, 1.2))
            painter.setOpacity(1.0)
        if self._gap_line is not None:
            paint_line_across(
                painter, frame, self._gap_line, QPen(self._theme.quiet, 1.5, Qt.PenStyle.DashLine)
            )
        self._paint_points(painter, frame, space.points, picture)
        painter.restore()
        has_focus = self.hasFocus()
        painter.setPen(QPen(self._theme.selection if has_focus else self._theme.hairline, 1 + has_focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.area)
        texts = AxisTexts(space.names, space.ticks)
        paint_axes(painter, frame, texts, self._theme, scaled(LEFT))

    def _paint_sides(self, painter: QPainter, frame: Frame, line: Line) -> None:
        """The half-planes of the output unit, in the colours of the classes."""
        painter.setPen(Qt.PenStyle.NoPen)
        for sign, colour in ((1.0, self._theme.class_one), (-1.0, self._theme.class_zero)):
            corners = clip_half_plane(frame, line, sign)
            painter.setBrush(mix(colour, self._theme.canvas, _SIDE_STRENGTH))
            painter.drawPolygon(QPolygonF([frame.to_pixels(corner) for corner in corners]))

    def _paint_grid(self, painter: QPainter, frame: Frame, lines: Floats) -> None:
        painter.setPen(QPen(mix(self._theme.quiet, self._theme.canvas, 0.55), 1))
        for line in read_polygons(to_pixels(frame, lines)):
            painter.drawPolyline(line)

    def _paint_boundary(self, painter: QPainter, frame: Frame, pieces: Floats) -> None:
        if len(pieces):
            pen = QPen(self._theme.ring, 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            ends = to_pixels(frame, pieces).reshape(-1, 4)
            painter.drawLines([QLineF(*end) for end in ends.tolist()])

    def _paint_points(self, painter: QPainter, frame: Frame, points: Floats, picture: HiddenPicture) -> None:
        shown = to_pixels(frame, points[:MOST_POINTS])
        classes = None if picture.is_one is None else picture.is_one.tolist()
        order = [*range(len(shown))]
        if self._chosen is not None and self._chosen < len(shown):
            order.remove(self._chosen)
            order.append(self._chosen)
        places = [QPointF(x, y) for x, y in shown.tolist()]
        for row in order:
            if row == self._chosen:
                paint_ring(painter, places[row], self._theme)
            target = None if classes is None else float(classes[row])
            paint_point(painter, places[row], colour_of(self._theme, target), self._theme)
        self._paint_names(painter, frame, shown)

    def _paint_names(self, painter: QPainter, frame: Frame, shown: Floats) -> None:
        font = painter.font()
        font.setPixelSize(scaled(10))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.text)
        for name in list_names(shown, self._chosen):
            width = painter.fontMetrics().horizontalAdvance(name.text)
            # To the right, unless the frame ends there.
            is_left = name.x + scaled(9) + width > frame.area.right()
            x = name.x - scaled(9) - width if is_left else name.x + scaled(9)
            y = max(name.y - scaled(6), frame.area.top() + scaled(10))
            painter.drawText(QPointF(x, y), name.text)
        font.setBold(False)
        painter.setFont(font)
