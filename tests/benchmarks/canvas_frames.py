"""Frames of a large graph while it trains: ``python -m tests.benchmarks.canvas_frames`` prints JSON.

A file of 10,000 nodes and 15,000 wires is opened in the window; then the zoom goes through its whole range.
A frame is all that the window does in one turn of its event loop: new numbers are taken, and all is painted.
That is done again in new windows, so that nothing is kept from before, and the median of the rounds counts.
The same with the heat view on: wires change their colours as the numbers do.
Then the same graph in 1,000 groups: the zoom goes out and in again, and groups close and open by themselves.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from guibp.gui import create_window
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.heat import WireColours
from guibp.gui.main_window import MainWindow
from guibp.model.document import save
from guibp.model.edits import AddGroup, AddNodes, Batch
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node
from tests.benchmarks.asked_process import AskedProcess
from tests.benchmarks.canvas_subjects import ACROSS, ROWS, draw_columns
from tests.benchmarks.ours import warm_up
from tests.benchmarks.racing import time_once

NODES, WIRES = 10_000, 15_000
ZOOMS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 1.0, 1.25, 1.5, 2.0)
CROSSINGS = (0.5, 0.45, 0.39, 0.3, 0.19, 0.1, 0.05, 0.1, 0.2, 0.3, 0.45, 0.5, 0.7)
"""Out to where groups close, then what holds groups, and back."""
GROUP, HOLDER = 10, 10
"""Nodes in a group, and groups in a group that holds some; with these there are about 1,000."""
FRAMES = 9
LONGEST = 80
"""Frames after a step by which a crossing is over."""
ROUNDS = 3
_LOAD = """
import sys
from tests.benchmarks.racing import calibrate
for _ in sys.stdin:
    print(calibrate(), flush=True)
