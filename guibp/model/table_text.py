"""Tables in text, as spreadsheets copy and save them: read whole, or refused with line and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from guibp.model.dataset import Dataset
from guibp.model.errors import DatasetError, NumberError
from guibp.model.numbers_text import read_number
from guibp.model.table_rows import MOST_BYTES, Row, TableError, check_size, find_separator, read_rows

_MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-"})


class Missing(Enum):
    """What is done about a row that lacks a number."""

    REFUSED = "refused"
    LEFT_OUT = "left out"


class MissingNumberError(TableError):
    """A table without faults, but for rows that lack a number; ``rows`` is how many."""

    def __init__(self, template: str, *, line: int, rows: int, **arguments: object) -> None:
        super().__init__(template, line=line, **arguments)
        self.rows = rows


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table of numbers, and what was taken for granted to read it."""

    dataset: Dataset
    separator: str
    has_header: bool
    has_decimal_commas: bool
    left_out: int = 0
    """How many rows lacked a number."""


def read_table(text: str, missing: Missing = Missing.REFUSED, names: Sequence[str] = ()) -> TableRead:
    """Read columns that tabs, semicolons or commas part, with or without a row of headings.

    Without headings the columns are called ``names`` if those are as many, else x1, x2, …, t. A
    decimal comma is read where commas do not part the columns. Raises ``TableError`` with the line,
    and where there is one the column, and ``MissingNumberError`` if nothing is wrong but that
    numbers are missing.
    """
    if len(text) > MOST_BYTES:
        raise DatasetError("larger than {limit} MiB", limit=MOST_BYTES // 2**20)
    separator = find_separator(text)
    rows = read_rows(text, separator)
    if not rows:
        raise DatasetError("there is no table in this text")
    heading, body = _split_heading(rows, separator)
    if not body:
        raise TableError("line {line}: there are headings, but no numbers below them", line=rows[0].line)
    width = len(rows[0].cells)
    check_size(len(body), width, body[-1].line)
    columns = heading or _name_columns(width, names)
    table = _Reading(columns, separator).read(body, missing)
    if not table.numbers:
        raise TableError("line {line}: no row has all its numbers", line=body[0].line)
    dataset = Dataset(dict(zip(columns, zip(*table.numbers, strict=True), strict=True)))
    return TableRead(
        dataset, separator, heading is not None, table.comma_line is not None, len(body) - len(table.numbers)
    )


def _split_heading(rows: list[Row], separator: str) -> tuple[tuple[str, ...] | None, list[Row]]:
    """The headings, if the first row has no number but words in it."""
    first = rows[0].cells
    if any(_is_number(cell, separator) for cell in first) or all(_is_missing(cell) for cell in first):
        return None, rows
    for column, name in enumerate(first, 1):
        if not name:
            raise TableError(
                "line {line}, column {column}: this column has no heading", line=rows[0].line, column=column
            )
        if name in first[: column - 1]:
            raise TableError(
                'line {line}, column {column}: there is a column "{name}" already',
                line=rows[0].line,
                column=column,
                name=_cut(name),
            )
    return first, rows[1:]


def _name_columns(width: int, names: Sequence[str]) -> tuple[str, ...]:
    if len(names) == width:
        return tuple(names)
    few: dict[int, tuple[str, ...]] = {1: ("x",), 2: ("x", "t")}
    return few.get(width) or (*(f"x{number}" for number in range(1, width)), "t")


class _Reading:
    """The numbers of a table as they are read, row by row."""

    def __init__(self, columns: tuple[str, ...], separator: str) -> None:
        self.columns, self.separator = columns, separator
        self.numbers: list[list[float]] = []
        self.comma_line: int | None = None
        """Where the first decimal comma stands, and the first decimal point."""
        self.point_line: int | None = None

    def read(self, rows: Sequence[Row], missing: Missing) -> _Reading:
        """Read all rows; what is wrong is told before what is missing."""
        lacking = [row for row in rows if not self._take(row)]
        if lacking and missing is Missing.REFUSED:
            row = lacking[0]
            column = next(place for place, cell in enumerate(row.cells, 1) if _is_missing(cell))
            raise MissingNumberError(
                'line {line}, column {column} ("{name}"): a number is missing',
                line=row.line,
                rows=len(lacking),
                column=column,
                name=_cut(self.columns[column - 1]),
            )
        return self

    def _take(self, row: Row) -> bool:
        """Take a row in; the answer is whether it has all its numbers."""
        if len(row.cells) != len(self.columns):
            raise TableError(
                "line {line}: {count} values for {columns} columns",
                line=row.line,
                count=len(row.cells),
                columns=len(self.columns),
            )
        numbers = [self._number(row, column) for column in range(len(row.cells))]
        found = [number for number in numbers if number is not None]
        if len(found) < len(numbers):
            return False
        self.numbers.append(found)
        return True

    def _number(self, row: Row, column: int) -> float | None:
        """A number; ``None`` where it is missing."""
        cell = row.cells[column]
        if _is_missing(cell):
            return None
        try:
            number = read_number(_with_point(cell, self.separator))
        except NumberError:
            raise TableError(
                'line {line}, column {column} ("{name}"): "{text}" is not a number',
                line=row.line,
                column=column + 1,
                name=_cut(self.columns[column]),
                text=_cut(cell),
            ) from None
        self._watch_decimals(cell, row.line)
        return number

    def _watch_decimals(self, cell: str, line: int) -> None:
        """Points and commas in one table: one of them would part thousands, and which cannot be told."""
        if "," in cell:
            self.comma_line = self.comma_line or line
        elif "." in cell:
            self.point_line = self.point_line or line
        if self.comma_line and self.point_line:
            raise TableError(
                "line {line}: decimal points and decimal commas in one table (the other is in line {other})",
                line=line,
                other=min(self.comma_line, self.point_line),
            )


def _is_missing(cell: str) -> bool:
    return cell.lower() in _MISSING


def _is_number(cell: str, separator: str) -> bool:
    try:
        read_number(_with_point(cell, separator))
    except NumberError:
        return False
    return True


def _with_point(cell: str, separator: str) -> str:
    """A decimal comma as a point, where the comma can be one: beside a point it parts thousands."""
    if separator == "," or "." in cell or cell.count(",") != 1:
        return cell
    return cell.replace(",", ".")


def _cut(text: str) -> str:
    """Of a long text the beginning."""
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - what a line of the status bar holds
