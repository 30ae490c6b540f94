"""Saving where somebody else was: changed, deleted, opened twice, read-only, and what a killed save left."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from guibp.gui import file_actions
from guibp.gui.document_lock import Holder, lock_place
from guibp.gui.main_window import MainWindow
from guibp.model import atomic_file
from guibp.model.document import load, save
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow

Click = Callable[[str], list[str]]


@pytest.fixture
def click() -> Iterator[Click]:
    """Click a button of the next dialogs that wait for an answer; returns what they said."""
    timers: list[QTimer] = []

    def click_on(wanted: str) -> list[str]:
        said: list[str] = []

        def answer() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                said.append(box.text())
                buttons = {button.text().replace("&", ""): button for button in box.buttons()}
                QTest.mouseClick(buttons[wanted], Qt.MouseButton.LeftButton)

        timer = QTimer()
        timer.timeout.connect(answer)
        timer.start(5)
        timers.append(timer)
        return said

    yield click_on
    for timer in timers:
        timer.stop()


@pytest.fixture
def edited(open_window: OpenWindow, graph_file: Path) -> MainWindow:
    """A window on a file, with an edit that is not saved."""
    window = open_window(str(graph_file))
    window.graph.set_value("x", 7.0)
    return window


def change(path: Path) -> bytes:
    """Another program writes another document there; returns it."""
    other = Graph()
    other.add("input", id="theirs", value=1.0)
    save(other, path)
    return path.read_bytes()


def test_a_changed_file_is_asked_about_and_cancel_leaves_it(
    edited: MainWindow, graph_file: Path, click: Click
) -> None:
    theirs = change(graph_file)
    said = click("Cancel")
    assert not edited.files.save()
    assert len(said) == 1
    assert "product.guibp was changed" in said[0]
    assert graph_file.read_bytes() == theirs
    assert edited.isWindowModified()


def test_save_anyway_writes_and_is_asked_no_more(edited: MainWindow, graph_file: Path, click: Click) -> None:
    change(graph_file)
    said = click("Save anyway")
    assert edited.files.save()
    assert load(graph_file).node("x").value == 7.0
    edited.graph.set_value("x", 8.0)
    assert edited.files.save()
    assert len(said) == 1


def test_save_as_leaves_theirs(
    edited: MainWindow, graph_file: Path, click: Click, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, mine = change(graph_file), graph_file.with_name("mine.guibp")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mine), ""))
    click("Save as…")
    assert edited.files.save()
    assert graph_file.read_bytes() == theirs
    assert load(mine).node("x").value == 7.0
    assert edited.windowFilePath() == str(mine)


@pytest.mark.parametrize("at_start", [True, False], ids=["at the start", "later"])
def test_what_others_write_while_it_is_read_is_a_change(
    open_window: OpenWindow,
    graph_file: Path,
    click: Click,
    monkeypatch: pytest.MonkeyPatch,
    *,
    at_start: bool,
) -> None:
    def read_slowly(path: str | Path) -> Graph:
        graph = load(path)
        change(Path(path))
        return graph

    monkeypatch.setattr(file_actions, "open_source", read_slowly)
    monkeypatch.setattr(file_actions, "load", read_slowly)
    window = open_window(str(graph_file) if at_start else None)
    if not at_start:
        window.files.open_path(graph_file)
    window.graph.set_value("x", 7.0)
    said = click("Cancel")
    assert not window.files.save()
    assert "was changed" in said[0]


def test_a_folder_that_cannot_be_flushed_is_told_and_all_is_saved(
    edited: MainWindow, graph_file: Path, click: Click, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    said, told = click("Cancel"), list[str]()
    edited.session.message_shown.connect(told.append)
    monkeypatch.setattr(atomic_file, "_sync_folder", fail)
    assert edited.files.save()
    assert "could be lost in a power failure" in told[-1]
    assert not edited.isWindowModified()
    edited.graph.set_value("x", 8.0)
    assert edited.files.save()
    assert load(graph_file).node("x").value == 8.0
    assert not said


def test_a_touched_file_holds_the_same_and_is_not_asked_about(
    edited: MainWindow, graph_file: Path, click: Click
) -> None:
    os.utime(graph_file, (1e9, 1e9))
    said = click("Cancel")
    assert edited.files.save()
    assert not said


def test_a_deleted_file_counts_as_modified_and_is_made_again(
    open_window: OpenWindow, graph_file: Path, click: Click
) -> None:
    window = open_window(str(graph_file))
    assert not window.isWindowModified()
    graph_file.unlink()
    said = click("Cancel")
    assert not window.close()
    assert len(said) == 1
    assert window.isWindowModified()
    assert window.files.save()
    assert load(graph_file).nodes == ("w", "x", "f")
    assert not window.isWindowModified()


def test_a_second_window_says_so_and_saving_asks(
    open_window: OpenWindow, edited: MainWindow, graph_file: Path, click: Click
) -> None:
    edited.files.lock.begin()
    second = open_window(str(graph_file))
    told: list[str] = []
    second.session.message_shown.connect(told.append)
    second.files.lock.begin()
    assert "open in another window too" in told[0]
    second.graph.set_value("x", 9.0)
    said = click("Cancel")
    assert not second.files.save()
    assert "open in another window." in said[0]
    assert edited.files.save()
    assert len(said) == 1
    edited.files.new()
    # Theirs was saved meanwhile, which is another question.
    assert not second.files.save()
    assert "was changed" in said[1]
    second.files.lock.release()
    assert not lock_place(graph_file).exists()


def test_another_process_is_named(
    edited: MainWindow,
    click: Click,
    monkeypatch: pytest.MonkeyPatch,
    graph_file: Path,
    open_window: OpenWindow,
) -> None:
    edited.files.lock.begin()
    monkeypatch.setattr(Holder, "is_this", False)
    second = open_window(str(graph_file))
    told: list[str] = []
    second.session.message_shown.connect(told.append)
    second.files.lock.begin()
    assert f"open in another guibp too (process {os.getpid()}" in told[0]
    second.graph.set_value("x", 9.0)
    said = click("Cancel")
    assert not second.files.save()
    assert "open in another guibp." in said[0]


def test_the_lock_of_a_dead_process_is_broken(
    open_window: OpenWindow, graph_file: Path, click: Click
) -> None:
    lock_place(graph_file).write_text("999999999\npython\n\n", encoding="utf-8")
    window = open_window(str(graph_file))
    window.files.lock.begin()
    assert window.files.lock.holder is None
    window.graph.set_value("x", 7.0)
    said = click("Cancel")
    assert window.files.save()
    assert not said
    window.files.lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of this kind are POSIX")
def test_a_read_only_file_offers_another_place(
    edited: MainWindow, graph_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, mine = graph_file.read_bytes(), graph_file.with_name("mine.guibp")
    graph_file.chmod(0o400)
    assert not edited.files.save()
    assert graph_file.read_bytes() == before
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mine), ""))
    boxes = [box for box in edited.findChildren(QMessageBox) if box.isVisible()]
    (button,) = [one for one in boxes[0].findChildren(QPushButton) if "Save as" in one.text()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert load(mine).node("x").value == 7.0


def test_a_save_sweeps_what_killed_saves_left(edited: MainWindow, graph_file: Path) -> None:
    folder, yesterday = graph_file.parent, time.time() - 90_000
    names = [".guibp-0123abcd", ".guibp-89abcdef", ".guibp-mine", ".guibp-lock-0123abcd", "0123abcd"]
    for name in names:
        (folder / name).write_text("", encoding="utf-8")
        os.utime(folder / name, (yesterday, yesterday))
    os.utime(folder / names[1])
    assert edited.files.save()
    assert {name for name in names if (folder / name).exists()} == set(names[1:])
