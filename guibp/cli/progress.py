"""The progress of a training on a terminal: a bar with the loss and the time that is left."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

from guibp.engine.trainer import Frame
from guibp.model.numbers_text import show_number

BAR_WIDTH = 24
LINES_PER_SECOND = 10
_FULL, _EMPTY = "█", "░"
_PLAIN_FULL, _PLAIN_EMPTY = "#", "-"


class ProgressBar:
    """One line that is written over again and again, and gone at the end."""

    def __init__(self, stream: TextIO, steps: int) -> None:
        self._stream, self._steps = stream, steps
        self._signs = _choose_signs(stream)
        self._started = self._written = time.monotonic()
        self._shown = 0
        """So many characters stand on the line."""

    def show(self, frame: Frame, before: int = 0) -> None:
        """Write the line anew, if the last one has stood long enough to be read.

        Of several runs so many steps were done before this one.
        """
        now = time.monotonic()
        if now - self._written < 1 / LINES_PER_SECOND:
            return
        self._written = now
        line = progress_line(before + frame.step, self._steps, frame.loss, now - self._started, self._signs)
        line = line[: shutil.get_terminal_size().columns - 1]
        self._write(line.ljust(self._shown))
        self._shown = len(line)

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        if self._shown:
            self._write(" " * self._shown)
            self._write("")
            self._shown = 0

    def _write(self, line: str) -> None:
        self._stream.write(f"\r{line}")
        self._stream.flush()


def progress_line(step: int, steps: int, loss: float, seconds: float, signs: tuple[str, str]) -> str:
    """What is shown after ``step`` of ``steps`` steps, which took so many seconds."""
    done = step / max(steps, 1)
    filled = int(done * BAR_WIDTH)
    bar = signs[0] * filled + signs[1] * (BAR_WIDTH - filled)
    left = f"  {show_duration(seconds / done * (1 - done))} left" if done else ""
    return f"{bar} {done:4.0%}  step {step:,} of {steps:,}  loss {show_number(loss)}{left}"


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
