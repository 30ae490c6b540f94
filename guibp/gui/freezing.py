"""Freezing: whether training moves the selected parameters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.gui.session import Session
from guibp.model.edits import Freeze, Unfreeze


class Freezing(QObject):
    """One command: freeze the selected parameters, or if all of them are frozen, let them move again."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def can_freeze(self) -> bool:
        """Whether a parameter is selected."""
        return bool(self._parameters())

    def toggle(self) -> None:
        """Freeze them, or let them move; a training that runs goes on."""
        graph, ids = self._session.graph, self._parameters()
        if not ids:
            return
        are_frozen = all(graph.node(id_).is_frozen for id_ in ids)
        self._session.try_do_and_go_on(Unfreeze(ids) if are_frozen else Freeze(ids))

    def _parameters(self) -> tuple[str, ...]:
        graph, chosen = self._session.graph, self._session.selection.nodes
        return tuple(id_ for id_ in sorted(chosen) if id_ in graph and graph.node(id_).op == "parameter")
