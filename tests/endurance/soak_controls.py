"""Controls of the soak: faults that are planted, and which its figures must show."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from guibp.gui.main_window import MainWindow
from tests.endurance.planting import plant
from tests.endurance.soak_script import Script

LEAK = 4
"""Bytes that the control keeps of each deed, which makes an object of 48 bytes and its place in a list.

That is 4 or 5 MB an hour, little more than is allowed.
"""


FLOOD, FLOOD_SECONDS = 200_000, 10
"""So many steps are told at once, with so many seconds between."""


class Flood(QObject):
    """A thread that tells the window of every step, without asking whether it can follow."""

    told = Signal(int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._closed = threading.Event()
        window.closed.connect(self._closed.set)
        threading.Thread(target=self._tell, daemon=True).start()

    def _tell(self) -> None:
        # Again and again: what comes before the warming up ends is not looked at.
        while not self._closed.wait(FLOOD_SECONDS):
            for number in range(FLOOD):
                if not self._closed.is_set():
                    self.told.emit(number)

    def _hear(self, number: int) -> None:
        if number % 100 == 0:
            self._window.session.reading_changed.emit()


def leak(script: Script, size: int = LEAK) -> None:
    """So many bytes are kept of every deed."""
    deed, leaked = script.do_next, list[bytes]()

    def do_and_keep() -> None:
        deed()
        leaked.append(bytes(size))

    plant(script, "do_next", do_and_keep)


CONTROLS: Mapping[str, Callable[[MainWindow, Script], object]] = {
    "leak": lambda _, script: leak(script),
    "flood": lambda window, _: Flood(window),
}
