"""Judges what a benchmark measured: one row a figure, each with its limit, as a table and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Sense(StrEnum):
    """On which side of its limit a figure is right."""

    AT_MOST = "≤"
    AT_LEAST = "≥"


class Verdict(StrEnum):
    """What became of a row."""

    PASSED = "pass"
    FAILED = "FAIL"
    ABSENT = "absent"
    """The rival is not here, and nobody is to blame."""
    TOLD = ""
    """For information: it has no limit."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is to be reached, and how it is written."""

    sense: Sense
    number: float
    unit: str = "×"

    def holds(self, measured: float) -> bool:
        """Whether a measurement is on the right side; what is not a number never is."""
        if self.sense is Sense.AT_MOST:
            return measured <= self.number
        return measured >= self.number

    def __str__(self) -> str:
        return f"{self.sense} {self.number:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``measured`` is what is held against the limit."""

    figure: str
    name: str
    ours: float | str = ""
    """Seconds; or where it is no time, or more than one, in words."""
    rival: float | str = ""
    measured: float = math.nan
    limit: Limit | None = None
    unit: str = "×"
    fault: str = ""
    """Why it fails whatever was measured."""
    absence: str = ""
    """Why there is nothing to measure."""

    @property
    def verdict(self) -> Verdict:
        """A fault fails, also without a limit."""
        if self.fault:
            return Verdict.FAILED
        if self.absence:
            return Verdict.ABSENT
        if self.limit is None:
            return Verdict.TOLD
        return Verdict.PASSED if self.limit.holds(self.measured) else Verdict.FAILED

    @property
    def remark(self) -> str:
        """What the last column says."""
        return self.fault or self.absence

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        measured = "" if math.isnan(self.measured) else f"{self.measured:.3g} {self.unit}"
        limit = "" if self.limit is None else str(self.limit)
        times = (time if isinstance(time, str) else write_seconds(time) for time in (self.ours, self.rival))
        return self.name, *times, measured, limit, self.verdict.value, self.remark


def write_seconds(seconds: float) -> str:
    """With a unit that reads well."""
    for factor, unit in ((1.0, "s"), (1e3, "ms"), (1e6, "µs")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3f} µs"


HEADINGS = ("", "guibp", "rival", "measured", "limit", "", "")


def write_table(rows: Sequence[Row]) -> str:
    """The rows under their figures, in columns as wide as they need to be."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *(row.cells() for row in rows), strict=True)]
    lines, figure = [_align(HEADINGS, widths)], ""
    for row in rows:
        if row.figure != figure:
            figure = row.figure
            lines += ["", figure]
        lines.append(_align(row.cells(), widths))
    return "\n".join(lines)


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, remark = zip(cells, widths, strict=True)
    parts = [name[0].ljust(name[1]), *(text.rjust(width) for text, width in numbers), remark[0]]
    return "  " + "  ".join(parts).rstrip()


def make_document(rows: Sequence[Row], conditions: Mapping[str, str]) -> dict[str, object]:
    """The same for programs, beside where and how it was measured."""
    lines = [{**asdict(row), "verdict": row.verdict.value or "told"} for row in rows]
    return {"conditions": dict(conditions), "rows": [_readable(line) for line in lines]}


def write_json(path: Path, rows: Sequence[Row], conditions: Mapping[str, str]) -> None:
    """Keep that in a file."""
    text = json.dumps(make_document(rows, conditions), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def _readable(line: dict[str, object]) -> dict[str, object]:
    # JSON knows no NaN.
    return {
        key: None if isinstance(value, float) and math.isnan(value) else value for key, value in line.items()
    }


def conclude(rows: Sequence[Row], say: Callable[[str], None]) -> int:
    """Name what falls short; the exit code says whether anything did."""
    failed = [row for row in rows if row.verdict is Verdict.FAILED]
    for row in failed:
        reason = row.fault or f"{row.measured:.3g} {row.unit}, wanted {row.limit}"
        say(f"FALLS SHORT: {row.figure}: {row.name}: {reason}")
    if not failed:
        say("every limit is kept")
    return 1 if failed else 0
