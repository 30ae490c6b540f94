"""The rows of a table in text: cut into cells, no more and no wider than a table may be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from guibp.model.errors import DatasetError

MOST_ROWS = 100_000
MOST_COLUMNS = 100
MOST_NUMBERS = 1_000_000
MOST_SEPARATORS = 2**14
"""How many may stand in one row, most of them behind its last cell: a spreadsheet is so wide."""
MOST_BYTES = 32 * 2**20
_SEPARATORS = ("\t", ";", ",")
_QUOTED = re.compile('"[^"]*"')


class TableError(DatasetError):
    """Text that makes no table of numbers; ``line`` counts from 1."""

    def __init__(self, template: str, *, line: int, **arguments: object) -> None:
        super().__init__(template, line=line, **arguments)
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the text."""

    line: int
    cells: tuple[str, ...]


def find_separator(text: str) -> str:
    """A tab outside quotes parts columns; so does a semicolon, since no number has one; else the comma."""
    outside = _QUOTED.sub("", text)
    return next((sign for sign in _SEPARATORS if sign in outside), ",")


def read_rows(text: str, separator: str) -> list[Row]:
    """The rows that are not empty, without the empty columns at the right: spreadsheets save such.

    Raises ``TableError``, and for what is too much as soon as it is seen: what is not read takes no memory.
    """
    rows: list[Row] = []
    count = 0
    for row in _cut_rows(text, separator):
        used = _used_width(row)
        if used > MOST_COLUMNS:
            raise _too_wide(row.line, used)
        # The first row may have headings.
        count += used if rows else 0
        if count > MOST_NUMBERS:
            raise _too_many(row.line)
        rows.append(replace(row, cells=row.cells[:MOST_COLUMNS]))
    used = max(map(_used_width, rows), default=0)
    return [replace(row, cells=row.cells[:used]) for row in rows]


def check_size(rows: int, columns: int, line: int) -> None:
    """Whether a table may be so large; ``line`` is where it ends."""
    if rows > MOST_ROWS:
        raise TableError("line {line}: a table has at most {most} rows", line=line, most=MOST_ROWS)
    if rows * columns > MOST_NUMBERS:
        raise _too_many(line)


def _too_many(line: int) -> TableError:
    return TableError("line {line}: a table has at most {most} numbers in all", line=line, most=MOST_NUMBERS)


def _too_wide(line: int, columns: int) -> TableError:
    return TableError(
        "line {line}: {columns} columns; a table has at most {most}",
        line=line,
        columns=columns,
        most=MOST_COLUMNS,
    )


class _Lines:
    """The lines of a text for the reader of rows; refuses a row of far too many cells before it is cut."""

    def __init__(self, text: str, separator: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._separator = separator
        self.row_line = 1
        """Where the row began that is being read."""
        self._separators = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._separators += line.count(self._separator)
            if self._separators > MOST_SEPARATORS:
                raise _too_wide(self.row_line, self._separators + 1)
            yield line

    def begin_row(self, line: int) -> None:
        """The row before is whole."""
        self.row_line, self._separators = line, 0


def _cut_rows(text: str, separator: str) -> Iterator[Row]:
    """The rows that are not empty; quotes may hold line breaks."""
    lines = _Lines(text, separator)
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    try:
        # One more than may be, and the headings: the rest of a larger file is not read.
        for cells in islice(reader, MOST_ROWS + 2):
            if any(cell.strip() for cell in cells):
                yield Row(lines.row_line, tuple(cell.strip() for cell in cells))
            lines.begin_row(reader.line_num + 1)
    except csv.Error:
        raise TableError(
            "line {line}: a quotation mark is not closed, or text stands behind it", line=lines.row_line
        ) from None


def _used_width(row: Row) -> int:
    return max(place for place, cell in enumerate(row.cells, 1) if cell)
