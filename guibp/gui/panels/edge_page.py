"""The inspector's page of a wire: both numbers on it, in full."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from guibp.gui.operation_texts import operand_title
from guibp.gui.panels.numbers_box import NumbersBox
from guibp.gui.panels.readings import edge_numbers
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session


class EdgePage(QWidget):
    """Tells from where to where a wire leads, and what flows along it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edge = ("", 0)
        self._ends = make_label("", Role.TITLE)
        self._ends.setWordWrap(True)
        # A long id without a space is cut off itself, rather than everything beside it.
        self._ends.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._port = make_label("", Role.QUIET)
        self._numbers = NumbersBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        for widget in (self._ends, self._port, self._numbers):
            layout.addWidget(widget)
        layout.addStretch()

    def show_edge(self, target: str, port: int) -> None:
        """Show the wire that ends at a port."""
        graph = self._session.graph
        source = graph.operands(target).get(port) if target in graph else None
        if source is None:
            return
        self._edge = (target, port)
        self._ends.setText(f"{source} → {target}")
        self._port.setText(
            self.tr("operand {port}").format(port=operand_title(graph.node(target).operation, port))
        )
        self.show_numbers()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_edge(*self._edge)

    def show_numbers(self) -> None:
        """Show the numbers of the present reading."""
        target, port = self._edge
        if (target, port) in self._session.evaluation.tape.edge_at:
            self._numbers.show_numbers(*edge_numbers(self._session, target, port))
