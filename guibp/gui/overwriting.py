"""The question before a save takes away what somebody else wrote, or is about to write."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from guibp.gui.document_lock import DocumentLock
from guibp.gui.on_disk import OnDisk
from guibp.gui.particles import settle_particles


class Choice(Enum):
    """What the user wants of a save."""

    SAVE = "save"
    SAVE_AS = "save as"
    CANCEL = "cancel"


class Overwriting(QObject):
    """Asks in a message box over the window, if there is anything to ask."""

    def __init__(self, on_disk: OnDisk, lock: DocumentLock, window: QWidget) -> None:
        super().__init__(window)
        self._on_disk = on_disk
        self._lock = lock
        self._window = window

    def ask(self, path: Path) -> Choice:
        """Whether the document may be saved to its own file."""
        self._lock.refresh()
        reason = self._find_reason(path)
        return Choice.SAVE if reason is None else self._ask(*reason)

    def _find_reason(self, path: Path) -> tuple[str, str] | None:
        if self._on_disk.is_changed:
            return (
                self.tr("{name} was changed by another program since you opened it.").format(name=path.name),
                self.tr("If you save anyway, those changes are lost."),
            )
        holder = self._lock.holder
        if holder is not None:
            text = self.tr("{name} is open in another guibp.")
            if holder.is_this:
                text = self.tr("{name} is open in another window.")
            return (
                text.format(name=path.name),
                self.tr("If both save, the last one wins, and the changes of the other are lost."),
            )
        return None

    def _ask(self, text: str, information: str) -> Choice:
        roles = QMessageBox.ButtonRole
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(settle_particles(text))
        box.setInformativeText(information)
        save = box.addButton(self.tr("Save anyway"), roles.DestructiveRole)
        elsewhere = box.addButton(self.tr("Save as…"), roles.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is save:
            return Choice.SAVE
        return Choice.SAVE_AS if clicked is elsewhere else Choice.CANCEL
