"""How long a step takes: measured in a moment, to foretell how long a grid of runs will."""

from __future__ import annotations

import time

from guibp.engine.kernel import Kernel
from guibp.engine.tape import Tape
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls

PROBE_SECONDS = 0.02
_STILL = 1e-300
"""A rate with which nothing diverges."""


def measure_step(tape: Tape, kernel: Kernel | None) -> float:
    """Seconds for one step over all samples."""
    trainer = Trainer(tape, Controls(learning_rate=_STILL), lambda: kernel)
    trainer.run(limit=1)
    began = time.perf_counter()
    trainer.run(should_stop=lambda: time.perf_counter() - began > PROBE_SECONDS)
    return (time.perf_counter() - began) / max(trainer.step - 1, 1)
