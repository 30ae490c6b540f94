"""The graphs that are laid out to measure: presets, a network drawn as scalars, and random ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import guibp
from guibp.model.records import Edge, Group, Node

NODES = 1000
SHORT, FAR = 20, 100
"""How far back operands of a random graph reach at most."""
SIZES = ((2, 1928), (3, 2827))
"""Operands of each node, about, and edges."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One graph."""

    name: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    groups: Sequence[Group] = ()


def preset_subjects() -> Iterator[Subject]:
    """Every preset, groups and all; dot knows none of these."""
    for name in guibp.presets():
        graph = guibp.preset(name)
        yield Subject(name, graph.node_records, graph.edges, graph.groups)


def large_subjects() -> Iterator[Subject]:
    """The network and the random graphs."""
    yield draw_scalars(2, 8, 8, 1)
    for reach in (SHORT, FAR, NODES):
        for operands, edges in SIZES:
            yield draw_windowed(NODES, operands, edges, reach)


def draw_scalars(*sizes: int) -> Subject:
    """A multilayer perceptron: every product a node, one sum and one sigmoid a unit."""
    graph = guibp.Graph()
    layer = [graph.add("input") for _ in range(sizes[0])]
    for width in sizes[1:]:
        layer = [_add_unit(graph, layer) for _ in range(width)]
    units = "-".join(map(str, sizes))
    return Subject(f"{len(graph.nodes)}-node network {units}", graph.node_records, graph.edges)


def _add_unit(graph: guibp.Graph, inputs: Sequence[str]) -> str:
    products = [graph.add("multiply", [graph.add("parameter"), source]) for source in inputs]
    return graph.add("sigmoid", [graph.add("add", [*products, graph.add("parameter")])])


def draw_windowed(count: int, operands: int, edges: int, reach: int, seed: int = 0) -> Subject:
    """Nodes with operands drawn from the ``reach`` nodes before, with exactly so many different edges."""
    generator = random.Random(seed)
    pairs = {_draw(generator, target, reach) for target in range(1, count) for _ in range(operands)}
    while len(pairs) < edges:
        pairs.add(_draw(generator, generator.randrange(1, count), reach))
    kept = sorted(generator.sample(sorted(pairs), edges), key=lambda pair: pair[::-1])
    ports = [0] * count
    found = []
    for source, target in kept:
        found.append(Edge(f"n{source}", f"n{target}", ports[target]))
        ports[target] += 1
    nodes = [_node(number, ports[number]) for number in range(count)]
    name = f"{count:,} nodes, {edges:,} edges, reaching {reach} back"
    return Subject(name, nodes, found)


def _draw(generator: random.Random, target: int, reach: int) -> tuple[int, int]:
    return generator.randrange(max(0, target - reach), target), target


def _node(number: int, operands: int) -> Node:
    return Node(f"n{number}", "add") if operands else Node(f"n{number}", "parameter", 1.0)
