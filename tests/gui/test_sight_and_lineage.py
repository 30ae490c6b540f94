"""What a panel speaks of and the dependencies never dim the canvas both: the panel's sight goes first."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from guibp.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow


def settle() -> None:
    QTest.qWait(120)


def picture(window: MainWindow) -> QImage:
    return window.canvas.grab(window.canvas.rect().adjusted(4, 4, -4, -4)).toImage()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    shown = open_window("preset:wx+b")
    shown.session.selection.select(["w"])
    shown.docks.open_derivative()
    settle()
    return shown


def test_the_derivatives_sight_goes_first(window: MainWindow) -> None:
    assert window.session.lens.sight is not None
    alone = picture(window)
    window.actions_by_name["view_dependencies"].trigger()
    settle()
    assert picture(window) == alone
    scene = window.canvas.scene
    assert scene.tracing.find(scene.layers, scene.hover) is None


def test_the_dependencies_come_back_when_the_dock_is_closed(window: MainWindow) -> None:
    window.actions_by_name["view_dependencies"].trigger()
    window.docks.derivative.close()
    settle()
    assert window.session.lens.sight is None
    scene = window.canvas.scene
    assert scene.tracing.find(scene.layers, scene.hover) is not None


def test_behind_another_tab_a_dock_dims_nothing(window: MainWindow) -> None:
    window.docks.explanation.raise_()
    settle()
    assert window.session.lens.sight is None
    window.docks.derivative.raise_()
    settle()
    assert window.session.lens.sight is not None
