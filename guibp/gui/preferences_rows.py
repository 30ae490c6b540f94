"""The rows of the preferences: menus' entries as choices and switches, one state seen in two places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from guibp.gui.translation import plain_text


class ActionChoice(QComboBox):
    """Offers checkable actions of which one is checked; the first is what is chosen by default."""

    def __init__(self, name: str, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._actions = tuple(actions)
        self.addItems([plain_text(action.text()) for action in self._actions])
        for action in self._actions:
            # The method itself: of a partial Qt does not know that it goes with this choice.
            action.changed.connect(self._follow)
        self._show_checked()
        self.activated.connect(self._choose)

    def restore_default(self) -> None:
        """Choose the first."""
        self._choose(0)

    def _choose(self, place: int) -> None:
        if not self._actions[place].isChecked():
            self._actions[place].trigger()
        self._show_checked()

    def _follow(self) -> None:
        for place, action in enumerate(self._actions):
            self.setItemText(place, plain_text(action.text()))
        self._show_checked()

    def _show_checked(self) -> None:
        for place, action in enumerate(self._actions):
            if action.isChecked():
                self.setCurrentIndex(place)


class ActionSwitch(QCheckBox):
    """A checkable action as a box to tick; off by default."""

    def __init__(self, name: str, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(self._choose)
        self._follow()

    def restore_default(self) -> None:
        """Off."""
        if self._action.isChecked():
            self._action.trigger()

    def _choose(self) -> None:
        if self.isChecked() != self._action.isChecked():
            self._action.trigger()

    def _follow(self) -> None:
        self.setText(plain_text(self._action.text()))
        self.setChecked(self._action.isChecked())
