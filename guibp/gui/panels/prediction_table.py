"""The table of predictions: every sample's inputs and target, and the prediction as a bar and a number."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guibp.gui.panels.predictions_model import SPECIAL_PREDICTION, Floats, Index, PredictionRows, Predictions
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

ROW_HEIGHT = 24
BAR_HEIGHT = 6
NUMBER_WIDTH, LEAST_BAR = 70, 10
WIDEST_MOVING = "−88.88"
MOST_BESIDE_BAR = 3
"""Beside so many columns there is room for a bar."""


class PredictionBar(QStyledItemDelegate):
    """Paints a prediction as a bar over the span of the targets, with the number behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.span = (0.0, 1.0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number = index.data(SPECIAL_PREDICTION)
        rectangle = QRectF(option.rect)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bar(painter, rectangle, number)
            self._write(painter, rectangle, number)
        finally:
            painter.restore()

    def _paint_bar(self, painter: QPainter, rectangle: QRectF, number: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        width = rectangle.width() - scaled(NUMBER_WIDTH) - 12
        if width < LEAST_BAR:
            return
        track = QRectF(rectangle.left() + 6, rectangle.center().y() - BAR_HEIGHT / 2, width, BAR_HEIGHT)
        painter.setBrush(self.theme.hairline)
        painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if np.isfinite(number):
            low, high = self.span
            part = min(max((number - low) / (high - low), 0.0), 1.0)
            track.setWidth(max(width * part, BAR_HEIGHT / 2))
            painter.setBrush(self.theme.value)
            painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)

    def _write(self, painter: QPainter, rectangle: QRectF, number: float) -> None:
        painter.setPen(self.theme.value)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        place = rectangle.adjusted(rectangle.width() - scaled(NUMBER_WIDTH), 0, -6, 0)
        text = "" if np.isnan(number) else with_minus_sign(show_number(number))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class PredictionTable(QTableView):
    """Lists the samples; choosing a row chooses the sample that the edges show."""

    sample_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predictions = Predictions(self)
        self._bar = PredictionBar(theme, self)
        self._is_following = False
        self.setModel(self._predictions)
        self.selectionModel().selectionChanged.connect(self._follow_selection)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(scaled(34))
        self._write()
        self.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("table of predictions"))

    def show_samples(self, rows: PredictionRows) -> None:
        """Show other samples."""
        self._predictions.set_samples(rows)
        self._bar.span = rows.span
        header = self.horizontalHeader()
        for column in range(self._predictions.columnCount()):
            self.setItemDelegateForColumn(column, self.itemDelegate())
        place, mode = self._predictions.prediction_column, QHeaderView.ResizeMode
        # Beside many columns there is room for the number alone.
        is_crowded = place > MOST_BESIDE_BAR
        self._hold_widths(range(len(rows.names), place))
        header.setSectionResizeMode(place, mode.Fixed if is_crowded else mode.Stretch)
        if is_crowded:
            header.resizeSection(place, scaled(NUMBER_WIDTH - LEAST_BAR))
        self.setItemDelegateForColumn(place, self._bar)

    def _hold_widths(self, moving: range) -> None:
        """Columns stay as wide as what they hold: measured with every frame they would cost most of it."""
        header = self.horizontalHeader()
        widest = self.fontMetrics().horizontalAdvance(WIDEST_MOVING) + scaled(12)
        for column in range(self._predictions.columnCount()):
            wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, max(wanted, widest) if column in moving else wanted)

    def show_predictions(self, predictions: Floats, hidden: Floats | None = None) -> None:
        """Show other predictions, (samples,), and values of the hidden units, (samples, units)."""
        self._predictions.set_predictions(predictions, hidden)

    def choose_sample(self, sample: int | None) -> None:
        """Mark the row of a sample, without asking for it."""
        self._is_following = True
        try:
            if sample is None:
                self.clearSelection()
            else:
                self.selectRow(sample)
        finally:
            self._is_following = False

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._bar.theme = theme
        palette = self.palette()
        # Faint, so that bar and number keep their colour on it.
        palette.setColor(QPalette.ColorRole.Highlight, mix(theme.selection, theme.panel, 0.16))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.viewport().update()

    def _follow_selection(self, selected: QItemSelection) -> None:
        rows = {index.row() for index in selected.indexes()}
        if rows and not self._is_following:
            self.sample_chosen.emit(rows.pop())

    def sizeHint(self) -> QSize:
        return QSize(300, 160)
