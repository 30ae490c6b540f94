"""Makes the pictures of README from the program itself: ``python packaging/screenshots.py``.

Runs without a display. Needs a checkout in which ``python run.py test`` has installed guibp, and the
DejaVu fonts for pictures that look like those in the repository.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from guibp.gui.process import make_application
from guibp.gui.theme import Theme

FOLDER = Path(__file__).parent.with_name("docs") / "images"
STEPS_TO_G = 4
PACE_MILLISECONDS = 4500


def open_window(source: str, theme: Theme, size: QSize) -> MainWindow:
    """A window of a size, in a theme."""
    window = create_window(source)
    window.appearance.show_theme(theme)
    window.resize(size)
    window.show()
    QTest.qWait(300)
    return window


def trigger(window: MainWindow, name: str) -> None:
    """Do what a menu entry does."""
    action = window.findChild(QAction, name)
    if action is None:
        raise LookupError(name)
    action.trigger()


def picture_stepping(theme: Theme, name: str) -> None:
    """F = wx + b after the last step of the backward pass."""
    window = open_window("preset:wx+b", theme, QSize(1280, 800))
    for _ in range(STEPS_TO_G):
        trigger(window, "step_next")
    QTest.qWait(600)
    window.grab().save(str(FOLDER / name))
    window.close()


def picture_training(theme: Theme, name: str) -> None:
    """XOR while it is learned."""
    window = open_window("preset:xor", theme, QSize(1720, 1000))
    trigger(window, "train_toggle")
    QTest.qWait(PACE_MILLISECONDS)
    window.grab().save(str(FOLDER / name))
    trigger(window, "train_toggle")
    trigger(window, "edit_undo")
    window.close()


def main() -> int:
    """Make every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = make_application()
    picture_stepping(Theme.light(), "step-light.png")
    picture_training(Theme.dark(), "train-dark.png")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
