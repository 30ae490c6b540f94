"""The process that the command starts: what it refuses, what it imports, and how it ends."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.crash_log import CrashLog
from guibp.gui.garbage import GarbageCollector
from guibp.gui.recovery_files import find_left, read_kept, recovery_folder
from guibp.gui.translation import translate_error
from guibp.model.document import save
from guibp.model.errors import DocumentError, ExpressionError, NodeError
from guibp.model.presets import preset
from tests.gui.conftest import shown_boxes

START = "import sys; from guibp.gui.application import open_window; sys.exit(open_window({source!r}))"
# What the window does a moment after it is shown.
LATER = """
import sys
from PySide6.QtCore import QTimer
from guibp.gui import windows
shown = windows.create_window
def create_window(source):
    window = shown(source)
    QTimer.singleShot(200, window, lambda: act(window))
    return window
windows.create_window = create_window
{act}
from guibp.gui.application import open_window
sys.exit(open_window({source!r}))
"""


ENDING = [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)]

pytestmark = pytest.mark.timeout(120)


def start(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(program: str) -> tuple[int, str, str]:
    process = start(program)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("source", ["none.guibp", "preset:none", "expr:f = g"])
def test_a_source_that_cannot_be_read_is_one_line(source: str) -> None:
    code, out, err = run(START.format(source=source))
    assert code == 1
    assert out == ""
    assert len(err.splitlines()) == 1
    assert source.removeprefix("expr:").removeprefix("preset:") in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run(START.format(source=None))
    assert code == 1
    assert len(err.splitlines()) == 1
    assert err.startswith("guibp: ")


WANTED = """
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from guibp.gui.windows import windows_of
def act(window):
    application = QApplication.instance()
    held = windows_of(application)
    for name in {names!r}:
        QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(name)))
    print([Path(one.session.path).name for one in held.held])
    application.quit()
"""


def test_a_file_that_the_desktop_wants_opened_is_shown_once(tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("one.guibp", "two.guibp", "one.guibp")]
    for name in names:
        save(preset("wx+b"), Path(name))
    code, out, err = run(LATER.format(act=WANTED.format(names=names), source=None))
    assert code == 0, err
    assert out.strip() == "['one.guibp', 'two.guibp']"


def test_closing_ends_it_with_zero_and_the_start_was_light() -> None:
    act = """
def act(window):
    heavy = {"pyqtgraph", "llvmlite", "ziamath"} & set(sys.modules)
    print(*sorted(heavy), window.isVisible())
    window.close()
"""
    code, out, err = run(LATER.format(act=act, source="preset:wx+b"))
    assert (code, out.strip()) == (0, "True")
    assert not [line for line in err.splitlines() if "propagateSizeHints" not in line]


def test_closing_while_it_trains_ends_it_with_zero() -> None:
    act = """
def act(window):
    window.training.start()
    window.files.may_replace = lambda: True
    QTimer.singleShot(300, window, window.close)
"""
    code, _, _ = run(LATER.format(act=act, source="preset:xor"))
    assert code == 0


def test_what_was_copied_does_not_keep_it_from_ending_with_zero() -> None:
    act = """
def act(window):
    window.session.selection.select(["w"])
    window.actions_by_name["edit_copy"].trigger()
    window.close()
"""
    code, _, _ = run(LATER.format(act=act, source="preset:wx+b"))
    assert code == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are POSIX")
@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_it_cleanly_and_nothing_is_lost(
    number: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    act = """
def act(window):
    window.training.start()
    print("ready", flush=True)
"""
    process = start(LATER.format(act=act, source="preset:xor"))
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    time.sleep(0.1)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Traceback" not in err
    (left,) = find_left(recovery_folder())
    assert read_kept(left).origin.name == "xor"


def test_an_uncaught_exception_is_noted_told_once_and_survived(qapp: QObject, tmp_path: Path) -> None:
    act = """
def act(window):
    for attempt in range(2):
        QTimer.singleShot(0, window, fail)
    QTimer.singleShot(200, window, lambda: look(window))
def fail():
    raise RuntimeError("a planted fault")
def look(window):
    from PySide6.QtWidgets import QApplication, QMessageBox
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    print(len(boxes), window.isVisible())
    window.close()
"""
    code, out, err = run(LATER.format(act=act, source=None))
    assert (code, out.strip()) == (0, "1 True")
    assert "Traceback" not in err
    logs = list(Path(os.environ["XDG_STATE_HOME"]).rglob("guibp.log"))
    assert any("a planted fault" in log.read_text(encoding="utf-8") for log in logs)


def test_what_went_wrong_is_told_over_the_window(qapp: QObject) -> None:
    log = CrashLog()
    for _ in range(2):
        log.note_exception(RuntimeError, RuntimeError("no"), None)
        QApplication.processEvents()
    (said,) = shown_boxes()
    assert "went wrong" in said


def test_the_details_of_what_went_wrong_can_be_copied(qapp: QObject) -> None:
    log, kept = CrashLog(), []
    log.noted.connect(lambda: kept.append(1))
    try:
        fail("a planted fault")
    except RuntimeError as error:
        log.note_exception(RuntimeError, error, error.__traceback__)
    QApplication.processEvents()
    QTest.mouseClick(button_of(log, "Copy details"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "test_process.py" in copied
    for said in ("guibp ", "Python 3", "PySide6-Essentials 6", "numpy ", "llvmlite ", "a planted fault"):
        assert said in copied, said
    assert "–" not in copied.partition("Traceback")[0]
    assert kept == [1]
    assert len(shown_boxes()) == 1


def test_what_goes_wrong_in_a_thread_is_told_in_the_window(
    qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = CrashLog()
    monkeypatch.setattr(threading, "excepthook", log._note_in_thread)
    with qtbot.waitSignal(log.noted):
        thread = threading.Thread(target=fail, args=("far away",))
        thread.start()
        thread.join()
    QApplication.processEvents()
    assert "RuntimeError: far away" in log._details
    assert len(shown_boxes()) == 1


def fail(why: str) -> None:
    raise RuntimeError(why)


def button_of(log: CrashLog, text: str) -> QAbstractButton:
    assert log._box is not None
    return next(button for button in log._box.buttons() if button.text() == text)


def test_the_collector_does_what_python_would(qapp: QObject) -> None:
    class Knot:
        pass

    import weakref

    collector = GarbageCollector()
    was_enabled = gc.isenabled()
    collector.start()
    try:
        assert not gc.isenabled()
        knot = Knot()
        knot.own = knot  # type: ignore[attr-defined]  # it is what makes it a knot
        dead = weakref.ref(knot)
        del knot
        keep: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
        assert dead() is not None
        collector.collect()
        assert dead() is None
        del keep
    finally:
        collector._timer.stop()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def test_errors_are_translated_with_their_place(qapp: QObject) -> None:
    assert translate_error(NodeError('there is no node "{id}"', id="a")) == 'there is no node "a"'
    place = DocumentError("unknown operation {op}", source="a.guibp", place="nodes[3].op", op="mul")
    assert translate_error(place) == str(place) == "a.guibp: nodes[3].op: unknown operation mul"
    line = ExpressionError("a name is missing", line=2, column=5)
    assert translate_error(line) == str(line) == "line 2, column 5: a name is missing"
