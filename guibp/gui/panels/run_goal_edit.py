"""What a run goes towards: a list to choose from, and the number that the choice needs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from guibp.engine.training_settings import check_steps
from guibp.gui.number_edit import NumberEdit
from guibp.gui.run_goals import Aim
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.translation import translate_error
from guibp.gui.type_scale import scaled
from guibp.model.errors import GuibpError

NUMBER_WIDTH = 60


class RunGoalEdit(QWidget):
    """Belongs to the window, as the pace does; while a training runs its goal stays."""

    def __init__(self, session: Session, training: LiveTraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self._aims, self._number = QComboBox(), NumberEdit()
        self._aims.setObjectName("train_aim")
        self._number.setObjectName("train_goal_number")
        self._number.setFixedWidth(scaled(NUMBER_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._aims, 1)
        row.addWidget(self._number)
        for aim in Aim:
            self._aims.addItem("", aim)
        self._aims.activated.connect(self._choose)
        self._number.committed.connect(self._set_number)
        self._number.refused.connect(session.refused)
        training.changed.connect(self.refresh)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._aims.setAccessibleName(self.tr("train until"))
        names = {
            Aim.PAUSED: self.tr("paused"),
            Aim.STEPS: self.tr("steps"),
            Aim.LOSS: self.tr("loss <"),
            Aim.RIGHT: self.tr("all right"),
            Aim.DIVERGED: self.tr("diverged"),
        }
        for place, aim in enumerate(Aim):
            self._aims.setItemText(place, names[aim])
        self.refresh()

    def refresh(self) -> None:
        """Show the goal."""
        goal = self._training.goal
        self._aims.setCurrentIndex(list(Aim).index(goal.aim))
        self.setEnabled(not self._training.is_running)
        self._number.setVisible(goal.aim in {Aim.STEPS, Aim.LOSS})
        is_loss = goal.aim is Aim.LOSS
        self._number.setAccessibleName(
            self.tr("loss to get below") if is_loss else self.tr("number of steps")
        )
        self._number.show_number(goal.loss if is_loss else float(goal.steps))

    def _choose(self, place: int) -> None:
        self._training.set_goal(self._training.goal.aimed(list(Aim)[place]))

    def _set_number(self, number: float) -> None:
        goal = self._training.goal
        try:
            if goal.aim is Aim.LOSS:
                goal = replace(goal, loss=number)
            else:
                goal = replace(goal, steps=check_steps(whole(number)))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._training.set_goal(goal)


def whole(number: float) -> int | float:
    """A whole number as such; another one as it is, for a check to refuse."""
    return int(number) if number.is_integer() else number
