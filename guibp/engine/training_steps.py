"""Optimiser steps over a tape, interpreted or compiled: the same arithmetic, the same arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.evaluation import propagate_back, run_forward, sum_in_order
from guibp.engine.kernel import Kernel
from guibp.engine.kernel_source import Ending
from guibp.engine.optimizers import KINDS, RULES, OptimizerKind
from guibp.engine.tape import NONE, Floats, Integers, Tape
from guibp.model.formula import compile_formula


@dataclass(slots=True, eq=False)
class TrainingState:
    """The numbers that training changes; the tape has a computed output.

    ``places`` says where in ``values`` the trained parameters stand. The rows of ``memory``,
    (2, parameters), are what the optimiser remembers of them, m and v; those of ``scratch``,
    (4, parameters), gradient, next m, next v and next value: a step that leaves the finite numbers
    is seen there, before it changes anything.
    """

    tape: Tape
    trained: tuple[str, ...]
    """The ids of the parameters, in the order of the nodes."""
    places: Integers
    values: Floats
    gradients: Floats
    edge_gradients: Floats
    optimizer: OptimizerKind
    memory: Floats
    scratch: Floats
    taken: int = 0
    """The steps that the optimiser remembers."""

    @property
    def loss(self) -> float:
        """The objective at the last forward pass: the output, summed over its samples."""
        with np.errstate(all="ignore"):
            return sum_in_order(self.values[self.tape.numbers_of(self.tape.output_slot)])

    @property
    def parameters(self) -> Floats:
        """A copy of the parameters' values."""
        return self.values[self.places]

    def use_optimizer(self, optimizer: OptimizerKind) -> None:
        """Go on with another optimiser; it remembers nothing yet."""
        if optimizer is not self.optimizer:
            self.optimizer = optimizer
            self.forget()

    def forget(self) -> None:
        """Empty the optimiser's memory."""
        self.memory[:] = 0.0
        self.taken = 0


def begin_training(tape: Tape, optimizer: OptimizerKind) -> TrainingState:
    """The state before the first step, at the tape's own values."""
    computed = tape.parameter_slots != NONE
    trained = tuple(id_ for id_, there in zip(tape.parameter_ids, computed, strict=True) if there)
    return TrainingState(
        tape=tape,
        trained=trained,
        places=tape.offset[tape.parameter_slots[computed]],
        values=tape.start.copy(),
        gradients=np.zeros(tape.total, dtype=np.float64),
        edge_gradients=np.zeros(tape.edge_total, dtype=np.float64),
        optimizer=optimizer,
        memory=np.zeros((2, len(trained)), dtype=np.float64),
        scratch=np.zeros((4, len(trained)), dtype=np.float64),
    )


def run_steps(state: TrainingState, kernel: Kernel | None, rate: float, losses: Floats) -> tuple[int, Ending]:
    """Up to ``len(losses)`` steps; writes the loss before each and returns how many were done.

    A step that would leave the finite numbers is not done, and ends the run.
    """
    if kernel is not None:
        done, ending = _run_compiled(state, kernel, rate, losses)
    else:
        done, ending = _run_interpreted(state, rate, losses)
    state.taken += done
    return done, ending


def evaluate_state(state: TrainingState, kernel: Kernel | None) -> None:
    """Compute every value and gradient at the present parameters, in place."""
    tape = state.tape
    if kernel is not None:
        kernel.forward(tape.code, tape.operands, tape.offset, tape.width, state.values, 0, tape.slots)
        kernel.backward(*_structure(tape), state.values, state.gradients, state.edge_gradients)
        return
    with np.errstate(all="ignore"):
        run_forward(tape, state.values)
        state.edge_gradients, state.gradients = propagate_back(tape, state.values)


def _structure(tape: Tape) -> tuple[object, ...]:
    return (
        tape.code, tape.operands, tape.operand_edges, tape.offset, tape.width,
        tape.edge_offset, tape.edge_width, tape.needed, tape.output_slot,
    )  # fmt: skip


def _run_compiled(state: TrainingState, kernel: Kernel, rate: float, losses: Floats) -> tuple[int, Ending]:
    numbers = (state.values, state.gradients, state.edge_gradients)
    update = (KINDS.index(state.optimizer), rate, state.taken, state.places, state.memory, state.scratch)
    done, ending = kernel.train(*_structure(state.tape), *numbers, *update, losses)
    return done, Ending(ending)


def _run_interpreted(state: TrainingState, rate: float, losses: Floats) -> tuple[int, Ending]:
    for step in range(len(losses)):
        with np.errstate(all="ignore"):
            ending = _take_step(state, rate, state.taken + step + 1, losses[step : step + 1])
        if ending is not Ending.FINITE:
            return step, ending
    return len(losses), Ending.FINITE


def _take_step(state: TrainingState, rate: float, number: int, loss: Floats) -> Ending:
    run_forward(state.tape, state.values)
    if not np.isfinite(state.loss):
        return Ending.LOSS_LEFT
    loss[0] = state.loss
    state.edge_gradients, state.gradients = propagate_back(state.tape, state.values)
    state.scratch[:] = _update(state, rate, number)
    if not np.isfinite(state.scratch).all():
        return Ending.PARAMETER_LEFT
    state.memory[:] = state.scratch[1:3]
    state.values[state.places] = state.scratch[3]
    return Ending.FINITE


def _update(state: TrainingState, rate: float, number: int) -> tuple[Floats, ...]:
    """Gradients, and next memories and values of the parameters."""
    rule = RULES[state.optimizer]
    numbers = {"p": state.parameters, "g": state.gradients[state.places]}
    numbers |= {"m": state.memory[0], "v": state.memory[1]}
    numbers |= {"rate": np.array(rate), "t": np.array(float(number))}
    for name, text in (*rule.scales, ("m", rule.m), ("v", rule.v), ("p", rule.parameter)):
        numbers[name] = compile_formula(text)(numbers)
    return numbers["g"], numbers["m"], numbers["v"], numbers["p"]
