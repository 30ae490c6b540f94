"""The data set: named columns of finite numbers, a row for each sample."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from guibp.model.errors import DatasetError
from guibp.model.held_out import Rows, check_held_out
from guibp.model.naming import is_name
from guibp.model.records import NO_EXTRA, Extra


class Dataset:
    """An immutable table, shape (samples, columns), float64.

    ``held_out`` are the numbers of rows, from 0, that no training step learns from. Raises
    ``DatasetError`` if the columns differ in length, or hold what is not a finite number, and
    ``HeldOutError`` if such a row is not there, or no other one is.
    """

    __slots__ = ("extra", "held_out", "names", "table")

    def __init__(
        self,
        columns: Mapping[str, Iterable[float]],
        extra: Extra = NO_EXTRA,
        held_out: Iterable[int] = (),
    ) -> None:
        self.names: tuple[str, ...] = tuple(columns)
        self.extra = extra
        self.table: NDArray[np.float64] = _read_table(columns)
        self.table.flags.writeable = False
        self.held_out: Rows = check_held_out(held_out, self.samples)

    def hold_out(self, rows: Iterable[int]) -> Dataset:
        """The same table with these rows held out, and no others."""
        return Dataset(self.columns(), self.extra, rows)

    @classmethod
    def of_table(cls, names: tuple[str, ...], table: NDArray[np.float64]) -> Dataset:
        """A table, (samples, columns), that is made rather than read: it is looked through as a whole."""
        unfit = np.argwhere(~np.isfinite(table))
        if len(unfit):
            row, place = unfit[0].tolist()
            raise DatasetError(
                "column {name}, row {row}: {value} is not finite",
                name=names[place],
                row=row,
                value=float(table[row, place]),
            )
        made = cls(dict.fromkeys(names, (0.0,)))
        made.table = np.array(table, dtype=np.float64)
        made.table.flags.writeable = False
        return made

    @property
    def samples(self) -> int:
        """The number of rows."""
        return int(self.table.shape[0])

    def column(self, name: str) -> NDArray[np.float64]:
        """One column, shape (samples,), read-only; ``KeyError`` if there is none of that name."""
        try:
            return self.table[:, self.names.index(name)]
        except ValueError:
            raise KeyError(name) from None

    def columns(self) -> dict[str, list[float]]:
        """All columns as lists of Python floats."""
        return {name: self.table[:, place].tolist() for place, name in enumerate(self.names)}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return (
            self.names == other.names
            and self.table.shape == other.table.shape
            and self.table.tobytes() == other.table.tobytes()
            and self.extra == other.extra
            and self.held_out == other.held_out
        )

    def __repr__(self) -> str:
        return f"Dataset({', '.join(self.names)}; {self.samples} samples)"

    def __hash__(self) -> int:
        return hash((self.names, self.table.tobytes()))


def _read_table(columns: Mapping[str, Iterable[float]]) -> NDArray[np.float64]:
    if not columns:
        raise DatasetError("a data set needs at least one column")
    lists = {name: _read_column(name, values) for name, values in columns.items()}
    lengths = {len(values) for values in lists.values()}
    if len(lengths) != 1:
        sizes = ", ".join(f"{name}: {len(values)}" for name, values in lists.items())
        raise DatasetError("the columns differ in length ({sizes})", sizes=sizes)
    if lengths == {0}:
        raise DatasetError("a data set needs at least one row")
    return np.array(list(lists.values()), dtype=np.float64).T.copy()


def _read_column(name: str, values: Iterable[float]) -> Sequence[float]:
    if not is_name(name):
        raise DatasetError("{name!r} is no name for a column", name=name)
    return [_read_number(name, row, value) for row, value in enumerate(values)]


def _read_number(name: str, row: int, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise DatasetError(
            "column {name}, row {row}: {value!r} is not a number", name=name, row=row, value=value
        )
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise DatasetError(
            "column {name}, row {row}: {value} is not finite", name=name, row=row, value=number
        )
    return number
