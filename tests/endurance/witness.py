"""A witness of the machine: a process of its own that does a fixed load, and says how long it took.

It shares nothing with the program that is watched, which waits meanwhile: what slows the load down is the
machine, and never the program's own threads. It also beats, and so knows when the whole machine stood still.
"""

from __future__ import annotations

import statistics
from array import array
from collections import deque

from tests.benchmarks.asked_process import AskedProcess
from tests.benchmarks.racing import slowed

_PROGRAM = """
import sys, threading, time
from collections import deque
from tests.benchmarks.racing import calibrate
stalls = deque(maxlen=1000)
def beat():
    due = time.perf_counter() + 0.01
    while True:
        time.sleep(0.01)
        now = time.perf_counter()
        if now - due > 0.02:
            stalls.append((due, now))
        due = now + 0.01
for _ in range(20):
    calibrate()
threading.Thread(target=beat, daemon=True).start()
for line in sys.stdin:
    if line.strip():
        begin, end = map(float, line.split())
        print(sum(max(0.0, min(end, last) - max(begin, first)) for first, last in list(stalls)), flush=True)
    else:
        print(calibrate(), flush=True)
"""
_REMEMBERED = 5
"""One load alone may have met a moment that was worse, or better, than most."""


class Witness(AskedProcess):
    """How many times slower the machine is now than the one that limits in time are meant for."""

    def __init__(self) -> None:
        super().__init__(_PROGRAM)
        self._loads: deque[float] = deque(maxlen=_REMEMBERED)
        self.told = array("d")
        """Every slowdown."""

    def ask(self) -> float:
        """Have the load done, and tell the slowdown: the median of the last few, never less than 1."""
        self.ask_once()
        return slowed(statistics.median(self._loads))

    def ask_once(self) -> float:
        """Have the load done, and tell how slow that was."""
        self._loads.append(self.answer_to())
        found = slowed(self._loads[-1])
        self.told.append(found)
        return found

    def stalled(self, begin: float, end: float) -> float:
        """The seconds between two moments of ``time.perf_counter`` in which the witness could not beat."""
        # Where the clocks of two processes differ, as outside of Linux, no moment is found.
        return self.answer_to(f"{begin!r} {end!r}")
