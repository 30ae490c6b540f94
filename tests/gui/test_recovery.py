"""Recovery: what is not saved is kept beside, offered once, and gone when nobody needs it."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from guibp.gui import recovery_writer
from guibp.gui.main_window import MainWindow
from guibp.gui.recovery import Recovery
from guibp.gui.recovery_bar import RecoveryBar, find_offers, offer_recovery
from guibp.gui.recovery_files import claim, find_left, read_kept, sweep
from guibp.model.atomic_file import replace_file
from guibp.model.document import load, write_document
from guibp.model.errors import GuibpError
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow, child

Answer = Callable[[QMessageBox.StandardButton], list[str]]
Begin = Callable[..., Recovery]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def begin(folder: Path) -> Iterator[Begin]:
    """Begin to keep a window's document; at the end it is as if the window had been closed."""
    begun: list[Recovery] = []

    def begin_one(window: MainWindow) -> Recovery:
        recovery = Recovery(window, folder)
        begun.append(recovery)
        recovery.begin()
        return recovery

    yield begin_one
    for recovery in begun:
        recovery.end()


def press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(child(window, QToolButton, name), Qt.MouseButton.LeftButton)


def leave(open_window: OpenWindow, begin: Begin, source: str | None = "preset:wx+b") -> Path:
    """A window ends by a signal with an edit that is not saved."""
    window = open_window(source)
    recovery = begin(window)
    window.graph.set_value("x", 7.0)
    recovery.finish()
    return recovery.place


def test_an_edit_is_kept_by_itself_and_goes_with_its_undo(
    open_window: OpenWindow, begin: Begin, qtbot: QtBot
) -> None:
    window = open_window("preset:wx+b")
    recovery = begin(window)
    assert not recovery.place.exists()
    window.graph.set_value("x", 7.0)
    qtbot.waitUntil(recovery.place.exists)
    kept = read_kept(recovery.place)
    assert write_document(kept.graph) == write_document(window.graph)
    assert (kept.origin.path, kept.origin.name) == (None, "wx+b")
    window.session.undo()
    assert not recovery.place.exists()


def test_saving_and_closing_remove_it(open_window: OpenWindow, begin: Begin, graph_file: Path) -> None:
    window = open_window(str(graph_file))
    recovery = begin(window)
    window.graph.set_value("x", 7.0)
    assert recovery.write_now()
    window.files.save()
    assert not recovery.place.exists()
    window.graph.set_value("x", 8.0)
    assert recovery.write_now()
    recovery._window.closed.emit()
    assert not list(recovery.folder.iterdir())


def test_a_refused_close_keeps_it(open_window: OpenWindow, begin: Begin, answer: Answer) -> None:
    window = open_window("preset:wx+b")
    recovery = begin(window)
    window.graph.set_value("x", 7.0)
    recovery.write_now()
    answer(QMessageBox.StandardButton.Cancel)
    window.close()
    assert recovery.place.exists()


