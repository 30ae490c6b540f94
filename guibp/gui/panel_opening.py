"""Opening panels by action: those that explain are closed until somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class PanelOpening(QObject):
    """Asks the window for a panel."""

    derivative_wanted = Signal()
    paths_wanted = Signal()
    by_hand_wanted = Signal()
    histories_wanted = Signal()
    gradient_rows_wanted = Signal()
    hidden_space_wanted = Signal()

    def open_derivative(self) -> None:
        """Show one leaf as the only variable."""
        self.derivative_wanted.emit()

    def open_paths(self) -> None:
        """Show all paths from a node to the output."""
        self.paths_wanted.emit()

    def open_by_hand(self) -> None:
        """Let the learner be the optimiser."""
        self.by_hand_wanted.emit()

    def open_histories(self) -> None:
        """Show how weights, activations and gradients changed."""
        self.histories_wanted.emit()

    def open_gradient_rows(self) -> None:
        """Show where a gradient comes from."""
        self.gradient_rows_wanted.emit()

    def open_hidden_space(self) -> None:
        """Show the space of two hidden units."""
        self.hidden_space_wanted.emit()
