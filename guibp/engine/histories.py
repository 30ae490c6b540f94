"""Histories: how weights, activations or gradients changed over the steps of a recorded training."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from guibp.engine.arrays import Integers
from guibp.engine.evaluation import Evaluation
from guibp.engine.replay import Replay
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.graph import Graph

MOST_COLUMNS = 240
"""So many moments of a training are looked at; of a longer one every second, fourth, and so on."""
MOST_LINES = 12
"""Of more numbers the quantiles are kept."""
QUANTILES = (0.0, 0.1, 0.5, 0.9, 1.0)
ACTIVATIONS = frozenset(("sigmoid", "tanh", "relu"))


class Subject(Enum):
    """Which numbers."""

    WEIGHTS = "weights"
    ACTIVATIONS = "activations"
    GRADIENTS = "gradients"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some numbers of a graph: those of these nodes."""

    subject: Subject
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One number of a graph: a node's, for one row (from 0) if it has one for each."""

    id: str
    row: int | None


def choose_numbers(graph: Graph, subject: Subject, among: Iterable[str] | None) -> Chosen:
    """The nodes whose numbers are meant where some nodes, or all, are chosen, in the order of the nodes.

    Weights are the parameters among them, or those that feed them directly; activations the results of
    activation functions among them, else of any computed node; gradients those of the parameters among
    them, else of the nodes themselves.
    """
    wanted = None if among is None else {id_ for id_ in among if id_ in graph}
    nodes = [node for node in graph.node_records if wanted is None or node.id in wanted]
    parameters = tuple(node.id for node in nodes if node.op == "parameter")
    computed = [node for node in nodes if not node.operation.is_leaf]
    if subject is Subject.ACTIVATIONS:
        active = tuple(node.id for node in computed if node.op in ACTIVATIONS)
        return Chosen(subject, active or tuple(node.id for node in computed))
    if subject is Subject.GRADIENTS:
        return Chosen(subject, parameters or tuple(node.id for node in nodes))
    return Chosen(subject, parameters or _find_feeding(graph, [node.id for node in computed]))


def list_members(graph: Graph, group: str) -> tuple[str, ...]:
    """The nodes of a group and of those within it; none if there is no such group."""
    members = {one.id: one.members for one in graph.groups}
    found: list[str] = []
    waiting = list(members.get(group, ()))
    while waiting:
        id_ = waiting.pop()
        waiting += members.get(id_, ())
        if id_ not in members:
            found.append(id_)
    return tuple(found)


def _find_feeding(graph: Graph, ids: Sequence[str]) -> tuple[str, ...]:
    """The parameters from which these nodes are made, on this side of other activations."""
    found, seen, waiting = set(), set(ids), list(ids)
    while waiting:
        for operand in graph.operands(waiting.pop()).values():
            node = graph.node(operand)
            if operand in seen or node.op in ACTIVATIONS:
                continue
            seen.add(operand)
            if node.op == "parameter":
                found.add(operand)
            elif not node.operation.is_leaf:
                waiting.append(operand)
    return tuple(node.id for node in graph.node_records if node.id in found)


class Gatherer:
    """Reads the chosen numbers of any evaluation of one tape."""

    def __init__(self, tape: Tape, chosen: Chosen) -> None:
        self._is_gradient = chosen.subject is Subject.GRADIENTS
        self._are_weights = chosen.subject is Subject.WEIGHTS
        known = [id_ for id_ in chosen.ids if id_ in tape.place_of and tape.slot_of(id_) != NONE]
        slots = [tape.slot_of(id_) for id_ in known]
        places = [np.arange(*tape.numbers_of(slot).indices(tape.total)[:2]) for slot in slots]
        self._places: Integers = np.concatenate(places) if places else np.zeros(0, dtype=np.int64)
        self.series = tuple(
            Series(id_, row if tape.per_sample[slot] else None)
            for id_, slot in zip(known, slots, strict=True)
            for row in range(tape.width_of(slot))
        ) if len(self._places) <= MOST_LINES else ()  # fmt: skip
        """What the numbers are, if they are few."""

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self._places)

    def read(self, evaluation: Evaluation) -> Floats:
        """(count,) the numbers; NaN where there are no gradients."""
        if not self._is_gradient:
            return evaluation.values[self._places]
        if evaluation.edge_gradients is None:
            return np.full(self.count, np.nan)
        return evaluation.slot_gradients()[self._places]

    def read_replay(self, replay: Replay) -> Floats:
        """(count,) the numbers where a replay stands; weights are known without an evaluation."""
        if not self._are_weights:
            return self.read(replay.moment().evaluation)
        values = replay.state.tape.start.copy()
        values[replay.state.tape.offset[replay.state.slots]] = replay.state.parameters
        return values[self._places]

    def sum_up(self, numbers: Floats) -> Floats:
        """The numbers themselves if they are few, else their quantiles."""
        return numbers if self.count <= MOST_LINES else find_quantiles(numbers)


def find_quantiles(numbers: Floats) -> Floats:
    """The least, the tenth, the half, the nine tenths and the largest of the finite numbers; else NaN."""
    finite = numbers[np.isfinite(numbers)]
    return np.quantile(finite, QUANTILES) if len(finite) else np.full(len(QUANTILES), np.nan)


class History:
    """The chosen numbers at evenly spaced moments of a training, which are looked up bit by bit.

    It replays the training on numbers of its own, and so never disturbs it.
    """

    def __init__(self, replay: Replay, tape: Tape, chosen: Chosen) -> None:
        self.gatherer = Gatherer(tape, chosen)
        self._replay = replay
        self._spacing = 1
        self._columns: list[Floats] = []

    @property
    def steps(self) -> Integers:
        """(columns,) after how many steps each column is."""
        return np.arange(len(self._columns), dtype=np.int64) * self._spacing

    @property
    def columns(self) -> Floats:
        """(columns, numbers), or (columns, 5) the quantiles of many numbers."""
        width = self.gatherer.count if self.gatherer.series else len(QUANTILES)
        return np.stack(self._columns) if self._columns else np.zeros((0, width))

    def truncate(self, steps: int) -> None:
        """Forget what came after so many steps."""
        del self._columns[steps // self._spacing + 1 :]

    def advance(self, steps: int, seconds: float) -> bool:
        """Look at further moments of a training of so many steps, for so long; whether it has them all."""
        while steps // self._spacing >= MOST_COLUMNS:
            self._spacing *= 2
            self._columns = self._columns[::2]
        end = time.perf_counter() + seconds
        while len(self._columns) <= steps // self._spacing:
            goal = len(self._columns) * self._spacing
            if not self._replay.approach(goal, max(end - time.perf_counter(), 0.0)):
                return False
            self._columns.append(self.gatherer.sum_up(self.gatherer.read_replay(self._replay)))
            if time.perf_counter() >= end:
                break
        return len(self._columns) > steps // self._spacing
