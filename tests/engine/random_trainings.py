"""Random graphs to train: layers of every make, reductions at the end and in the middle, tame numbers."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TypeVar

import numpy as np

from guibp.model.graph import Graph

Choice = TypeVar("Choice")

LARGEST = 4.0
"""Above it a node is brought back by a tanh: what is compared must not drown in rounding."""
NODES = 24
COLUMNS = ("p", "q", "r")
ACTIVATIONS = ("sigmoid", "tanh", "relu", "")


class Ending(Enum):
    """What the objective is."""

    MEAN = "mean"
    PER_SAMPLE = "per-sample"
    LOSSES = "losses, of which only the reductions are wanted"
    LINEAR = "linear in what was reduced"
    CURVED = "not linear in what was reduced"
    CENTRED = "reduced, and used by every sample again"
    SINGLE = "without samples"


class RandomTraining:
    """A graph grown by random steps, each of which adds a few nodes to those there are."""

    def __init__(self, seed: int, rows: int, ending: Ending) -> None:
        self.random = np.random.default_rng((seed, rows))
        self.graph = Graph()
        self.sizes: dict[str, float] = {}
        """By id the largest magnitude that a node may have."""
        self.graph.set_dataset({name: self.random.uniform(-1, 1, rows).tolist() for name in COLUMNS})
        for name in COLUMNS:
            self.graph.add("input", id=name, column=name)
            self.sizes[name] = 1.0
        self.wide = list(COLUMNS)
        self.one = self.keep(self.graph.add("constant", value=1.0), 1.0)
        self.single = [self.add_parameter() for _ in range(4)]
        self.growths: tuple[Callable[[], None], ...] = (
            self.grow_layer, self.grow_layer, self.grow_layer, self.grow_sum,
            self.grow_one, self.grow_two, self.grow_loss, self.grow_single,
        )  # fmt: skip
        while len(self.sizes) < NODES + len(COLUMNS):
            self.pick(self.growths)()
        self.graph.set_output(self.finish(ending))

    # -- choosing --------------------------------------------------------------------------------

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self.random.integers(len(choices)))]

    def happens(self, chance: float) -> bool:
        return bool(self.random.random() < chance)

    # -- nodes -----------------------------------------------------------------------------------

    def keep(self, id_: str, size: float) -> str:
        """Remember how large a node may be; one that is too large is brought back."""
        self.sizes[id_] = size
        return id_ if size <= LARGEST else self.keep(self.graph.add("tanh", [id_]), 1.0)

    def add(self, op: str, operands: Sequence[str], size: float) -> str:
        return self.keep(self.graph.add(op, list(operands)), size)

    def add_parameter(self) -> str:
        return self.keep(self.graph.add("parameter", value=float(self.random.uniform(-1, 1))), 1.0)

    def above_one(self, id_: str) -> str:
        """1 + id²: what can be divided by."""
        square = self.graph.add("square", [id_])
        return self.keep(self.graph.add("add", [square, self.one]), 1.0)

    def weight(self) -> str:
        """A new parameter, or a single number that is there: shared, or computed."""
        if self.happens(0.6):
            self.single.append(self.add_parameter())
            return self.single[-1]
        return self.pick(self.single)

    # -- growing ---------------------------------------------------------------------------------

    def grow_layer(self) -> None:
        """Some units on the same inputs, their nodes in any order."""
        inputs = [self.pick(self.wide) for _ in range(int(self.random.integers(1, 7)))]
        activation = self.pick(ACTIVATIONS)
        drafts = [self.summands(inputs) for _ in range(int(self.random.integers(1, 7)))]
        begun: list[tuple[str, list[str]]] = []
        for summands in drafts:
            cut = int(self.random.integers(2, len(summands) + 1)) if len(summands) > 2 else len(summands)
            first = self.graph.add("add", summands[:cut])
            begun.append((first, summands[cut:]))
        self.random.shuffle(begun)
        for first, rest in begun:
            root = self.graph.add("add", [first, *rest]) if rest else first
            size = float(len(inputs)) * LARGEST + 2
            if activation:
                root, size = self.graph.add(activation, [root]), size if activation == "relu" else 1.0
            self.wide.append(self.keep(root, size))
            if self.happens(0.2):
                self.grow_one()

    def summands(self, inputs: Sequence[str]) -> list[str]:
        """Products, inputs as they are, and biases; at least two."""
        found = [
            self.graph.add("multiply", self.mixed([self.weight(), source])) if self.happens(0.9) else source
            for source in inputs
        ]
        found += [self.pick(self.single) for _ in range(int(self.random.integers(0, 3)))]
        return self.mixed([*found, self.weight()] if len(found) < 2 else found)

    def mixed(self, ids: list[str]) -> list[str]:
        return [ids[place] for place in self.random.permutation(len(ids))]

    def grow_sum(self) -> None:
        """A plain sum of per-sample numbers."""
        sources = [self.pick(self.wide) for _ in range(int(self.random.integers(2, 5)))]
        self.wide.append(self.add("add", sources, sum(self.sizes[source] for source in sources)))

    def grow_one(self) -> None:
        self.wide.append(self.one_operand(self.pick(self.wide)))

    def one_operand(self, a: str) -> str:
        size = self.sizes[a]
        match self.pick(("negate", "square", "exp", "log", "sigmoid", "tanh", "relu", "reciprocal")):
            case "square":
                return self.add("square", [a], size**2)
            case "exp":
                return self.add("exp", [self.graph.add("negate", [self.above_one(a)])], 1.0)
            case "log":
                return self.add("log", [self.above_one(a)], 3.0)
            case "reciprocal":
                return self.add("reciprocal", [self.above_one(a)], 1.0)
            case "sigmoid" | "tanh" as op:
                return self.add(op, [a], 1.0)
            case op:
                return self.add(op, [a], size)

    def grow_two(self) -> None:
        a, b = self.pick(self.wide), self.pick((*self.wide, *self.single))
        self.wide.append(self.two_operands(*self.mixed([a, b])))

    def two_operands(self, a: str, b: str) -> str:
        one, other = self.sizes[a], self.sizes[b]
        match self.pick(("multiply", "subtract", "divide", "power", "squared_error")):
            case "multiply":
                return self.add("multiply", [a, b, a] if self.happens(0.3) else [a, b], one * other * one)
            case "subtract":
                return self.add("subtract", [a, b], one + other)
            case "divide":
                return self.add("divide", [a, self.above_one(b)], one)
            case "power":
                return self.add("power", [self.above_one(self.graph.add("tanh", [a])), b], 2.0**other)
            case op:
                return self.add(op, [a, b], (one + other) ** 2)

    def grow_loss(self) -> None:
        """A cross-entropy of a sigmoid, whose sigmoid others may read."""
        a, b = self.pick(self.wide), self.pick((*self.wide, *self.single))
        prediction = self.keep(self.graph.add("sigmoid", [a]), 1.0)
        target = self.graph.add("sigmoid", [b])
        if self.happens(0.4):
            self.wide.append(prediction)
        self.wide.append(self.add("binary_cross_entropy", [prediction, target], 5.0))

    def grow_single(self) -> None:
        """A single number that is computed of single numbers."""
        a, b = self.pick(self.single), self.pick(self.single)
        self.single.append(self.one_operand(a) if self.happens(0.5) else self.two_operands(a, b))

    # -- the end ---------------------------------------------------------------------------------

    def finish(self, ending: Ending) -> str:
        """Make the objective."""
        makers: Mapping[Ending, Callable[[], str]] = {
            Ending.MEAN: lambda: self.graph.add(self.pick(("mean", "sum")), [self.everything()]),
            Ending.PER_SAMPLE: self.everything,
            Ending.LOSSES: lambda: self.graph.add("add", [self.reduced_loss(), self.reduced_loss()]),
            Ending.LINEAR: self.linear,
            Ending.CURVED: self.curved,
            Ending.CENTRED: self.centred,
            Ending.SINGLE: lambda: self.graph.add("add", [*self.single, self.one]),
        }
        return makers[ending]()

    def curved(self) -> str:
        product = self.two_operands(self.scaled_mean(), self.pick(self.single))
        return self.graph.add("add", [self.one_operand(self.linear()), product])

    def everything(self) -> str:
        """A sum of all per-sample numbers that nothing else uses."""
        loose = [id_ for id_ in self.wide if not self.graph.consumers(id_)]
        return self.graph.add("add", [*loose, *self.wide[-2:]])

    def reduced_loss(self) -> str:
        """The sum or mean of a loss that nothing else uses."""
        a, b = self.mixed([self.everything(), self.pick((*self.wide, *self.single))])
        if self.happens(0.4):
            loss = self.graph.add("squared_error", self.mixed([self.graph.add("tanh", [a]), b]))
        else:
            prediction = self.graph.add("sigmoid", [a])
            if self.happens(0.4):
                # Of something else than a sigmoid it is another loss.
                prediction = self.graph.add("negate", [self.graph.add("negate", [prediction])])
            loss = self.graph.add("binary_cross_entropy", [prediction, self.graph.add("sigmoid", [b])])
        return self.graph.add(self.pick(("mean", "sum")), [loss])

    def scaled_mean(self) -> str:
        return self.keep(self.graph.add("mean", [self.everything()]), LARGEST)

    def linear(self) -> str:
        means = [self.scaled_mean(), self.keep(self.graph.add("mean", [self.pick(self.wide)]), LARGEST)]
        change = self.graph.add("subtract", self.mixed([means[1], self.pick(self.single)]))
        return self.keep(self.graph.add("add", [means[0], self.graph.add("negate", [change])]), LARGEST)

    def centred(self) -> str:
        """Numbers of a whole batch go on among those of each sample, as weights and biases too."""
        source = self.pick(self.wide)
        mean = self.keep(self.graph.add("mean", [source]), self.sizes[source])
        self.single += [mean, mean, mean]
        self.wide.append(self.add("subtract", [source, mean], 2 * self.sizes[source]))
        for _ in range(3):
            self.pick(self.growths)()
        return self.graph.add("mean", [self.everything()])
