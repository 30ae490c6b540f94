"""A row of the welcome page: a small picture of an example's graph, what it is called, and what it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from guibp.drawing.placement import Placement
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.graph import Graph

_PICTURE = (76, 44)
_PADDING, _GAP, _INSIDE = 8, 12, 7.0
_DOT = 2.4
_FRAME_MARGIN = 3.5


class ExampleRow(QPushButton):
    """Pressed, it opens its example; its text is the title, its description stands quietly below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sketch = Sketch(Graph())
        self._description = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def sketch(self, graph: Graph) -> None:
        """Draw a graph, which until now was a blank sheet: laying one out takes some milliseconds."""
        self._sketch = Sketch(graph)
        self.update()

    def describe(self, title: str, description: str) -> None:
        """Say what it opens."""
        self.setText(title)
        self.setAccessibleDescription(description)
        self._description = description
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = max(
            QFontMetrics(self._title_font()).horizontalAdvance(self.text()),
            QFontMetrics(self.font()).horizontalAdvance(self._description),
        )
        lines = 2 * QFontMetrics(self.font()).height() + scaled(4)
        picture = scaled(_PICTURE[0]), scaled(_PICTURE[1])
        return QSize(picture[0] + scaled(_GAP) + width, max(picture[1], lines)) + QSize(
            2 * scaled(_PADDING), 2 * scaled(_PADDING) - 4
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that it is left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint ground, picture and both lines."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            width, height = (scaled(side) for side in _PICTURE)
            box = QRect(scaled(_PADDING), (self.height() - height) // 2, width, height)
            self._sketch.draw(painter, QRectF(box), self._theme)
            self._paint_lines(painter, box.right() + 1 + scaled(_GAP))
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        is_pointed = self.underMouse() or self.isDown()
        painter.setBrush(self._theme.panel if is_pointed else QColor(0, 0, 0, 0))
        painter.setPen(QPen(self._theme.hairline, 1.0) if is_pointed else Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.selection, 2.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_lines(self, painter: QPainter, left: int) -> None:
        title, below = QFontMetrics(self._title_font()), QFontMetrics(self.font())
        gap = scaled(3)
        top = (self.height() - title.height() - gap - below.height()) // 2
        painter.setFont(self._title_font())
        painter.setPen(self._theme.text)
        painter.drawText(left, top + title.ascent(), self.text())
        painter.setFont(self.font())
        painter.setPen(self._theme.quiet)
        painter.drawText(left, top + title.height() + gap + below.ascent(), self._description)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Sketch:
    """A graph from afar: dots for its nodes, lines for its wires, boxes for its units."""

    def __init__(self, graph: Graph) -> None:
        self._places = {id_: QPointF(*place) for id_, place in Placement(graph).positions().items()}
        self._wires = [(edge.source, edge.target) for edge in graph.edges]
        self._groups = [
            tuple(id_ for id_ in graph.nodes if graph.group_of(id_) == group.id) for group in graph.groups
        ]
        self._leaves = {node.id for node in graph.node_records if node.operation.is_leaf}

    def draw(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """Draw it as large as the box lets it be."""
        painter.setPen(QPen(theme.hairline, 1.0))
        painter.setBrush(theme.panel)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not self._places:
            return
        places = self._fit(box.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE))
        painter.setPen(QPen(theme.hairline, 1.0))
        painter.setBrush(theme.canvas)
        for group in self._groups:
            inside = [places[id_] for id_ in group]
            if inside:
                painter.drawRoundedRect(_around(inside, _FRAME_MARGIN), 2, 2)
        painter.setPen(QPen(theme.wire, 1.0))
        painter.drawLines([QLineF(places[source], places[target]) for source, target in self._wires])
        for id_, place in places.items():
            painter.setPen(QPen(theme.ring, 1.0))
            painter.setBrush(theme.node if id_ in self._leaves else theme.ring)
            painter.drawEllipse(place, _DOT * 0.8, _DOT * 0.8)

    def _fit(self, room: QRectF) -> dict[str, QPointF]:
        whole = _around(list(self._places.values()), 1.0)
        scale = min(room.width() / whole.width(), room.height() / whole.height())
        return {id_: room.center() + (place - whole.center()) * scale for id_, place in self._places.items()}


def _around(places: list[QPointF], margin: float) -> QRectF:
    across, down = [place.x() for place in places], [place.y() for place in places]
    corner, opposite = QPointF(min(across), min(down)), QPointF(max(across), max(down))
    return QRectF(corner, opposite).adjusted(-margin, -margin, margin, margin)
