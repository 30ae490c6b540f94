"""The decision boundary with what is chosen about it: which node, which axes, and points and line in hand."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from guibp.engine.decision_boundary import Plane, find_plane
from guibp.engine.evaluation import Evaluation
from guibp.engine.kernel import Kernel
from guibp.gui.panels.axes_popup import AxesPopup
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.panels.line_dragging import LineDragging
from guibp.gui.panels.point_editing import PointEditing
from guibp.gui.panels.point_edits import Columns
from guibp.gui.plane_choice import PlaneChoice, Shown
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.training import LiveTraining

SIDE = 128
"""Points along each side of the plane: as fine as it is painted."""


class BoundaryView(QWidget):
    """A chooser above the plot. It paints when it is told to: who shows it knows when it is in view."""

    def __init__(
        self,
        session: Session,
        training: LiveTraining,
        choice: PlaneChoice,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choice = session, choice
        self._target: str | None = None
        self._plane: Plane | None = None
        self._names: tuple[str, ...] = ()
        self.plot = BoundaryPlot(theme)
        self._dragging = LineDragging(session, self.plot)
        self._pointing = PointEditing(session, training, self.plot)
        self._nodes = QComboBox()
        self._axes = QToolButton()
        self._popup = AxesPopup(choice, self)
        self._arrange()
        self._nodes.activated.connect(self._choose)
        self._axes.clicked.connect(self._open_axes)
        self._popup.refused.connect(session.refused)
        choice.changed.connect(self._follow_choice)
        self._write()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._nodes.setObjectName("boundary_node")
        self._nodes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._nodes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._axes.setObjectName("boundary_axes")
        self._axes.setProperty("kind", "small")
        self._axes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._nodes, 1)
        row.addWidget(self._axes)
        column.addLayout(row)
        column.addWidget(self.plot, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._nodes.setAccessibleName(self.tr("node of the decision boundary"))
        self._nodes.setToolTip(self.tr("Whose value the plane shows: of the output, or of a hidden unit"))
        self._axes.setText(self.tr("Axes…"))
        self._axes.setToolTip(self.tr("Choose two inputs as axes, and where the others are held"))
        self._names = ()
        self._list_nodes()

    # -- for the panel ---------------------------------------------------------------------------

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

    # -- within ----------------------------------------------------------------------------------

    def _find_plane(self) -> None:
        graph = self._session.graph
        plane = self._plane = find_plane(graph, SIDE, self._choice.wish)
        self._dragging.follow(graph, plane)
        self._pointing.follow(None)
        self._list_nodes()
        dataset = graph.dataset
        self._axes.setVisible(plane is not None and bool(plane.held))
        if plane is None or dataset is None:
            return
        self._popup.show_axes(plane)
        self._pointing.follow(Columns(plane.x, plane.y, self._target))
        self.plot.show_samples(
            (plane.x, plane.y),
            (plane.x_range, plane.y_range),
            np.column_stack((dataset.column(plane.x), dataset.column(plane.y))),
            dataset.column(self._target) if self._target is not None else None,
        )

    def _follow_choice(self) -> None:
        if not self.isVisible():
            # Whoever shows it again has it read the graph.
            self._names = ()
            return
        self._find_plane()
        if not self._session.is_silent:
            self.show_numbers(self._session.evaluation, self._session.loops.kernel)

    def _list_nodes(self) -> None:
        """What can be chosen: the output, the hidden units, and the selected node."""
        plane = self._plane
        if plane is None:
            return
        output = self.tr("{node} (output)").format(node=plane.prediction)
        texts = (output, *plane.units, self._say_selected(plane))
        if texts != self._names:
            self._names = texts
            self._nodes.clear()
            self._nodes.addItem(output, Shown.OUTPUT)
            for unit in plane.units:
                self._nodes.addItem(unit, Shown.NODE)
            self._nodes.addItem(texts[-1], Shown.SELECTED)
        self._nodes.setCurrentIndex(self._place_of(plane))

    def _say_selected(self, plane: Plane) -> str:
        if self._choice.shown is Shown.SELECTED and plane.node == self._session.selection.current:
            return self.tr("Selected: {node}").format(node=plane.node)
        return self.tr("Selected node")

    def _place_of(self, plane: Plane) -> int:
        last = self._nodes.count() - 1
        if self._choice.shown is Shown.SELECTED:
            return last
        place = self._nodes.findText(plane.node)
        return place if self._choice.shown is Shown.NODE and 0 < place < last else 0

    def _choose(self, place: int) -> None:
        shown = self._nodes.itemData(place)
        if shown is Shown.OUTPUT:
            self._choice.show_output()
        elif shown is Shown.SELECTED:
            self._choice.show_selected()
        else:
            self._choice.show_node(self._nodes.itemText(place))

    def _open_axes(self) -> None:
        self._popup.open_below(self._axes)
