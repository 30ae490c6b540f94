"""The docks: no tab is on show without its panel, and nothing is left of a dock that was hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabBar, QWidget

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


def test_a_dock_that_comes_back_makes_nothing_anew(open_window: OpenWindow) -> None:
    """Qt makes a widget of each separator of 1 pixel, a new one each time, and forgets the former."""
    window = open_window("preset:xor")

    def come_and_go() -> int:
        for name in ("wx+b", "xor"):
            window.files.open_example(name)
            QApplication.processEvents()
        return len(window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))

    first = come_and_go()
    assert come_and_go() == first


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800)])
@pytest.mark.parametrize("language", ["language_english", "language_korean"])
def test_the_panels_of_a_training_fit_usual_screens(
    open_window: OpenWindow, size: tuple[int, int], language: str
) -> None:
    window = open_window("preset:xor")
    window.graph.set_value("v1", 1e-4)
    window.resize(*size)
    window.docks.set_sizes()
    window.actions_by_name[language].trigger()
    try:
        docks = window.docks
        below = (docks.training, docks.by_hand, docks.hidden_space, docks.histories, docks.gradient_rows)
        for dock in (*below, docks.runs, docks.mistakes):
            dock.open()
            for _ in range(3):
                QApplication.processEvents()
            page = dock.widget()
            if isinstance(page, QScrollArea):
                assert page.horizontalScrollBar().maximum() == 0, dock.objectName()
                assert page.verticalScrollBar().maximum() == 0, dock.objectName()
            for area in page.findChildren(QScrollArea):
                inner = area.widget()
                if area.isVisible() and inner is not None:
                    assert inner.minimumSizeHint().width() <= area.viewport().width()
            cut = [label.text() for label in page.findChildren(QLabel) if is_cut(label)]
            assert cut == [], dock.objectName()
    finally:
        window.actions_by_name["language_english"].trigger()


def is_cut(label: QLabel) -> bool:
    """Whether a heading is narrower than its text."""
    return label.isVisible() and not label.wordWrap() and label.width() < label.minimumSizeHint().width()


def test_at_first_only_training_and_its_data_are_below_the_canvas(open_window: OpenWindow) -> None:
    docks = open_window("preset:xor").docks
    shown = {dock.objectName() for dock in docks.all() if dock.isVisible()}
    assert shown == {"palette_dock", "explanation", "inspector", "training", "dataset"}


def test_the_view_menu_brings_a_panel_before_its_neighbours(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.docks.training.open()
    for dock in (window.docks.histories, window.docks.hidden_space):
        dock.toggleViewAction().trigger()
        QApplication.processEvents()
        assert not dock.visibleRegion().isEmpty(), dock.objectName()
