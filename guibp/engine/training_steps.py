"""Optimiser steps over a tape, interpreted or compiled: the same numbers to within rounding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.batches import Batches
from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.compiled_steps import CompiledSteps
from guibp.engine.counted_rows import read_objective
from guibp.engine.evaluation import find_nonfinite, propagate_back, run_forward
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import RULES, SCALES, OptimizerKind
from guibp.engine.penalties import NO_PENALTY, Penalty, find_weights, penalise
from guibp.engine.plan import Ending
from guibp.engine.tape import NONE, Booleans, Floats, Integers, Tape
from guibp.engine.tape_rows import take_rows
from guibp.engine.training_settings import WHOLE, Batching
from guibp.model.formula import compile_formula

ROWS = 3
"""Of a state's numbers without those that add up."""


def count_done(numbers: Floats) -> int:
    """The steps that led to the numbers of a state."""
    return int(numbers[1, -1])


class TrainingState:
    """The numbers that training changes; the tape has a computed output.

    All of them are one array and change in one assignment, so that Ctrl-C finds them before a number of
    steps or after it: rows of the parameters and of the optimiser's two memories, and a last column that
    counts the steps that the optimiser remembers, and those of this training. Where gradients are never
    set to zero, a fourth row has what they added up to.
    """

    def __init__(
        self,
        tape: Tape,
        trained: tuple[str, ...],
        slots: Integers,
        optimizer: OptimizerKind,
        batches: Batches | None,
    ) -> None:
        """``trained`` are the ids of the parameters in the order of the nodes, ``slots`` theirs."""
        self.tape = tape
        self.trained = trained
        self.slots = slots
        self.optimizer = optimizer
        self.batches = batches
        self.weights = find_weights(tape, slots)
        """(parameters,) which of them a penalty is on."""
        self._compiled: list[CompiledSteps] = []
        self._passes: list[CompiledPass] = []
        self._numbers = self._begin()

    @property
    def numbers(self) -> Floats:
        """(3 or 4, parameters + 1) all of them: an array that no later step changes, and nobody else may."""
        return self._numbers

    def adopt(self, numbers: Floats, optimizer: OptimizerKind) -> None:
        """Stand where a state of this training stood that had these ``numbers``."""
        self._numbers, self.optimizer = numbers, optimizer

    @property
    def parameters(self) -> Floats:
        """(parameters,) their values, a copy."""
        return self._numbers[0, :-1].copy()

    @property
    def memory(self) -> Floats:
        """(2, parameters) what the optimiser remembers of them, m and v: a copy."""
        return self._numbers[1:3, :-1].copy()

    @property
    def taken(self) -> int:
        """The steps that the optimiser remembers."""
        return int(self._numbers[0, -1])

    @property
    def done(self) -> int:
        """The steps of this training."""
        return count_done(self._numbers)

    @property
    def accumulated(self) -> Floats | None:
        """(parameters,) what the gradients added up to, if they are never set to zero: a copy."""
        return self._numbers[ROWS, :-1].copy() if len(self._numbers) > ROWS else None

    def forget_zero(self, forgets: bool) -> None:
        """From the next step on gradients add up, or each step has its own again."""
        if forgets != (len(self._numbers) > ROWS):
            extra = np.zeros((int(forgets), len(self.trained) + 1), dtype=np.float64)
            self._numbers = np.concatenate((self._numbers[:ROWS], extra))

    def commit(
        self, parameters: Floats, memory: Floats, steps: int, accumulated: Floats | None = None
    ) -> None:
        """So many steps led there."""
        numbers = np.empty_like(self._numbers)
        numbers[0, :-1], numbers[1:3, :-1] = parameters, memory
        if accumulated is not None:
            numbers[ROWS, :-1] = accumulated
        numbers[:, -1] = self._numbers[:, -1]
        numbers[:2, -1] += steps
        self._numbers = numbers

    def use_optimizer(self, optimizer: OptimizerKind) -> None:
        """Go on with another optimiser; it remembers nothing yet."""
        if optimizer is not self.optimizer:
            self.optimizer = optimizer
            numbers = self._numbers.copy()
            numbers[1:ROWS, :-1], numbers[0, -1] = 0.0, 0.0
            self._numbers = numbers

    def use_batching(self, batching: Batching) -> None:
        """From the next step on, take so many rows at a time."""
        batches = batch_rows(self.tape, batching)
        if _name_batches(batches) != _name_batches(self.batches):
            self.batches = batches
            self._compiled.clear()

    def restart(self) -> None:
        """Go back to the tape's own values, and forget all steps."""
        self._numbers = self._begin()

    def release(self) -> None:
        """Let go of what the compiled loops work on."""
        self._compiled.clear()
        self._passes.clear()

    def _begin(self) -> Floats:
        numbers = np.zeros((ROWS, len(self.trained) + 1), dtype=np.float64)
        numbers[0, :-1] = self.tape.start[self.tape.offset[self.slots]]
        return numbers

    @property
    def compiled(self) -> CompiledSteps:
        """What the compiled loops work on; made when they are there."""
        if not self._compiled:
            size = self.batches.size if self.batches is not None else None
            self._compiled.append(CompiledSteps(self.tape, self.slots.tolist(), size))
        return self._compiled[0]

    @property
    def compiled_pass(self) -> CompiledPass:
        """What evaluates the whole tape; made when the compiled loops are there."""
        if not self._passes:
            self._passes.append(CompiledPass(self.tape))
        return self._passes[0]


