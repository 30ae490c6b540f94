"""Whose turn it is to change a graph: one thread's after the other, or one thread's alone."""

from __future__ import annotations

import threading
from types import TracebackType

from guibp.model.errors import EditError


class ThreadError(EditError):
    """An edit from another thread, of a graph that is kept for one."""


class Turn:
    """Held while an edit is carried out; another thread waits until it is done.

    Once it is kept for a thread, the edits of others are refused: observers may live in that one alone.
    """

    __slots__ = ("_lock", "_owner")

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._owner: int | None = None

    def keep(self) -> None:
        """From now on only the present thread may take it."""
        self._owner = threading.get_ident()

    def __enter__(self) -> None:
        if self._owner is not None and self._owner != threading.get_ident():
            raise ThreadError("this graph is on show: only the thread of its window changes it")
        self._lock.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()

    def __reduce__(self) -> tuple[type[Turn], tuple[()]]:
        """A copy is nobody's."""
        return Turn, ()
