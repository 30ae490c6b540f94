"""Where a window and its docks stood, kept for the next one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from guibp.gui.preferences import open_settings

FIRST_SIZE = QSize(1720, 1040)
_GEOMETRY, _STATE = "window/geometry", "window/state"
STATE_VERSION = 6
"""Of the docks that there are; what was kept of others is of no use."""
_SHARE = 0.92
"""Of the screen that a first window may take, along either side."""


def restore_places(window: QMainWindow, set_sizes: Callable[[], None]) -> bool:
    """Put a window and its docks where they stood; whether the docks had been kept.

    A first window gets its usual size, and ``set_sizes`` gives its docks theirs.
    """
    settings = open_settings()
    geometry, state = settings.value(_GEOMETRY), settings.value(_STATE)
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
        screen = QGuiApplication.primaryScreen().availableSize()
        window.resize(FIRST_SIZE.boundedTo(screen * _SHARE))
        set_sizes()
    return isinstance(state, QByteArray) and window.restoreState(state, STATE_VERSION)


def store_places(window: QMainWindow) -> None:
    """Keep where a window and its docks stand."""
    settings = open_settings()
    settings.setValue(_GEOMETRY, window.saveGeometry())
    settings.setValue(_STATE, window.saveState(STATE_VERSION))
