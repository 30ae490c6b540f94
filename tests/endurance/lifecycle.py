"""``python run.py soak --lifecycle``: trainings are started and stopped, and windows closed while they train.

Each process must end with 0, leave no thread, and hear no complaint of Qt's. A window that forgets its worker
is the control: it must be noticed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.endurance.progress import ProgressLine

STARTS, CLOSINGS = 1000, 500
IN_A_PROCESS = 50
_PROGRAM = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
from guibp.gui import create_window
from guibp.gui.garbage import GarbageCollector
from guibp.gui.process import make_application
from guibp.gui.training import LiveTraining
said = []
qInstallMessageHandler(lambda kind, context, text: said.append(text))
if {forgets}:
    # As a daemon: one that is not would be waited for when Python ends, and forever.
    threading.Thread.daemon = property(lambda self: True, lambda self, value: None)
    LiveTraining.close = lambda self: None
application = make_application()
collector = GarbageCollector(application)
collector.start()
def settle():
    application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
def open_one():
    window = create_window("preset:xor")
    window.files.may_replace = lambda: True
    window.show()
    settle()
    return window
def close(window):
    window.close()
    window.hide()
    window.deleteLater()
    settle()
if {starts}:
    window = open_one()
    for number in range({starts}):
        window.training.start()
        if number % 10 == 0:
            settle()
        window.training.stop()
    close(window)
for number in range({closings}):
    window = open_one()
    window.actions_by_name["train_toggle"].trigger()
    settle()
    close(window)
    del window
left = [one.name for one in threading.enumerate() if one is not threading.main_thread()]
said = [text for text in said if "propagateSizeHints" not in text]
print(len(left), len(said), *left[:3], *said[:3])
sys.exit(1 if left or said else 0)
"""


@dataclass(slots=True)
class Report:
    """What became of the processes."""

    starts: int = 0
    closings: int = 0
    bad: int = 0
    """Processes that ended with another code than 0, left a thread, or heard a complaint."""
    last: str = ""

    def __str__(self) -> str:
        return f"{self.starts:,} starts and stops, {self.closings:,} closings while training: {self.bad} bad"


def parts(starts: int, closings: int) -> Iterator[tuple[int, int]]:
    """What each process does."""
    if starts:
        yield starts, 0
    for done in range(0, closings, IN_A_PROCESS):
        yield 0, min(IN_A_PROCESS, closings - done)


def live(starts: int, closings: int, *, forgets: bool = False) -> Report:
    """Start, stop and close so often."""
    report = Report()
    with ProgressLine(starts + closings) as progress:
        for begun, closed in parts(starts, closings):
            program = _PROGRAM.format(starts=begun, closings=closed, forgets=forgets)
            command = [sys.executable, "-c", program]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            report.starts += begun
            report.closings += closed
            if done.returncode != 0 or "QThread" in done.stderr:
                report.bad += 1
                report.last = f"exit code {done.returncode}: {done.stdout}{done.stderr}"
            progress.advance(begun + closed)
    return report


def main(starts: int = STARTS, closings: int = CLOSINGS) -> int:
    """Live, and end in one line of figures; the window that forgets must be noticed."""
    report, control = live(starts, closings), live(0, 1, forgets=True)
    if report.last:
        print(report.last)
    print(f"lifecycle: {report}; forgetting the worker, {control.bad} of 1 is noticed")
    return 1 if report.bad or not control.bad else 0
