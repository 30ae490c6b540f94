"""The training panel: controls, loss curve, table of predictions, and decision boundary or fitted curve."""

from __future__ import annotations

import time
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.judgement import PredictionView, find_prediction
from guibp.engine.score import Score, score_predictions
from guibp.gui.panels.advice_line import AdviceLine
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.fit_view import FitView
from guibp.gui.panels.forgetting_switch import ForgettingSwitch
from guibp.gui.panels.hidden_columns import HiddenColumns
from guibp.gui.panels.loss_moment import LossMoment
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.panels.losses import collect_losses
from guibp.gui.panels.low_page import LowPage
from guibp.gui.panels.more_settings import MoreSettings
from guibp.gui.panels.prediction_table import PredictionTable
from guibp.gui.panels.predictions_model import PredictionRows
from guibp.gui.panels.run_status import RunStatus
from guibp.gui.panels.score_line import tell_score, tell_what_is_right
from guibp.gui.panels.time_line import TimeLine
from guibp.gui.panels.training_controls import TrainingControls
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.plain_tips import plain_tip
from guibp.gui.plane_choice import PlaneChoice
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.training import LiveTraining
from guibp.gui.training_readings import marks_of
from guibp.gui.type_scale import scaled
from guibp.model.changes import VIEW_CHANGES, Change, NodeReplaced
from guibp.model.dataset import Dataset
from guibp.model.graph import GraphChanged

WARM_UP_MILLISECONDS = 400
"""How long after coming into view the plot is made, so that the first training does not wait for it."""
PLOT_SECONDS = 0.04
"""How often the loss curve is painted while training, at most."""
CONTROLS_WIDTH, LOSS_WIDTH, LOSS_HEIGHT, BOUNDARY_WIDTH = 204, 170, 120, 218
SETTINGS_WIDTH = 160


