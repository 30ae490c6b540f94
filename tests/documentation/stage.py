"""A stage for pictures: the program's own window in one size, theme and language, driven by its actions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from guibp.gui import create_window
from guibp.gui.docks import Dock
from guibp.gui.language import Language, choice_of
from guibp.gui.main_window import MainWindow
from guibp.gui.preferences import open_settings
from guibp.gui.run_goals import Aim, RunGoal
from guibp.gui.theme import Theme

SETTLED = 700
"""Milliseconds after which nothing moves any more: wires, numbers and panels are where they stay."""

MOMENT = 20


class Stage:
    """One window; ``show`` gives what it looks like."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def do(self, *names: str) -> None:
        """Trigger actions by their object names, one after the other."""
        for name in names:
            action = self.window.findChild(QAction, name)
            if action is None:
                raise LookupError(name)
            action.trigger()
            self.settle()

    def press(self, name: str) -> None:
        """Press a button by its object name."""
        button = self.window.findChild(QAbstractButton, name)
        if button is None:
            raise LookupError(name)
        button.click()
        self.settle()

    def keep_docks(self, *wanted: Dock) -> None:
        """Close every other dock, and bring these to the front."""
        for dock in self.window.docks.all():
            dock.setVisible(dock in wanted)
        for dock in wanted:
            dock.raise_()
        self.settle()

    def select(self, *nodes: str) -> None:
        """Select nodes."""
        self.window.session.selection.select(nodes)
        self.settle()

    def train(self, steps: int) -> None:
        """Train for exactly so many steps, as fast as it goes: the clock has no say in what is seen."""
        training = self.window.training
        training.set_pace(math.inf)
        training.set_goal(RunGoal(Aim.STEPS, steps=steps))
        training.start()
        self.wait_until(lambda: not training.is_running)

    def wait_until(self, is_done: Callable[[], bool]) -> None:
        """Wait for what takes its own time."""
        while not is_done():
            QTest.qWait(MOMENT)

    def settle(self) -> None:
        """Let everything come to rest, also where the computer is too busy to move it in time."""
        QTest.qWait(SETTLED)
        self.window.canvas.motion.stop()
        QTest.qWait(MOMENT)

    def show(self, part: QWidget | None = None) -> QImage:
        """What the window, or a part of it, looks like now."""
        return (part or self.window).grab().toImage()


@contextmanager
def set_stage(
    source: str | None, size: QSize, theme: Theme, language: Language = Language.ENGLISH
) -> Iterator[Stage]:
    """A window for as long as it is needed."""
    application = QApplication.instance()
    if application is None:
        raise RuntimeError("a window needs an application")
    # Where the last scene's panels stood, nobody wants to know.
    open_settings().clear()
    choice_of(application).choose(language)
    window = create_window(source)
    window.appearance.show_theme(theme)
    window.resize(size)
    window.show()
    window.docks.set_sizes()
    QTest.qWait(SETTLED)
    try:
        yield Stage(window)
    finally:
        # With everything undone it closes without a question.
        window.training.stop()
        while window.session.undo_stack.canUndo():
            window.session.undo()
        window.close()
        window.deleteLater()
        QTest.qWait(1)
