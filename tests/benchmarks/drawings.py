"""Scalar graphs to measure, written down as data that guibp loads and that rivals can run too."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import guibp

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """One node and where its operands come from."""

    id: str
    op: str
    operands: tuple[str, ...] = ()
    value: float | None = None
    column: str | None = None


class Drawing:
    """A graph on paper: nodes with operands before consumers, and a table of data."""

    def __init__(self, columns: Mapping[str, Sequence[float]]) -> None:
        self.nodes: list[DrawnNode] = []
        self.columns = {name: [float(number) for number in column] for name, column in columns.items()}

    def add(
        self, op: str, *operands: str, id_: str = "", value: float | None = None, column: str | None = None
    ) -> str:
        """Draw a node; its id."""
        id_ = id_ or f"{op}{len(self.nodes)}"
        self.nodes.append(DrawnNode(id_, op, operands, value, column))
        return id_

    def parameter(self, value: float) -> str:
        """Draw a parameter; its id."""
        return self.add("parameter", value=float(value))

    @property
    def output(self) -> str:
        """The last node."""
        return self.nodes[-1].id

    @property
    def parameters(self) -> list[str]:
        """Their ids."""
        return [node.id for node in self.nodes if node.op == "parameter"]

    @property
    def size(self) -> int:
        """Nodes and edges."""
        return sum(1 + len(node.operands) for node in self.nodes)

    def document(self) -> dict[str, object]:
        """The graph in the format of its files."""
        optional = ("value", "column")
        nodes = [
            {"id": node.id, "op": node.op}
            | {key: getattr(node, key) for key in optional if getattr(node, key) is not None}
            for node in self.nodes
        ]
        edges = [
            {"source": source, "target": node.id, "port": port}
            for node in self.nodes
            for port, source in enumerate(node.operands)
        ]
        document: dict[str, object] = {"format": "guibp", "version": 1, "nodes": nodes, "edges": edges}
        return document | {"output": self.output, "dataset": {"columns": self.columns}}

    def write(self, path: Path) -> None:
        """The graph as a file."""
        path.write_text(json.dumps(self.document()), encoding="utf-8")

    def graph(self) -> guibp.Graph:
        """The graph that guibp loads from such a file."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "drawing.guibp"
            self.write(path)
            return guibp.load(path)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Layers of sigmoid units, full batch, plain gradient descent: for rivals that think in matrices."""

    weights: tuple[Floats, ...]
    """Of each layer, (units, inputs)."""
    biases: tuple[Floats, ...]
    """Of each layer, (units,)."""
    inputs: Floats
    """(inputs, samples)"""
    target: Floats
    """(samples,)"""
    loss: str
    """``squared_error`` or ``binary_cross_entropy``; its mean is trained."""
    rate: float

    @property
    def flat(self) -> list[Floats]:
        """Weights and biases, layer by layer."""
        return [array for pair in zip(self.weights, self.biases, strict=True) for array in pair]

    def columns(self) -> dict[str, list[float]]:
        """The data as a table."""
        named = {f"x{number}": row.tolist() for number, row in enumerate(self.inputs)}
        return named | {"t": self.target.tolist()}


XOR_START = ((0.13, -0.2, 0.05), (-0.31, 0.4, 0.1), (0.3, -0.44, 0.02))
"""Two weights and the bias of each unit."""


def xor_network(loss: str) -> Network:
    """The preset's three units on its four samples."""
    hidden, last = np.array(XOR_START[:2]), np.array(XOR_START[2:])
    return Network(
        weights=(hidden[:, :2].copy(), last[:, :2].copy()),
        biases=(hidden[:, 2].copy(), last[:, 2].copy()),
        inputs=np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]]),
        target=np.array([0.0, 1.0, 1.0, 0.0]),
        loss=loss,
        rate=0.5,
    )


def random_network(sizes: Sequence[int], samples: int, seed: int = 0) -> Network:
    """Layers of these sizes, with random weights and data."""
    generator = np.random.default_rng(seed)
    shapes = [(units, inputs) for inputs, units in pairwise(sizes)]
    return Network(
        weights=tuple(generator.uniform(-0.5, 0.5, shape) for shape in shapes),
        biases=tuple(generator.uniform(-0.5, 0.5, units) for units, _ in shapes),
        inputs=generator.uniform(-1, 1, (sizes[0], samples)),
        target=generator.uniform(0, 1, samples),
        loss="squared_error",
        rate=0.1,
    )


def draw_network(network: Network, *, in_pairs: bool) -> Drawing:
    """Every product a node, and every sum: of two operands, or as the preset has it, of all of a unit."""
    drawing = Drawing(network.columns())
    layer = [drawing.add("input", column=name) for name in drawing.columns if name != "t"]
    target = drawing.add("input", column="t")
    for weights, biases in zip(network.weights, network.biases, strict=True):
        layer = [
            _draw_unit(drawing, layer, row, bias, in_pairs=in_pairs)
            for row, bias in zip(weights, biases, strict=True)
        ]
    drawing.add("mean", drawing.add(network.loss, layer[0], target))
    return drawing


def _draw_unit(drawing: Drawing, layer: list[str], weights: Floats, bias: float, *, in_pairs: bool) -> str:
    if not in_pairs:
        products = [
            drawing.add("multiply", drawing.parameter(weight), source)
            for weight, source in zip(weights, layer, strict=True)
        ]
        return drawing.add("sigmoid", drawing.add("add", *products, drawing.parameter(bias)))
    total = drawing.parameter(bias)
    for weight, source in zip(weights, layer, strict=True):
        total = drawing.add("add", total, drawing.add("multiply", drawing.parameter(weight), source))
    return drawing.add("sigmoid", total)


def draw_chain(length: int, samples: int = 1) -> Drawing:
    """Reciprocals and products with 1 by turns: values stay 2 or 1/2, gradients ±1, ±4, …, exactly."""
    drawing = Drawing({"x": [2.0] * samples})
    last = drawing.add("input", id_="x", column="x")
    for number in range(length):
        last = (
            drawing.add("multiply", drawing.parameter(1.0), last)
            if number % 2
            else drawing.add("reciprocal", last)
        )
    drawing.add("mean", last)
    return drawing


def draw_wide_sum(operands: int) -> Drawing:
    """One sum of many parameters and a datum."""
    drawing = Drawing({"x": [2.0]})
    leaves = [drawing.parameter(number) for number in range(operands - 1)]
    total = drawing.add("add", *leaves, drawing.add("input", id_="x", column="x"), id_="total")
    drawing.add("mean", total)
    return drawing
