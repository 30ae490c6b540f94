"""A fault anywhere: one log entry with all versions, one box, the work kept, and the program goes on."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp import __version__
from guibp.gui import crash_log
from guibp.gui.crash_log import CrashLog
from guibp.gui.crash_stacks import FORMER_NAME, NAME, begin_stacks
from guibp.gui.recovery_files import find_left, read_kept, recovery_folder
from guibp.gui.seen_faults import Fault, SeenFaults
from tests.gui.conftest import shown_boxes

pytestmark = pytest.mark.timeout(120)

# The real program; its window is worked on by what `plant` and `provoke` say, twice, and then looked at.
PROGRAM = """
import os, sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from guibp.gui import windows
from guibp.gui.canvas.painter import CanvasPainter
from guibp.engine.trainer import Trainer

def fail(*_, **__):
    raise RuntimeError("a planted fault")

{before}

def provoke(window):
    # Not the first edit: that is kept at once, and the next only after some seconds, but for a fault.
    window.graph.set_value("v1", 0.5)
    {provoke}

def begin(window):
    {arrange}
    window.graph.set_value("v1", 0.25)
    for wait in (100, 300):
        QTimer.singleShot(wait, window, lambda: provoke(window))
    QTimer.singleShot(800, window, lambda: look(window))

def look(window):
    if window.training.is_running:
        QTimer.singleShot(100, window, lambda: look(window))
        return
    try:
        tell(window)
    finally:
        # Like a kill: only what was kept before is there afterwards.
        os._exit(0)

def tell(window):
    {mend}
    # Not what was edited before: its undo would take the kept work away.
    window.graph.set_value("v2", 1.5)
    window.session.undo()
    image = window.canvas.viewport().grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    painted = len(set(image.pixel(*spot) for spot in spots)) > 20
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    print(len(boxes), window.isVisible(), window.graph.node("v1").value, painted, flush=True)

shown = windows.create_window
def create_window(source):
    window = shown(source)
    QTimer.singleShot(100, window, lambda: begin(window))
    return window
