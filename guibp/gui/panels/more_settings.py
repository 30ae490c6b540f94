"""More settings of a training: schedule, batch size and the seed of the next start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from guibp.engine.random_start import check_seed
from guibp.engine.training_settings import check_batch
from guibp.gui.number_edit import NumberEdit
from guibp.gui.panels.penalty_controls import PenaltyControls
from guibp.gui.panels.run_goal_edit import whole
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.translation import translate_error
from guibp.model.edits import SetTraining
from guibp.model.errors import GuibpError, NumberError
from guibp.model.records import TrainingSettings
from guibp.model.schedules import CONSTANT, MOST_STEPS, Schedule, ScheduleKind, read_schedule

FIRST_SCHEDULES = {
    ScheduleKind.CONSTANT: CONSTANT,
    ScheduleKind.STEP: Schedule(ScheduleKind.STEP, 1000, 0.5),
    ScheduleKind.EXPONENTIAL: Schedule(ScheduleKind.EXPONENTIAL, factor=0.999),
    ScheduleKind.COSINE: Schedule(ScheduleKind.COSINE, 1000),
    ScheduleKind.WARMUP: Schedule(ScheduleKind.WARMUP, 100),
}
"""What a kind begins with when it is chosen."""
_COUNTING = frozenset({ScheduleKind.STEP, ScheduleKind.COSINE, ScheduleKind.WARMUP})
_MULTIPLYING = frozenset({ScheduleKind.STEP, ScheduleKind.EXPONENTIAL})


class MoreSettings(QWidget):
    """A column beside the controls, on show when somebody asks for it.

    Schedule and batch are the document's, and may change while a training runs.
    """

    def __init__(self, session: Session, training: LiveTraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("more_settings")
        self._session, self._training = session, training
        self._kinds = QComboBox()
        for kind in ScheduleKind:
            self._kinds.addItem("", str(kind))
        self._steps, self._factor, self._batch, self._seed = (NumberEdit() for _ in range(4))
        self._batch.allow_nothing()
        self._draw = QToolButton()
        self._draw.setProperty("kind", "small")
        self._grid = QGridLayout()
        self._titles: list[QLabel] = []
        self._arrange()
        self._connect()
        self._write()

    def add_row(self, widget: QWidget) -> QLabel:
        """Put a setting below the others; its title is written by whoever made it."""
        title, row = make_label("", Role.QUIET), len(self._titles)
        self._titles.append(title)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(widget, row, 1)
        return title

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(PenaltyControls(self._session))
        column.addStretch()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        for name, widget in (
            ("schedule", self._kinds),
            ("schedule_steps", self._steps),
            ("schedule_factor", self._factor),
            ("batch", self._batch),
            ("seed", self._seed),
            ("draw", self._draw),
        ):
            widget.setObjectName(f"train_{name}")
            self.add_row(widget)

    def _connect(self) -> None:
        session, training = self._session, self._training
        self._kinds.activated.connect(self._choose_kind)
        self._steps.committed.connect(self._set_steps)
        self._factor.committed.connect(self._set_factor)
        self._batch.committed.connect(self._set_batch)
        self._batch.cleared.connect(self._take_all)
        self._seed.committed.connect(self._draw_with)
        self._draw.clicked.connect(self._draw_again)
        for edit in (self._steps, self._factor, self._batch, self._seed):
            edit.refused.connect(session.refused)
        for signal in (session.graph_changed, session.document_replaced, training.changed):
            signal.connect(self.refresh)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        names = {
            ScheduleKind.CONSTANT: self.tr("constant"),
            ScheduleKind.STEP: self.tr("step"),
            ScheduleKind.EXPONENTIAL: self.tr("exponential"),
            ScheduleKind.COSINE: self.tr("cosine"),
            ScheduleKind.WARMUP: self.tr("warm-up"),
        }
        for place, kind in enumerate(ScheduleKind):
            self._kinds.setItemText(place, names[kind])
        titles = (
            *(self.tr("schedule"), self.tr("steps"), self.tr("factor")),
            *(self.tr("batch"), self.tr("seed"), ""),
        )
        for label, title in zip(self._titles, titles, strict=False):
            label.setText(title)
        for widget, name in (
            (self._kinds, self.tr("schedule of the learning rate")),
            (self._steps, self.tr("steps of the schedule")),
            (self._factor, self.tr("factor of the schedule")),
            (self._batch, self.tr("samples in a batch")),
            (self._seed, self.tr("seed of the start")),
        ):
            widget.setAccessibleName(name)
        self._draw.setText(self.tr("draw with it"))
        self._draw.setToolTip(self.tr("Draw the start of this seed: the same seed gives the same start"))
        self._batch.setToolTip(self.tr("Samples in a step; empty takes all of them"))
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says; out of view it costs nothing."""
        if self.isHidden():
            return
        schedule = self._schedule
        self._kinds.setCurrentIndex(list(ScheduleKind).index(schedule.kind))
        self._show_row(1, schedule.kind in _COUNTING)
        self._show_row(2, schedule.kind in _MULTIPLYING)
        self._steps.show_number(float(schedule.steps))
        self._factor.show_number(schedule.factor)
        batch = self._settings.batch
        self._batch.show_number(None if batch is None else float(batch))
        self._batch.setPlaceholderText(self.tr("all"))
        seed = self._training.seed
        self._seed.show_number(None if seed is None else float(seed))

    def open(self) -> None:
        """Come into view, and catch up."""
        self.show()
        self.refresh()

    def _show_row(self, row: int, is_needed: bool) -> None:
        for column in (0, 1):
            item = self._grid.itemAtPosition(row, column)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.setVisible(is_needed)

    # -- what is set -----------------------------------------------------------------------------

    @property
    def _settings(self) -> TrainingSettings:
        return self._session.graph.training or TrainingSettings()

    @property
    def _schedule(self) -> Schedule:
        text = self._settings.schedule
        return CONSTANT if text is None else read_schedule(text)

    def _choose_kind(self, place: int) -> None:
        self._set_schedule(FIRST_SCHEDULES[list(ScheduleKind)[place]])

    def _set_steps(self, number: float) -> None:
        steps = whole(number)
        if isinstance(steps, int) and 1 <= steps <= MOST_STEPS:
            self._set_schedule(replace(self._schedule, steps=steps))
        else:
            self._session.refused.emit(self.tr("A schedule has a whole number of steps, from 1 up."))

    def _set_factor(self, number: float) -> None:
        if number > 0:
            self._set_schedule(replace(self._schedule, factor=number))
        else:
            self._session.refused.emit(self.tr("The factor of a schedule is larger than 0."))

    def _set_schedule(self, schedule: Schedule) -> None:
        if schedule != self._schedule:
            text = None if schedule == CONSTANT else str(schedule)
            self._session.try_do(SetTraining(replace(self._settings, schedule=text)))

    def _set_batch(self, number: float) -> None:
        try:
            size = check_batch(whole(number))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.try_do(SetTraining(replace(self._settings, batch=size)))

    def _take_all(self) -> None:
        self._session.try_do(SetTraining(replace(self._settings, batch=None)))

    def _draw_with(self, number: float) -> None:
        try:
            if number > MOST_STEPS:
                raise NumberError("{value} is too large for a seed", value=self._seed.text())
            self._training.draw_new_start(check_seed(whole(number)))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))

    def _draw_again(self) -> None:
        self._training.draw_new_start(self._training.seed)
