"""Seen faults: which unforeseen exceptions came before, so that each is told once and noted now and then."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from traceback import walk_tb
from types import TracebackType

Route = tuple[tuple[str, int], ...]
"""File and line of each call, the one that raised last."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception as what it is known by again: its type, and the calls that led to it."""

    kind: str
    route: Route

    @classmethod
    def of(cls, kind: type[BaseException], trace: TracebackType | None) -> Fault:
        """The fault of an exception that was raised."""
        route = tuple((frame.f_code.co_filename, line) for frame, line in walk_tb(trace))
        return cls(kind.__qualname__, route)

    @property
    def place(self) -> Fault:
        """The same, whoever called: with the line that raised alone."""
        return Fault(self.kind, self.route[-1:])


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is known of a fault when it comes."""

    times: int
    """How often it came, this time included."""
    is_new_place: bool
    """Whether nothing like it was ever raised there."""

    @property
    def is_notable(self) -> bool:
        """Whether to speak of it: the 1st, 2nd, 4th, 8th time. A fault in painting comes at every frame."""
        return self.times & (self.times - 1) == 0


class SeenFaults:
    """All faults since the program began."""

    def __init__(self) -> None:
        self._times: Counter[Fault] = Counter()
        self._places: set[Fault] = set()

    def note(self, fault: Fault) -> Sighting:
        """Count a fault that came; any thread may."""
        is_new_place = fault.place not in self._places
        self._places.add(fault.place)
        self._times[fault] += 1
        return Sighting(self._times[fault], is_new_place)
