"""Tells when graph and data set do not fit: which input waits for which column."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.gui.session import Session
from guibp.model.changes import DatasetChanged
from guibp.model.column_fit import MissingColumn, find_missing_columns
from guibp.model.graph import GraphChanged

_MOST_NAMED = 3


class FitTelling(QObject):
    """Speaks when a document comes, and when the data set becomes another that lacks something."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        session.document_replaced.connect(self.tell)
        session.graph_changed.connect(self._follow_edit)

    def tell(self) -> None:
        """Say what is missing, if anything is."""
        missing = find_missing_columns(self._session.graph)
        if missing:
            self._session.refused.emit(self._describe(missing))

    def _follow_edit(self, event: GraphChanged) -> None:
        if any(isinstance(change, DatasetChanged) for change in event.changes):
            self.tell()

    def _describe(self, missing: tuple[MissingColumn, ...]) -> str:
        columns = list(dict.fromkeys(one.column for one in missing))
        named = ", ".join(f'"{column}"' for column in columns[:_MOST_NAMED])
        if len(columns) > _MOST_NAMED:
            named += ", …"
        waiting = ", ".join(one.input for one in missing[:_MOST_NAMED])
        if len(missing) > _MOST_NAMED:
            waiting += ", …"
        if self._session.graph.dataset is None:
            template = self.tr("There is no data set with column {columns}: {inputs} cannot be computed.")
        else:
            template = self.tr("The data set has no column {columns}: {inputs} cannot be computed.")
        return template.format(columns=named, inputs=waiting)
