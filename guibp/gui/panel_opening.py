"""Opening panels by action: those that explain are closed until somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class PanelOpening(QObject):
    """Asks the window for a panel."""

    derivative_wanted = Signal()
    paths_wanted = Signal()
    hidden_space_wanted = Signal()

    def open_derivative(self) -> None:
        """Show one leaf as the only variable."""
        self.derivative_wanted.emit()

    def open_paths(self) -> None:
        """Show all paths from a node to the output."""
        self.paths_wanted.emit()

    def open_hidden_space(self) -> None:
        """Show the space of two hidden units."""
        self.hidden_space_wanted.emit()
