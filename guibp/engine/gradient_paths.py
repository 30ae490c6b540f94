"""Every path from a node to the output: how many there are, the largest of them, and their sum."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from guibp.engine.evaluation import Evaluation
from guibp.engine.stepper import Phase, StepEdge, list_steps
from guibp.engine.tape import NONE

_BEYOND = 1e6
"""Stands for the logarithm of a factor that is 0 or no number; any others add up to less."""


@dataclass(frozen=True, slots=True)
class GradientPath:
    """One path: its edges from the node on, and the product of their local gradients."""

    edges: tuple[StepEdge, ...]
    product: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The edges of a path so far, the last first."""

    edge: StepEdge
    before: _Way | None


class GradientPaths:
    """The paths from one node to the output, in the numbers of one sample.

    By the chain rule the gradient is the sum over all paths of the products along them (Bauer 1974).
    """

    def __init__(self, evaluation: Evaluation, sample: int, id_: str) -> None:
        self._start = id_
        self._output = evaluation.tape.output or ""
        self._leaving = _list_leaving(evaluation, sample)
        self._order = self._sort(evaluation)

    @property
    def count(self) -> int:
        """How many paths there are, exactly; 1 from the output to itself."""
        return self._counts.get(self._start, 0)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        counts = {self._output: 1}
        for id_ in self._order:
            ways = sum(counts.get(edge.target, 0) for edge in self._leaving.get(id_, ()))
            counts[id_] = ways + (id_ == self._output)
        return counts

    @cached_property
    def multiplications(self) -> int:
        """How many it takes to multiply out every path by itself: one fewer than its edges, each."""
        edges = {self._output: 0}
        for id_ in self._order:
            if id_ != self._output:
                leaving = self._leaving.get(id_, ())
                edges[id_] = sum(
                    edges.get(edge.target, 0) + self._counts.get(edge.target, 0) for edge in leaving
                )
        return max(0, edges.get(self._start, 0) - self.count)

    @cached_property
    def total(self) -> float:
        """The sum of the products of all paths."""
        sums = {self._output: 1.0}
        for id_ in self._order:
            if id_ != self._output:
                leaving = self._leaving.get(id_, ())
                sums[id_] = sum(edge.local * sums.get(edge.target, 0.0) for edge in leaving)
        return sums.get(self._start, 0.0)

    def list_largest(self) -> Iterator[GradientPath]:
        """The paths, those with the largest products by size first; found one at a time.

        Best-first search (Hart, Nilsson and Raphael 1968) whose estimate of the rest is exact, so that
        each path takes no more work than its own edges and their neighbours.
        """
        if self.count == 0:
            return
        turn = 0
        waiting: list[tuple[float, int, str, float, _Way | None]] = [(0.0, 0, self._start, 0.0, None)]
        while waiting:
            _, _, id_, weight, way = heapq.heappop(waiting)
            if id_ == self._output:
                yield _trace(way)
                continue
            for edge in self._leaving.get(id_, ()):
                if edge.target in self._best:
                    # Of equals the newest goes first: a path is finished before another is begun.
                    turn -= 1
                    along = weight + _weigh(edge.local)
                    rank = -(along + self._best[edge.target])
                    heapq.heappush(waiting, (rank, turn, edge.target, along, _Way(edge, way)))

    @cached_property
    def _best(self) -> Mapping[str, float]:
        """The largest weight of a way from each node to the output."""
        best = {self._output: 0.0}
        for id_ in self._order:
            rests = [
                _weigh(edge.local) + best[edge.target]
                for edge in self._leaving.get(id_, ())
                if edge.target in best
            ]
            if rests and id_ != self._output:
                best[id_] = max(rests)
        return best

    def _sort(self, evaluation: Evaluation) -> tuple[str, ...]:
        """The nodes that have a value, each after all that it feeds."""
        tape = evaluation.tape
        known = [(int(slot), node.id) for slot, node in zip(tape.node_slot, tape.nodes, strict=True)]
        return tuple(id_ for slot, id_ in sorted(known, reverse=True) if slot != NONE)


def _list_leaving(evaluation: Evaluation, sample: int) -> dict[str, list[StepEdge]]:
    """The edges that leave each node on a way to the output."""
    leaving: dict[str, list[StepEdge]] = {}
    for step in list_steps(evaluation, sample):
        if step.phase is Phase.BACKWARD:
            for edge in step.edges:
                leaving.setdefault(edge.source, []).append(edge)
    return leaving


def _weigh(local: float) -> float:
    """The logarithm of a factor's size, kept finite so that weights can be added."""
    if local == 0:
        return -_BEYOND
    return math.log(abs(local)) if math.isfinite(local) else _BEYOND


def _trace(way: _Way | None) -> GradientPath:
    edges: list[StepEdge] = []
    while way is not None:
        edges.append(way.edge)
        way = way.before
    edges.reverse()
    return GradientPath(tuple(edges), math.prod(edge.local for edge in reversed(edges)))
