"""Dragging the line of a single unit on the plot: its weights follow, as one undo step for each drag."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.engine.decision_boundary import Plane
from guibp.engine.separating_line import Line, LineUnit, find_line_unit
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.session import Session
from guibp.model.edits import SetValues
from guibp.model.graph import Graph


class LineDragging(QObject):
    """Between the plot and the session."""

    def __init__(self, session: Session, plot: BoundaryPlot) -> None:
        super().__init__(plot)
        self._session, self._plot = session, plot
        self._unit: LineUnit | None = None
        self._drags = 0
        self._start: Line | None = None
        plot.line_taken.connect(self._begin)
        plot.line_dragged.connect(self._drag)
        plot.line_given_up.connect(self._give_up)

    def follow(self, graph: Graph, plane: Plane | None) -> None:
        """Look for the unit, after the graph became another."""
        self._unit = None if plane is None else find_line_unit(graph, plane.node, plane.x, plane.y)

    def show_line(self) -> None:
        """Show where the line is now; while the graph trains it cannot be dragged."""
        if self._session.running is not None or self._unit is None:
            self._plot.show_line(None)
        else:
            self._plot.show_line(self._unit.line(self._session.graph))

    def _begin(self) -> None:
        self._drags += 1
        self._start = None if self._unit is None else self._unit.line(self._session.graph)

    def _drag(self, line: Line) -> None:
        if self._unit is not None:
            self._session.try_do(SetValues(self._unit.values(line)), f"line {self._drags}")

    def _give_up(self) -> None:
        """Take back what this drag did, if it did anything."""
        if self._unit is None or self._start in (None, self._unit.line(self._session.graph)):
            return
        self._session.undo()
