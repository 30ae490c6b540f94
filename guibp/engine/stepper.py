"""Back-propagation one node at a time: the list of steps, and a walk along it in both directions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from guibp.engine.evaluation import Evaluation, local_gradients
from guibp.engine.reading import Reading, read_sample
from guibp.engine.tape import NONE, Tape


class Phase(StrEnum):
    """Which pass a step belongs to."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class StepEdge:
    """One edge in a backward step: gradient = upstream gradient × local gradient."""

    source: str
    target: str
    port: int
    local: float
    gradient: float


@dataclass(frozen=True, slots=True)
class Step:
    """One node's turn, in the numbers of one sample.

    Forward: the node's ``value``. Backward: the ``upstream`` gradient and every operand's edge.
    """

    index: int
    phase: Phase
    node: str
    value: float
    upstream: float | None = None
    edges: tuple[StepEdge, ...] = ()


def list_steps(evaluation: Evaluation, sample: int = 0) -> tuple[Step, ...]:
    """All steps: operations forwards, operands first; then those that the output depends on, backwards."""
    tape = evaluation.tape
    reading = read_sample(evaluation, sample)
    order = _computed_operations(tape)
    forward = [
        Step(index, Phase.FORWARD, tape.nodes[place].id, float(reading.node_values[place]))
        for index, place in enumerate(order)
    ]
    needed = [place for place in reversed(order) if tape.needed[tape.node_slot[place]]]
    backward = [
        _list_backward(evaluation, reading, place, index, sample)
        for index, place in enumerate(needed, start=len(forward))
    ]
    return (*forward, *backward)


def list_steps_of(evaluation: Evaluation, id_: str, sample: int = 0) -> tuple[Step, ...]:
    """The one or two steps of a single node, numbered from 0; none of a leaf or of what is not computed."""
    tape = evaluation.tape
    place = tape.place_of.get(id_)
    if place is None or tape.nodes[place].operation.is_leaf or tape.node_slot[place] == NONE:
        return ()
    reading = read_sample(evaluation, sample)
    forward = Step(0, Phase.FORWARD, id_, float(reading.node_values[place]))
    if not tape.needed[tape.node_slot[place]]:
        return (forward,)
    return (forward, _list_backward(evaluation, reading, place, 1, sample))


def _computed_operations(tape: Tape) -> list[int]:
    """Places of the operations that have a value, in the order of the tape."""
    places = [
        place
        for place, node in enumerate(tape.nodes)
        if not node.operation.is_leaf and tape.node_slot[place] != NONE
    ]
    return sorted(places, key=lambda place: int(tape.node_slot[place]))


def _list_backward(evaluation: Evaluation, reading: Reading, place: int, index: int, sample: int) -> Step:
    tape = evaluation.tape
    node = tape.nodes[place]
    locals_ = _operand_locals(evaluation, int(tape.node_slot[place]), sample)
    numbers = [tape.edge_at[node.id, port] for port in range(len(locals_))]
    edges = tuple(
        StepEdge(tape.graph_edges[number].source, node.id, port, local, float(reading.edge_gradients[number]))
        for port, (number, local) in enumerate(zip(numbers, locals_, strict=True))
    )
    upstream = float(reading.node_gradients[place])
    return Step(index, Phase.BACKWARD, node.id, float(reading.node_values[place]), upstream, edges)


def _operand_locals(evaluation: Evaluation, slot: int, sample: int) -> list[float]:
    """The local gradients of a node's operands, by port; a chain of instructions is multiplied through."""
    tape, along = evaluation.tape, 1.0
    found: list[float] = []
    with np.errstate(all="ignore"):
        while True:
            first, *second = (
                _at(local, sample) for local in local_gradients(tape, evaluation.values, slot)[:2]
            )
            found.extend(along * local for local in second)
            along = along * first
            if int(tape.operand_edges[slot, 0]) < len(tape.graph_edges):
                break
            slot = int(tape.operands[slot, 0])
    return [along, *reversed(found)]


def _at(numbers: object, sample: int) -> float:
    flat = np.ravel(np.asarray(numbers, dtype=np.float64))
    return float(flat[min(sample, len(flat) - 1)])


class Walk:
    """A place in the list of steps: ``position`` steps are done."""

    def __init__(self, evaluation: Evaluation, sample: int = 0) -> None:
        self.evaluation = evaluation
        self.sample = sample
        self.steps = list_steps(evaluation, sample)
        self.position = 0
        self._full = read_sample(evaluation, sample)
        self._computed_at, self._passed_at = self._list_turns()

    @property
    def current(self) -> Step | None:
        """The last step that was done."""
        return self.steps[self.position - 1] if self.position else None

    @property
    def is_finished(self) -> bool:
        """Whether every step is done."""
        return self.position == len(self.steps)

    def advance(self) -> Step | None:
        """Do the next step; ``None`` at the end."""
        if self.is_finished:
            return None
        self.position += 1
        return self.current

    def retreat(self) -> Step | None:
        """Undo the last step and return it; ``None`` at the start."""
        undone = self.current
        if undone is not None:
            self.position -= 1
        return undone

    def follow_sample(self, sample: int) -> None:
        """Show another sample at the same place."""
        self.sample = sample
        self.steps = list_steps(self.evaluation, sample)
        self._full = read_sample(self.evaluation, sample)

    def reading(self) -> Reading:
        """What is known at this place: leaf values at the start, everything at the end."""
        if self.is_finished and self.steps:
            return self._full
        tape, full = self.evaluation.tape, self._full
        values_known = full.node_values_known & (self._computed_at < self.position)
        sources, targets = tape.incidence.sources, tape.incidence.targets
        passed = (self._passed_at >= 0) & (self._passed_at < self.position)
        edges_known = passed[targets]
        waiting = np.zeros(len(tape.nodes), dtype=np.bool_)
        waiting[sources[~edges_known & (self._passed_at[targets] >= 0)]] = True
        reached = np.zeros(len(tape.nodes), dtype=np.bool_)
        reached[sources[edges_known]] = True
        return replace(
            full,
            node_values_known=values_known,
            node_gradients_known=(reached & ~waiting) | passed,
            edge_values_known=values_known[sources],
            edge_gradients_known=edges_known,
        )

    def _list_turns(self) -> tuple[np.ndarray, np.ndarray]:
        """For every node, the index of its forward step and of its backward step, -1 for none."""
        tape = self.evaluation.tape
        computed = np.full(len(tape.nodes), NONE, dtype=np.int64)
        passed = np.full(len(tape.nodes), NONE, dtype=np.int64)
        for step in self.steps:
            turns = computed if step.phase is Phase.FORWARD else passed
            turns[tape.place_of[step.node]] = step.index
        return computed, passed
