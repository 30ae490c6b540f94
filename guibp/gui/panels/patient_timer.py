"""A timer by which a panel follows the numbers: it leaves a large graph alone in proportion to its cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

RESTS = 2
"""How many times as long as it took a large graph is left alone before the panel follows again."""


class PatientTimer(QTimer):
    """Fires once, some milliseconds after it was asked to; asked again meanwhile, it fires no later."""

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._least, self._rest = milliseconds, 0

    def ask(self) -> None:
        """Fire soon."""
        if not self.isActive():
            self.start(max(self._least, self._rest))

    @contextmanager
    def answering(self) -> Iterator[None]:
        """What was asked is done now; how long it takes tells how soon it may be asked again."""
        self.stop()
        began = time.perf_counter()
        yield
        self._rest = int(RESTS * 1000 * (time.perf_counter() - began))
