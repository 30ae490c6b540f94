"""Edits of the samples on the plot, each one undo step; a training goes on with the new data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from guibp.engine.judgement import EDGE
from guibp.gui.panels.line_handles import Point
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.dataset import Dataset
from guibp.model.dataset_rows import append_row, change_row, remove_row
from guibp.model.edits import SetDataset
from guibp.model.errors import GuibpError


class Class(IntEnum):
    """The side of one half on which a sample's target lies."""

    ZERO = 0
    ONE = 1


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The columns of the axes, and that of the classes if there is one."""

    x: str
    y: str
    target: str | None


class PointEdits:
    """Moves, adds, removes and sorts samples.

    A training that runs is paused by the edit: what it learned comes first in the history. Then it goes
    on with the new data.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.columns: Columns | None = None
        """What the plot shows; nothing can be done without."""

    @property
    def has_classes(self) -> bool:
        """Whether a sample has a target."""
        return self.columns is not None and self.columns.target is not None

    def class_of(self, row: int) -> Class | None:
        """The class of a sample, if there are classes."""
        dataset = self._session.graph.dataset
        if dataset is None or self.columns is None or self.columns.target is None:
            return None
        return Class(int(dataset.column(self.columns.target)[row] >= EDGE))

    def move(self, row: int, place: Point) -> None:
        """Put a sample elsewhere."""
        x, y = place
        self._edit(lambda dataset, names: change_row(dataset, row, {names.x: x, names.y: y}))

    def add(self, place: Point, kind: Class) -> None:
        """Add a sample; what the plot does not show of it is that of the current one."""
        (x, y), like = place, self._session.row

        def append(dataset: Dataset, names: Columns) -> Dataset:
            return append_row(dataset, like, {names.x: x, names.y: y, **_target(dataset, names, kind)})

        if self._edit(append):
            self._session.show_sample(self._session.samples - 1)

    def remove(self, row: int) -> None:
        """Remove a sample; the last one stays."""
        self._edit(lambda dataset, _: remove_row(dataset, row))

    def set_class(self, row: int, kind: Class) -> None:
        """Put a sample into a class."""
        self._edit(lambda dataset, names: change_row(dataset, row, _target(dataset, names, kind)))

    def _edit(self, change: Callable[[Dataset, Columns], Dataset]) -> bool:
        """Change the data set in one edit; a training goes on with it."""
        dataset = self._session.graph.dataset
        if dataset is None or self.columns is None:
            return False
        try:
            changed = change(dataset, self.columns)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return self._session.try_do_and_go_on(SetDataset(changed))


def _target(dataset: Dataset, names: Columns, kind: Class) -> dict[str, float]:
    """What the samples of a class have as target: the middle one of theirs, or 0 and 1 where none is."""
    if names.target is None:
        return {}
    targets = dataset.column(names.target)
    theirs = np.sort(targets[(targets >= EDGE) == bool(kind)])
    return {names.target: float(theirs[len(theirs) // 2]) if len(theirs) else float(kind)}
