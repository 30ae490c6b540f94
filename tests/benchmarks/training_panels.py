"""The pictures of a training, each for itself: ``python -m tests.benchmarks.training_panels`` prints JSON.

Ours are those of the window as it is shown, painted into memory; the rival's are as large, and draw the same
numbers. They take turns, round after round, and so does a fixed load in another process.
"""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from guibp.engine.decision_boundary import Plane, find_plane
from guibp.engine.kernel import Kernel, load_kernel
from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.panels.hidden_plot import HiddenPlot
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.panels.prediction_table import PredictionTable
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.benchmarks.canvas_frames import SIZE, loads_beside
from tests.benchmarks.racing import RivalMissingError, time_once
from tests.benchmarks.rivals.matplotlib_panels import BlittedPanels
from tests.benchmarks.rivals.numpy_boundary import evaluate_xor

ROUNDS, SIDE = 60, 128
STEPS = 300
"""So many are trained before the pictures are taken."""
PATIENCE = 60.0
"""Seconds that a training may take."""

Paint = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Contest:
    """One panel: what paints ours, and what paints the rival's."""

    ours: Paint
    theirs: Paint


def measure(rounds: int = ROUNDS, steps: int = STEPS) -> dict[str, object]:
    """Median seconds of each panel, ours and the rival's, of the field, and of the load."""
    kernel = load_kernel()
    window = open_window(steps)
    try:
        try:
            contests = pit_panels(window)
            absence = ""
        except RivalMissingError as missing:
            contests, absence = {}, str(missing)
        found, load = take_turns(contests, rounds)
        # Apart, since the panels' memory would drive out what either side works on.
        field, _ = take_turns({"field": pit_field(preset("xor"), kernel)}, 5 * rounds)
    finally:
        close_window(window)
    return {"absent": absence, "load": load, "panels": {**found, **field}}


def open_window(steps: int) -> MainWindow:
    """XOR after so many steps, with the training's panels and the hidden space side by side."""
    window = create_window("preset:xor")
    window.resize(*SIZE)
    window.show()
    show_all_panels(window)
    train_on(window, steps)
    return window


def close_window(window: MainWindow) -> None:
    """Without a question whether to save what was learned."""
    window.training.stop()
    window.session.replace_graph(Graph())
    window.close()
    # While Python still knows it: Qt takes its parts along in an order of its own.
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def train_on(window: MainWindow, steps: int) -> None:
    """Train as fast as it goes, until there are so many steps."""
    training = window.training
    training.set_pace(math.inf)
    training.start()
    until = time.perf_counter() + PATIENCE
    while training.rewinding.steps < steps and time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.005)
    training.stop()
    QApplication.processEvents()


def show_all_panels(window: MainWindow) -> None:
    """Beside each other, not behind a tab."""
    docks = window.docks
    docks.training.open()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks.hidden_space)
    docks.hidden_space.open()
    for _ in range(5):
        QApplication.processEvents()


def pit_panels(window: MainWindow) -> dict[str, Contest]:
    """Each panel beside the rival's of the same size and the same numbers."""
    rival, training = BlittedPanels(), window.training
    loss, boundary, table, hidden = (
        _find(window, kind) for kind in (LossPlot, BoundaryPlot, PredictionTable, HiddenPlot)
    )
    frame = training.frame
    if frame is None or not isinstance(boundary, BoundaryPlot) or not isinstance(hidden, HiddenPlot):
        raise AssertionError("nothing was trained")
    field = _field_on_show(window)
    space = hidden.space
    if space is None or not isinstance(table, PredictionTable):
        raise AssertionError("no hidden space is on show")
    evaluation = window.session.evaluation
    predictions = np.array(evaluation.value("y"), dtype=np.float64)
    dataset = window.graph.dataset
    numbers = np.column_stack((predictions if dataset is None else dataset.table, predictions))
    moments = np.asarray(frame.loss_steps, dtype=np.float64), np.asarray(frame.losses)
    return {
        "loss curve": Contest(
            _repainting(loss, training.frame_shown.emit), rival.loss(_size(loss), *moments)
        ),
        "table of predictions": Contest(
            _repainting(table, lambda: table.show_predictions(predictions)),
            rival.predictions(_size(table), numbers),
        ),
        "decision boundary": Contest(
            _repainting(boundary, lambda: boundary.show_field(field)),
            rival.boundary(_size(boundary), field, boundary.points),
        ),
        "hidden space": Contest(
            _repainting(hidden, hidden.update),
            rival.hidden(_size(hidden), space.lines, space.boundary, space.points),
        ),
    }


def pit_field(graph: Graph, kernel: Kernel) -> Contest:
    """The prediction over the plane: our one compiled evaluation beside numpy's of the same net."""
    plane = find_plane(graph, SIDE)
    if plane is None:
        raise AssertionError("XOR has a plane")
    parameters = plane.present_parameters()
    by_numpy = evaluate_xor(plane.x_range, plane.y_range, SIDE)
    agree(plane, kernel, by_numpy(parameters))
    return Contest(lambda: plane.field(parameters, kernel), lambda: by_numpy(parameters))


def agree(plane: Plane, kernel: Kernel, other: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    """See that two fields are the same."""
    ours = plane.field(plane.present_parameters(), kernel)
    if not np.allclose(ours, other, rtol=1e-9):
        raise AssertionError("numpy computes something else")


def take_turns(contests: dict[str, Contest], rounds: int) -> tuple[dict[str, tuple[float, float]], float]:
    """The median seconds of both sides of each contest, and of the load beside them."""
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in contests}
    loads: list[float] = []
    with loads_beside() as load:
        for _ in range(rounds):
            loads.append(load())
            for name, contest in contests.items():
                for side, paint in zip(times[name], (contest.ours, contest.theirs), strict=True):
                    side.append(time_once(paint))
    medians = {
        name: (statistics.median(ours), statistics.median(theirs)) for name, (ours, theirs) in times.items()
    }
    return medians, statistics.median(loads)


def _find(window: MainWindow, kind: type[QWidget]) -> QWidget:
    found: list[QWidget] = window.findChildren(kind)
    return found[0]


def _field_on_show(window: MainWindow) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    plane = find_plane(window.graph, SIDE)
    if plane is None:
        raise AssertionError("XOR has a plane")
    return plane.field(plane.present_parameters())


def _size(widget: QWidget) -> tuple[int, int]:
    return max(widget.width(), 60), max(widget.height(), 60)


def _repainting(widget: QWidget, change: Callable[[], object]) -> Paint:
    """Changes what a widget shows, and paints it into memory, as the rival does."""
    picture = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def paint() -> None:
        change()
        widget.render(picture)

    return paint


def main() -> None:
    """Measure once."""
    application = QApplication.instance() or QApplication([])
    print(json.dumps(measure()), flush=True)
    application.quit()


if __name__ == "__main__":
    main()
