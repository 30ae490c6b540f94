"""Lessons in the window: the menu, the tutor and the dock, put together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QMenuBar

from guibp.gui.lesson_deeds import Deeds
from guibp.gui.lesson_menu import LessonMenu
from guibp.gui.panels.lesson_panel import LessonPanel
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.tutor import Tutor


class Lessons(QObject):
    """Shows the dock while a lesson is on, and lets its buttons act."""

    def __init__(
        self,
        tutor: Tutor,
        session: Session,
        training: LiveTraining,
        actions: Mapping[str, QAction],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self.tutor, self._window = tutor, window
        self.panel = LessonPanel(tutor)
        self.menu = LessonMenu(tutor, session, window)
        self._deeds = Deeds(session, training, tutor, actions)
        self.panel.solution_requested.connect(self._deeds.do_solution)
        self._dock: QDockWidget | None = None
        tutor.begun.connect(self._open)
        tutor.changed.connect(self.follow)

    def take_place(self, bar: QMenuBar, before: QMenu, dock: QDockWidget) -> None:
        """Stand in the menu bar before another menu, and in a dock."""
        bar.insertMenu(before.menuAction(), self.menu)
        self._dock = dock
        self.follow()

    def _open(self) -> None:
        if self._dock is not None:
            self._dock.show()
            # Qt gives a dock that was hidden from the first more room than it asks for.
            self._window.resizeDocks([self._dock], [self.panel.sizeHint().height()], Qt.Orientation.Vertical)

    def follow(self) -> None:
        """Without a lesson there is nothing to show."""
        if self._dock is None:
            return
        is_on = self.tutor.lesson is not None
        self._dock.toggleViewAction().setEnabled(is_on)
        if not is_on:
            self._dock.hide()
