"""The rows of the preferences: they go with their dialog, and the actions that they followed stay."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from guibp.gui.preferences_rows import ActionChoice


def test_a_choice_that_is_gone_follows_no_action(qapp: QObject) -> None:
    action = QAction("one", qapp)
    page = QWidget()
    choice = ActionChoice("numbers", [action], page)
    action.setText("two")
    assert choice.itemText(0) == "two"
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    action.setText("three")
    action.deleteLater()
