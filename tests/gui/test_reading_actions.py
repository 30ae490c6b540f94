"""The actions of reading: heat view, dependencies and theme, by menus and keys, and what of it is kept."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.drawing.group_boxes import members_of
from guibp.drawing.heat import ZERO
from guibp.gui.appearance import Appearance, ThemeChoice
from guibp.gui.canvas.lineage import Emphasis
from guibp.gui.main_window import MainWindow
from guibp.gui.theme import Theme
from guibp.model.edits import CollapseGroup
from guibp.model.records import Edge
from tests.gui.conftest import OpenWindow

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    Appearance().choose(ThemeChoice.SYSTEM)


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    QApplication.processEvents()
    QTest.keyClick(window.canvas, key, modifier)
    QApplication.processEvents()


def is_hot(window: MainWindow) -> bool:
    return window.canvas.scene.heat.is_on


def moves(window: MainWindow) -> bool:
    return window.session.numbers_move


def emphasis(window: MainWindow) -> Emphasis:
    return window.canvas.scene.tracing.emphasis


def top_colour(window: MainWindow) -> str:
    image = window.canvas.viewport().grab().toImage()
    return image.pixelColor(image.width() // 2, 3).name()


def checked(window: MainWindow) -> list[str]:
    names = ("view_heat", "view_dependencies", *(f"theme_{one.value}" for one in ThemeChoice))
    return [name for name in names if window.actions_by_name[name].isChecked()]


@pytest.mark.parametrize(
    "key,modifier",
    [(Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)],
)
def test_a_key_turns_the_heat_view_on_and_off(
    open_window: OpenWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window = open_window("preset:wx+b")
    press(window, key, modifier)
    assert is_hot(window)
    assert checked(window) == ["view_heat", "theme_system"]
    press(window, key, modifier)
    assert not is_hot(window)
    assert checked(window) == ["theme_system"]


def test_the_heat_view_is_kept_for_the_next_window(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["view_heat"].trigger()
    other = open_window("preset:wx+b")
    assert other.canvas.scene.heat.is_on
    assert "view_heat" in checked(other)
    other.actions_by_name["view_heat"].trigger()
    assert not open_window().canvas.scene.heat.is_on


def test_a_key_shows_dependencies_in_this_window_only(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    press(window, Qt.Key.Key_D)
    assert emphasis(window) is Emphasis.LINEAGE
    assert checked(window) == ["view_dependencies", "theme_system"]
    assert checked(open_window("preset:wx+b")) == ["theme_system"]
    press(window, Qt.Key.Key_D)
    assert emphasis(window) is Emphasis.EVEN
    assert checked(window) == ["theme_system"]
    assert not window.isWindowModified()


def test_keys_select_what_depends(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    entries = [window.actions_by_name[f"edit_select_{kin}"] for kin in ("dependencies", "dependents")]
    assert not any(entry.isEnabled() for entry in entries)
    window.session.selection.select(("g",))
    assert all(entry.isEnabled() for entry in entries)
    press(window, Qt.Key.Key_BracketLeft)
    assert window.session.selection.nodes == {"w", "x", "g"}
    press(window, Qt.Key.Key_BracketRight)
    assert window.session.selection.nodes == {"w", "x", "g", "f"}


@pytest.mark.parametrize("by_zoom", [False, True])
def test_a_box_with_kin_is_selected_whole_as_it_looks(open_window: OpenWindow, *, by_zoom: bool) -> None:
    window = open_window("preset:xor")
    session, canvas = window.session, window.canvas
    if by_zoom:
        canvas.viewing.zoom_by(0.35 / canvas.zoom())
    else:
        session.do(CollapseGroup("unit 1"))
    assert canvas.boxes_of(("w11",)) == canvas.boxes_of(("h1",))
    session.selection.select(("x1",))
    press(window, Qt.Key.Key_BracketRight)
    assert session.selection.nodes.issuperset(members_of(session.graph, "unit 1"))
    assert session.selection.current == "x1"
    press(window, Qt.Key.Key_Delete)
    assert "w11" not in session.graph
    session.undo()
    assert "w11" in session.graph


@pytest.mark.parametrize(
    "choice,theme",
    [
        (ThemeChoice.LIGHT, Theme.light()),
        (ThemeChoice.DARK, Theme.dark()),
        (ThemeChoice.CONTRAST, Theme.contrast()),
    ],
)
def test_a_theme_is_chosen_and_kept(open_window: OpenWindow, choice: ThemeChoice, theme: Theme) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name[f"theme_{choice.value}"].trigger()
    assert window.appearance.theme == theme
    assert checked(window) == [f"theme_{choice.value}"]
    assert top_colour(window) in {theme.canvas.name(), theme.dots.name()}
    other = open_window("preset:wx+b")
    assert other.appearance.theme == theme
    assert checked(other) == [f"theme_{choice.value}"]
    assert top_colour(other) in {theme.canvas.name(), theme.dots.name()}


def test_a_chosen_theme_stays_while_the_system_changes(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["theme_dark"].trigger()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert window.appearance.theme == Theme.dark()
    window.actions_by_name["theme_system"].trigger()
    assert window.appearance.theme == Theme.system()
    assert checked(window) == ["theme_system"]


def test_heat_and_dependencies_go_on_while_it_trains(
    open_window: OpenWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window("preset:xor")
    session, canvas = window.session, window.canvas
    session.selection.select(("h1",))
    window.actions_by_name["view_heat"].trigger()
    window.actions_by_name["view_dependencies"].trigger()
    seen: set[str] = set()

    def look() -> bool:
        canvas.viewport().grab()
        seen.update(number for edge in session.graph.edges for number in canvas.edge_annotation(*ends(edge)))
        return len(seen) > 150

    window.actions_by_name["train_toggle"].trigger()
    qtbot.waitUntil(look, timeout=20_000)
    assert moves(window)
    assert canvas.scene.heat.shades.max() > ZERO
    press(window, Qt.Key.Key_G)
    assert not is_hot(window)
    assert window.training.is_running
    press(window, Qt.Key.Key_D)
    window.actions_by_name["train_toggle"].trigger()
    assert not moves(window)
    assert not caplog.records
    # As the contract writes a number: no blanks, no plus sign, three digits unless fewer are exact.
    number = re.compile(r"−?(\d+(\.\d+)?(e−?\d+)?|∞)|NaN|–?")
    assert [text for text in seen if not number.fullmatch(text)] == []


def ends(edge: Edge) -> tuple[str, str, int]:
    return edge.source, edge.target, edge.port
