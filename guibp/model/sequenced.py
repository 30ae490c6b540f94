"""Records in the order of their sequence numbers, sorted again only when that order was lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Generic, TypeVar

from guibp.model.records import Edge, Node

Record = TypeVar("Record", Node, Edge)

_sequence = attrgetter("sequence")


class Sequenced(Generic[Record]):
    """The nodes or the edges of a graph as one tuple, kept through the changes that leave the order.

    A record at the end, or one in another's place, costs no sort.
    """

    def __init__(self) -> None:
        self._records: list[Record] | None = []
        self._snapshot: tuple[Record, ...] | None = ()

    def add(self, record: Record) -> bool:
        """Take in a record; returns whether it stands behind all others."""
        self._snapshot = None
        if self._records is None:
            return False
        if self._records and self._records[-1].sequence >= record.sequence:
            self._records = None
            return False
        self._records.append(record)
        return True

    def exchange(self, before: Record, after: Record) -> bool:
        """Put a record in the place of another; returns whether that is known."""
        self._snapshot = None
        if self._records is None:
            return False
        place = self._find(before, self._records)
        if self._records[place] is before and before.sequence == after.sequence:
            self._records[place] = after
            return True
        self._records = None
        return False

    def _find(self, record: Record, records: list[Record]) -> int:
        """Where a record stands: at the place of its number, as long as nothing was removed."""
        place = record.sequence
        if place < len(records) and records[place] is record:
            return place
        return bisect_left(records, place, key=_sequence)

    def lose(self) -> None:
        """A record went."""
        self._records = self._snapshot = None

    def place_of(self, record: Record, unsorted: Iterable[Record]) -> int:
        """Where a record of these stands."""
        return bisect_left(self.records(unsorted), record.sequence, key=_sequence)

    def records(self, unsorted: Iterable[Record]) -> tuple[Record, ...]:
        """All records in order; ``unsorted`` has the same ones, for when the order was lost."""
        if self._snapshot is None:
            if self._records is None:
                self._records = sorted(unsorted, key=_sequence)
            self._snapshot = tuple(self._records)
        return self._snapshot
