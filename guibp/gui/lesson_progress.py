"""What the learner has done of each lesson, kept from one start of the program to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from guibp.gui.preferences import open_settings

_GROUP = "lessons"


class LessonProgress:
    """Reads and writes the settings; nothing is kept here."""

    def done(self, key: str) -> int:
        """How many tasks of a lesson were done, counted to the last one."""
        value = self._settings().value(f"{_GROUP}/{key}/done", 0)
        try:
            return int(str(value))
        except ValueError:
            return 0

    def is_finished(self, key: str) -> bool:
        """Whether the lesson was done to its end."""
        return str(self._settings().value(f"{_GROUP}/{key}/finished", "")) == "true"

    def note_done(self, key: str, tasks: int, of: int) -> None:
        """Keep that so many tasks of all are done."""
        settings = self._settings()
        settings.setValue(f"{_GROUP}/{key}/done", max(tasks, self.done(key)))
        if tasks == of:
            settings.setValue(f"{_GROUP}/{key}/finished", "true")

    def _settings(self) -> QSettings:
        return open_settings()
