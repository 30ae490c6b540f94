"""Files in the window: what is opened, saved, asked and refused, and that nothing is lost on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget

from guibp.cli import main
from guibp.gui.main_window import MainWindow
from guibp.gui.recent_files import MOST, RecentFiles
from guibp.model.document import load, write_document
from guibp.model.errors import GuibpError
from guibp.model.presets import preset, presets
from tests.gui.conftest import OpenWindow, child, shown_boxes

Buttons = QMessageBox.StandardButton
Answer = Callable[[QMessageBox.StandardButton], list[str]]
ChooseFile = Callable[[Path | None], None]


@pytest.fixture
def choose_file(monkeypatch: pytest.MonkeyPatch) -> ChooseFile:
    """Choose a file in every dialog that asks for one; ``None`` cancels."""

    def choose(path: Path | None) -> None:
        def answer(*arguments: object, **options: object) -> tuple[str, str]:
            return ("" if path is None else str(path)), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    return choose


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def test_opening_a_file_shows_it(open_window: OpenWindow, graph_file: Path, choose_file: ChooseFile) -> None:
    window = open_window()
    choose_file(graph_file)
    trigger(window, "file_open")
    assert window.graph.nodes == ("w", "x", "f")
    assert window.windowTitle() == "product.guibp[*] – guibp"
    assert window.windowFilePath() == str(graph_file)
    assert not window.isWindowModified()


def test_opening_nothing_changes_nothing(open_window: OpenWindow, choose_file: ChooseFile) -> None:
    window = open_window("preset:wx+b")
    graph = window.graph
    choose_file(None)
    trigger(window, "file_open")
    assert window.graph is graph


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"{}",
        b'{"format":"guibp","version":1,"nodes":[{"id":"x","op":"mul"}],"edges":[]}',
        b'{"format":"guibp","version":9,"nodes":[],"edges":[]}',
    ],
)
def test_a_bad_file_is_refused_in_one_line_and_the_graph_stays(
    open_window: OpenWindow, tmp_path: Path, choose_file: ChooseFile, content: bytes
) -> None:
    bad = tmp_path / "bad.guibp"
    bad.write_bytes(content)
    window = open_window("preset:wx+b")
    graph = window.graph
    choose_file(bad)
    trigger(window, "file_open")
    assert window.graph is graph
    assert window.windowFilePath() == ""
    (said,) = shown_boxes()
    assert "bad.guibp" in said
    assert "\n" not in said
    assert not RecentFiles().paths()


def test_what_cannot_be_read_opens_no_window(qapp: object, tmp_path: Path) -> None:
    from guibp.gui import create_window

    for source in (str(tmp_path / "none.guibp"), "preset:none", "expr:x ="):
        with pytest.raises(GuibpError):
            create_window(source)


def test_saving_as_adds_the_ending_and_later_saves_go_there(
    open_window: OpenWindow, tmp_path: Path, choose_file: ChooseFile
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    choose_file(tmp_path / "line")
    trigger(window, "file_save")
    path = tmp_path / "line.guibp"
    assert load(path).node("x").value == 7.0
    assert not window.isWindowModified()
    assert window.windowTitle() == "line.guibp[*] – guibp"
    window.graph.set_value("x", 8.0)
    assert window.isWindowModified()
    choose_file(None)
    trigger(window, "file_save")
    assert load(path).node("x").value == 8.0
    assert not window.isWindowModified()
    assert RecentFiles().paths() == (path,)


def test_an_added_ending_does_not_replace_a_file_unasked(
    open_window: OpenWindow, tmp_path: Path, choose_file: ChooseFile, answer: Answer
) -> None:
    other = tmp_path / "line.guibp"
    other.write_text("precious", encoding="utf-8")
    window = open_window("preset:wx+b")
    choose_file(tmp_path / "line")
    asked = answer(Buttons.No)
    trigger(window, "file_save_as")
    assert other.read_text(encoding="utf-8") == "precious"
    assert asked == ["line.guibp exists already. Replace it?"]
    answer(Buttons.Yes)
    trigger(window, "file_save_as")
    assert load(other).nodes == window.graph.nodes


def test_a_save_that_fails_is_told_and_the_document_stays_modified(
    open_window: OpenWindow, tmp_path: Path, choose_file: ChooseFile
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    choose_file(tmp_path / "no such folder" / "a.guibp")
    trigger(window, "file_save")
    (said,) = shown_boxes()
    assert "not saved" in said
    assert window.isWindowModified()
    assert window.windowFilePath() == ""


@pytest.mark.parametrize("name", ["file_new", "file_open", "example_xor"])
def test_what_is_not_saved_is_asked_about(
    open_window: OpenWindow, graph_file: Path, choose_file: ChooseFile, answer: Answer, name: str
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    graph = window.graph
    choose_file(graph_file)
    asked = answer(Buttons.Cancel)
    trigger(window, name)
    assert len(asked) == 1
    assert "wx+b" in asked[0]
    assert window.graph is graph
    answer(Buttons.Discard)
    trigger(window, name)
    assert window.graph is not graph
    assert not window.isWindowModified()
    asked = answer(Buttons.Cancel)
    trigger(window, "file_new")
    assert not asked


def test_save_in_the_question_saves_first(
    open_window: OpenWindow, tmp_path: Path, choose_file: ChooseFile, answer: Answer
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    choose_file(tmp_path / "kept.guibp")
    answer(Buttons.Save)
    trigger(window, "file_new")
    assert load(tmp_path / "kept.guibp").node("x").value == 7.0
    assert window.graph.nodes == ()


def test_save_in_the_question_that_is_cancelled_keeps_the_document(
    open_window: OpenWindow, choose_file: ChooseFile, answer: Answer
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    choose_file(None)
    answer(Buttons.Save)
    trigger(window, "file_new")
    assert window.graph.node("x").value == 7.0


def test_closing_asks_and_cancel_keeps_the_window(open_window: OpenWindow, answer: Answer) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    answer(Buttons.Cancel)
    assert not window.close()
    assert window.isVisible()
    answer(Buttons.Discard)
    assert window.close()


@pytest.mark.parametrize("name", presets())
def test_every_example_opens_unmodified(open_window: OpenWindow, name: str) -> None:
    window = open_window()
    trigger(window, f"example_{name}")
    assert write_document(window.graph) == write_document(preset(name))
    assert not window.isWindowModified()
    assert window.windowTitle() == f"{name}[*] – guibp"
    assert window.windowFilePath() == ""


def test_a_dropped_file_opens(open_window: OpenWindow, graph_file: Path, tmp_path: Path) -> None:
    window = open_window()
    mime = QMimeData()
    local = [QUrl.fromLocalFile(str(path)) for path in (tmp_path, graph_file)]
    mime.setUrls([QUrl("https://example.org"), *local])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert window.graph.nodes == ("w", "x", "f")


def test_recent_files_are_ten_newest_first_and_still_there(qapp: object, tmp_path: Path) -> None:
    recent = RecentFiles()
    paths = [tmp_path / f"{number}.guibp" for number in range(MOST + 3)]
    for path in paths:
        path.touch()
        recent.add(path)
    recent.add(paths[5])
    assert len(recent.paths()) == MOST
    assert recent.paths()[:2] == (paths[5], paths[-1])
    paths[5].unlink()
    assert paths[5] not in RecentFiles().paths()


def test_the_recent_menu_opens_a_file(open_window: OpenWindow, graph_file: Path) -> None:
    RecentFiles().add(graph_file)
    window = open_window()
    menu = next(menu for menu in window.findChildren(QMenu) if "recent" in menu.title())
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert window.windowFilePath() == str(graph_file)


def test_damaged_settings_count_as_none(qapp: object) -> None:
    from guibp.gui.preferences import open_settings

    open_settings().setValue("recent files", 5)
    open_settings().setValue("window/geometry", "nonsense")
    assert RecentFiles().paths() == ()


def test_a_file_that_is_gone_leaves_the_recent_ones(open_window: OpenWindow, graph_file: Path) -> None:
    window = open_window("preset:wx+b")
    window.files.recent.add(graph_file)
    graph_file.unlink()
    window.files.open_path(graph_file)
    assert len(shown_boxes()) == 1
    assert window.graph.nodes == preset("wx+b").nodes
    assert not window.files.recent.paths()


@pytest.mark.parametrize("what", ["number", "note", "inspector"])
def test_closing_asks_about_what_is_still_being_typed(
    open_window: OpenWindow, answer: Answer, what: str
) -> None:
    asked = answer(QMessageBox.StandardButton.Cancel)
    window = open_window("preset:wx+b")
    window.activateWindow()
    window.session.selection.select(("w",))
    if what == "number":
        window.canvas.edit_inline("w")
        line: QWidget = child(window, QLineEdit, "canvas_inline_edit")
    elif what == "note":
        window.canvas.noting.begin((0.0, 300.0))
        line = child(window, QPlainTextEdit, "canvas_note_edit")
    else:
        line = child(window, QLineEdit, "inspector_value")
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "9")
    window.close()
    assert len(asked) == 1
    assert window.isVisible()
    assert window.isWindowModified()
    assert window.graph.node("w").value == (-2.0 if what == "note" else 9.0)


def test_a_picture_opens_as_a_document_without_a_file(open_window: OpenWindow, tmp_path: Path) -> None:
    picture = tmp_path / "lesson.png"
    assert main(["render", "preset:wx+b", "-o", str(picture)]) == 0
    drawn = picture.read_bytes()
    window = open_window()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert window.graph.nodes == preset("wx+b").nodes
    assert window.windowFilePath() == ""
    assert window.windowTitle().startswith("lesson")
    assert picture.read_bytes() == drawn


@pytest.mark.parametrize("name", ["file_open", "file_new", "example", "close"])
def test_what_is_cancelled_lets_the_training_run(
    open_window: OpenWindow, choose_file: ChooseFile, answer: Answer, graph_file: Path, name: str
) -> None:
    window = open_window("preset:xor")
    window.commands.training.start()
    asked = answer(Buttons.Cancel)
    choose_file(None)
    trigger(window, "file_open")
    assert window.training.is_running
    assert not asked
    choose_file(graph_file)
    if name == "example":
        window.files.open_example("wx+b")
    elif name == "close":
        window.close()
    else:
        trigger(window, name)
    assert asked
    assert window.training.is_running
    assert window.isVisible()
    assert "w11" in window.graph


def test_what_a_training_learned_is_saved_before_another_file_comes(
    open_window: OpenWindow, choose_file: ChooseFile, answer: Answer, graph_file: Path, tmp_path: Path
) -> None:
    window = open_window("preset:xor")
    former, started = window.graph, write_document(window.graph)
    window.commands.training.take_step()
    assert write_document(former) != started
    window.commands.training.start()
    path = tmp_path / "learned.guibp"
    choose_file(path)
    answer(Buttons.Save)
    window.files.open_path(graph_file)
    assert not window.training.is_running
    assert window.graph.nodes == ("w", "x", "f")
    assert write_document(load(path)) == write_document(former)
