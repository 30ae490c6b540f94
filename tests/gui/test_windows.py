"""Several windows: two documents side by side, each with its own history, training and selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp.gui.appearance import ThemeChoice
from guibp.gui.crash_log import CrashLog
from guibp.gui.main_window import MainWindow
from guibp.gui.window_keeping import WindowKeeping
from guibp.gui.windows import Windows, windows_of

Answer = Callable[[QMessageBox.StandardButton], list[str]]


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """The windows of the application; those that a test leaves are closed without a question."""
    found = windows_of(qapp)
    yield found
    for window in found.held:
        window.files.may_replace = lambda: True  # type: ignore[method-assign]  # there is nobody to ask
        window.close()
    found.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_two(windows: Windows) -> tuple[MainWindow, MainWindow]:
    first = windows.open("preset:wx+b")
    first.show()
    first.actions_by_name["file_new_window"].trigger()
    return first, windows.held[-1]


def test_a_second_window_is_empty_and_stands_aside(windows: Windows) -> None:
    first, second = open_two(windows)
    assert first is not second
    assert second.isVisible()
    assert second.graph.nodes == ()
    assert second.pos() != first.pos()
    assert first.graph.nodes == ("w", "x", "b", "g", "f")


def test_each_has_its_own_history_and_selection(windows: Windows) -> None:
    first, second = open_two(windows)
    second.graph.add("input", id="a")
    second.session.selection.select(["a"])
    first.graph.set_value("w", 7.0)
    assert first.session.selection.is_empty
    second.actions_by_name["edit_undo"].trigger()
    assert second.graph.nodes == ()
    assert first.graph.node("w").value == 7.0
    assert first.isWindowModified()
    assert not second.isWindowModified()


def test_one_trains_while_the_other_is_edited(windows: Windows) -> None:
    first, second = open_two(windows)
    first.files.open_example("xor")
    first.training.start()
    second.graph.add("input", id="a")
    assert first.session.running is not None
    assert second.session.running is None
    second.actions_by_name["edit_undo"].trigger()
    second.close()
    assert first.session.running is not None
    first.training.stop()


def test_what_is_copied_in_one_is_pasted_in_the_other(windows: Windows) -> None:
    first, second = open_two(windows)
    first.actions_by_name["edit_select_all"].trigger()
    first.actions_by_name["edit_copy"].trigger()
    second.actions_by_name["edit_paste"].trigger()
    assert set(second.graph.nodes) == set(first.graph.nodes)


def test_closing_one_leaves_the_other(windows: Windows) -> None:
    first, second = open_two(windows)
    first.actions_by_name["file_close_window"].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert windows.held == (second,)
    second.graph.add("input", id="a")
    assert second.isVisible()


def test_quitting_asks_for_each_and_ends_where_one_is_kept(windows: Windows, answer: Answer) -> None:
    first, second = open_two(windows)
    first.graph.set_value("w", 7.0)
    second.graph.add("input", id="a")
    asked = answer(QMessageBox.StandardButton.Cancel)
    second.actions_by_name["file_quit"].trigger()
    assert asked == ["Save the changes to untitled?"]
    assert windows.held == (first, second)
    asked = answer(QMessageBox.StandardButton.Discard)
    second.actions_by_name["file_quit"].trigger()
    assert asked == ["Save the changes to untitled?", "Save the changes to wx+b?"]
    assert not windows.held


def test_a_theme_that_one_chooses_is_the_others_too(windows: Windows) -> None:
    first, second = open_two(windows)
    second.actions_by_name["theme_dark"].trigger()
    assert first.appearance.choice is ThemeChoice.DARK
    assert first.canvas.theme.is_dark
    assert first.actions_by_name["theme_dark"].isChecked()
    assert not first.actions_by_name["theme_system"].isChecked()


def test_recent_files_of_one_are_the_others_too(windows: Windows, graph_file: Path) -> None:
    first, second = open_two(windows)
    second.files.open_path(graph_file)
    told: list[bool] = []
    first.files.recent.changed.connect(lambda: told.append(True))
    second.files.recent.clear()
    assert told == [True]
    assert first.files.recent.paths() == ()


def test_a_window_made_by_a_program_can_have_another_too(
    open_window: Callable[..., MainWindow], windows: Windows
) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["file_new_window"].trigger()
    assert len(windows.held) == 1
    assert windows.held[0].graph.nodes == ()


# -- what the process does for each ------------------------------------------------------------------


@pytest.fixture
def keeping(windows: Windows, qapp: QApplication) -> Iterator[WindowKeeping]:
    kept = WindowKeeping(CrashLog(qapp), qapp)
    windows.opened.connect(kept.take)
    yield kept
    kept.finish()
    kept.deleteLater()


def test_each_has_its_own_recovery(windows: Windows, keeping: WindowKeeping) -> None:
    first, second = open_two(windows)
    first.graph.set_value("w", 7.0)
    second.graph.add("input", id="a")
    places = [keeping.recovery_of(window) for window in (first, second)]
    assert all(recovery.write_now() for recovery in places)
    assert places[0].place != places[1].place
    kept = [recovery.place for recovery in places]
    second.files.may_replace = lambda: True  # type: ignore[method-assign]  # there is nobody to ask
    second.close()
    assert [place.exists() for place in kept] == [True, False]


@pytest.mark.usefixtures("keeping")
def test_a_logout_has_the_work_of_every_window_kept(windows: Windows, qapp: QApplication) -> None:
    # The manager of a session, which the signal brings, cannot be made here.
    signal = SIGNAL("commitDataRequest(QSessionManager&)")
    before = qapp.receivers(signal)
    open_two(windows)
    assert qapp.receivers(signal) == before + 2


def test_the_same_file_in_two_windows_is_told(
    windows: Windows, keeping: WindowKeeping, graph_file: Path
) -> None:
    first, second = open_two(windows)
    first.files.open_path(graph_file)
    second.files.open_path(graph_file)
    assert second.statusBar().currentMessage() == "product.guibp is open in another window too."
    assert first.files.lock.holder is None
    first.close()
    second.files.lock.refresh()
    assert second.files.lock.holder is None
