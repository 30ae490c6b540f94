"""The wish for columns of the hidden units in the table of predictions, kept for the next window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from guibp.engine.evaluation import Evaluation
from guibp.engine.tape import Floats
from guibp.gui.preferences import open_settings

MOST_COLUMNS = 6
_WANTED = "training/hidden_columns"


class HiddenColumns(QToolButton):
    """A button that stays down while the columns are wanted; it hides where there are no hidden units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[str, ...] = ()
        self.setObjectName("hidden_columns")
        self.setProperty("kind", "small")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setChecked(open_settings().value(_WANTED, defaultValue=False, type=bool) is True)
        self.toggled.connect(self._keep)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setText(self.tr("Hidden units"))
        self.setToolTip(self.tr("Columns for the hidden units, and a mark for what is right or wrong"))

    @property
    def units(self) -> tuple[str, ...]:
        """The hidden units that have a column."""
        return self._all if self.isChecked() else ()

    def offer(self, units: tuple[str, ...]) -> None:
        """These are the hidden units; of many only the first get a column."""
        self._all = units[:MOST_COLUMNS]
        self.setVisible(bool(units))

    def values(self, evaluation: Evaluation) -> Floats | None:
        """Their values for each sample, (samples, units); NaN where one is not computed."""
        if not self.units:
            return None
        samples = evaluation.tape.samples
        found = [evaluation.value(unit) for unit in self.units]
        columns = [np.broadcast_to(np.nan if one is None else one, (samples,)) for one in found]
        return np.column_stack(columns)

    def _keep(self, is_wanted: bool) -> None:
        open_settings().setValue(_WANTED, is_wanted)
