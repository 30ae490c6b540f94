"""guibp as a contestant among canvases."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.edits import AddNodes, SetValues
from guibp.model.graph import Graph
from tests.benchmarks.canvas_subjects import Columns


class OurCanvas:
    """The canvas of the window, over a session of its own."""

    def __init__(self) -> None:
        self.session = Session(Graph())
        self.canvas = Canvas(self.session)

    @property
    def window(self) -> QWidget:
        return self.canvas

    @property
    def surface(self) -> QWidget:
        return self.canvas.viewport()

    def build(self, columns: Columns) -> None:
        """In one edit, as a paste does; the numbers of all wires are computed at the first frame."""
        self.session.do(AddNodes(columns.nodes, columns.edges))

    def fit(self) -> None:
        self.canvas.fit()

    def show_actual_size(self) -> None:
        self.canvas.viewing.show_actual_size()
        self.canvas.reveal("n0")

    def grip(self) -> QPoint:
        return self.canvas.node_center("n0")

    def add_labels(self) -> None:
        """Ours are there."""

    def show_numbers(self, number: float) -> None:
        """All numbers change: a value at the beginning does."""
        self.session.do(SetValues((("n0", number),)))
        _ = self.session.reading
