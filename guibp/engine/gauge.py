"""A gauge: what a training has reached, on the rows that it learns from and on those held out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from guibp.engine.counted_rows import read_objective
from guibp.engine.data_split import DataSplit
from guibp.engine.evaluation import run_forward
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_steps import (
    Numbers,
    TrainingState,
    begin_training,
    evaluate_state,
    measure_loss,
    predict_state,
)


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """All numbers at some parameters, and both losses."""

    numbers: Numbers
    """Of all rows; the loss is that of those that are trained on."""
    held_out_loss: float | None
    """That of the others, if there are any."""


class Gauge:
    """Evaluates the parameters of a training's state on the tapes of a split; one thread uses it."""

    def __init__(
        self,
        split: DataSplit,
        state: TrainingState,
        begin: Callable[[Tape, OptimizerKind], TrainingState] = begin_training,
    ) -> None:
        """``begin`` made the state: others of the same parameters are made on the other rows."""
        self._whole = state
        self._held_out: TrainingState | None = None
        if split.held_out is not None:
            self._whole = begin(split.whole, state.optimizer)
            self._held_out = begin(split.held_out, state.optimizer)

    def measure(self, state: TrainingState, kernel: Kernel | None) -> Measurement:
        """Everything where a state of the training stands."""
        held_out = self.measure_held_out(state, kernel)
        if held_out is None:
            return Measurement(evaluate_state(state, kernel), None)
        self._whole.adopt(state.numbers, state.optimizer)
        return Measurement(evaluate_state(self._whole, kernel), held_out)

    def predict(self, state: TrainingState, kernel: Kernel | None) -> tuple[float, Floats]:
        """The loss, and the values that it depends on, without the gradients where they would cost more."""
        if kernel is None or self.has_held_out:
            found = self.measure(state, kernel)
            return found.numbers.loss, found.numbers.values
        return predict_state(state, kernel)

    def measure_held_out(self, state: TrainingState, kernel: Kernel | None) -> float | None:
        """The loss of the rows held out, if there are any."""
        if self._held_out is None:
            return None
        self._held_out.adopt(state.numbers, state.optimizer)
        return measure_objective(self._held_out, kernel)

    def measure_held_out_at(self, parameters: Floats, kernel: Kernel) -> float:
        """The same loss for these parameters, (parameters,); NaN without rows held out."""
        return math.nan if self._held_out is None else self._held_out.compiled.measure(kernel, parameters)

    @property
    def has_held_out(self) -> bool:
        """Whether any rows are held out."""
        return self._held_out is not None

    def release(self) -> None:
        """Let go of what the compiled loops work on."""
        self._whole.release()
        if self._held_out is not None:
            self._held_out.release()


def measure_objective(state: TrainingState, kernel: Kernel | None) -> float:
    """The loss over all samples of a state's tape, at its parameters."""
    if kernel is not None:
        return measure_loss(state, kernel)
    tape = state.tape
    values = tape.start.copy()
    values[tape.offset[state.slots]] = state.parameters
    with np.errstate(all="ignore"):
        run_forward(tape, values)
    return read_objective(tape, values)
