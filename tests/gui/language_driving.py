"""Choosing the language of a window, for tests."""

from PySide6.QtCore import QCoreApplication

from guibp.gui.language import Language
from guibp.gui.main_window import MainWindow


def settle() -> None:
    """Let Qt tell every widget of the change."""
    for _ in range(3):
        QCoreApplication.processEvents()


def use(window: MainWindow, language: Language) -> None:
    """Choose a language in the menu."""
    window.actions_by_name[f"language_{language.name.lower()}"].trigger()
    settle()