def carry_over(former: TrainingState, state: TrainingState) -> None:
    """Have a state stand where another one stands, on other rows or with other parameters frozen.

    A parameter that the other one did not train keeps the value that it has, and is new to the optimiser.
    """
    numbers = np.zeros((len(former.numbers), len(state.trained) + 1), dtype=np.float64)
    numbers[0] = state.numbers[0]
    places = {id_: place for place, id_ in enumerate(former.trained)}
    for place, id_ in enumerate(state.trained):
        if id_ in places:
            numbers[:, place] = former.numbers[:, places[id_]]
    numbers[:, -1] = former.numbers[:, -1]
    state.adopt(numbers, former.optimizer)


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Every number of a tape at some parameters."""

    values: Floats
    """(tape.total,)"""
    edge_gradients: Floats
    """(tape.edge_total,)"""
    gradients: Floats
    """(tape.total,)"""
    loss: float
    """The objective: the output, summed over its samples."""


def begin_training(tape: Tape, optimizer: OptimizerKind, batching: Batching = WHOLE) -> TrainingState:
    """The state before the first step, at the tape's own values."""
    moving = (tape.parameter_slots != NONE) & ~_find_frozen(tape)
    trained = tuple(id_ for id_, moves in zip(tape.parameter_ids, moving, strict=True) if moves)
    slots = tape.parameter_slots[moving].astype(np.int64)
    return TrainingState(tape, trained, slots, optimizer, batch_rows(tape, batching))


def begin_measuring(tape: Tape, optimizer: OptimizerKind) -> TrainingState:
    """A state of every parameter, the frozen ones too: for numbers at any of them, not for steps."""
    known = tape.parameter_slots != NONE
    ids = tuple(id_ for id_, is_known in zip(tape.parameter_ids, known, strict=True) if is_known)
    return TrainingState(tape, ids, tape.parameter_slots[known].astype(np.int64), optimizer, None)


def read_parameters(state: TrainingState) -> dict[str, float]:
    """Every parameter where a state stands, by id: those that it does not train are as its tape has them."""
    every = begin_measuring(state.tape, state.optimizer)
    found = dict(zip(every.trained, every.parameters.tolist(), strict=True))
    return found | dict(zip(state.trained, state.parameters.tolist(), strict=True))


def batch_rows(tape: Tape, batching: Batching) -> Batches | None:
    """The batches of a tape's rows; ``None`` where each step takes all of them."""
    size = batching.size
    return None if size is None or size >= tape.samples else Batches(tape.samples, size, batching.seed)


def _name_batches(batches: Batches | None) -> tuple[int, int] | None:
    return None if batches is None else (batches.size, batches.seed)


def _find_frozen(tape: Tape) -> Booleans:
    """(parameters,) which of them no step moves: for the steps they are numbers like any other."""
    return np.array([node.is_frozen for node in tape.nodes if node.op == "parameter"], dtype=np.bool_)


def run_steps(
    state: TrainingState,
    kernel: Kernel | None,
    rates: Floats,
    losses: Floats,
    penalty: Penalty = NO_PENALTY,
    trace: Floats | None = None,
) -> tuple[int, Ending]:
    """Up to ``len(losses)`` steps; how many were done. There is a rate for each, or one for all.

    Writes the loss before each step, and into ``trace``, (steps, ``compiled.room``), where steps are
    compiled and it is given, the parameters after each. A step that would leave the finite numbers is
    not done, and ends the run.
    """
    if len(rates) == 1 and RULES[state.optimizer].scales:
        rates = np.broadcast_to(rates, losses.shape)
    scales = scale_steps(state.optimizer, rates, state.taken)
    if kernel is None:
        return _run_interpreted(state, np.broadcast_to(scales, (len(losses), len(SCALES))), losses, penalty)
    rows = state.batches.rows_of(state.done, len(losses)) if state.batches is not None else None
    parameters, memory = state.parameters, state.memory
    compiled, accumulated = state.compiled, state.accumulated
    compiled.accumulate_on(accumulated)
    compiled.use_penalty(penalty)
    done, ending = compiled.run(kernel, state.optimizer, scales, rows, parameters, memory, losses, trace)
    if accumulated is not None:
        accumulated = compiled.accumulated(ending)
    state.commit(parameters, memory, done, accumulated)
    return done, ending


