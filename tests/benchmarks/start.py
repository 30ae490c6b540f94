"""Start and memory of the window, against a bare PySide6 window with one pyqtgraph plot.

``python run.py bench start`` starts both as whole processes, in turn, and prints the medians and
their ratios. It exits 1 if a ratio of the empty window, which is what ``guibp`` opens, is above the
limit; the other rows tell what an example adds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

ROUNDS = 7
LIMIT = 1.5
MEASURED = "guibp, empty"

RIVAL = """
import pyqtgraph
from PySide6.QtWidgets import QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = """
from guibp.gui.application import open_window
open_window({source!r})
"""

ANSWER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def answer():
    pages = int(open("/proc/self/statm").read().split()[1]) if sys.platform == "linux" else 0
    print(pages * 4096 / 1e6, flush=True)
    QApplication.exit(0)

def run_and_answer(*_):
    # Twice through the loop: the first pass shows and paints the window, the second answers.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, answer))
    return run()

run = QApplication.exec
QApplication.exec = run_and_answer
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One process from its start to an answering window: seconds, and resident megabytes then."""

    seconds: float
    megabytes: float


def time_start(script: str) -> Start:
    """Start a script and wait for its window to answer."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    # An installed program has its bytecode on disk, as the rival's libraries have.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", ANSWER + script], capture_output=True, text=True, check=True, env=environment
    )
    return Start(time.perf_counter() - begun, float(done.stdout.split()[-1]))


def main() -> int:
    """Measure, print the table, and say by the exit code whether the limits hold."""
    scripts = {
        "bare window with one plot": RIVAL,
        MEASURED: OURS.format(source=None),
        "guibp, XOR": OURS.format(source="preset:xor"),
    }
    for script in scripts.values():
        time_start(script)
    starts: dict[str, list[Start]] = {name: [] for name in scripts}
    for _ in range(ROUNDS):
        for name, script in scripts.items():
            starts[name].append(time_start(script))
    rival_seconds, rival_megabytes = _medians(starts["bare window with one plot"])
    worst = 0.0
    print(f"{'':28}{'ms':>8}{'ratio':>8}{'MB':>8}{'ratio':>8}   (medians of {ROUNDS}, in turn)")
    for name, found in starts.items():
        seconds, megabytes = _medians(found)
        slower, larger = seconds / rival_seconds, megabytes / rival_megabytes
        if name == MEASURED:
            worst = max(slower, larger)
        print(f"{name:28}{seconds * 1e3:8.0f}{slower:8.2f}{megabytes:8.0f}{larger:8.2f}")
    print(f"limit {LIMIT}: {'reached' if worst <= LIMIT else 'MISSED'}")
    return 0 if worst <= LIMIT else 1


def _medians(starts: list[Start]) -> tuple[float, float]:
    seconds = statistics.median(start.seconds for start in starts)
    return seconds, statistics.median(start.megabytes for start in starts)


if __name__ == "__main__":
    sys.exit(main())
