"""``python run.py soak``: live training and editing for an hour, and what that does to memory and heartbeat.

``--control leak`` and ``--control flood`` plant what must be found: then the command ends with 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp.gui import create_window
from guibp.gui.garbage import GarbageCollector
from guibp.gui.main_window import MainWindow
from guibp.gui.process import make_application
from guibp.gui.typesetting import set_piece
from tests.endurance import lifecycle
from tests.endurance.abuse.editor import Watch
from tests.endurance.heartbeat import Heartbeat
from tests.endurance.planting import plant
from tests.endurance.progress import ProgressLine
from tests.endurance.soak_controls import CONTROLS
from tests.endurance.soak_script import ROUND, Script
from tests.endurance.vitals import Vitals
from tests.endurance.witness import Witness

MINUTES = 60.0
WARM_SHARE, MOST_WARM_SECONDS = 0.25, 600.0
"""So much of the time is no part of the figures: caches fill, the loops are compiled."""
DEED_MILLISECONDS = 40
DEEDS_AN_ANSWER = 25
"""So often the witness of the machine is asked: every second, if all goes well."""


def soak(seconds: float, control: str = "") -> tuple[Vitals, Script]:
    """Train and edit for so long; returns the vitals after the warming up, and what was done."""
    with (
        Witness() as witness,
        tempfile.TemporaryDirectory(prefix="guibp-soak-") as folder,
        ProgressLine(int(seconds)) as progress,
    ):
        window = create_window("preset:xor")
        plant(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
        run = Soak(window, Script(window, Path(folder)), witness, seconds, progress)
        if control:
            CONTROLS[control](window, run.script)
        run.go()
    return run.vitals, run.script


class Soak(QObject):
    """One run: the timers of the deeds, of the heart, and of what is noted."""

    def __init__(
        self, window: MainWindow, script: Script, witness: Witness, seconds: float, progress: ProgressLine
    ) -> None:
        super().__init__(window)
        self._window, self.script, self._witness = window, script, witness
        self._seconds, self._progress = seconds, progress
        self._heart = Heartbeat(witness, self)
        self.vitals = Vitals(self._heart.late, self._heart.own, self._heart.busy, witness.told)
        self._begun = time.monotonic()
        self._warm = min(seconds * WARM_SHARE, MOST_WARM_SECONDS)
        self._noted, self._asked, self._told = 0, 0, 0
        self._is_warm = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._do)

    def go(self) -> None:
        """Until the time is over."""
        self._window.resize(1200, 800)
        self._window.show()
        self._timer.start(DEED_MILLISECONDS)
        QApplication.exec()
        self._window.close()
        self._window.deleteLater()
        # Without a screen Qt's own clipboard would destroy what was copied after Python, and crash.
        QApplication.clipboard().clear()

    def _do(self) -> None:
        """One deed, or one look at how it goes: what a look takes must not be a late beat."""
        now = time.monotonic() - self._begun
        self._progress.advance(int(now) - self._told)
        self._told = int(now)
        if now >= self._seconds:
            self._end()
        elif now < self._warm or not self._look(now):
            self.script.do_next()

    def _look(self, now: float) -> bool:
        """Whether there was something to look at, in place of a deed."""
        turn, deeds = self.script.rounds // len(ROUND), self.script.deeds
        if not self._is_warm:
            self._is_warm, self._noted = True, turn
            self._ask()
            self._heart.start()
        elif turn != self._noted:
            self._noted = turn
            self._note_memory(now)
        elif deeds >= self._asked + DEEDS_AN_ANSWER:
            self._heart.stop()
            self._ask()
            self._heart.resume()
        else:
            return False
        return True

    def _note_memory(self, now: float) -> None:
        """At the same place of the script each time: the same document is on show and nothing trains."""
        self._heart.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # It fills slowly, and holds no more than its 512: that is no growth.
        set_piece.cache_clear()
        self.vitals.note_memory(now / 3600)
        self._heart.resume()

    def _ask(self) -> None:
        self._asked = self.script.deeds
        self._heart.slowdown = self._witness.ask()

    def _end(self) -> None:
        self._timer.stop()
        self._heart.stop()
        QApplication.exit(0)


def main(arguments: list[str]) -> int:
    """Soak, and end in one line of figures; 1 where one is worse than it may be."""
    parser = argparse.ArgumentParser(prog="run.py soak", description="Train and edit for an hour.")
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"how long (default {MINUTES:.0f})")
    parser.add_argument("--control", choices=sorted(CONTROLS), default="", help="plant what must be found")
    parser.add_argument("--lifecycle", action="store_true", help="start, stop and close trainings instead")
    given = parser.parse_args(arguments)
    if given.lifecycle:
        return lifecycle.main()
    application = make_application()
    collector = GarbageCollector(application)
    collector.start()
    watch = Watch()
    vitals, script = soak(given.minutes * 60, given.control)
    vitals.complaints = watch.take()
    faults = vitals.faults()
    print(f"soak: {given.minutes:g} minutes, {script.deeds:,} deeds in {script.rounds:,} rounds: {vitals}")
    if faults:
        print("soak failed: " + ", ".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
