"""The docks: no tab is on show without its panel."""

from PySide6.QtWidgets import QApplication, QTabBar

from guibp.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow


def stray_tabs(window: MainWindow) -> list[str]:
    """The tabs on show although no dock of theirs is."""
    titles = {dock.windowTitle(): dock.isVisible() for dock in window.docks.all()}
    found = []
    for bar in window.findChildren(QTabBar):
        if window.childAt(bar.geometry().center()) is bar:
            names = [bar.tabText(tab) for tab in range(bar.count())]
            found += [] if any(titles[name] for name in names) else names
    return found


def test_no_tabs_are_left_of_docks_that_are_hidden(open_window: OpenWindow) -> None:
    window = open_window()
    QApplication.processEvents()
    assert stray_tabs(window) == []
    window.files.open_example("xor")
    QApplication.processEvents()
    window.files.open_example("wx+b")
    QApplication.processEvents()
    assert stray_tabs(window) == []
    for dock in window.docks.all():
        dock.open()
        QApplication.processEvents()
        dock.hide()
    QApplication.processEvents()
    assert stray_tabs(window) == []
