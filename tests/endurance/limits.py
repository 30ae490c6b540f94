"""Limits of time and memory for one piece of work, which the operating system keeps."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUpError(Exception):
    """The work took longer than it may."""


def resident_peak() -> int:
    """The most memory that this process has taken, in bytes; Windows does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


@contextmanager
def memory_limit(more: int) -> Iterator[None]:
    """Let this process map so many more bytes than it has; what wants more gets a ``MemoryError``.

    Only Linux counts what is mapped and keeps to it.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_mapped() + more, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _mapped() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no regular file
        return int(file.read().split()[0]) * 4096


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeUpError`` in the work once it takes longer; in the main thread, and not on Windows."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _end)
    # Whoever counts a longer time, as the tests do, goes on from where it was.
    rest = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, *rest)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise TimeUpError
