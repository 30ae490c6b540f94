"""The fit of a graph with one input under its title, with the points in hand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from guibp.engine.evaluation import Evaluation
from guibp.engine.fitted_curve import FittedCurve, find_fitted_curve
from guibp.engine.kernel import Kernel
from guibp.gui.panels.fit_plot import FitPlot
from guibp.gui.panels.point_editing import PointEditing
from guibp.gui.panels.point_edits import Columns
from guibp.gui.session import Session
from guibp.gui.theme import Theme


class FitView(QWidget):
    """Absent where there is no such curve. It shows numbers when it is told to, as the boundary's view."""

    def __init__(self, title: QWidget, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._curve: FittedCurve | None = None
        self.plot = FitPlot(theme)
        self._pointing = PointEditing(session, self.plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.plot, 1)
        self.hide()

    def read_graph(self) -> None:
        """Look what there is to show, after the graph became another."""
        graph, dataset = self._session.graph, self._session.graph.dataset
        self._curve = curve = find_fitted_curve(graph)
        self.setVisible(curve is not None)
        if curve is None or dataset is None:
            self._pointing.follow(None)
            return
        self._pointing.follow(Columns(curve.x, curve.target, None))
        self.plot.show_data(curve, dataset)

    def show_numbers(self, evaluation: Evaluation, kernel: Kernel | None) -> None:
        """Show the curve for the parameters of an evaluation."""
        if self._curve is not None:
            tape = evaluation.tape
            parameters = evaluation.values[tape.offset[tape.parameter_slots]]
            self.plot.show_heights(self._curve.heights(parameters, kernel))
