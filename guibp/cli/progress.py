"""What a terminal shows of long work: a bar with rate and time left, or for how long it has been going on."""

from __future__ import annotations

import argparse
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import Self, TextIO

BAR_WIDTH = 24
SHORTEST_BAR = 4
LINES_PER_SECOND = 10
_MANY = 10
SECONDS_UNTOLD = 1.0
"""Work that takes no longer needs no words."""
_FULL, _EMPTY = "█", "░"
_PLAIN_FULL, _PLAIN_EMPTY = "#", "-"


class StatusLine:
    """One line that is written over again and again, and gone at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0
        """So many characters stand on the line."""

    def write(self, line: str) -> None:
        """Show another text, as much of it as the terminal is wide."""
        line = line[: count_columns()]
        self._put(line.ljust(self._shown))
        self._shown = len(line)

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        if self._shown:
            self._put(" " * self._shown)
            self._put("")
            self._shown = 0

    def _put(self, line: str) -> None:
        self._stream.write(f"\r{line}")
        self._stream.flush()


class ProgressBar:
    """A bar for work whose parts are counted."""

    def __init__(self, stream: TextIO, total: int, unit: str = "step") -> None:
        self._line, self._total, self._unit = StatusLine(stream), total, unit
        self._signs = _choose_signs(stream)
        self._started = self._written = time.monotonic()

    def show(self, done: int, note: str = "") -> None:
        """Write the line anew, if the last one has stood long enough to be read."""
        now = time.monotonic()
        if now - self._written < 1 / LINES_PER_SECOND:
            return
        self._written = now
        seconds = now - self._started
        line = partial(progress_line, done, self._total, seconds, self._signs, self._unit)
        self._line.write(fit_line(line, note, count_columns()))

    def count(self, done: int, total: int) -> None:
        """So many parts are done, of as many as there turned out to be."""
        self._total = total
        self.show(done)

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        self._line.clear()


class Activity:
    """Says what is being done, and for how long already, within work whose parts cannot be counted."""

    def __init__(self, arguments: argparse.Namespace, doing: str) -> None:
        self._doing = f"{doing} {getattr(arguments, 'source', '')}".strip()
        self._is_shown = is_watched(arguments)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> Self:
        if self._is_shown:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_shown:
            self._ended.set()
            self._thread.join()

    def _tell(self) -> None:
        line, started = StatusLine(sys.stderr), time.monotonic()
        wait = SECONDS_UNTOLD
        while not self._ended.wait(wait):
            line.write(f"{self._doing}  {show_duration(time.monotonic() - started)}")
            wait = 1 / LINES_PER_SECOND
        line.clear()


@contextmanager
def watch_progress(
    arguments: argparse.Namespace, total: int, unit: str = "step"
) -> Iterator[ProgressBar | None]:
    """What is shown meanwhile: a bar on a terminal, else nothing."""
    if not is_watched(arguments):
        yield None
        return
    bar = ProgressBar(sys.stderr, total, unit)
    try:
        yield bar
    finally:
        bar.clear()


def is_watched(arguments: argparse.Namespace) -> bool:
    """Whether somebody looks on: a terminal, and no program that asked for JSON."""
    return not arguments.json and sys.stderr.isatty()


def count_columns() -> int:
    """How long a line may be: at the last column some terminals begin another."""
    return shutil.get_terminal_size().columns - 1


def fit_line(line: Callable[[str, int], str], note: str, columns: int) -> str:
    """A line of a note and a bar that fits: first the bar becomes shorter, then the note goes.

    Rate and time left stand last: cut off they would be lost first.
    """
    for told in (note, ""):
        too_long = max(len(line(told, BAR_WIDTH)) - columns, 0)
        if BAR_WIDTH - too_long >= SHORTEST_BAR:
            return line(told, BAR_WIDTH - too_long)
    return line("", SHORTEST_BAR)


def progress_line(
    done: int,
    total: int,
    seconds: float,
    signs: tuple[str, str],
    unit: str = "step",
    note: str = "",
    width: int = BAR_WIDTH,
) -> str:
    """What is shown after ``done`` of ``total`` parts, which took so many seconds."""
    share = done / max(total, 1)
    filled = int(share * width)
    bar = signs[0] * filled + signs[1] * (width - filled)
    parts = [f"{bar} {share:4.0%}", f"{unit} {done:,} of {total:,}", note]
    if done and seconds > 0:
        parts += [f"{show_rate(done / seconds)}/s", f"{show_duration(seconds / share * (1 - share))} left"]
    return "  ".join(filter(None, parts))


def show_rate(rate: float) -> str:
    """So many parts in a second: whole ones where there are many."""
    return f"{rate:,.0f}" if rate >= _MANY else f"{rate:.2g}"


def show_duration(seconds: float) -> str:
    """Minutes and seconds, and hours if there are any."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _choose_signs(stream: TextIO) -> tuple[str, str]:
    """Blocks, where the terminal's encoding has them."""
    try:
        (_FULL + _EMPTY).encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN_FULL, _PLAIN_EMPTY
    return _FULL, _EMPTY
