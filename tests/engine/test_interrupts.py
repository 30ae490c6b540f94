"""Ctrl-C at any line of a training: it stands behind a whole step, and goes on as if nothing had been."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls
from tests.engine.graphs import xor

STEPS = 5
TRIED = 400
"""So many of the lines that are run; a compiled training of so few steps has fewer."""


def interrupted_at(line: int, action: Callable[[], object]) -> bool:
    """Run it, with a Ctrl-C before its given line within the engine; whether it came."""
    passed = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        nonlocal passed
        if event == "call":
            return trace if "/guibp/engine/" in frame.f_code.co_filename.replace("\\", "/") else None
        if event == "line":
            passed += 1
            if passed == line:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.parametrize("compiled", [True, False])
def test_an_interrupt_comes_between_steps(compiled: bool, kernel: Kernel) -> None:
    tape = compile_tape(xor())
    controls = Controls(OptimizerKind.ADAM, 0.05)

    def begin() -> Trainer:
        trainer = Trainer(tape, controls, lambda: kernel if compiled else None)
        trainer.run(limit=1)
        return trainer

    whole = begin()
    states = [whole.parameters()]
    for _ in range(STEPS + 2):
        whole.run(limit=1)
        states.append(whole.parameters())
    came = 0
    for line in range(1, TRIED, 1 if compiled else 7):
        trainer = begin()
        came += interrupted_at(line, lambda trainer=trainer: trainer.run(limit=STEPS))  # type: ignore[misc]  # mypy knows no types of a lambda's defaults
        assert trainer.parameters() == states[trainer.step - 1], line
        trainer.run(limit=STEPS + 3 - trainer.step)
        assert trainer.parameters() == states[STEPS + 2], line
        np.testing.assert_array_equal(trainer.history.losses, whole.history.losses)
    assert came > 50
