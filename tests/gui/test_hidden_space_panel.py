"""The hidden space panel: samples as two units see them, followed live and in the past, and the way there."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QLabel, QSlider, QStyle, QToolButton
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.hidden_picture import Space
from guibp.gui.panels.hidden_plot import HiddenPlot
from guibp.gui.panels.hidden_space import HiddenSpacePanel
from guibp.gui.panels.plane_places import read_polygons
from guibp.gui.theme import Theme
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_training import trained

LEFT = Qt.MouseButton.LeftButton
Watch = Callable[[str], MainWindow]


@pytest.fixture
def watch(open_window: OpenWindow, qtbot: QtBot) -> Watch:
    """A window on a source, in which the panel is in view."""

    def open_on(source: str) -> MainWindow:
        window = open_window(source)
        window.actions_by_name["explain_hidden_space"].trigger()
        qtbot.waitUntil(lambda: part(window, HiddenPlot).isVisible() or nothing_of(window).isVisible())
        return window

    return open_on


def nothing_of(window: MainWindow) -> QLabel:
    return child(window, QLabel, "hidden_nothing")


def verdict_of(window: MainWindow) -> str:
    return child(window, QLabel, "hidden_verdict").text()


def space_of(window: MainWindow) -> Space:
    space = part(window, HiddenPlot).space
    assert space is not None
    return space


def values(window: MainWindow, *nodes: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    evaluation = window.session.evaluation
    return np.column_stack([np.asarray(evaluation.value(node), dtype=np.float64) for node in nodes])


def slide(window: MainWindow, place: int) -> None:
    child(window, QSlider, "hidden_way").setValue(place)


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_the_key_opens_it_and_it_shows_the_samples_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor-lecture")
    assert not child(window, QDockWidget, "hidden_space").isVisible()
    QTest.keyClick(
        window.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: part(window, HiddenPlot).space is not None)
    assert space_of(window).names == ("h1", "h2")
    np.testing.assert_array_equal(space_of(window).points, values(window, "h1", "h2"))
    assert verdict_of(window).startswith("A line separates the classes here")


def test_xor_becomes_separable_on_the_way(watch: Watch) -> None:
    window = watch("preset:xor-lecture")
    slide(window, 0)
    assert space_of(window).points.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert "the way from sample 1 to 4 crosses that from 2 to 3" in verdict_of(window)
    slide(window, 500)
    half = (np.array([[0, 0], [0, 1], [1, 0], [1, 1]]) + values(window, "h1", "h2")) / 2
    np.testing.assert_allclose(space_of(window).points, half)
    texts = [label.text() for label in part(window, HiddenSpacePanel).findChildren(QLabel)]
    assert any("linear interpolation, 50 %" in text for text in texts)
    slide(window, 1000)
    assert verdict_of(window).startswith("A line separates")


def test_playing_goes_all_the_way(watch: Watch, qtbot: QtBot) -> None:
    window = watch("preset:xor-lecture")
    slider = child(window, QSlider, "hidden_way")
    seen: list[int] = []
    slider.valueChanged.connect(seen.append)
    play = child(window, QToolButton, "hidden_play")
    part(window, HiddenSpacePanel).way._animation.setDuration(1)
    QTest.mouseClick(play, LEFT)
    qtbot.waitUntil(lambda: not part(window, HiddenSpacePanel).way.is_playing and slider.value() == 1000)
    assert seen[0] == 0
    QTest.mouseClick(play, LEFT)
    QTest.mouseClick(play, LEFT)
    assert not part(window, HiddenSpacePanel).way.is_playing


def test_less_motion_jumps(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    window = watch("preset:xor-lecture")
    way = part(window, HiddenSpacePanel).way
    monkeypatch.setattr(type(way), "_may_move", lambda _: False)
    slider, play = child(window, QSlider, "hidden_way"), child(window, QToolButton, "hidden_play")
    play.click()
    assert (slider.value(), way.is_playing) == (0, False)
    play.click()
    assert slider.value() == 1000


def test_the_style_says_whether_things_may_move(watch: Watch) -> None:
    window = watch("preset:xor-lecture")
    way = part(window, HiddenSpacePanel).way
    hint = way.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, way)
    assert way._may_move() is (hint > 0)


def test_axes_are_chosen_and_change_places(watch: Watch) -> None:
    window = watch("preset:xor-lecture")
    across, up = child(window, QComboBox, "hidden_across"), child(window, QComboBox, "hidden_up")
    choose(across, "z1")
    assert space_of(window).names == ("z1", "h2")
    np.testing.assert_array_equal(space_of(window).points, values(window, "z1", "h2"))
    choose(up, "z1")
    assert space_of(window).names == ("h2", "z1")
    assert (across.currentText(), up.currentText()) == ("h2", "z1")


def test_it_follows_a_training_and_its_past(watch: Watch, qtbot: QtBot) -> None:
    window = watch("preset:xor")
    start = space_of(window).points
    trained(window, qtbot, steps=5)
    qtbot.waitUntil(lambda: bool(np.any(space_of(window).points != start)))
    window.training.stop()
    qtbot.waitUntil(lambda: np.array_equal(space_of(window).points, values(window, "h1", "h2")))
    now = space_of(window).points
    window.training.rewinding.show(0)
    qtbot.waitUntil(lambda: np.allclose(space_of(window).points, start))
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.training.rewinding.is_past
    qtbot.waitUntil(lambda: np.array_equal(space_of(window).points, now))


def test_a_line_that_would_do_is_shown_until_the_outputs_does(watch: Watch, qtbot: QtBot) -> None:
    window = watch("preset:xor-lecture")
    plot = part(window, HiddenPlot)
    assert plot.gap_line is None
    window.graph.set_value("c", -60.0)
    qtbot.waitUntil(lambda: plot.gap_line is not None)
    texts = [label.text() for label in part(window, HiddenSpacePanel).findChildren(QLabel)]
    assert "The output's line has 2 of 4 on the right side." in texts
    slide(window, 0)
    assert plot.gap_line is None


def test_a_click_and_the_arrows_choose_the_sample(watch: Watch) -> None:
    window = watch("preset:xor-lecture")
    plot = part(window, HiddenPlot)
    x, y = space_of(window).points[3].tolist()
    QTest.mouseClick(plot, LEFT, pos=plot.frame().to_pixels((x, y)).toPoint())
    assert window.session.sample == 3
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert window.session.sample == 2
    QTest.mouseClick(plot, LEFT, pos=QPoint(1, 1))
    assert window.session.sample == 2


@pytest.mark.parametrize(
    "source, reason",
    [
        ("preset:neuron", "There is no data set"),
        ("preset:single-unit-xor", "fewer than two hidden units"),
    ],
)
def test_it_says_why_there_is_nothing(watch: Watch, source: str, reason: str) -> None:
    window = watch(source)
    assert nothing_of(window).isVisible()
    assert reason in nothing_of(window).text()
    assert not part(window, HiddenPlot).isVisible()


def test_another_document_begins_anew(watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.may_replace", lambda _: True)
    window = watch("preset:xor-lecture")
    choose(child(window, QComboBox, "hidden_across"), "z1")
    window.files.open_example("xor")
    qtbot.waitUntil(window.docks.training.isVisible)
    window.docks.hidden_space.open()
    qtbot.waitUntil(lambda: space_of(window).names == ("h1", "h2"))


def test_it_costs_nothing_while_it_is_hidden(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it looked although nobody sees it")

    monkeypatch.setattr("guibp.gui.panels.hidden_space.find_hidden_space", refuse)
    window = open_window("preset:xor")
    window.training.take_step()
    window.graph.add("relu", ["z1"], id="r")
    QApplication.processEvents()


@pytest.mark.parametrize("theme", [Theme.light(), Theme.dark(), Theme.contrast()])
def test_it_is_painted_in_every_theme(watch: Watch, theme: Theme) -> None:
    window = watch("preset:xor-lecture")
    part(window, HiddenSpacePanel).set_theme(theme)
    picture = part(window, HiddenPlot).grab().toImage()
    frame = part(window, HiddenPlot).frame()
    x, y = space_of(window).points[3].tolist()
    place = (frame.to_pixels((x, y)) * picture.devicePixelRatio()).toPoint()
    assert picture.pixelColor(place) == theme.class_zero


def test_polygons_are_read_as_they_are() -> None:
    lines = np.random.default_rng(1).normal(size=(3, 4, 2)) * 100
    for polygon, line in zip(read_polygons(lines), lines.tolist(), strict=True):
        assert [[point.x(), point.y()] for point in polygon.toList()] == line
