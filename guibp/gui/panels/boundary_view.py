"""The decision boundary over a graph: whose it is, over which axes, with points and a line in hand."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guibp.engine.decision_boundary import Plane, find_plane
from guibp.engine.evaluation import Evaluation
from guibp.engine.kernel import Kernel
from guibp.gui.panels.boundary_heading import BoundaryHeading
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.panels.line_dragging import LineDragging
from guibp.gui.panels.point_editing import PointEditing
from guibp.gui.panels.point_edits import Columns
from guibp.gui.plane_choice import PlaneChoice
from guibp.gui.session import Session
from guibp.gui.theme import Theme

SIDE = 128
"""Points along each side of the plane: as fine as it is painted."""


class BoundaryView(QWidget):
    """A plot under its heading. It shows numbers when it is told to: who owns it knows when it is seen."""

    def __init__(
        self,
        title: QWidget,
        session: Session,
        choice: PlaneChoice,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._session, self._choice = session, choice
        self._target: str | None = None
        self._plane: Plane | None = None
        self.plot = BoundaryPlot(theme)
        self.heading = BoundaryHeading(title, session, choice)
        self._dragging = LineDragging(session, self.plot)
        self._pointing = PointEditing(session, self.plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.plot, 1)
        self.heading.refused.connect(session.refused)
        choice.changed.connect(self._follow_choice)

    @property
    def plane(self) -> Plane | None:
        """What is shown, if there is anything."""
        return self._plane

    def read_graph(self, target: str | None) -> None:
        """Look what there is to show, after the graph became another; ``target`` is the classes' column."""
        self._target = target
        self._find_plane()

    def show_numbers(self, evaluation: Evaluation, kernel: Kernel | None) -> None:
        """Show the boundary for the parameters of an evaluation."""
        if self._plane is None:
            return
        tape = evaluation.tape
        parameters = evaluation.values[tape.offset[tape.parameter_slots]]
        self._dragging.show_line()
        self.plot.show_field(self._plane.levels(self._plane.field(parameters, kernel)))

    def _find_plane(self) -> None:
        graph = self._session.graph
        plane, dataset = find_plane(graph, SIDE, self._choice.wish), graph.dataset
        self._plane = plane
        self._dragging.follow(graph, plane)
        self._pointing.follow(None)
        self.setVisible(plane is not None)
        if plane is None or dataset is None:
            return
        self.heading.show_plane(plane)
        self._pointing.follow(Columns(plane.x, plane.y, self._target))
        self.plot.show_samples(
            (plane.x, plane.y),
            (plane.x_range, plane.y_range),
            np.column_stack((dataset.column(plane.x), dataset.column(plane.y))),
            dataset.column(self._target) if self._target is not None else None,
        )
        self.plot.mark_held_out(dataset.held_out)

    def _follow_choice(self) -> None:
        """Something else was chosen; before the graph was read at all, it will be with that."""
        if self._plane is None:
            return
        self._find_plane()
        if not self._session.is_silent:
            self.show_numbers(self._session.evaluation, self._session.loops.kernel)