"""
SIZE = (1600, 1000)
RATE = 1e-3
"""With Adam: from frame to frame about half of all numbers are written otherwise."""
_TURNED = 4
"""Of the nodes with one operand every so many is a negation, so that sums do not saturate what follows."""
TRAINING_SECONDS = 10.0


def draw_trained(count: int, wires: int) -> Graph:
    """Columns, whose last is summed up: so many nodes and wires in all, whose numbers all move."""
    columns = draw_columns(count - 1, wires - ROWS)
    last = columns.nodes[-ROWS:]
    nodes = [_enliven(place, node) for place, node in enumerate(columns.nodes)]
    total = Node("total", "add", position=(ACROSS * (count // ROWS + 1), 0.0))
    ends = tuple(Edge(node.id, total.id, port) for port, node in enumerate(last))
    graph = Graph()
    graph.apply(AddNodes((*nodes, total), (*columns.edges, *ends)))
    graph.set_output(total.id)
    graph.set_training(optimizer="adam", learning_rate=RATE)
    return graph


def _enliven(place: int, node: Node) -> Node:
    if node.op == "parameter":
        return replace(node, value=2.0 * (place % ROWS + 0.5) / ROWS - 1.0)
    return replace(node, op="negate") if node.op == "tanh" and place % _TURNED == 0 else node


def draw_grouped(count: int, wires: int) -> Graph:
    """The same in groups of nodes below each other, and groups of these."""
    graph = draw_trained(count, wires)
    ids = [node.id for node in graph.node_records[: -1 - ROWS]]
    groups = _group(graph, "unit", ids, GROUP)
    _group(graph, "layer", groups[: len(groups) // 10 * HOLDER], HOLDER)
    return graph


def _group(graph: Graph, name: str, members: list[str], size: int) -> list[str]:
    parts = [members[first : first + size] for first in range(0, len(members), size)]
    names = [f"{name} {number}" for number in range(len(parts))]
    edits = (AddGroup(id_, tuple(part)) for id_, part in zip(names, parts, strict=True))
    graph.apply(Batch(tuple(edits)))
    return names


@dataclass(slots=True)
class Round:
    """What one window took: seconds of its opening and of its frames, at rest and right after a step."""

    opening: float
    frames: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    trained: bool = False


def measure(
    graph: Graph,
    zooms: tuple[float, ...] = ZOOMS,
    count: int = ROUNDS,
    colours: WireColours = WireColours.NEUTRAL,
) -> dict[str, object]:
    """Seconds of opening and of the frames, at rest and right after a zoom step; and the load meanwhile."""
    with tempfile.TemporaryDirectory() as folder, loads_beside() as load:
        path = Path(folder) / "large.guibp"
        save(graph, path)
        loads: list[float] = []
        rounds = [_measure_once(path, zooms, colours, lambda: loads.append(load())) for _ in range(count)]
    return {
        "opening": statistics.median(one.opening for one in rounds),
        "frames": [statistics.median(times) for times in zip(*(one.frames for one in rounds), strict=True)],
        "steps": [statistics.median(times) for times in zip(*(one.steps for one in rounds), strict=True)],
        "load": statistics.median(loads),
        "trained": all(one.trained for one in rounds),
    }


def _measure_once(
    path: Path, zooms: tuple[float, ...], colours: WireColours, weigh: Callable[[], None]
) -> Round:
    windows: list[MainWindow] = []
    found = Round(time_once(lambda: windows.append(_open(path))))
    (window,) = windows
    (canvas,) = window.findChildren(Canvas, "canvas")
    (toggle,) = window.findChildren(QAction, "train_toggle")
    canvas.use_wire_colours(colours)
    _start_training(window, toggle)
    for zoom in zooms:
        weigh()
        canvas.viewing.zoom_by(zoom / canvas.zoom())
        found.steps.append(_frame(canvas))
        found.frames.extend(_frame(canvas) for _ in range(FRAMES))
    found.trained = toggle.isChecked()
    # What was learned would be asked about.
    window.session.replace_graph(Graph())
    window.close()
    return found


def measure_crossings(
    graph: Graph, zooms: tuple[float, ...] = CROSSINGS, count: int = ROUNDS
) -> dict[str, object]:
    """Of each round the seconds of all frames in which groups close and open; and the load meanwhile."""
    with tempfile.TemporaryDirectory() as folder, loads_beside() as load:
        path = Path(folder) / "grouped.guibp"
        save(graph, path)
        loads: list[float] = []
        rounds = [_cross_once(path, zooms, lambda: loads.append(load())) for _ in range(count)]
    return {
        "rounds": [one.frames for one in rounds],
        "load": statistics.median(loads),
        "trained": all(one.trained for one in rounds),
    }


def _cross_once(path: Path, zooms: tuple[float, ...], weigh: Callable[[], None]) -> Round:
    window = _open(path)
    (canvas,) = window.findChildren(Canvas, "canvas")
    (toggle,) = window.findChildren(QAction, "train_toggle")
    _start_training(window, toggle)
    canvas.viewing.zoom_by(zooms[0] / canvas.zoom())
    _frame(canvas)
    found = Round(0.0)
    for zoom in zooms[1:]:
        weigh()
        found.frames.append(time_once(partial(_zoom, canvas, zoom)))
        found.frames.extend(_frames_until_settled(canvas))
    found.trained = toggle.isChecked()
    window.session.replace_graph(Graph())
    window.close()
    return found


def _zoom(canvas: Canvas, zoom: float) -> None:
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    QApplication.processEvents()


def _frames_until_settled(canvas: Canvas) -> Iterator[float]:
    """The frames until groups are closed and open as the zoom wants it, and some more."""
    for number in range(LONGEST):
        yield _frame(canvas)
        if number >= 2 * FRAMES and not canvas.scene.layers.is_on_the_way:
            return


@contextmanager
def loads_beside() -> Iterator[Callable[[], float]]:
    """Gives the seconds of the fixed load in another process: our own training must not excuse us."""
    with AskedProcess(_LOAD) as process:
        yield process.answer_to


def _open(path: Path) -> MainWindow:
    window = create_window(str(path))
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    return window


def _start_training(window: MainWindow, toggle: QAction) -> None:
    toggle.trigger()
    until = time.perf_counter() + TRAINING_SECONDS
    reading = window.session.reading
    while window.session.reading is reading and time.perf_counter() < until:
        QApplication.processEvents()


def _frame(canvas: Canvas) -> float:
    canvas.refresh()
    return time_once(QApplication.processEvents)


def main() -> None:
    """Measure once."""
    application = QApplication.instance() or QApplication([])
    warm_up()
    found = measure(draw_trained(NODES, WIRES))
    found["heat"] = measure(draw_trained(NODES, WIRES), colours=WireColours.GRADIENT)
    found["crossings"] = measure_crossings(draw_grouped(NODES, WIRES))
    print(json.dumps(found), flush=True)
    application.quit()


if __name__ == "__main__":
    main()