def scale_steps(optimizer: OptimizerKind, rates: Floats, taken: int) -> Floats:
    """(steps, 3) what is the same for all parameters of a step, ``taken`` steps after the beginning."""
    rule = RULES[optimizer]
    scales = np.ones((len(rates), len(SCALES)), dtype=np.float64)
    scales[:, 0] = rates
    numbers = {"t": np.arange(taken + 1.0, taken + len(rates) + 1.0)}
    for name, text in rule.scales:
        numbers[name] = compile_formula(text)(numbers)
        scales[:, SCALES.index(name)] = numbers[name]
    return scales


def evaluate_state(state: TrainingState, kernel: Kernel | None) -> Numbers:
    """Every number of the tape, of all samples, at the present parameters."""
    tape = state.tape
    values = tape.start.copy()
    values[tape.offset[state.slots]] = state.parameters
    if kernel is not None:
        found = state.compiled_pass.run(kernel, values)
        if found is None:
            raise ValueError("the tape has no output")
        return Numbers(values, *found, read_objective(tape, values))
    return _propagate(tape, values)


def predict_state(state: TrainingState, kernel: Kernel) -> tuple[float, Floats]:
    """The objective over all samples at the present parameters, and the values that it depends on."""
    tape = state.tape
    values = tape.start.copy()
    values[tape.offset[state.slots]] = state.parameters
    state.compiled_pass.run_forward(kernel, values)
    return read_objective(tape, values), values


def measure_loss(state: TrainingState, kernel: Kernel) -> float:
    """The objective over all samples at the present parameters, without keeping anything else."""
    whole = state.compiled
    if state.batches is not None:
        whole = CompiledSteps(state.tape, state.slots.tolist(), None)
    return whole.measure(kernel, state.parameters)


def find_nonfinite_node(state: TrainingState) -> str | None:
    """The first node that leaves the finite numbers in the next step, of those that the output needs."""
    tape = _next_tape(state)
    values = tape.start.copy()
    values[tape.offset[state.slots]] = state.parameters
    with np.errstate(all="ignore"):
        run_forward(tape, values)
    return find_nonfinite(tape, values, tape.needed)


def _next_tape(state: TrainingState) -> Tape:
    """The tape over the rows of the next step."""
    if state.batches is None:
        return state.tape
    return take_rows(state.tape, state.batches.rows_of(state.done, 1).order)


def find_nonfinite_parameter(state: TrainingState, rate: float, penalty: Penalty = NO_PENALTY) -> str | None:
    """The first parameter that the next step takes, or whose gradient takes it, out of the finite numbers."""
    with np.errstate(all="ignore"):
        scales = scale_steps(state.optimizer, np.array([rate]), state.taken)[0]
        results = _attempt(state, scales, penalty)[1]
    broken = ~np.isfinite(np.stack(results)).all(axis=0)
    return state.trained[int(np.argmax(broken))] if broken.any() else None


def _propagate(tape: Tape, values: Floats) -> Numbers:
    with np.errstate(all="ignore"):
        run_forward(tape, values)
        return Numbers(values, *propagate_back(tape, values), read_objective(tape, values))


def _run_interpreted(
    state: TrainingState, scales: Floats, losses: Floats, penalty: Penalty
) -> tuple[int, Ending]:
    for step in range(len(losses)):
        with np.errstate(all="ignore"):
            ending = _take_step(state, scales[step], losses[step : step + 1], penalty)
        if ending is not Ending.FINITE:
            return step, ending
    return len(losses), Ending.FINITE


def _take_step(state: TrainingState, scales: Floats, loss: Floats, penalty: Penalty) -> Ending:
    objective, (gradients, m, v, parameters) = _attempt(state, scales, penalty)
    if not np.isfinite(objective):
        return Ending.LOSS_LEFT
    loss[0] = objective
    if not all(np.isfinite(numbers).all() for numbers in (gradients, m, v, parameters)):
        return Ending.PARAMETER_LEFT
    accumulated = None if state.accumulated is None else gradients
    state.commit(parameters, np.stack((m, v)), 1, accumulated)
    return Ending.FINITE


def _attempt(
    state: TrainingState, scales: Floats, penalty: Penalty
) -> tuple[float, tuple[Floats, Floats, Floats, Floats]]:
    """The loss before the next step; its gradients, and the next memories and values of the parameters."""
    tape = _next_tape(state)
    values = tape.start.copy()
    values[tape.offset[state.slots]] = state.parameters
    found = _propagate(tape, values)
    rule = RULES[state.optimizer]
    m, v = state.memory
    parameters, gradients = state.parameters, found.gradients[tape.offset[state.slots]]
    if (before := state.accumulated) is not None:
        gradients = before + gradients
    pulled = gradients
    if not penalty.is_nothing:
        pulled = penalise(penalty, state.weights, parameters, gradients)
    numbers = {"p": parameters, "g": pulled, "m": m, "v": v}
    numbers |= dict(zip(SCALES, scales, strict=True))
    for name, text in (("m", rule.m), ("v", rule.v), ("p", rule.parameter)):
        numbers[name] = compile_formula(text)(numbers)
    return found.loss, (numbers["g"], numbers["m"], numbers["v"], numbers["p"])
