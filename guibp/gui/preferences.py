"""Preferences: where the window keeps what it remembers from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings

ORGANIZATION = APPLICATION = "guibp"


def open_settings() -> QSettings:
    """The user's settings; every call gives another object onto the same store."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANIZATION, APPLICATION)
