"""The heading of the decision boundary: whose it is, and the menu in which another node is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from guibp.engine.decision_boundary import Plane
from guibp.gui.panels.axes_popup import AxesPopup
from guibp.gui.plain_tips import plain_button
from guibp.gui.plane_choice import PlaneChoice, Shown
from guibp.gui.session import Session
from guibp.gui.type_scale import scaled

_NAME_WIDTH = 52


class BoundaryHeading(QWidget):
    """A title, and a button with the name of the node; its menu is made when it is opened."""

    refused = Signal(str)

    def __init__(
        self, title: QWidget, session: Session, choice: PlaneChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._choice = session, choice
        self._plane: Plane | None = None
        self.button = QToolButton()
        self.button.setObjectName("boundary_node")
        self.button.setProperty("kind", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._popup = AxesPopup(choice, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.button)
        row.addStretch(1)
        self.button.clicked.connect(self._open_menu)
        self._popup.refused.connect(self.refused)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        tip = self.tr("Choose whose value the plane shows: the output's, or a hidden unit's")
        self.button.setToolTip(tip)
        node = "" if self._plane is None else self._plane.node
        self.button.setAccessibleName(self.tr("decision boundary of {node}").format(node=node))

    def show_plane(self, plane: Plane) -> None:
        """Say whose boundary it is."""
        self._plane = plane
        metrics = self.button.fontMetrics()
        name = metrics.elidedText(plane.node, Qt.TextElideMode.ElideRight, scaled(_NAME_WIDTH))
        self.button.setText(f"{plain_button(name)} ▾")
        self._popup.show_axes(plane)
        self._write()

    # -- choosing --------------------------------------------------------------------------------

    def make_menu(self) -> QMenu | None:
        """What can be shown; the present choice is checked."""
        plane, choice = self._plane, self._choice
        if plane is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        output = self.tr("{node} (output)").format(node=plain_button(plane.prediction))
        first = self._offer(menu, output, is_chosen=choice.shown is Shown.OUTPUT)
        first.triggered.connect(choice.show_output)
        for unit in plane.units:
            is_chosen = choice.shown is Shown.NODE and plane.node == unit
            # A name may hold what marks a key in a menu.
            entry = self._offer(menu, plain_button(unit), is_chosen=is_chosen)
            entry.triggered.connect(partial(choice.show_node, unit))
        menu.addSeparator()
        selected = self._offer(menu, self.tr("The selected node"), is_chosen=choice.shown is Shown.SELECTED)
        selected.triggered.connect(choice.show_selected)
        if plane.held:
            menu.addSeparator()
            menu.addAction(self.tr("Axes…")).triggered.connect(self.open_axes)
        return menu

    def open_axes(self) -> None:
        """Let the axes be chosen."""
        self._popup.open_below(self.button)

    def _offer(self, menu: QMenu, text: str, *, is_chosen: bool) -> QAction:
        entry: QAction = menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(is_chosen)
        return entry

    def _open_menu(self) -> None:
        menu = self.make_menu()
        if menu is not None:
            menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
            menu.setActiveAction(next(entry for entry in menu.actions() if entry.isChecked()))
