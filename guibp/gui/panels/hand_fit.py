"""The fitted curve beside the sliders: it follows every drag."""

from __future__ import annotations

from guibp.engine.fitted_curve import FittedCurve, find_fitted_curve
from guibp.gui.hand_moves import read_ground
from guibp.gui.panels.fit_plot import FitPlot
from guibp.gui.session import Session
from guibp.gui.theme import Theme


class HandFit(FitPlot):
    """Shows what the numbers on show predict along the only input; absent without one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme)
        self._session = session
        self._curve: FittedCurve | None = None
        self._shape: tuple[object, ...] = ()

    def _write(self) -> None:
        super()._write()
        # Points are moved on the training panel's picture alone: here no tip offers it.
        self.setToolTip("")

    @property
    def has_curve(self) -> bool:
        """Whether there is anything to show."""
        return self._curve is not None

    def refresh(self) -> None:
        """Follow the numbers on show, and the graph if it is another one."""
        session = self._session
        graph, dataset, shape = session.graph, session.graph.dataset, read_ground(session.graph)
        if shape != self._shape:
            self._shape, self._curve = shape, find_fitted_curve(graph)
            if self._curve is not None and dataset is not None:
                self.show_data(self._curve, dataset)
        if self._curve is not None and not session.is_silent:
            tape = session.evaluation.tape
            parameters = session.evaluation.values[tape.offset[tape.parameter_slots]]
            self.show_heights(self._curve.heights(parameters, session.loops.kernel))
