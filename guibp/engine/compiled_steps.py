"""Training steps by the compiled loops: the program of a tape, and the numbers it works on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from guibp.engine.batches import StepRows
from guibp.engine.kernel import FEW_SAMPLES, Kernel
from guibp.engine.optimizers import KINDS, SCALES, OptimizerKind
from guibp.engine.penalties import NO_PENALTY, Penalty, find_weights, spread_penalty
from guibp.engine.plan import ENDINGS, Ending, Plan, Slot, aligned_zeros
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_program import TrainingProgram, plan_training


class CompiledSteps:
    """The numbers of one training, laid out for the compiled loops."""

    def __init__(self, tape: Tape, trained: Sequence[int], batch: int | None) -> None:
        """``trained`` has the slots of the parameters; each step takes at most ``batch`` samples, or all."""
        self._program = program = plan_training(tape, trained, batch)
        self._count = len(trained)
        self._weights = find_weights(tape, np.array(trained, dtype=np.int64))
        self._is_narrow = min(batch or tape.samples, tape.samples) <= FEW_SAMPLES
        self._values = program.start
        # Two memories of each parameter and the strengths of its penalties, padded as the parameters are.
        self._memory = aligned_zeros(4, program.parameters)
        # A sum of gradients for each, and a backup.
        self._accumulated = aligned_zeros(2, program.parameters)
        self._plan = self._make_plan(program)
        self._penalty = NO_PENALTY
        if batch is None and program.samples <= program.tile:
            self._load_all(program)

    def run(
        self,
        kernel: Kernel,
        optimizer: OptimizerKind,
        scales: Floats,
        rows: StepRows | None,
        parameters: Floats,
        memory: Floats,
        losses: Floats,
        trace: Floats | None = None,
    ) -> tuple[int, Ending]:
        """Up to ``len(losses)`` steps on parameters and memory, in place: how many were done, and the ending.

        ``scales`` is (steps, 3), or (1, 3) for all of them, its columns those of ``SCALES``. ``trace``,
        (steps, room), takes the parameters after each step; ``room`` is as the steps need it.
        """
        if scales.shape not in ((len(losses), len(SCALES)), (1, len(SCALES))):
            raise ValueError(f"scales of shape {scales.shape} for {len(losses)} steps")
        plan = self._plan
        self._values[: self._count] = parameters
        self._memory[:2, : self._count] = memory
        plan.set_number(Slot.IS_MEASURING, 0)
        penalised = 0 if self._penalty.is_nothing else len(KINDS)
        plan.set_number(Slot.OPTIMIZER, KINDS.index(optimizer) + penalised)
        plan.set_number(Slot.STEPS, len(losses))
        plan.set_array(Slot.SCALES, np.ascontiguousarray(scales))
        plan.set_number(Slot.SCALES_STRIDE, len(SCALES) if len(scales) > 1 else 0)
        plan.set_array(Slot.LOSSES, losses)
        plan.set_number(Slot.TRACE_STRIDE, 0 if trace is None else self.room)
        if trace is not None:
            plan.set_array(Slot.TRACE, trace)
        plan.set_number(Slot.IS_ORDERED, int(rows is not None))
        if rows is not None:
            plan.set_array(Slot.ORDER, rows.order)
            plan.set_array(Slot.BOUNDS, rows.bounds)
        result = self._call(kernel)
        parameters[:] = self._values[: self._count]
        memory[:] = self._memory[:2, : self._count]
        done, ending = divmod(result, ENDINGS)
        return done, Ending(ending)

    @property
    def room(self) -> int:
        """How many numbers the parameters take, pads included."""
        return self._program.parameters

    def use_penalty(self, penalty: Penalty) -> None:
        """From now on steps make the weights small too."""
        if penalty != self._penalty:
            self._penalty = penalty
            self._memory[2:] = spread_penalty(penalty, self._weights, self._program.parameters)

    def accumulate_on(self, gradients: Floats | None) -> None:
        """From now on gradients are added to these, (parameters,); with ``None`` each step has its own."""
        self._plan.set_number(Slot.IS_ACCUMULATING, int(gradients is not None))
        if gradients is not None:
            self._accumulated[0, : self._count] = gradients

    def accumulated(self, ending: Ending) -> Floats:
        """(parameters,) what gradients added up to after the steps that were done, a copy."""
        return self._accumulated[int(ending is Ending.PARAMETER_LEFT), : self._count].copy()

    def measure(self, kernel: Kernel, parameters: Floats) -> float:
        """The loss over all samples, which this was made for."""
        loss, plan = np.zeros(1), self._plan
        self._values[: self._count] = parameters
        plan.set_array(Slot.LOSSES, loss)
        plan.set_number(Slot.STEPS, 1)
        plan.set_number(Slot.TRACE_STRIDE, 0)
        plan.set_number(Slot.IS_ORDERED, 0)
        plan.set_number(Slot.IS_MEASURING, 1)
        self._call(kernel)
        return float(loss[0])

    def _call(self, kernel: Kernel) -> int:
        return (kernel.train_narrow if self._is_narrow else kernel.train_wide)(self._plan.address)

    def _make_plan(self, program: TrainingProgram) -> Plan:
        plan = Plan()
        for slot, array in (
            (Slot.VALUES, self._values),
            (Slot.GRADIENTS, aligned_zeros(len(self._values))),
            (Slot.EDGES, np.zeros(1, dtype=np.float64)),
            (Slot.RECORDS, program.records),
            (Slot.TABLE, program.table),
            (Slot.DATA, program.data),
            (Slot.DATA_PLACES, program.data_places),
            (Slot.MEMORY, self._memory),
            (Slot.BACKUP, aligned_zeros(3, program.parameters)),
            (Slot.ACCUMULATED, self._accumulated),
        ):
            plan.set_array(slot, array)
        for slot, number in (
            (Slot.RECORD_COUNT, len(program.records)),
            (Slot.PROLOGUE, program.prologue),
            (Slot.BODY, program.body),
            (Slot.OUTPUT, program.output),
            (Slot.SINGLES, program.singles),
            (Slot.COLUMNS, len(program.data)),
            (Slot.DATA_ROWS, program.samples),
            (Slot.TILE, program.tile),
            (Slot.IS_TAIL_LINEAR, int(program.is_tail_linear)),
            (Slot.PARAMETERS, program.parameters),
        ):
            plan.set_number(slot, number)
        return plan

    def _load_all(self, program: TrainingProgram) -> None:
        """Put the data among the numbers once and for all; the last row fills the pads."""
        for column, place in zip(program.data, program.data_places.tolist(), strict=True):
            self._values[place : place + program.tile] = column[-1]
            self._values[place : place + program.samples] = column
        self._plan.set_number(Slot.IS_LOADED, 1)
