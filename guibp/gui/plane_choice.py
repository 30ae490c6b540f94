"""What the pictures of planes show: which node, over which two inputs, and where the others are held."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from guibp.engine.input_plane import PlaneWish
from guibp.gui.session import Session
from guibp.model.changes import NodeRenamed
from guibp.model.graph import GraphChanged


class Shown(Enum):
    """What the decision boundary is of."""

    OUTPUT = "output"
    NODE = "node"
    SELECTED = "selected"
    """The selected node, whichever it is."""


class PlaneChoice(QObject):
    """A matter of view: it goes with the window, and another document begins anew."""

    changed = Signal()
    """Something else is to be shown; also when another node is selected, if that is what is shown."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reset()
        session.document_replaced.connect(self._reset)
        session.graph_changed.connect(self._follow_names)
        session.selection.changed.connect(self._follow_selection)

    def _reset(self) -> None:
        self.shown = Shown.OUTPUT
        self.node: str | None = None
        self._columns: tuple[str | None, str | None] = (None, None)
        self._held: dict[str, float] = {}

    @property
    def wish(self) -> PlaneWish:
        """All of it, as the engine takes it."""
        node = self._session.selection.current if self.shown is Shown.SELECTED else self.node
        return PlaneWish(node, *self._columns, tuple(self._held.items()))

    def show_output(self) -> None:
        """Show the prediction."""
        self.shown, self.node = Shown.OUTPUT, None
        self.changed.emit()

    def show_node(self, node: str) -> None:
        """Show a node, whatever is selected."""
        self.shown, self.node = Shown.NODE, node
        self.changed.emit()

    def show_selected(self) -> None:
        """Show the selected node from now on; where it says nothing about the inputs, the prediction."""
        self.shown, self.node = Shown.SELECTED, None
        self.changed.emit()

    def choose_columns(self, x: str, y: str) -> None:
        """Take these columns as axes."""
        self._columns = (x, y)
        self.changed.emit()

    def hold(self, column: str, value: float) -> None:
        """Hold a column that is no axis at a value."""
        self._held[column] = value
        self.changed.emit()

    def hold_at_means(self) -> None:
        """Hold every column that is no axis at its mean."""
        self._held.clear()
        self.changed.emit()

    def _follow_selection(self) -> None:
        if self.shown is Shown.SELECTED:
            self.changed.emit()

    def _follow_names(self, event: GraphChanged) -> None:
        for change in event.changes:
            if isinstance(change, NodeRenamed) and change.before == self.node:
                self.node = change.after