def test_what_is_being_written_while_it_is_saved_goes_too(
    open_window: OpenWindow, begin: Begin, graph_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(str(graph_file))
    recovery = begin(window)
    is_saved = threading.Event()

    def write_late(path: Path, data: bytes) -> None:
        is_saved.wait()
        replace_file(path, data)

    monkeypatch.setattr(recovery_writer, "replace_file", write_late)
    window.graph.set_value("x", 7.0)
    recovery._write()
    window.files.save()
    is_saved.set()
    recovery._writer.wait()
    assert recovery._writer.failure is None
    assert not recovery.place.exists()


def test_what_a_training_learned_is_in_it(open_window: OpenWindow, begin: Begin, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    recovery = begin(window)
    window.training.start()
    qtbot.waitUntil(lambda: window.training.frame is not None)
    frame, trainer = window.training.frame, window.training.trainer
    assert recovery.write_now()
    assert frame is not None
    assert trainer is not None
    kept = read_kept(recovery.place).graph
    assert [kept.node(id_).value for id_ in trainer.trained] == frame.parameters.tolist()
    assert write_document(window.graph) == write_document(preset("xor"))
    window.training.stop()


def test_it_is_offered_and_restored_as_modified(
    open_window: OpenWindow, begin: Begin, graph_file: Path, folder: Path
) -> None:
    before = graph_file.read_bytes()
    left = leave(open_window, begin, str(graph_file))
    window = open_window()
    recovery = begin(window)
    bar = offer_recovery(recovery, window)
    assert bar is not None
    said = child(window, QLabel, "recovery_text").text()
    assert "product.guibp" in said
    assert "3 nodes" in said
    press(window, "recovery_restore")
    assert window.graph.node("x").value == 7.0
    assert window.windowFilePath() == str(graph_file)
    assert window.isWindowModified()
    assert not bar.isVisible()
    assert graph_file.read_bytes() == before
    assert find_left(folder) == [recovery.place] != [left]
    window.files.save()
    assert load(graph_file).node("x").value == 7.0
    assert not find_left(folder)


def test_the_bar_is_one_line_high_and_its_tip_has_it_all(
    open_window: OpenWindow, begin: Begin, graph_file: Path, qtbot: QtBot
) -> None:
    leave(open_window, begin, str(graph_file))
    window = open_window()
    bar = offer_recovery(begin(window), window)
    assert bar is not None
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: window.width() == 1400)
    button = child(window, QToolButton, "recovery_restore")
    assert bar.height() < 3 * button.height()
    label = child(window, QLabel, "recovery_text")
    assert label.height() >= label.fontMetrics().height()
    assert label.text() in label.toolTip()
    assert str(graph_file) in label.toolTip()


def test_later_keeps_it_for_the_next_start(open_window: OpenWindow, begin: Begin, folder: Path) -> None:
    left = leave(open_window, begin)
    window = open_window()
    bar = offer_recovery(begin(window), window)
    assert bar is not None
    press(window, "recovery_later")
    assert not bar.isVisible()
    assert left.exists()
    assert [offer.place for offer in find_offers(folder)] == [left]


def test_discard_removes_it(open_window: OpenWindow, begin: Begin, folder: Path) -> None:
    leave(open_window, begin)
    window = open_window()
    offer_recovery(begin(window), window)
    press(window, "recovery_discard")
    assert not find_left(folder)
    assert not find_offers(folder)


def test_several_are_offered_one_after_the_other(open_window: OpenWindow, begin: Begin) -> None:
    leave(open_window, begin)
    leave(open_window, begin, "preset:wx+b")
    window = open_window()
    bar = offer_recovery(begin(window), window)
    assert bar is not None
    assert "1 more" in child(window, QLabel, "recovery_text").text()
    press(window, "recovery_later")
    assert bar.isVisible()
    press(window, "recovery_later")
    assert not bar.isVisible()


def test_the_document_on_show_is_asked_about_first(
    open_window: OpenWindow, begin: Begin, answer: Answer
) -> None:
    left = leave(open_window, begin)
    window = open_window("preset:xor")
    offer_recovery(begin(window), window)
    window.graph.set_value("w11", 3.0)
    asked = answer(QMessageBox.StandardButton.Cancel)
    press(window, "recovery_restore")
    assert len(asked) == 1
    assert "w11" in window.graph
    assert left.exists()


def test_a_living_window_keeps_its_own(open_window: OpenWindow, begin: Begin, folder: Path) -> None:
    first, second = open_window("preset:wx+b"), open_window("preset:wx+b")
    one, other = begin(first), begin(second)
    for window, recovery in ((first, one), (second, other)):
        window.graph.set_value("x", 7.0)
        assert recovery.write_now()
    assert one.place != other.place
    assert claim(one.place) is None
    assert not find_offers(folder)
    assert len(find_left(folder)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[: len(data) // 2],
        lambda data: b"\x00" * len(data),
        lambda data: data.replace(b'"guibp-recovery"', b'"other"'),
        lambda data: data.replace(b'"time": ', b'"time": "x'),
        lambda data: b"[" * 100 * len(data),
        lambda data: data.partition(b"\n")[0] + b"\n" + data.replace(b"multiply", b"nonsense"),
    ],
)
def test_a_damaged_one_is_passed_over(
    open_window: OpenWindow, begin: Begin, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    left = leave(open_window, begin)
    left.write_bytes(damage(left.read_bytes()))
    with pytest.raises(GuibpError):
        read_kept(left)
    assert find_offers(folder) == []
    assert left.exists()


def test_what_its_own_file_holds_too_is_not_offered(
    open_window: OpenWindow, begin: Begin, graph_file: Path, folder: Path
) -> None:
    left = leave(open_window, begin, str(graph_file))
    document = left.read_bytes().partition(b"\n")[2]
    graph_file.write_bytes(document)
    assert not find_offers(folder)
    assert not left.exists()


@pytest.mark.parametrize("seconds", [-1e6, 1e6])
def test_the_content_of_its_own_file_decides_and_not_its_time(
    open_window: OpenWindow, begin: Begin, graph_file: Path, folder: Path, seconds: float
) -> None:
    left = leave(open_window, begin, str(graph_file))
    kept = read_kept(left)
    os.utime(graph_file, (kept.seconds + seconds,) * 2)
    (offer,) = find_offers(folder)
    offer.lock.unlock()
    graph_file.write_bytes(write_document(kept.graph))
    os.utime(graph_file, (kept.seconds + seconds,) * 2)
    assert not find_offers(folder)


def test_a_folder_that_cannot_be_written_is_told_once(open_window: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "a file"
    folder.write_text("", encoding="utf-8")
    window = open_window("preset:wx+b")
    recovery = Recovery(window, folder)
    said: list[str] = []
    window.session.message_shown.connect(said.append)
    recovery.begin()
    window.graph.set_value("x", 7.0)
    assert not recovery.write_now()
    assert not recovery.write_now()
    assert len([text for text in said if "recovery" in text]) == 1
    window.graph.set_value("x", 8.0)
    assert window.graph.node("x").value == 8.0
    recovery.end()


def test_old_ones_and_dead_locks_are_swept(open_window: OpenWindow, begin: Begin, folder: Path) -> None:
    import os
    import time

    left = leave(open_window, begin)
    living = claim(folder / "living.recovery")
    (folder / "dead.lock").write_text("999999999\npython\n\n", encoding="utf-8")
    sweep(folder)
    assert {path.name for path in folder.iterdir()} == {left.name, "living.lock"}
    month = time.time() - 31 * 86_400
    os.utime(left, (month, month))
    sweep(folder)
    assert {path.name for path in folder.iterdir()} == {"living.lock"}
    assert living is not None
    living.unlock()


def test_create_window_keeps_nothing(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("x", 7.0)
    assert not window.findChildren(Recovery)
    assert not window.findChildren(RecoveryBar)


@pytest.mark.parametrize("width", [1100, 1900])
def test_the_offer_is_a_line_or_two_and_leaves_the_canvas_its_room(
    open_window: OpenWindow, begin: Begin, width: int
) -> None:
    leave(open_window, begin)
    window = open_window()
    window.resize(width, 800)
    bar = offer_recovery(begin(window), window)
    assert bar is not None
    QApplication.processEvents()
    assert bar.height() <= 4 * bar.fontMetrics().height() + 12
    press(window, "recovery_later")
