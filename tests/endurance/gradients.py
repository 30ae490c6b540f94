"""Gradients of whole graphs against exact ones: ``python run.py gradients``.

On every node and edge of a random graph, the error of back-propagation is at most 4 n u times the sum of
the sizes of all paths to it: n operations, u = 2⁻⁵³. Interpreted and compiled passes are held to it. As the
control a local gradient of the engine's is made wrong, in three ways in turn, and each must be found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import mpmath
import numpy as np
from mpmath import mpf

from guibp.engine import evaluation as engine
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate_tape
from guibp.engine.kernel import load_kernel
from guibp.engine.tape import Floats, Tape
from guibp.model.graph import Graph
from tests.endurance.asked import how_many
from tests.endurance.exact_graphs import BITS, Exact, ExactGraph, Gradients
from tests.endurance.progress import ProgressLine

GRAPHS = 5000
FAULTY = 100
"""So many graphs get each of the faults."""
FAULTS = {"sign": -1.0, "path": 0.0, "factor": 1.001}
"""What a local gradient is multiplied with: its sign is turned, its path is dropped, it is a little off."""
_UNIT = mpf(2) ** -53
Evaluate = Callable[[Graph], Evaluation]


@dataclass(slots=True)
class Report:
    """What came of comparing."""

    graphs: int = 0
    numbers: int = 0
    beyond: int = 0
    """Numbers that are further off than the bound."""
    worst: float = 0.0
    """The largest error, as a part of its bound."""
    planted: int = 0
    found: int = 0

    def compare(self, evaluation: Evaluation, exact: Gradients, operations: int) -> None:
        """Hold every gradient of a graph against the exact one."""
        for id_, (expected, sizes) in exact.nodes.items():
            self._compare(evaluation.gradient(id_), expected, sizes, operations)
        for (source, target, port), (expected, sizes) in exact.edges.items():
            self._compare(evaluation.edge_gradient(source, target, port), expected, sizes, operations)

    def _compare(self, got: object, expected: Exact, sizes: Exact, operations: int) -> None:
        numbers = np.atleast_1d(np.asarray(got, dtype=np.float64)).tolist()
        for number, right, size in zip(numbers, expected, sizes, strict=True):
            self.numbers += 1
            error, bound = abs(mpf(number) - right), 4 * operations * _UNIT * size
            if error > bound:
                self.beyond += 1
            if bound > 0:
                self.worst = max(self.worst, float(error / bound))

    def __str__(self) -> str:
        return (
            f"{self.graphs:,} graphs, {self.numbers:,} gradients: {self.beyond:,} beyond the bound,"
            f" the worst at {100 * self.worst:.1f} % of it; {self.found:,} of {self.planted:,} faults found"
        )


def compare_graphs(seeds: range, passes: tuple[Evaluate, ...], report: Report, faulty: int) -> Report:
    """Compare random graphs, each by every pass; on the first ``faulty`` of them also with faults."""
    with ProgressLine(len(seeds)) as progress:
        for number, seed in enumerate(progress.follow(seeds)):
            random_graph = ExactGraph(seed)
            exact = random_graph.differentiate()
            report.graphs += 1
            with mpmath.workprec(BITS):
                for run in passes:
                    report.compare(run(random_graph.graph), exact, random_graph.operations)
                if number < faulty:
                    _plant_faults(random_graph, exact, seed, report)
    return report


def _plant_faults(random_graph: ExactGraph, exact: Gradients, seed: int, report: Report) -> None:
    """Make one edge's local gradient wrong, in each of the ways, and see whether it is found."""
    chance = random.Random(seed)
    # A gradient that is next to nothing beside what cancelled in it shows no fault.
    telling = [key for key, (right, sizes) in exact.edges.items() if _is_telling(right, sizes)]
    for factor in FAULTS.values():
        _, target, port = chance.choice(telling)
        with one_fault(target, port, factor):
            seen = Report()
            seen.compare(evaluate_interpreted(random_graph.graph), exact, random_graph.operations)
        report.planted += 1
        report.found += seen.beyond > 0


def _is_telling(right: Exact, sizes: Exact) -> bool:
    return any(abs(number) > 1e-6 * size and size > 0 for number, size in zip(right, sizes, strict=True))


@contextmanager
def one_fault(target: str, port: int, factor: float) -> Iterator[None]:
    """Have the interpreted pass multiply one local gradient of one node."""
    rightly = engine.local_gradients

    def wrongly(tape: Tape, values: Floats, slot: int) -> tuple[Floats, ...]:
        found = rightly(tape, values, slot)
        edge = tape.edge_at[target, port]
        return tuple(
            one * factor if tape.operand_edges.item(slot, operand) == edge else one
            for operand, one in enumerate(found)
        )

    engine.local_gradients = wrongly
    try:
        yield
    finally:
        engine.local_gradients = rightly


def evaluate_interpreted(graph: Graph) -> Evaluation:
    """One evaluation by numpy."""
    return evaluate_tape(compile_tape(graph))


def evaluate_compiled(graph: Graph) -> Evaluation:
    """One evaluation by the compiled loops."""
    return evaluate_tape(compile_tape(graph), kernel=load_kernel())


def main(arguments: list[str]) -> int:
    """Compare, and end in one line of figures; a fault that is not found counts as well."""
    parser = argparse.ArgumentParser(
        prog="run.py gradients", description="Compare gradients with exact ones."
    )
    parser.add_argument("--graphs", type=how_many, default=GRAPHS, help=f"how many (default {GRAPHS:,})")
    parser.add_argument("--seed", type=int, default=0, help="the first of them (default 0)")
    given = parser.parse_args(arguments)
    seeds = range(given.seed, given.seed + given.graphs)
    report = compare_graphs(seeds, (evaluate_interpreted, evaluate_compiled), Report(), FAULTY)
    print(f"gradients: {report}")
    return 0 if report.beyond == 0 and 0 < report.planted == report.found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
