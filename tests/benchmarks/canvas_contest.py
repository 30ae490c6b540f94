"""One canvas in a process of its own: ``python -m tests.benchmarks.canvas_contest guibp|NodeGraphQt``.

Prints JSON: seconds for each task, and the bytes that building added; or why it is absent. The seconds are
the processor's: the contestants work one after the other, and what else the machine does then is not theirs.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.canvas_subjects import Columns, draw_columns
from tests.benchmarks.our_canvas import OurCanvas
from tests.benchmarks.racing import RivalMissingError, time_once
from tests.benchmarks.rivals.node_graph_qt import NodeGraphCanvas

NODES, WIRES = 1000, 1500
FRAMES, DRAGGED_FRAMES = 15, 60
"""A drag across the window takes more frames than a glance."""
SIZE = (1280, 800)


class Contestant(Protocol):
    """A canvas that can be built and looked at."""

    @property
    def window(self) -> QWidget: ...
    @property
    def surface(self) -> QWidget: ...
    def build(self, columns: Columns) -> None: ...
    def fit(self) -> None: ...
    def show_actual_size(self) -> None: ...
    def grip(self) -> QPoint: ...
    def add_labels(self) -> None: ...
    def show_numbers(self, number: float) -> None: ...


CONTESTANTS: dict[str, Callable[[], Contestant]] = {"guibp": OurCanvas, "NodeGraphQt": NodeGraphCanvas}


def measure(contestant: Contestant, columns: Columns, frames: int = FRAMES) -> dict[str, float]:
    """The seconds of each task, the median of the frames; ``memory`` in bytes."""
    contestant.window.resize(*SIZE)
    contestant.window.show()
    QApplication.processEvents()
    gc.collect()
    before, found = _resident(), dict[str, float]()
    found["build"] = time_once(lambda: contestant.build(columns), time.process_time)
    found["memory"] = max(_resident() - before, 1.0)
    contestant.fit()
    found["fit"] = _median(frames, contestant.surface.repaint)
    contestant.show_actual_size()
    found["drag"] = _drag(contestant, frames * DRAGGED_FRAMES // FRAMES)
    contestant.add_labels()
    numbers = count(1)
    found["labels"] = _median(frames, lambda: _change(contestant, 0.5 + 0.01 * next(numbers)))
    return found


def _median(frames: int, action: Callable[[], None]) -> float:
    action()
    return statistics.median(time_once(action, time.process_time) for _ in range(frames))


def _drag(contestant: Contestant, frames: int) -> float:
    surface, place = contestant.surface, contestant.grip()
    contestant.surface.repaint()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    times = []
    for number in range(frames + 3):
        goal = place + QPoint(4 * (number + 1), 2 * (number + 1))
        times.append(time_once(partial(_move, surface, goal), time.process_time))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)
    QApplication.processEvents()
    return statistics.median(times[3:])


def _move(surface: QWidget, goal: QPoint) -> None:
    QTest.mouseMove(surface, goal)
    QApplication.processEvents()


def _change(contestant: Contestant, number: float) -> None:
    contestant.show_numbers(number)
    contestant.surface.repaint()


def _resident() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the kernel
        return int(file.read().split()[1]) * 4096.0


def main(name: str) -> None:
    """Measure one contestant twice, the second time warm."""
    application = QApplication.instance() or QApplication([])
    try:
        measure(CONTESTANTS[name](), draw_columns(100, 150), 2)
        found: dict[str, float | str] = dict(measure(CONTESTANTS[name](), draw_columns(NODES, WIRES)))
    except RivalMissingError as missing:
        found = {"absent": str(missing)}
    print(json.dumps(found), flush=True)
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
