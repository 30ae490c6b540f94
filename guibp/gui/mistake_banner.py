"""The banner over the canvas while a rule is broken: nobody may take these numbers for right ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from guibp.engine.mistakes import OF_TRAINING
from guibp.gui.mistake_lab import MistakeLab
from guibp.gui.roles import Role, make_label
from guibp.gui.theme import Theme

_FROM_TOP = 12


class MistakeBanner(QFrame):
    """Stands at the top of the canvas, with a button that mends."""

    def __init__(self, lab: MistakeLab, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self._lab = lab
        self._area = area
        self.setObjectName("mistake_banner")
        self._text = make_label("", Role.PLAIN)
        self._mend = QToolButton()
        self._mend.setProperty("kind", "small")
        self._mend.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mend.clicked.connect(lab.mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._mend)
        area.installEventFilter(self)
        lab.changed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.setStyleSheet(
            f"#mistake_banner {{ background: {theme.panel.name()}; border: 1px solid {theme.warning.name()};"
            " border-radius: 8px; }"
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def refresh(self) -> None:
        """Come and go with the mistake."""
        self._mend.setText(self.tr("Mend"))
        self._text.setText(self._say())
        self.setVisible(self._lab.is_broken)
        self._place()

    def _say(self) -> str:
        fault = self._lab.fault
        if self._lab.is_exercise:
            return self.tr("A mistake is hidden here. Find it in the mistake lab.")
        if fault is not None and fault.mistake in OF_TRAINING:
            return self.tr(
                "A rule of training is broken on purpose: these numbers are right, its curve is not."
            )
        return self.tr("One rule is broken on purpose: these numbers are wrong.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._area.width() - self.width()) // 2, _FROM_TOP)
        self.raise_()
