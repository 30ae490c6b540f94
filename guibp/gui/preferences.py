"""Preferences: where the window keeps what it remembers from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

ORGANIZATION = APPLICATION = "guibp"


def open_settings() -> QSettings:
    """The user's settings; every call gives another object onto the same store."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANIZATION, APPLICATION)


class SettingsNews(QObject):
    """Tells every window of an application what one of them stored; see ``settings_news``."""

    stored = Signal(str)
    """The key of a setting that is another now."""


def settings_news() -> SettingsNews:
    """The news of this application, which owns them; made with the first window."""
    application = QCoreApplication.instance()
    found = None if application is None else application.findChild(SettingsNews)
    return found if isinstance(found, SettingsNews) else SettingsNews(application)


def store_setting(key: str, value: object) -> None:
    """Keep a setting, and tell every window."""
    open_settings().setValue(key, value)
    settings_news().stored.emit(key)
