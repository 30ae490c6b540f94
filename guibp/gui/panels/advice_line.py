"""The advice line: why a training is stuck and what to try, with the evidence behind "Why?"."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from guibp.explain.sentences import Said
from guibp.explain.training_advice import advise
from guibp.explain.training_situation import Advice
from guibp.gui.particles import settle_particles
from guibp.gui.plain_tips import plain_tip
from guibp.gui.quiz_texts import translate_said
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.training_readings import situation_of
from guibp.gui.type_scale import scaled

ADVICE_SECONDS = 0.7
"""How often a running training is looked through, at most."""
EVIDENCE_WIDTH = 380


class AdviceLine(QWidget):
    """Empty while nothing shows that anything is wrong; it looks only while it is in view."""

    def __init__(self, session: Session, training: LiveTraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("advice_line")
        self._session, self._training = session, training
        self._advice: Advice | None = None
        self._looked_at = 0.0
        self._text = make_label("", Role.PLAIN)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._why = QToolButton()
        self._why.setObjectName("advice_why")
        self._why.setProperty("kind", "small")
        self._why.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._why.clicked.connect(self._open_evidence)
        self._evidence = EvidencePopup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._why)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look)
        training.frame_shown.connect(self._follow_frame)
        for signal in (training.changed, session.graph_changed, session.document_replaced):
            signal.connect(self._look_soon)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._look_soon()

    @property
    def advice(self) -> Advice | None:
        """What is advised."""
        return self._advice

    def look(self) -> None:
        """See whether the training is stuck."""
        self._looked_at = time.perf_counter()
        situation = situation_of(self._session, self._training) if self.isVisible() else None
        found = advise(situation) if situation is not None else ()
        self._advice = found[0] if found else None
        self._write()

    def _follow_frame(self) -> None:
        if time.perf_counter() - self._looked_at >= ADVICE_SECONDS:
            self.look()

    def _look_soon(self) -> None:
        """When all have followed what happened."""
        self._later.start(0)

    def _write(self) -> None:
        self._why.setText(self.tr("Why?"))
        self._why.setVisible(self._advice is not None)
        if self._advice is None:
            self._text.clear()
            return
        finding, remedy = _say(self._advice.finding), _say(self._advice.remedy)
        self._text.setText(f"⚠  {finding} {remedy}")
        self._text.setToolTip(plain_tip(f"{finding} {remedy}"))

    def _open_evidence(self) -> None:
        if self._advice is not None:
            self._evidence.tell(self._advice)
            self._evidence.open_above(self._why)


def _say(said: Said) -> str:
    return settle_particles(translate_said(said))


class EvidencePopup(QFrame):
    """What shows the cause, and what to try; Esc or a click elsewhere closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("advice_evidence")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._labels = tuple(make_label("", role) for role in (Role.TITLE, Role.PLAIN, Role.PLAIN))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for label in self._labels:
            label.setWordWrap(True)
            label.setFixedWidth(scaled(EVIDENCE_WIDTH))
            column.addWidget(label)

    @property
    def labels(self) -> tuple[QLabel, ...]:
        """The finding, the evidence, and what to try."""
        return self._labels

    def tell(self, advice: Advice) -> None:
        """Hold the evidence of an advice."""
        finding, evidence, remedy = self._labels
        finding.setText(_say(advice.finding))
        evidence.setText("\n".join(f"•  {_say(said)}" for said in advice.evidence))
        remedy.setText(self.tr("Try this: {remedy}").format(remedy=_say(advice.remedy)))

    def open_above(self, button: QWidget) -> None:
        """Open over a button, its right edges in line."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), 0))
        self.move(corner.x() - self.width(), corner.y() - self.height() - 4)
        self.show()
