"""The strengths of the penalties on large weights, L1 and L2, which may change while a training runs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from guibp.engine.penalties import NO_PENALTY
from guibp.engine.training_settings import settle_training
from guibp.gui.number_edit import NumberEdit
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.model.edits import SetTraining
from guibp.model.errors import GuibpError
from guibp.model.records import TrainingSettings

_WIDTH = 56


class PenaltyControls(QWidget):
    """Two numbers beside each other; they are the document's."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._l1, self._l2 = NumberEdit(self), NumberEdit(self)
        self._l1.setObjectName("penalty_l1")
        self._l2.setObjectName("penalty_l2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for title, edit in (("L1", self._l1), ("L2", self._l2)):
            label: QLabel = make_label(title, Role.QUIET, self)
            label.setBuddy(edit)
            layout.addWidget(label)
            layout.addWidget(edit, 1)
            edit.setMinimumWidth(_WIDTH)
            edit.refused.connect(session.refused)
        self._l1.committed.connect(self._set_l1)
        self._l2.committed.connect(self._set_l2)
        for signal in (session.graph_changed, session.document_replaced):
            signal.connect(self.refresh)
        self._write()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._l1.setAccessibleName(self.tr("L1 penalty"))
        self._l2.setAccessibleName(self.tr("L2 penalty"))
        self._l1.setToolTip(
            self.tr("Adds L1 · sign(w) to the gradient of each weight. The loss on show is that of the data.")
        )
        self._l2.setToolTip(
            self.tr("Adds L2 · w to the gradient of each weight. The loss on show is that of the data.")
        )

    def refresh(self) -> None:
        """Show what the document says."""
        try:
            penalty = settle_training(self._session.graph.training).controls.penalty
        except GuibpError:
            penalty = NO_PENALTY
        self._l1.show_number(penalty.l1)
        self._l2.show_number(penalty.l2)

    def _set_l1(self, strength: float) -> None:
        self._session.try_do(SetTraining(replace(self._settings, l1=strength)))

    def _set_l2(self, strength: float) -> None:
        self._session.try_do(SetTraining(replace(self._settings, l2=strength)))

    @property
    def _settings(self) -> TrainingSettings:
        return self._session.graph.training or TrainingSettings()
