"""The decision boundary beside the sliders: it follows every drag."""

from __future__ import annotations

import numpy as np

from guibp.engine.decision_boundary import Plane, find_plane
from guibp.engine.judgement import find_prediction
from guibp.gui.hand_moves import read_ground
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.session import Session
from guibp.gui.theme import Theme


class HandBoundary(BoundaryPlot):
    """Shows what the numbers on show predict over the plane of two columns; absent without one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme)
        self._session = session
        self._plane: Plane | None = None
        self._shape: tuple[object, ...] = ()

    def _write(self) -> None:
        super()._write()
        # Points are moved on the training panel's picture alone: here no tip offers it.
        self.setToolTip("")

    def refresh(self) -> None:
        """Follow the numbers on show, and the graph if it is another one."""
        session = self._session
        shape = read_ground(session.graph)
        if shape != self._shape:
            self._shape = shape
            self._read_graph()
        if self._plane is not None and not session.is_silent:
            evaluation = session.evaluation
            tape = evaluation.tape
            parameters = evaluation.values[tape.offset[tape.parameter_slots]]
            self.show_field(self._plane.field(parameters, session.loops.kernel))

    @property
    def has_plane(self) -> bool:
        """Whether there is anything to show."""
        return self._plane is not None

    def _read_graph(self) -> None:
        graph, dataset = self._session.graph, self._session.graph.dataset
        self._plane = plane = find_plane(graph)
        if plane is None or dataset is None:
            return
        view = find_prediction(graph, self._session.evaluation)
        target = None if view is None or view.target is None else dataset.column(view.target)
        points = np.column_stack((dataset.column(plane.x), dataset.column(plane.y)))
        self.mark_held_out(dataset.held_out)
        self.show_samples((plane.x, plane.y), (plane.x_range, plane.y_range), points, target)
