"""Docks: the panels around the canvas, which can be moved, closed and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTabBar, QToolButton, QWidget

from guibp.gui.both_languages import name_in_english
from guibp.gui.roles import Role, make_label, set_role
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.gui.type_scale import scaled

CONTEXT = "Docks"

MARGIN, PALETTE_MARGIN = 25, 16
LEFT_WIDTH, RIGHT_WIDTH, BOTTOM_HEIGHT, LESSON_HEIGHT = 216, 340, 340, 136
MOST_BOTTOM = 0.45
"""Where text is larger, the bottom grows with it to this share of the height: the canvas comes first."""
LEAST_LEFT, LEAST_RIGHT = 176, 280
TALL, LOW = 640, 200
"""Heights of a panel with pictures, and of the inspector below it."""
WIDE, NARROW = 1560, 1100
"""From these widths on, there is room for the bottom's panels between the sides, or beside the right one."""


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels, each for its dock."""

    palette: QWidget
    explanation: QWidget
    derivative: QWidget
    paths: QWidget
    inspector: QWidget
    outline: QWidget
    training: QWidget
    dataset: QWidget
    lesson: QWidget
    mistakes: QWidget
    by_hand: QWidget
    runs: QWidget
    histories: QWidget
    gradient_rows: QWidget
    hidden_space: QWidget


class DockTitle(QWidget):
    """A quiet heading by which a dock is dragged, and a cross that closes it."""

    def __init__(self, dock: QDockWidget, margin: int) -> None:
        super().__init__(dock)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 6, 8, 0)
        self._heading = make_label("", Role.HEADING)
        row.addWidget(self._heading)
        row.addStretch()
        close = self._close = QToolButton()
        close.setText("\N{MULTIPLICATION SIGN}")
        close.setAutoRaise(True)
        set_role(close, Role.QUIET)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(dock.close)
        row.addWidget(close)
        self.show_title(dock.windowTitle())

    def show_title(self, title: str) -> None:
        """Say what the dock is called, in the language that is spoken now."""
        self._heading.setText(title.upper())
        self._close.setToolTip(self.tr("Close; the View menu brings it back"))


class Dock(QDockWidget):
    """A dock whose title hides while a tab says the same; ``title`` is English, marked for translation."""

    def __init__(self, name: str, title: str, panel: QWidget, window: QMainWindow) -> None:
        super().__init__(QCoreApplication.translate(CONTEXT, title), window)
        self.setObjectName(name)
        self._english = title
        self._window = window
        self._title = DockTitle(self, PALETTE_MARGIN if name == "palette_dock" else MARGIN)
        self._no_title = QWidget(self)
        self._names_panel = not panel.accessibleName()
        self.setWidget(panel)
        name_in_english(self.toggleViewAction(), CONTEXT, title)
        self.toggleViewAction().triggered.connect(self._come_forward)
        self._write()
        self.setTitleBarWidget(self._title)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._choose_title)
        for signal in (self.visibilityChanged, self.dockLocationChanged, self.topLevelChanged):
            signal.connect(self._choose_title_soon)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self._choose_title_soon()

    def _write(self) -> None:
        self.setWindowTitle(QCoreApplication.translate(CONTEXT, self._english))
        self._title.show_title(self.windowTitle())
        panel = self.widget()
        if self._names_panel and panel is not None:
            panel.setAccessibleName(self.windowTitle())

    def open(self) -> None:
        """Show it, before those that share its place."""
        self.show()
        self.raise_()

    def _come_forward(self, is_on: bool) -> None:
        """After the View menu: Qt alone would show it behind those that share its place."""
        if is_on:
            self.raise_()

    def _choose_title_soon(self) -> None:
        # Qt tells before its layout knows the tabs.
        self._timer.start(0)

    def _choose_title(self) -> None:
        tabbed = [other for other in self._window.tabifiedDockWidgets(self) if other.isVisible()]
        wanted = self._no_title if tabbed and not self.isFloating() else self._title
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
            self._title.setVisible(wanted is self._title)
        for tabs in self._window.findChildren(QTabBar):
            tabs.setAccessibleName(self.tr("panels"))


class Docks:
    """All docks of a window, in their first places."""

    def __init__(self, window: QMainWindow, panels: Panels) -> None:
        self.palette = Dock("palette_dock", QT_TRANSLATE_NOOP("Docks", "Operations"), panels.palette, window)
        self.explanation = Dock(
            "explanation", QT_TRANSLATE_NOOP("Docks", "Explanation"), panels.explanation, window
        )
        self.derivative = Dock(
            "derivative", QT_TRANSLATE_NOOP("Docks", "Derivative"), panels.derivative, window
        )
        self.paths = Dock("paths", QT_TRANSLATE_NOOP("Docks", "Paths"), panels.paths, window)
        self.inspector = Dock("inspector", QT_TRANSLATE_NOOP("Docks", "Inspector"), panels.inspector, window)
        self.outline = Dock("outline", QT_TRANSLATE_NOOP("Docks", "Outline"), panels.outline, window)
        self.training = Dock("training", QT_TRANSLATE_NOOP("Docks", "Training"), panels.training, window)
        self.dataset = Dock("dataset", QT_TRANSLATE_NOOP("Docks", "Data set"), panels.dataset, window)
        self.lesson = Dock("lesson", QT_TRANSLATE_NOOP("Docks", "Lesson"), panels.lesson, window)
        self.mistakes = Dock("mistakes", QT_TRANSLATE_NOOP("Docks", "Mistake lab"), panels.mistakes, window)
        self.by_hand = Dock("by_hand", QT_TRANSLATE_NOOP("Docks", "By hand"), panels.by_hand, window)
        self.runs = Dock("runs", QT_TRANSLATE_NOOP("Docks", "Runs"), panels.runs, window)
        self.histories = Dock("histories", QT_TRANSLATE_NOOP("Docks", "Histories"), panels.histories, window)
        self.gradient_rows = Dock(
            "gradient_rows", QT_TRANSLATE_NOOP("Docks", "Gradient by row"), panels.gradient_rows, window
        )
        self.hidden_space = Dock(
            "hidden_space", QT_TRANSLATE_NOOP("Docks", "Hidden space"), panels.hidden_space, window
        )
        self._window = window
        panels.palette.setMinimumWidth(scaled(LEAST_LEFT))
        for panel in (
            panels.explanation,
            panels.derivative,
            panels.paths,
            panels.inspector,
            panels.outline,
        ):
            panel.setMinimumWidth(LEAST_RIGHT)
        self._place()

    def all(self) -> tuple[Dock, ...]:
        """Every dock, in the order of the View menu."""
        right = (self.explanation, self.inspector, self.outline)
        return (
            *(self.palette, *right, self.training, self.dataset),
            *(self.derivative, self.paths, self.mistakes, self.lesson),
            *(self.by_hand, self.runs),
            *(self.histories, self.gradient_rows, self.hidden_space),
        )

    def show_mistakes(self) -> None:
        """Open the mistake lab, before the other panels at the bottom."""
        self.mistakes.open()

    def open_histories(self) -> None:
        """Show how weights, activations and gradients changed."""
        self.histories.open()

    def open_gradient_rows(self) -> None:
        """Show where a gradient comes from."""
        self.gradient_rows.open()

    def open_hidden_space(self) -> None:
        """Show the space of two hidden units."""
        self.hidden_space.open()

    def open_tall(self, dock: Dock) -> None:
        """Show one of those that share the explanation's place, with room for what it has to show."""
        dock.open()
        if dock.height() < scaled(TALL):
            heights = [scaled(TALL), scaled(LOW)]
            self._window.resizeDocks([dock, self.inspector], heights, Qt.Orientation.Vertical)

    def open_derivative(self) -> None:
        """Show one leaf as the only variable."""
        self.open_tall(self.derivative)

    def open_paths(self) -> None:
        """Show all paths from a node to the output."""
        self.open_tall(self.paths)

    def show_what_fits(self, wanted: Mapping[Dock, bool]) -> None:
        """Open or close docks as the document has need of them."""
        for dock, shown in wanted.items():
            dock.setVisible(shown)
        if wanted.get(self.training):
            self.training.raise_()

    def _place(self) -> None:
        window, area = self._window, Qt.DockWidgetArea
        # Before they are placed: of a dock that is hidden later Qt may leave a tab on show.
        for dock in (
            self.derivative,
            self.paths,
            self.outline,
            self.training,
            self.dataset,
            self.mistakes,
            self.lesson,
            self.by_hand,
            self.runs,
            self.histories,
            self.gradient_rows,
            self.hidden_space,
        ):
            dock.hide()
        window.setTabPosition(area.AllDockWidgetAreas, window.tabPosition(area.TopDockWidgetArea).North)
        window.addDockWidget(area.LeftDockWidgetArea, self.palette)
        window.addDockWidget(area.RightDockWidgetArea, self.explanation)
        window.addDockWidget(area.RightDockWidgetArea, self.inspector)
        window.tabifyDockWidget(self.explanation, self.derivative)
        window.tabifyDockWidget(self.derivative, self.paths)
        window.addDockWidget(area.RightDockWidgetArea, self.outline)
        window.addDockWidget(area.BottomDockWidgetArea, self.training)
        window.addDockWidget(area.BottomDockWidgetArea, self.dataset)
        window.addDockWidget(area.TopDockWidgetArea, self.lesson)
        window.tabifyDockWidget(self.inspector, self.outline)
        window.addDockWidget(area.BottomDockWidgetArea, self.mistakes)
        window.tabifyDockWidget(self.training, self.dataset)
        window.tabifyDockWidget(self.dataset, self.mistakes)
        in_turn = (
            self.mistakes,
            self.hidden_space,
            self.by_hand,
            self.runs,
            self.histories,
            self.gradient_rows,
        )
        for before, dock in pairwise(in_turn):
            window.addDockWidget(area.BottomDockWidgetArea, dock)
            window.tabifyDockWidget(before, dock)
        self.set_sizes()

    def choose_corners(self, width: int) -> None:
        """In a wide window the sides reach down; in a narrow one the bottom needs all the width."""
        area, corner = Qt.DockWidgetArea, Qt.Corner
        for where, side, least in (
            (corner.BottomLeftCorner, area.LeftDockWidgetArea, WIDE),
            (corner.BottomRightCorner, area.RightDockWidgetArea, NARROW),
        ):
            wanted = side if width >= scaled(least) else area.BottomDockWidgetArea
            if self._window.corner(where) is not wanted:
                self._window.setCorner(where, wanted)

    def set_sizes(self) -> None:
        """The widths and heights of the first start."""
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        is_wide = self._window.width() >= scaled(WIDE)
        usual = [LEFT_WIDTH, RIGHT_WIDTH] if is_wide else [LEAST_LEFT, LEAST_RIGHT]
        widths = [scaled(width) for width in usual]
        self._window.resizeDocks([self.palette, self.explanation], widths, across)
        self._window.resizeDocks([self.explanation, self.inspector], [470, 330], down)
        bottom = min(scaled(BOTTOM_HEIGHT), max(BOTTOM_HEIGHT, round(self._window.height() * MOST_BOTTOM)))
        self._window.resizeDocks([self.training], [bottom], down)
        self._window.resizeDocks([self.lesson], [scaled(LESSON_HEIGHT)], down)
