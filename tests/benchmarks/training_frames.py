"""The window while it trains and while its past is scrubbed: ``python -m tests.benchmarks.training_frames``.

Prints JSON. Of a training of XOR the frames are measured with all panels in view, as fast as it trains; then
moments of a long one are visited at random, in the window and by the replay alone.
"""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtWidgets import QApplication

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import load_kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.trainer import Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Controls, settle_training
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.main_window import MainWindow
from guibp.model.presets import preset
from tests.benchmarks.canvas_frames import loads_beside
from tests.benchmarks.racing import time_once
from tests.benchmarks.training_panels import close_window, open_window

STEPS, VISITS, FRAMES = 100_000, 200, 300
TURNS, ALONE_SECONDS, WINDOW_SECONDS = 3, 0.4, 1.0
"""Training alone and in the window take turns, so long each."""
PATIENCE = 60.0
"""Seconds; a training that does not come so far meanwhile is at fault."""
SEED = 6


def measure(
    steps: int = STEPS, visits: int = VISITS, frames: int = FRAMES, turns: int = TURNS
) -> dict[str, object]:
    """Seconds of frames while training, of visits in the window, of replays, and of the load meanwhile.

    And steps a second, of the engine alone and in the window.
    """
    window = open_window(1)
    loads: list[float] = []
    try:
        with loads_beside() as load:
            window.training.set_pace(math.inf)
            window.training.start()
            shown = _measure_frames(window, frames, lambda: loads.append(load()))
            _wait_until(lambda: window.training.rewinding.steps >= steps)
            trained = window.training.is_running and window.training.rewinding.steps >= steps
            window.training.stop()
            rates = [(train_alone(ALONE_SECONDS), train_in(window, WINDOW_SECONDS)) for _ in range(turns)]
            scrubbed = _scrub(window, min(steps, window.training.rewinding.steps), visits)
            loads.append(load())
            replayed = replay(steps, visits)
            loads.append(load())
    finally:
        close_window(window)
    return {
        "load": statistics.median(loads),
        "frames": shown,
        "scrub": scrubbed,
        "replay": replayed,
        "trained": trained,
        "rates": [statistics.median(side) for side in zip(*rates, strict=True)],
    }


def train_alone(seconds: float) -> float:
    """Steps a second of the same training as the window's, which keeps the losses and shows nothing."""
    kernel, graph = load_kernel(), preset("xor")
    trainer = Trainer(compile_tape(graph), settle_training(graph.training).controls, lambda: kernel)
    end = time.perf_counter() + seconds
    trainer.run(should_stop=lambda: time.perf_counter() >= end)
    return trainer.step / (time.perf_counter() - end + seconds)


def train_in(window: MainWindow, seconds: float) -> float:
    """Steps a second in the window, as fast as it goes: all that is on show follows at the screen's rate."""
    training, before = window.training, window.training.rewinding.steps
    training.start()
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        spent = time_once(QApplication.processEvents)
        time.sleep(max(0.0, 1 / 60 - spent))
    rate = (training.rewinding.steps - before) / (time.perf_counter() - began)
    training.stop()
    return rate


def replay(steps: int, visits: int) -> list[float]:
    """Seconds from one moment of a training to another, by the engine alone, and of all numbers there."""
    kernel = load_kernel()
    tape = compile_tape(preset("xor"))
    trainer = Trainer(tape, Controls(OptimizerKind.SGD, 0.5), lambda: kernel, record=TrainingRecord())
    trainer.run(limit=steps)
    tour = trainer.replay()
    if tour is None:
        raise AssertionError("the training was recorded")

    def visit(step: int) -> None:
        tour.approach(step)
        tour.moment()

    visit(steps)
    return [time_once(partial(visit, step)) for step in _choose(steps, visits)]


def _measure_frames(window: MainWindow, frames: int, weigh: Callable[[], None]) -> list[float]:
    (canvas,) = window.findChildren(Canvas, "canvas")
    found = []
    for number in range(frames):
        if number % 20 == 0:
            weigh()
        canvas.refresh()
        found.append(time_once(QApplication.processEvents))
        # The rest of a frame is the worker's.
        time.sleep(max(0.0, 1 / 60 - found[-1]))
    return found


def _scrub(window: MainWindow, steps: int, visits: int) -> list[float]:
    rewinding = window.training.rewinding

    def visit(step: int) -> None:
        rewinding.show(step)
        QApplication.processEvents()

    visit(0)
    return [time_once(partial(visit, step)) for step in _choose(steps, visits)]


def _choose(steps: int, visits: int) -> list[int]:
    numbers: list[int] = np.random.default_rng(SEED).integers(0, steps, visits, endpoint=True).tolist()
    return numbers


def _wait_until(holds: Callable[[], bool]) -> None:
    until = time.perf_counter() + PATIENCE
    while not holds() and time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def main() -> None:
    """Measure once."""
    application = QApplication.instance() or QApplication([])
    print(json.dumps(measure()), flush=True)
    application.quit()


if __name__ == "__main__":
    main()
