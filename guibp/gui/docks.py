"""Docks: the panels around the canvas, which can be moved, closed and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QToolButton, QWidget

from guibp.gui.roles import Role, make_label

MARGIN, PALETTE_MARGIN = 24, 16
LEFT_WIDTH, RIGHT_WIDTH, BOTTOM_HEIGHT = 216, 340, 264
LEAST_LEFT, LEAST_RIGHT = 176, 280
WIDE, NARROW = 1400, 1100
"""From these widths on, there is room for the bottom's panels between the sides, or beside the right one."""


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels, each for its dock."""

    palette: QWidget
    explanation: QWidget
    inspector: QWidget
    outline: QWidget
    training: QWidget
    dataset: QWidget
    mistakes: QWidget


class DockTitle(QWidget):
    """A quiet heading by which a dock is dragged, and a cross that closes it."""

    def __init__(self, dock: QDockWidget, margin: int) -> None:
        super().__init__(dock)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 6, 8, 0)
        row.addWidget(make_label(dock.windowTitle().upper(), Role.HEADING))
        row.addStretch()
        close = QToolButton()
        close.setText("\N{MULTIPLICATION SIGN}")
        close.setAutoRaise(True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setToolTip(self.tr("Close; the View menu brings it back"))
        close.clicked.connect(dock.close)
        row.addWidget(close)


class Dock(QDockWidget):
    """A dock whose title hides while a tab says the same."""

    def __init__(self, name: str, title: str, panel: QWidget, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self._window = window
        self._title = DockTitle(self, PALETTE_MARGIN if name == "palette_dock" else MARGIN)
        self._no_title = QWidget(self)
        self.setWidget(panel)
        self.setTitleBarWidget(self._title)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._choose_title)
        for signal in (self.visibilityChanged, self.dockLocationChanged, self.topLevelChanged):
            signal.connect(self._choose_title_soon)

    def _choose_title_soon(self) -> None:
        # Qt tells before its layout knows the tabs.
        self._timer.start(0)

    def _choose_title(self) -> None:
        tabbed = [other for other in self._window.tabifiedDockWidgets(self) if other.isVisible()]
        wanted = self._no_title if tabbed and not self.isFloating() else self._title
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
            self._title.setVisible(wanted is self._title)


class Docks:
    """All docks of a window, in their first places."""

    def __init__(self, window: QMainWindow, panels: Panels) -> None:
        tr = window.tr
        self.palette = Dock("palette_dock", tr("Operations"), panels.palette, window)
        self.explanation = Dock("explanation", tr("Explanation"), panels.explanation, window)
        self.inspector = Dock("inspector", tr("Inspector"), panels.inspector, window)
        self.outline = Dock("outline", tr("Outline"), panels.outline, window)
        self.training = Dock("training", tr("Training"), panels.training, window)
        self.dataset = Dock("dataset", tr("Data set"), panels.dataset, window)
        self.mistakes = Dock("mistakes", tr("Mistake lab"), panels.mistakes, window)
        self._window = window
        panels.palette.setMinimumWidth(LEAST_LEFT)
        for panel in (panels.explanation, panels.inspector, panels.outline):
            panel.setMinimumWidth(LEAST_RIGHT)
        self._place()

    def all(self) -> tuple[Dock, ...]:
        """Every dock, in the order of the View menu."""
        right = (self.explanation, self.inspector, self.outline)
        return (self.palette, *right, self.training, self.dataset, self.mistakes)

    def show_mistakes(self) -> None:
        """Open the mistake lab, before the other panels at the bottom."""
        self.mistakes.show()
        self.mistakes.raise_()

    def show_what_fits(self, wanted: Mapping[Dock, bool]) -> None:
        """Open or close docks as the document has need of them."""
        for dock, shown in wanted.items():
            dock.setVisible(shown)
        if wanted.get(self.training):
            self.training.raise_()

    def _place(self) -> None:
        window, area = self._window, Qt.DockWidgetArea
        window.setTabPosition(area.AllDockWidgetAreas, window.tabPosition(area.TopDockWidgetArea).North)
        window.addDockWidget(area.LeftDockWidgetArea, self.palette)
        window.addDockWidget(area.RightDockWidgetArea, self.explanation)
        window.addDockWidget(area.RightDockWidgetArea, self.inspector)
        window.addDockWidget(area.RightDockWidgetArea, self.outline)
        window.addDockWidget(area.BottomDockWidgetArea, self.training)
        window.addDockWidget(area.BottomDockWidgetArea, self.dataset)
        window.addDockWidget(area.BottomDockWidgetArea, self.mistakes)
        window.tabifyDockWidget(self.inspector, self.outline)
        window.tabifyDockWidget(self.training, self.dataset)
        window.tabifyDockWidget(self.dataset, self.mistakes)
        for dock in (self.outline, self.training, self.dataset, self.mistakes):
            dock.hide()
        self.set_sizes()

    def choose_corners(self, width: int) -> None:
        """In a wide window the sides reach down; in a narrow one the bottom needs all the width."""
        area, corner = Qt.DockWidgetArea, Qt.Corner
        for where, side, least in (
            (corner.BottomLeftCorner, area.LeftDockWidgetArea, WIDE),
            (corner.BottomRightCorner, area.RightDockWidgetArea, NARROW),
        ):
            wanted = side if width >= least else area.BottomDockWidgetArea
            if self._window.corner(where) is not wanted:
                self._window.setCorner(where, wanted)

    def set_sizes(self) -> None:
        """The widths and heights of the first start."""
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        is_wide = self._window.width() >= WIDE
        widths = [LEFT_WIDTH, RIGHT_WIDTH] if is_wide else [LEAST_LEFT, LEAST_RIGHT]
        self._window.resizeDocks([self.palette, self.explanation], widths, across)
        self._window.resizeDocks([self.explanation, self.inspector], [460, 340], down)
        self._window.resizeDocks([self.training], [BOTTOM_HEIGHT], down)
