"""Driving the panels that explain a node: opened on one, waited for, and read."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from guibp.gui.lens import Sight
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.derivative_panel import DerivativePanel
from guibp.gui.panels.path_panel import PathPanel
from tests.gui.conftest import OpenWindow, part


def settle(window: MainWindow) -> None:
    """Wait until the panels have followed."""
    QTest.qWait(0)
    panels = (part(window, DerivativePanel), part(window, PathPanel))
    while any(panel._follower.isActive() for panel in panels):
        QTest.qWait(10)


def open_on(open_window: OpenWindow, source: str, id_: str, action: str) -> MainWindow:
    """A window with a node selected and a panel opened by its action."""
    window = open_window(source)
    window.session.selection.select([id_])
    window.actions_by_name[action].trigger()
    settle(window)
    return window


def sight_of(window: MainWindow) -> Sight | None:
    return window.session.lens.sight


def read_panel(panel: QWidget) -> str:
    """What a panel says, a line for each label."""
    # Qt shows new rows with the next turn of its loop.
    QTest.qWait(0)
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
