"""The graph on the canvases: columns of nodes, each fed by the column before, with a place for every node."""

from __future__ import annotations

import random
from dataclasses import dataclass

from guibp.model.records import Edge, Node

ROWS = 100
ACROSS, DOWN = 160.0, 72.0
_REACH = 8
"""How many rows up or down a wire goes at most."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Nodes with positions, and edges from column to column."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw_columns(count: int, wires: int, seed: int = 0) -> Columns:
    """So many nodes and wires; every node but those of the first column has an operand."""
    generator = random.Random(seed)
    rows = min(ROWS, max(2, count // 10))
    pairs = {_draw(generator, target, rows) for target in range(rows, count)}
    while len(pairs) < wires:
        pairs.add(_draw(generator, generator.randrange(rows, count), rows))
    ports = [0] * count
    edges = []
    for target, source in sorted(pairs):
        edges.append(Edge(f"n{source}", f"n{target}", ports[target]))
        ports[target] += 1
    return Columns(tuple(_node(number, rows, ports[number]) for number in range(count)), tuple(edges))


def _draw(generator: random.Random, target: int, rows: int) -> tuple[int, int]:
    column, row = divmod(target, rows)
    source = min(rows - 1, max(0, row + generator.randint(-_REACH, _REACH)))
    return target, (column - 1) * rows + source


def _node(number: int, rows: int, operands: int) -> Node:
    column, row = divmod(number, rows)
    position = (column * ACROSS, row * DOWN)
    if operands:
        return Node(f"n{number}", "tanh" if operands == 1 else "add", position=position)
    return Node(f"n{number}", "parameter", 0.01 * (number + 1), position=position)
