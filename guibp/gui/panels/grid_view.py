"""Small multiples: each run of a grid as a little loss curve on common axes, with a sign of its result."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guibp.engine.training_run import Verdict
from guibp.gui.kept_runs import KeptRun
from guibp.gui.panels.grid_model import RUN_ROLE, GridModel
from guibp.gui.panels.runs_plot import scale_losses, whole_curve
from guibp.gui.run_grid import RunGrid
from guibp.gui.run_texts import say_number, verdict_sign
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled

Index = QModelIndex | QPersistentModelIndex
CELL_WIDTH, CELL_HEIGHT = 92, 54
_MOST_POINTS = 100
_TINT = 0.09
_HEADROOM = 0.05
_INSET, _LINE = 5, 15
_OWN_KEYS = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class SparklinePainter(QStyledItemDelegate):
    """Paints a run; the axes are common to all, lest a flat curve looks like a steep one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.is_log = False
        self.last_step = 1.0
        self.span = (0.0, 1.0)

    def fit(self, runs: list[KeptRun], last_step: float) -> None:
        """Take the axes from all runs."""
        self.last_step = max(last_step, 1.0)
        heights = [scale_losses(whole_curve(kept.run)[1], is_log=self.is_log) for kept in runs]
        known = [curve[np.isfinite(curve)] for curve in heights]
        known = [curve for curve in known if len(curve)]
        if known:
            # A run that leaps up must not press all others flat: it goes along the upper edge.
            top = float(np.median([curve.max() for curve in known])) + _HEADROOM
            low = min(float(curve.min()) for curve in known)
            low = low if self.is_log else min(low, 0.0)
            self.span = low, max(top, low + _HEADROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kept = index.data(RUN_ROLE)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, box, kept, option)
            if kept is not None:
                self._paint_run(painter, box.adjusted(_INSET, 2, -_INSET, -_INSET), kept)
        finally:
            painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, kept: KeptRun | None, option: QStyleOptionViewItem
    ) -> None:
        theme = self.theme
        tints = {Verdict.SOLVED: theme.class_one, Verdict.DIVERGED: theme.warning}
        tint = None if kept is None else tints.get(kept.run.verdict)
        painter.setBrush(theme.panel if tint is None else mix(tint, theme.panel, _TINT))
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = theme.selection if is_marked else theme.hairline
        style = Qt.PenStyle.DotLine if kept is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 2.0 if is_marked else 1.0, style))
        painter.drawRoundedRect(box, 4, 4)

    def _paint_run(self, painter: QPainter, box: QRectF, kept: KeptRun) -> None:
        theme, line = self.theme, scaled(_LINE)
        strong = kept.run.verdict is Verdict.DIVERGED
        painter.setPen(theme.warning if strong else theme.text)
        top = QRectF(box.left(), box.top(), box.width(), line)
        flags = Qt.AlignmentFlag
        painter.drawText(top, flags.AlignLeft | flags.AlignVCenter, verdict_sign(kept.run.verdict))
        painter.setPen(theme.quiet)
        painter.drawText(top, flags.AlignRight | flags.AlignVCenter, say_number(kept.run.final_loss))
        painter.setPen(QPen(theme.value, 1.5))
        painter.drawPolyline(self._line(kept, box.adjusted(0, line, 0, 0)))

    def _line(self, kept: KeptRun, box: QRectF) -> QPolygonF:
        steps, losses = whole_curve(kept.run)
        stride = max(1, len(steps) // _MOST_POINTS)
        x, y = steps[::stride], scale_losses(losses, is_log=self.is_log)[::stride]
        known, (low, top) = np.isfinite(y), self.span
        across = box.left() + x[known] / self.last_step * box.width()
        up = np.clip((y[known] - low) / (top - low), 0.0, 1.0)
        down = box.bottom() - up * box.height()
        return QPolygonF([QPointF(*place) for place in zip(across.tolist(), down.tolist(), strict=True)])


class GridView(QTableView):
    """Return or a click shows a run in the table and on the plot."""

    run_opened = Signal(int)

    def __init__(self, grid: RunGrid, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_grid_view")
        self._grid = grid
        self._model = GridModel(grid, self)
        self._painter = SparklinePainter(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().setDefaultSectionSize(scaled(CELL_WIDTH))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(scaled(CELL_HEIGHT))
        self.verticalHeader().setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.clicked.connect(self._open)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("grid of runs"))

    def sync(self, *, is_log: bool) -> None:
        """Show the grid as it is now."""
        settings = self._grid.settings
        runs = [kept for kept in map(self._grid.run_at, range(self._grid.done)) if kept is not None]
        self._painter.is_log = is_log
        self._painter.fit(runs, float(max((one.steps for one in settings), default=1)))
        self._model.sync()
        self.viewport().update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._painter.theme = theme
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are commands of the window elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN_KEYS and event.modifiers() in _PLAIN)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell's run, or go on by keys as tables do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        kept = self._model.run_at(index)
        if kept is not None:
            self.run_opened.emit(kept.number)

    def sizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(160))


_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
