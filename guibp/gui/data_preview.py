"""A small picture of a data set: classes in the plane, or the points of a curve."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.dataset import Dataset

SIDE, MARGIN, RADIUS = 220, 12, 3.5
_MOST_DRAWN = 2000
_EDGE = 0.5
_RIM = 1.4
"""What is left of a point that is held out."""


class DataPreview(QWidget):
    """Paints the first two columns; the colour of a third one's class is that of the decision boundary."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dataset: Dataset | None = None
        self.setMinimumSize(self.sizeHint())
        self.setAccessibleName(self.tr("preview of the data"))

    def sizeHint(self) -> QSize:
        return QSize(scaled(SIDE), scaled(SIDE))

    def show_dataset(self, dataset: Dataset) -> None:
        """Show a set of two or three columns."""
        self._dataset = dataset
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.hairline, 1))
            painter.setBrush(self._theme.panel)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            if self._dataset is not None:
                self._paint_points(painter, self._dataset)
        finally:
            painter.end()

    def _paint_points(self, painter: QPainter, dataset: Dataset) -> None:
        table = dataset.table[:_MOST_DRAWN]
        low, high = table[:, :2].min(axis=0), table[:, :2].max(axis=0)
        extent = np.maximum(high - low, 1e-9)
        if len(dataset.names) > 2:  # noqa: PLR2004 - two axes and a class; both axes have one scale
            extent = np.full(2, extent.max())
        parts = (table[:, :2] - (low + high) / 2) / extent + 0.5
        margin, side = scaled(MARGIN), min(self.width(), self.height()) - 2 * scaled(MARGIN)
        painter.setPen(Qt.PenStyle.NoPen)
        held_out = frozenset(dataset.held_out)
        for place, ((x, y), row) in enumerate(zip(parts.tolist(), table.tolist(), strict=True)):
            theme = self._theme
            is_one = len(row) > 2 and row[2] >= _EDGE  # noqa: PLR2004 - the third column is the class
            painter.setBrush(
                theme.value if len(row) == 2 else theme.class_one if is_one else theme.class_zero  # noqa: PLR2004 - a curve has two
            )
            centre = QPointF(margin + x * side, self.height() - margin - y * side)
            painter.drawEllipse(centre, RADIUS, RADIUS)
            if place in held_out:
                painter.setBrush(theme.panel)
                painter.drawEllipse(centre, RADIUS - _RIM, RADIUS - _RIM)
