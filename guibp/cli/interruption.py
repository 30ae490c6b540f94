"""Ctrl-C during a training: the first one asks it to stop, a second one ends the command at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType, TracebackType
from typing import Self


class Interruption:
    """Within it the first Ctrl-C is noted instead of raised, so that what was learned can be written."""

    def __init__(self) -> None:
        self.came = False
        self._put_back: Callable[[], object] | None = None

    def __enter__(self) -> Self:
        # Signals come to the main thread alone.
        if threading.current_thread() is threading.main_thread():
            before = signal.signal(signal.SIGINT, self._note)
            self._put_back = partial(signal.signal, signal.SIGINT, before)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()

    def has_come(self) -> bool:
        """Whether it was asked to stop."""
        return self.came

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True
        self._restore()

    def _restore(self) -> None:
        if self._put_back is not None:
            self._put_back()
            self._put_back = None
