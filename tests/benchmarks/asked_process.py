"""A process of its own that is asked line by line, each time for a number."""

from __future__ import annotations

import subprocess
import sys
from types import TracebackType
from typing import Self


class AskedProcess:
    """A program in Python that prints a number for each line that it reads, until there are no more."""

    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.communicate()

    def answer_to(self, question: str = "") -> float:
        """Ask, wait, and give the number."""
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("pipes were asked for")
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())
