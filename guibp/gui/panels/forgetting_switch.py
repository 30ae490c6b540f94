"""The switch by which a training forgets to zero its gradients, and the warning while it does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.model.edits import SetTraining
from guibp.model.records import TrainingSettings


class ForgettingSwitch(QWidget):
    """A setting of the document, like the rate: it can be switched while the training runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._box = QCheckBox()
        self._box.setObjectName("forget_zero")
        self._warning = make_label("", Role.PLAIN)
        self._warning.setObjectName("forget_zero_warning")
        self._warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._box)
        row.addWidget(self._warning, 1)
        self._box.clicked.connect(self._switch)
        session.graph_changed.connect(self._follow)
        session.document_replaced.connect(self._follow)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._box.setText(self.tr("Forget to zero the gradients"))
        self._box.setToolTip(
            self.tr("A classic mistake: every step takes the sum of all gradients so far, not only its own")
        )
        self._follow()

    def _follow(self) -> None:
        """Show what the document says."""
        forgets = bool(self._settings.forget_zero)
        self._box.setChecked(forgets)
        warning = self.tr("The gradients add up: each step goes where all steps before it pointed, too.")
        self._warning.setText(f"\u26a0 {warning}" if forgets else "")
        self._warning.setToolTip(self._warning.text())

    def _switch(self, forgets: bool) -> None:
        settings = replace(self._settings, forget_zero=True if forgets else None)
        self._session.try_do(SetTraining(settings))
        self._follow()

    @property
    def _settings(self) -> TrainingSettings:
        return self._session.graph.training or TrainingSettings()
