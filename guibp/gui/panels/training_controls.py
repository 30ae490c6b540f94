"""The training's controls: start, step, reset and new start, the rate, the optimiser and the pace."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from guibp.engine.optimizers import OptimizerKind
from guibp.engine.training_settings import Controls, check_learning_rate, settle_training
from guibp.gui.number_edit import NumberEdit
from guibp.gui.panels.run_goal_edit import RunGoalEdit
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.translation import translate_error
from guibp.model.edits import SetTraining
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import show_number
from guibp.model.records import TrainingSettings

FASTEST = 100
"""The slider's right end: as fast as it goes."""
_PER_DECADE = 16


class TrainingControls(QWidget):
    """A column of controls. Rate and optimiser are the document's, the pace is the window's."""

    def __init__(
        self,
        session: Session,
        training: LiveTraining,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._training = training
        self._actions = actions
        self._toggle = actions["train_toggle"]
        self._rate = NumberEdit()
        self._optimizer = QComboBox()
        for kind in OptimizerKind:
            self._optimizer.addItem(str(kind), str(kind))
        self._goal = RunGoalEdit(session, training)
        self._pace = QSlider(Qt.Orientation.Horizontal)
        self._pace.setRange(0, FASTEST)
        self._pace_text = make_label("", Role.QUIET)
        self._arrange(actions)
        self._rate.committed.connect(self._set_rate)
        self._rate.refused.connect(session.refused)
        self._optimizer.activated.connect(self._set_optimizer)
        self._pace.valueChanged.connect(self._set_pace)
        for signal in (training.changed, session.graph_changed, session.document_replaced):
            signal.connect(self.refresh)
        self._pace.setValue(slider_place(training.pace))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._rate.setAccessibleName(self.tr("learning rate"))
        self._optimizer.setAccessibleName(self.tr("optimiser"))
        self._pace.setAccessibleName(self.tr("pace"))
        titles = (self.tr("until"), self.tr("rate"), self.tr("optimiser"), self.tr("pace"))
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        # The text of a tool button follows its action's icon text at every change.
        self._actions["train_step"].setIconText(self.tr("one step"))
        self._actions["train_reset"].setIconText(self.tr("reset"))
        self._actions["train_new_start"].setIconText(self.tr("new start"))
        self._tell_pace()
        self.refresh()

    def refresh(self) -> None:
        """Show what the document and the training say."""
        running = self._training.is_running
        self._toggle.setChecked(running)
        self._toggle.setIconText(self.tr("pause") if running else self.tr("train"))
        try:
            controls = settle_training(self._session.graph.training).controls
        except GuibpError:
            controls = Controls()
        self._rate.show_number(controls.learning_rate)
        self._optimizer.setCurrentIndex(self._optimizer.findData(str(controls.optimizer)))

    def _arrange(self, actions: Mapping[str, QAction]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._arrange_buttons(actions))
        layout.addLayout(self._arrange_settings())
        layout.addStretch()

    def _arrange_buttons(self, actions: Mapping[str, QAction]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, name in enumerate(("train_toggle", "train_step", "train_reset", "train_new_start")):
            grid.addWidget(_make_button(actions[name]), place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        return grid

    def _arrange_settings(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        fields: tuple[QWidget, ...] = (self._goal, self._rate, self._optimizer, self._pace)
        self._titles = tuple(make_label("", Role.QUIET) for _ in fields)
        for row, (title, widget) in enumerate(zip(self._titles, fields, strict=True)):
            grid.addWidget(title, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self._pace_text, len(fields), 1)
        return grid

    def _set_rate(self, rate: float) -> None:
        try:
            check_learning_rate(rate)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.try_do(SetTraining(replace(self._settings, learning_rate=rate)))

    def _set_optimizer(self) -> None:
        chosen = self._optimizer.currentData()
        self._session.try_do(SetTraining(replace(self._settings, optimizer=chosen)))

    def _set_pace(self, place: int) -> None:
        self._training.set_pace(pace_at(place))
        self._tell_pace()

    def _tell_pace(self) -> None:
        pace = pace_at(self._pace.value())
        self._pace_text.setText(
            self.tr("as fast as it goes")
            if math.isinf(pace)
            else self.tr("{pace} steps/s").format(pace=show_number(pace))
        )

    @property
    def _settings(self) -> TrainingSettings:
        return self._session.graph.training or TrainingSettings()


def pace_at(place: int) -> float:
    """Steps a second at a place of the slider: 1 to more than a million, and then no limit."""
    return math.inf if place >= FASTEST else float(f"{10 ** (place / _PER_DECADE):.2g}")


def slider_place(pace: float) -> int:
    """Where the slider stands for so many steps a second."""
    return FASTEST if math.isinf(pace) else round(math.log10(max(pace, 1.0)) * _PER_DECADE)


def _make_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("kind", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
