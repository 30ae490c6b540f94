"""``python run.py soak``: live training and editing for an hour, and what that does to memory and heartbeat.

``--control leak`` and ``--control flood`` plant what must be found: then the command ends with 1.
"""

from __future__ import annotations

import argparse
import mmap
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp.gui import create_window
from guibp.gui.garbage import GarbageCollector
from guibp.gui.main_window import MainWindow
from guibp.gui.process import make_application
from guibp.model.document import save
from tests.endurance import lifecycle
from tests.endurance.planting import plant
from tests.endurance.progress import ProgressLine
from tests.endurance.vitals import Heartbeat, Vitals

MINUTES = 60.0
WARM_SHARE, MOST_WARM_SECONDS = 0.25, 600.0
"""So much of the time is no part of the figures: caches fill, the loops are compiled."""
DEED_MILLISECONDS = 40
LEAK = 2**18
"""Bytes that the control keeps of each deed."""
_LEAKED: list[mmap.mmap] = []


class Script:
    """What is done, again and again; each round begins with the same document."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._session = window, window.session
        self._file = folder / "soak.guibp"
        self.rounds = self.deeds = 0
        self._steps = self._go_round()

    def do_next(self) -> None:
        """One deed."""
        next(self._steps)
        self.deeds += 1

    def _go_round(self) -> Iterator[None]:
        for name in cycle(("xor", "wx+b", "neuron", "xor")):
            self._trigger(f"example_{name}")
            yield
            yield from self._train_and_edit(is_trained=name == "xor")
            yield from self._edit()
            yield from self._keep()
            self.rounds += 1

    def _train_and_edit(self, *, is_trained: bool) -> Iterator[None]:
        """Edits that a training survives, and at last one that ends it."""
        if not is_trained:
            return
        self._window.training.set_pace(float("inf") if self.rounds % 2 else 300.0)
        self._trigger("train_toggle")
        for turn in range(40):
            yield
            self._window.graph.set_training(learning_rate=0.1 + 0.01 * turn)
            self._trigger("view_zoom_in" if turn % 2 else "view_zoom_out")
            self._session.show_sample(turn % 4)
        self._trigger("edit_undo")
        yield

    def _edit(self) -> Iterator[None]:
        graph = self._window.graph
        for names in (
            ("edit_copy", "edit_paste"),
            ("edit_group", "edit_fold", "edit_ungroup"),
            ("edit_delete",),
        ):
            self._session.selection.select(graph.nodes[:3])
            for name in names:
                self._trigger(name)
                yield
        for turn in range(20):
            leaf = next(node.id for node in graph.node_records if node.operation.is_leaf)
            graph.set_value(leaf, 0.1 * turn)
            yield
        for name in ("step_reset", *("step_next",) * 12, *("step_back",) * 4, "graph_layout", "view_fit"):
            self._trigger(name)
            yield
        while self._session.undo_stack.canUndo():
            self._trigger("edit_undo")
            yield

    def _keep(self) -> Iterator[None]:
        save(self._window.graph, self._file)
        self._window.files.open_path(self._file)
        yield

    def _trigger(self, name: str) -> None:
        self._window.actions_by_name[name].trigger()


class Flood(QObject):
    """The control: a thread that tells the window of every step, without asking whether it can follow."""

    told = Signal(int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._tell, daemon=True)
        self._thread.start()

    def _tell(self) -> None:
        for number in range(300_000):
            self.told.emit(number)

    def _hear(self, number: int) -> None:
        if number % 100 == 0:
            self._window.session.reading_changed.emit()


def leak(script: Script) -> None:
    """The control: something is kept of every deed."""
    deed = script.do_next

    def do_and_keep() -> None:
        deed()
        # Pages of its own: what the process has freed before would hide a smaller leak.
        pages = mmap.mmap(-1, LEAK)
        pages.write(bytes(LEAK))
        _LEAKED.append(pages)

    plant(script, "do_next", do_and_keep)


CONTROLS: Mapping[str, Callable[[MainWindow, Script], object]] = {
    "leak": lambda _, script: leak(script),
    "flood": lambda window, _: Flood(window),
}


def soak(seconds: float, control: str = "") -> tuple[Vitals, Script]:
    """Train and edit for so long; returns the vitals after the warming up, and what was done."""
    window = create_window("preset:xor")
    plant(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    with tempfile.TemporaryDirectory(prefix="guibp-soak-") as folder, ProgressLine(int(seconds)) as progress:
        run = Soak(window, Script(window, Path(folder)), seconds, progress)
        if control:
            CONTROLS[control](window, run.script)
        run.go()
    return run.vitals, run.script


class Soak(QObject):
    """One run: the timers of the deeds, of the heart, and of what is noted."""

    def __init__(self, window: MainWindow, script: Script, seconds: float, progress: ProgressLine) -> None:
        super().__init__(window)
        self._window, self.script, self._seconds, self._progress = window, script, seconds, progress
        self._heart = Heartbeat(self)
        self.vitals = Vitals(self._heart.late, self._heart.busy)
        self._begun = time.monotonic()
        self._warm = min(seconds * WARM_SHARE, MOST_WARM_SECONDS)
        self._noted_rounds, self._told = -1, 0
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
        now = time.monotonic() - self._begun
        self._progress.advance(int(now) - self._told)
        self._told = int(now)
        if now >= self._seconds:
            self._end()
            return
        self.script.do_next()
        if now >= self._warm:
            self._note(now)

    def _note(self, now: float) -> None:
        """At the same place of each fourth round, where the same document is on show."""
        if not self._is_warm:
            self._is_warm = True
            self._heart.start()
        if self.script.rounds // 4 != self._noted_rounds:
            self._noted_rounds = self.script.rounds // 4
            self._heart.stop()
            self.vitals.note_memory(now / 3600)
            self._heart.resume()

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
    vitals, script = soak(given.minutes * 60, given.control)
    faults = vitals.faults()
    print(f"soak: {given.minutes:g} minutes, {script.deeds:,} deeds in {script.rounds:,} rounds: {vitals}")
    if faults:
        print("soak failed: " + ", ".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
