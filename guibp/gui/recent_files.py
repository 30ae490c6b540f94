"""Recent files: the last ten that were opened or saved and are still there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from guibp.gui.preferences import open_settings, settings_news, store_setting

MOST = 10
_KEY = "recent files"


class RecentFiles(QObject):
    """Kept in the user's settings; what is damaged there counts as nothing."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings: QSettings = open_settings()
        settings_news().stored.connect(self._follow_setting)

    def paths(self) -> tuple[Path, ...]:
        """The newest first; files that are gone are left out."""
        return tuple(path for path in self._stored() if _is_file(path))

    def add(self, path: Path) -> None:
        """A file was opened or saved."""
        path = path.absolute()
        self._store([path, *(other for other in self._stored() if not _is_same(path, other))])

    def drop(self, path: Path) -> None:
        """A file is not to be offered again."""
        path = path.absolute()
        self._store([other for other in self._stored() if other != path])

    def clear(self) -> None:
        """Offer none."""
        self._store([])

    def folder(self) -> Path:
        """Where the last file is, or the user's home."""
        return next((path.parent for path in self.paths()), Path.home())

    def _stored(self) -> list[Path]:
        value = self._settings.value(_KEY)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name and "\0" not in name]

    def _store(self, paths: list[Path]) -> None:
        store_setting(_KEY, [str(path) for path in paths[:MOST]])

    def _follow_setting(self, key: str) -> None:
        """Another window may have stored it."""
        if key == _KEY:
            self.changed.emit()


def _is_same(path: Path, other: Path) -> bool:
    """Whether both are one file: some systems spell a Hangul name in two ways."""
    try:
        return path == other or path.samefile(other)
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