class TrainingPanel(QScrollArea):
    """Follows the numbers on show while it is in view; out of view it costs nothing."""

    def __init__(
        self,
        session: Session,
        training: LiveTraining,
        actions: Mapping[str, QAction],
        choice: PlaneChoice,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._training = training
        self._view: PredictionView | None = None
        self._is_stale = True
        self._drawn_at = 0.0
        self._loss = LossPlot(theme)
        self._table = PredictionTable(theme)
        self._titles = tuple(make_label("", Role.TITLE) for _ in range(4))
        self._boundary = BoundaryView(self._titles[2], session, choice, theme)
        self._fit = FitView(self._titles[3], session, theme)
        self._score = make_label("", Role.QUIET)
        self._hidden = HiddenColumns()
        self._hidden.toggled.connect(self._show_other_columns)
        self._settings = MoreSettings(session, training)
        self._settings.hide()
        self._more = QToolButton()
        self._more.setObjectName("train_more")
        self._more.setCheckable(True)
        self._more.setProperty("kind", "small")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.toggled.connect(self._show_settings)
        self._arrange(TrainingControls(session, training, actions))
        self._scored: Score | None = None
        self._write()
        self._warm_up = QTimer(self)
        self._warm_up.setSingleShot(True)
        self._warm_up.timeout.connect(self._prepare_plot)
        self._table.sample_chosen.connect(session.show_sample)
        session.document_replaced.connect(self._forget)
        session.graph_changed.connect(self._follow_edit)
        session.reading_changed.connect(self._follow_numbers)
        session.sample_changed.connect(self._follow_sample)
        training.frame_shown.connect(self._follow_loss)
        training.changed.connect(self._show_loss)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for part in (self._loss, self._table, self._boundary.plot, self._fit.plot):
            part.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._follow_numbers()
        self._show_loss()
        self._warm_up.start(WARM_UP_MILLISECONDS)

    def _arrange(self, controls: QWidget) -> None:
        page = LowPage()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(23, 8, 16, 8)
        rows.setSpacing(6)
        turning = self._arrange_top(rows) + self._arrange_columns(rows, controls)
        rows.addWidget(ForgettingSwitch(self._session))
        rows.addWidget(AdviceLine(self._session, self._training))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(page)
        RowTurner(self, dict.fromkeys(turning))

    def _arrange_top(self, rows: QVBoxLayout) -> tuple[QBoxLayout, ...]:
        """The time line, and how it goes; where there is no room for all that in a line, in more."""
        time_line = TimeLine(self._training)
        LossMoment(self._loss, self._training.rewinding).grabbed.connect(time_line.handle.setFocus)
        top, behind, state = (_make_row(10) for _ in range(3))
        state.addWidget(RunStatus(self._training), 1)
        state.addWidget(self._more)
        behind.addWidget(time_line.ways)
        behind.addLayout(state, 1)
        top.addWidget(time_line, 1)
        top.addLayout(behind, 1)
        rows.addLayout(top)
        return top, behind, time_line.row

    def _arrange_columns(self, rows: QVBoxLayout, controls: QWidget) -> tuple[QBoxLayout, ...]:
        """All parts in a row; or in two, or one below the other."""
        loss, predictions, *_ = self._titles
        heading = _side_by_side(predictions, self._hidden)
        self._predictions = _titled(heading, self._table, self._score)
        controls.setFixedWidth(max(CONTROLS_WIDTH, controls.minimumSizeHint().width()))
        self._settings.setFixedWidth(max(scaled(SETTINGS_WIDTH), self._settings.minimumSizeHint().width()))
        self._loss.setMinimumSize(scaled(LOSS_WIDTH), scaled(LOSS_HEIGHT))
        for plane in (self._boundary, self._fit):
            plane.setFixedWidth(scaled(BOUNDARY_WIDTH))
        columns, course, reached = (_make_row(16) for _ in range(3))
        course.addWidget(controls)
        course.addWidget(self._settings)
        course.addWidget(_titled(loss, self._loss), 1)
        reached.addWidget(self._predictions, 1)
        reached.addWidget(self._boundary)
        reached.addWidget(self._fit)
        columns.addLayout(course, 4)
        columns.addLayout(reached, 5)
        rows.addLayout(columns, 1)
        return columns, course, reached

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        titles = (
            self.tr("Loss"),
            self.tr("Predictions"),
            self.tr("Decision boundary"),
            self.tr("Fitted curve"),
        )
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        self._more.setText(self.tr("More settings"))
        self._more.setToolTip(self.tr("Schedule, batch size and the seed of the start"))
        self._tell_score(self._scored)

    def _show_settings(self, is_wanted: bool) -> None:
        if is_wanted:
            self._settings.open()
        else:
            self._settings.hide()

    # -- following -------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._is_stale = True
        self._loss.clear_losses()
        self._follow_numbers()

    def _follow_edit(self, event: GraphChanged) -> None:
        if not all(_keeps_plane(change) for change in event.changes):
            self._is_stale = True

    def _follow_numbers(self) -> None:
        if not self.isVisible():
            return
        if self._is_stale:
            self._is_stale = False
            self._read_graph()
        evaluation = self._session.evaluation
        if self._view is not None:
            self._show_predictions(self._view.predictions(evaluation))
        if not self._session.is_silent:
            for view in (self._boundary, self._fit):
                view.show_numbers(evaluation, self._session.loops.kernel)

    def _show_predictions(self, predictions: np.ndarray) -> None:
        """Show them, unless they would give away what a step is about to ask for."""
        if self._session.is_silent:
            self._table.show_predictions(np.full_like(predictions, np.nan))
            self._tell_score(None)
        else:
            self._table.show_predictions(predictions, self._hidden.values(self._session.evaluation))
            self._show_score(predictions)

    def _read_graph(self) -> None:
        """What to show, after the graph became another."""
        graph, dataset = self._session.graph, self._session.graph.dataset
        self._view = find_prediction(graph, self._session.evaluation)
        self._boundary.read_graph(self._view.target if self._view is not None else None)
        self._fit.read_graph()
        self._predictions.setVisible(self._view is not None)
        if self._view is not None and dataset is not None:
            self._show_samples(self._view, dataset)
        self._follow_sample()

    def _show_samples(self, view: PredictionView, dataset: Dataset) -> None:
        plane = self._boundary.plane
        self._hidden.offer(() if plane is None else plane.units)
        targets = None if view.target is None else dataset.column(view.target)
        self._table.show_samples(
            PredictionRows(dataset.names, dataset.table, view.node, self._hidden.units, targets)
        )

    def _show_other_columns(self) -> None:
        self._is_stale = True
        self._follow_numbers()

    def _follow_sample(self) -> None:
        for part in (self._table, self._boundary.plot, self._fit.plot):
            part.choose_sample(self._session.sample)

    def _show_score(self, predictions: np.ndarray) -> None:
        dataset = self._session.graph.dataset
        target = self._view.target if self._view is not None else None
        if dataset is None or target is None:
            self._tell_score(None)
        else:
            counted = self._session.evaluation.tape.counted
            self._show_score_of(score_predictions(predictions, dataset.column(target), counted))

    def _show_score_of(self, score: Score | None) -> None:
        """Say it if it is another one: most frames change none of it."""
        if score != self._scored:
            self._tell_score(score)

    def _tell_score(self, score: Score | None) -> None:
        self._scored = score
        self._score.setText("" if score is None else tell_score(score))
        self._score.setToolTip("" if score is None else plain_tip(tell_what_is_right(score)))

    def _prepare_plot(self) -> None:
        if self.isVisible():
            self._loss.prepare()

    def _follow_loss(self) -> None:
        """A curve of hundreds of steps need not move with every frame, and is the dearest thing to paint."""
        if not self._training.is_running or time.perf_counter() - self._drawn_at >= PLOT_SECONDS:
            self._show_loss()

    def _show_loss(self) -> None:
        self._drawn_at = time.perf_counter()
        frame = self._training.frame
        if frame is None:
            self._loss.clear_losses()
        elif self.isVisible():
            self._loss.show_losses(collect_losses(frame, marks_of(self._training)))
            if not self._training.is_running:
                self._loss.describe()


def _keeps_plane(change: Change) -> bool:
    """Whether a change is of view, or of a parameter's value alone."""
    if isinstance(change, NodeReplaced):
        return change.before.op == change.after.op == "parameter"
    return isinstance(change, VIEW_CHANGES)


def _make_row(spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    return row


def _titled(title: QWidget, widget: QWidget, below: QLabel | None = None) -> QWidget:
    """A part of the panel under its title."""
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(title)
    layout.addWidget(widget, 1)
    if below is not None:
        layout.addWidget(below)
    return part


def _side_by_side(first: QWidget, second: QWidget) -> QWidget:
    """A line of the panel, its second part at the right end."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(first, 1)
    layout.addWidget(second)
    return row
