"""Own keys: what a widget keeps from the window, which has the same keys as shortcuts."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def keep_own_key(event: QEvent, keys: Container[int]) -> bool:
    """Whether a widget is asked if it wants a key that is among its own; then it is the widget's."""
    is_asking = event.type() is QEvent.Type.ShortcutOverride
    if is_asking and isinstance(event, QKeyEvent) and event.key() in keys:
        event.accept()
        return True
    return False
