"""Random graphs: gradients against autograd (HIPS), and interpreted against compiled."""

from collections.abc import Callable, Mapping

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.kernel import Kernel
from guibp.model.graph import Graph
from tests.engine.graphs import evaluate_compiled, numbers, without_pads

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
SAMPLES = 3
SEEDS = range(60)


def _product(*operands: Array) -> Array:
    result = operands[0]
    for operand in operands[1:]:
        result = result * operand
    return result


def _binary_cross_entropy(a: Array, b: Array) -> Array:
    return -(b * anp.log(a) + (1 - b) * anp.log(1 - a))


FUNCTIONS: Mapping[str, Callable[..., Array]] = {
    "add": lambda *operands: sum(operands[1:], operands[0]),
    "multiply": _product,
    "subtract": lambda a, b: a - b,
    "divide": lambda a, b: a / b,
    "negate": lambda a: -a,
    "reciprocal": lambda a: 1 / a,
    "power": lambda a, b: a**b,
    "square": lambda a: a * a,
    "exp": anp.exp,
    "log": anp.log,
    "sigmoid": lambda a: 1 / (1 + anp.exp(-a)),
    "tanh": anp.tanh,
    "relu": lambda a: anp.where(a > 0, a, 0.0),
    "mean": anp.mean,
    "sum": anp.sum,
    "squared_error": lambda a, b: (a - b) ** 2,
    "binary_cross_entropy": _binary_cross_entropy,
}
"""By the operations' ids, written for autograd."""


class RandomGraph:
    """A graph grown node by node, each of moderate size and inside its operation's domain."""

    def __init__(self, seed: int) -> None:
        self.generator = np.random.default_rng(seed)
        self.graph = Graph()
        self.columns = {name: self.generator.uniform(-2, 2, SAMPLES).tolist() for name in ("p", "q")}
        self.graph.set_dataset(self.columns)
        self.values: dict[str, Array] = {}
        for name, column in self.columns.items():
            self.values[self.graph.add("input", id=name, column=name)] = np.array(column)
        for number in range(4):
            value = float(self.generator.uniform(-2, 2))
            self.values[self.graph.add("parameter", id=f"w{number}", value=value)] = np.array(value)
        while len(self.values) < 30:
            self.try_to_add()
        last = [id_ for id_ in self.values if not self.graph.consumers(id_)]
        self.graph.add("add", [*last, last[-1]], id="output")
        self.graph.set_output("output")

    def try_to_add(self) -> None:
        """Add an operation on nodes that are there, some of them twice, if its value is tame."""
        op = str(self.generator.choice(list(FUNCTIONS)))
        unary = op in {
            "negate",
            "reciprocal",
            "square",
            "exp",
            "log",
            "sigmoid",
            "tanh",
            "relu",
            "mean",
            "sum",
        }
        count = 1 if unary else int(self.generator.integers(2, 5)) if op in {"add", "multiply"} else 2
        operands = [str(id_) for id_ in self.generator.choice(list(self.values), count)]
        with np.errstate(all="ignore"):
            value = np.asarray(FUNCTIONS[op](*(self.values[id_] for id_ in operands)))
        if self.is_tame(op, operands) and np.all(np.abs(value) < 20):
            self.values[self.graph.add(op, operands)] = value

    def is_tame(self, op: str, operands: list[str]) -> bool:
        first, last = self.values[operands[0]], self.values[operands[-1]]
        match op:
            case "log" | "power":
                return bool(np.all(first > 0.2))
            case "reciprocal" | "divide":
                return bool(np.all(np.abs(last) > 0.2))
            case "binary_cross_entropy":
                return bool(np.all((first > 0.1) & (first < 0.9) & (last > 0) & (last < 1)))
        return True

    def objective(self, leaves: Mapping[str, Array]) -> np.float64:
        """The output, summed, as autograd sees it."""
        values: dict[str, Array] = dict(leaves)
        for node in self.graph.node_records:
            if not node.operation.is_leaf:
                operands = self.graph.operands(node.id)
                values[node.id] = FUNCTIONS[node.op](*(values[operands[port]] for port in sorted(operands)))
        return anp.sum(values["output"])

    def leaves(self) -> dict[str, Array]:
        return {node.id: self.values[node.id] for node in self.graph.node_records if node.operation.is_leaf}


@pytest.mark.parametrize("seed", SEEDS)
def test_gradients_agree_with_autograd(seed: int, kernel: Kernel) -> None:
    random = RandomGraph(seed)
    expected = grad(random.objective)(random.leaves())
    for evaluation in (evaluate(random.graph), evaluate_compiled(random.graph, kernel)):
        # Where large gradients cancel, their size is the measure.
        size = max(np.abs(gradient).max() for gradient in expected.values())
        for id_, gradient in expected.items():
            got = numbers(evaluation.gradient(id_))
            np.testing.assert_allclose(got, np.atleast_1d(gradient), rtol=1e-10, atol=1e-10 * size)


@pytest.mark.parametrize("seed", SEEDS)
def test_compiled_and_interpreted_agree(seed: int, kernel: Kernel) -> None:
    random = RandomGraph(seed)
    one, other = evaluate(random.graph), evaluate_compiled(random.graph, kernel)
    (values, edges), (other_values, other_edges) = without_pads(one), without_pads(other)
    np.testing.assert_allclose(values, other_values, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(edges, other_edges, rtol=1e-11, atol=1e-14 * np.abs(edges).max())


def test_random_graphs_hold_every_operation() -> None:
    used = {node.op for seed in SEEDS for node in RandomGraph(seed).graph.node_records}
    assert used >= set(FUNCTIONS)


@pytest.mark.parametrize("seed", [3, 4])
def test_evaluation_repeats_bit_by_bit(seed: int, kernel: Kernel) -> None:
    def bits(evaluation: Evaluation) -> bytes:
        return b"".join(numbers_.tobytes() for numbers_ in without_pads(evaluation))

    graph = RandomGraph(seed).graph
    assert bits(evaluate(graph)) == bits(evaluate(graph))
    assert bits(evaluate_compiled(graph, kernel)) == bits(evaluate_compiled(graph, kernel))