windows.create_window = create_window
from guibp.gui.application import open_window
sys.exit(open_window("preset:xor"))
"""


@dataclass(frozen=True)
class Plant:
    """Lines of the program: before the window is there, when it is, what raises, and what ends it."""

    before: str = ""
    arrange: str = "pass"
    provoke: str = "pass"
    mend: str = "pass"


PLANTS = {
    "slot": Plant(
        arrange="window.actions_by_name['view_fit'].triggered.connect(fail)",
        provoke="window.actions_by_name['view_fit'].trigger()",
    ),
    "paint": Plant(
        before="painting = CanvasPainter.paint; CanvasPainter.paint = fail",
        provoke="window.canvas.viewport().repaint()",
        mend="CanvasPainter.paint = painting",
    ),
    "timer": Plant(provoke="QTimer.singleShot(0, window, fail)"),
    "thread": Plant(provoke="thread = threading.Thread(target=fail); thread.start(); thread.join()"),
    "training": Plant(before="Trainer.run = fail", provoke="window.training.start()"),
}


def run_planted(plant: Plant) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(**asdict(plant))],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout.strip(), done.stderr


def read_log() -> str:
    (log,) = Path(os.environ["XDG_STATE_HOME"]).rglob("guibp.log")
    return log.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="its folders are set by XDG variables")
@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_logged_told_once_and_survived(qapp: QObject, name: str) -> None:
    code, out, err = run_planted(PLANTS[name])
    assert (code, out) == (0, "1 True 0.5 True"), err
    assert "Traceback" not in err
    text = read_log()
    assert text.count("Traceback (most recent call last)") == 1
    assert text.count("RuntimeError: a planted fault") == 1
    assert f"guibp {__version__} CRITICAL guibp: uncaught exception" in text
    for version in (f"guibp {__version__}", "Python 3", "PySide6-Essentials 6", "numpy ", "llvmlite "):
        assert f"\n{version}" in text
    assert "for the 2. time: RuntimeError" in text
    assert "QPainter" not in text
    (left,) = find_left(recovery_folder())
    assert read_kept(left).graph.node("v1").value == 0.5


@pytest.fixture
def log(qapp: QObject, caplog: pytest.LogCaptureFixture) -> Iterator[CrashLog]:
    """A log that is not installed: what it writes comes to the test."""
    caplog.set_level(logging.DEBUG, "guibp")
    yield CrashLog()
    shown_boxes()


def first() -> NoReturn:
    raise ValueError("the first")


def first_on_another_way() -> NoReturn:
    first()


def second() -> NoReturn:
    raise ValueError("the second")


def note(log: CrashLog, raising: Callable[[], NoReturn]) -> None:
    try:
        raising()
    except ValueError as error:
        log.note_exception(ValueError, error, error.__traceback__)
    QApplication.processEvents()


def test_one_place_is_told_once_and_logged_ever_more_rarely(
    log: CrashLog, caplog: pytest.LogCaptureFixture
) -> None:
    kept: list[int] = []
    log.noted.connect(lambda: kept.append(1))
    for _ in range(100):
        note(log, first)
    assert len(shown_boxes()) == 1
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 7
    assert "the first" in said[0]
    assert said[-1].endswith("for the 64. time: ValueError")
    assert len(kept) == 7
    note(log, first)
    assert shown_boxes() == []


def test_another_place_is_told_too_but_not_in_a_second_box(log: CrashLog) -> None:
    note(log, first)
    note(log, second)
    log._copy_details()
    copied = QApplication.clipboard().text()
    assert "the first" in copied
    assert "the second" in copied
    assert len(shown_boxes()) == 1


def test_after_the_box_was_closed_another_place_is_told(log: CrashLog) -> None:
    note(log, first)
    assert len(shown_boxes()) == 1
    note(log, second)
    assert "the first" not in log._details
    assert len(shown_boxes()) == 1


def test_one_line_reached_on_two_ways_is_logged_twice_and_told_once(
    log: CrashLog, caplog: pytest.LogCaptureFixture
) -> None:
    note(log, first)
    note(log, first_on_another_way)
    assert sum("Traceback" in record.getMessage() for record in caplog.records) == 2
    assert log._details.count("Traceback") == 1


def test_a_fault_in_keeping_the_work_asks_for_it_no_second_time(
    log: CrashLog, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def keep() -> None:
        asked.append(1)
        if len(asked) > 5:
            return
        raise OSError("no room")

    monkeypatch.setattr(sys, "excepthook", log.note_exception)
    log.noted.connect(keep)
    note(log, first)
    assert asked == [1]
    assert ["no room" in record.getMessage() for record in caplog.records] == [False, True]


def test_no_box_is_opened_out_of_a_paint_event(log: CrashLog) -> None:
    log.note_exception(ValueError, ValueError("while painting"), None)
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    assert not any(box.isVisible() for box in boxes)
    QApplication.processEvents()
    assert len(shown_boxes()) == 1


def test_faults_are_known_by_where_they_were_raised() -> None:
    seen = SeenFaults()
    one, two = (
        Fault("ValueError", (("a.py", 1), ("b.py", 2))),
        Fault("ValueError", (("c.py", 1), ("b.py", 2))),
    )
    assert seen.note(one).is_new_place
    assert not seen.note(two).is_new_place
    assert [seen.note(one).times, seen.note(two).times] == [2, 2]
    assert seen.note(Fault("KeyError", one.route)).is_new_place


# -- the stacks of a hard crash ------------------------------------------------------------------


def run_crashing(act: str) -> int:
    program = (
        "import faulthandler; from PySide6.QtCore import QCoreApplication; "
        "from guibp.gui.crash_log import CrashLog; "
        f"app = QCoreApplication([]); log = CrashLog(); log.install(); {act}"
    )
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    ).returncode


@pytest.mark.skipif(sys.platform != "linux", reason="its folders are set by XDG variables")
def test_the_stacks_of_a_crash_outlive_the_next_starts(qapp: QObject) -> None:
    assert run_crashing("faulthandler._sigsegv()") < 0
    for _ in range(2):
        assert run_crashing("") == 0
    (former,) = Path(os.environ["XDG_STATE_HOME"]).rglob(FORMER_NAME)
    text = former.read_text(encoding="utf-8")
    assert text.startswith(f"guibp {__version__}, Python 3")
    assert "Segmentation fault" in text
    assert read_log().count(f"an earlier run crashed: its stacks are in {former}") == 1
    assert len(former.with_name(NAME).read_text(encoding="utf-8").splitlines()) == 1


def test_two_that_run_at_once_share_the_file(tmp_path: Path) -> None:
    one, _ = begin_stacks(tmp_path)
    two, former = begin_stacks(tmp_path)
    with one, two:
        assert former is None
        one.write("Fatal Python error: of the first\n")
    third, former = begin_stacks(tmp_path)
    third.close()
    assert former == tmp_path / FORMER_NAME
    text = former.read_text(encoding="utf-8")
    assert "\0" not in text
    assert "of the first" in text


def test_stacks_that_cannot_be_put_aside_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_text("Fatal Python error: before\n", encoding="utf-8")

    def refuse(*_: object) -> NoReturn:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "replace", refuse)
    stacks, former = begin_stacks(tmp_path)
    stacks.close()
    assert former == tmp_path / NAME
    assert "before" in former.read_text(encoding="utf-8")


def test_every_line_of_the_log_tells_the_version() -> None:
    record = logging.makeLogRecord({"msg": "a warning of Qt", "levelno": logging.WARNING, "name": "guibp"})
    assert f"guibp {__version__} " in logging.Formatter(crash_log._FORM).format(record)
