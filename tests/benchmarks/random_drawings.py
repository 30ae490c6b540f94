"""Random scalar graphs with no layers in them, over all elementwise operations, with tame numbers."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import islice

import numpy as np

from tests.benchmarks.drawings import Drawing, Floats

ELEMENTWISE: Mapping[str, Callable[..., Floats]] = {
    "add": lambda *operands: reduce(np.add, operands),
    "multiply": lambda *operands: reduce(np.multiply, operands),
    "subtract": lambda a, b: a - b,
    "divide": lambda a, b: a / b,
    "negate": lambda a: -a,
    "reciprocal": lambda a: 1 / a,
    "power": lambda a, b: a**b,
    "square": lambda a: a * a,
    "exp": np.exp,
    "log": np.log,
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0.0),
    "squared_error": lambda a, b: (a - b) ** 2,
    "binary_cross_entropy": lambda a, b: -(b * np.log(a) + (1 - b) * np.log(1 - a)),
}
UNARY = {"negate", "reciprocal", "square", "exp", "log", "sigmoid", "tanh", "relu"}
VARIADIC = {"add", "multiply"}

LARGEST = 1.5
SMALLEST = 0.7
"""What is divided by, or under a logarithm, is no smaller: gradients then stay tame, however deep."""
COLUMNS = 8
LEAVES = 0.25
LOOSE_FIRST = 0.95
PER_SAMPLE = 0.95
"""Of the operations, so many at least depend on the data."""


def draw_random(nodes: int, samples: int, seed: int = 0) -> Drawing:
    """About so many nodes, the last of them the mean of the sum of all that was left over."""
    generator = random.Random(seed)
    columns = {
        f"x{number}": [generator.uniform(0.1, LARGEST) for _ in range(samples)] for number in range(COLUMNS)
    }
    growing = _Growing(Drawing(columns), generator)
    growing.plant_leaves(int(LEAVES * nodes))
    while len(growing.drawing.nodes) + len(growing.loose) < nodes:
        growing.try_to_add()
    growing.finish()
    return growing.drawing


class _Growing:
    """A drawing with the value of every node, so that each operation is inside its domain."""

    def __init__(self, drawing: Drawing, generator: random.Random) -> None:
        self.drawing = drawing
        self.generator = generator
        self.ids: list[str] = []
        self.values: dict[str, Floats] = {}
        self.wide: list[str] = []
        self.per_sample: set[str] = set()
        self.loose: dict[str, None] = {}
        """What nothing reads yet, in order."""

    def plant_leaves(self, count: int) -> None:
        for name, column in self.drawing.columns.items():
            self._keep(self.drawing.add("input", id_=name, column=name), np.array(column))
        for _ in range(count - len(self.drawing.columns)):
            value = self.generator.choice((-1, 1)) * self.generator.uniform(0.1, LARGEST)
            self._keep(self.drawing.parameter(value), np.array([value]))

    def try_to_add(self) -> None:
        """Add an operation, if its value is tame."""
        op = self.generator.choice(tuple(ELEMENTWISE))
        operands = self._choose_operands(op)
        numbers = [self.values[id_] for id_ in operands]
        if not _is_inside(op, numbers):
            return
        value = ELEMENTWISE[op](*numbers)
        if np.abs(value).max() < LARGEST:
            for operand in operands:
                self.loose.pop(operand, None)
            self._keep(self.drawing.add(op, *operands), value, operands)

    def finish(self) -> None:
        """Sum up what is loose, two by two."""
        loose = list(self.loose)
        while len(loose) > 1:
            pairs = [
                self.drawing.add("add", one, other)
                for one, other in zip(loose[::2], loose[1::2], strict=False)
            ]
            loose = pairs + loose[len(loose) - len(loose) % 2 :]
        self.drawing.add("mean", loose[0])

    def _choose_operands(self, op: str) -> list[str]:
        count = 1 if op in UNARY else self.generator.randint(2, 4) if op in VARIADIC else 2
        chosen = [self.generator.choice(self.ids) for _ in range(count)]
        # What is loose comes first, else much of the graph would be sums at its end.
        for place, id_ in enumerate(islice(self.loose, count)):
            if self.generator.random() < LOOSE_FIRST:
                chosen[place] = id_
        if self.generator.random() < PER_SAMPLE and self.per_sample.isdisjoint(chosen):
            chosen[self.generator.randrange(count)] = self.generator.choice(self.wide)
        return chosen

    def _keep(self, id_: str, value: Floats, operands: Sequence[str] = ()) -> None:
        self.ids.append(id_)
        self.values[id_] = value
        self.loose[id_] = None
        if any(source in self.per_sample for source in operands) or id_ in self.drawing.columns:
            self.wide.append(id_)
            self.per_sample.add(id_)


def _is_inside(op: str, numbers: Sequence[Floats]) -> bool:
    first, last = numbers[0], numbers[-1]
    match op:
        case "log" | "power":
            return bool(first.min() > SMALLEST)
        case "reciprocal" | "divide":
            return bool(np.abs(last).min() > SMALLEST)
        case "binary_cross_entropy":
            inside = first.min() > 0.1 and first.max() < 0.9
            return bool(inside and last.min() > 0 and last.max() < 1)
    return True
