"""How far a long test is: one line on a terminal, with the rate and the time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
_SECONDS = 0.2
"""How often the line is written, at most."""


class ProgressLine:
    """Counts up to a total on standard error, if that is a terminal; gone when it ends."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._begun = self._shown = time.monotonic()
        self._is_shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")

    def follow(self, things: Iterable[T]) -> Iterator[T]:
        """The things, each counted when it is asked for."""
        for thing in things:
            self.advance()
            yield thing

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if self._is_shown and now - self._shown >= _SECONDS:
            self._shown = now
            rate = self._done / (now - self._begun)
            left = (self._total - self._done) / rate
            sys.stderr.write(f"\r\x1b[K{self._done:,} of {self._total:,}  {rate:,.0f}/s  {left:,.0f} s left")
            sys.stderr.flush()
