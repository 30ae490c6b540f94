"""Ports of closed groups: what enters one and what leaves it, in an order that does not change.

On the left a closed group has a port for each wire that comes from outside, and for each required
operand within that waits for one. On the right it has one for each node within whose wires leave, and
for each result: an operation that nothing takes, and the output. Both stand in the order of the heights
that they have when the group is open, so that they keep their places whatever is moved around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

import numpy as np

from guibp.drawing.ports import operand_points
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.view import Array

_SAME_HEIGHT = 0.25
_MOST_MISSING = 16
"""So many missing operands of one node are offered; the format allows a million."""

Key = TypeVar("Key")
Operand = tuple[int, int]
"""A node's row and the number of its operand."""


@dataclass(frozen=True, slots=True)
class Wired:
    """The edges of a graph, each array (m,): rows of nodes, ports; of each node how many operands it has."""

    sources: Rows
    targets: Rows
    ports: Rows
    operand_counts: Rows


@dataclass(frozen=True, slots=True)
class Slot:
    """One port of a closed group: the row of its body, and which port of how many on that side."""

    card: int
    place: int
    count: int


@dataclass(frozen=True, slots=True)
class CardPorts:
    """The ports of all closed groups on show."""

    entering: Mapping[Operand, Slot] = field(default_factory=dict)
    leaving: Mapping[int, Slot] = field(default_factory=dict)
    waiting: tuple[Operand, ...] = ()
    """Those that enter and have no wire."""
    sources: Mapping[int, int] = field(default_factory=dict)
    """Of each closed group, how many nodes outside feed it."""

    def results_of(self, card: int) -> tuple[int, ...]:
        """The rows of the nodes behind a closed group's ports on the right, from the top."""
        return tuple(row for row, slot in self.leaving.items() if slot.card == card)


def find_card_ports(bodies: Bodies, wired: Wired, output: int | None) -> CardPorts:
    """The ports of every closed group; ``output`` is the row of the node that is differentiated."""
    if not bodies.members:
        return CardPorts()
    tails, heads = bodies.body_of[wired.sources], bodies.body_of[wired.targets]
    crossing = tails != heads
    crossed = np.flatnonzero(crossing & (heads >= len(bodies.nodes)))
    entering = list(zip(wired.targets[crossed].tolist(), wired.ports[crossed].tolist(), strict=True))
    waiting = tuple(_waiting(bodies, wired))
    leaving = {int(row) for row in np.unique(wired.sources[crossing & (tails >= len(bodies.nodes))])}
    leaving.update(_results(bodies, wired, output))
    return CardPorts(
        _place_entering(bodies, wired, [*entering, *waiting]),
        _place_leaving(bodies, leaving),
        waiting,
        {card: len(np.unique(wired.sources[crossing & (heads == card)])) for card in bodies.members},
    )


def wired_ports(targets: Iterable[int], ports: Iterable[int]) -> dict[int, set[int]]:
    """The operands of each node that have a wire."""
    wired: dict[int, set[int]] = {}
    for target, port in zip(targets, ports, strict=True):
        wired.setdefault(target, set()).add(port)
    return wired


def missing_ports(count: int, taken: Collection[int]) -> Iterator[int]:
    """The first operands of so many that have no wire."""
    if len(taken) < count:
        yield from islice((port for port in range(count) if port not in taken), _MOST_MISSING)


def _waiting(bodies: Bodies, wired: Wired) -> Iterator[Operand]:
    """The required operands within closed groups that have no wire."""
    inside = np.flatnonzero(bodies.body_of[wired.targets] >= len(bodies.nodes))
    taken = wired_ports(wired.targets[inside].tolist(), wired.ports[inside].tolist())
    for members in bodies.members.values():
        for row in members.tolist():
            count = int(wired.operand_counts[row])
            yield from ((row, port) for port in missing_ports(count, taken.get(row, ())))


def _results(bodies: Bodies, wired: Wired, output: int | None) -> Iterator[int]:
    """The operations within closed groups whose value nothing takes, and the output."""
    consumed = np.zeros(len(bodies.nodes), dtype=np.bool_)
    consumed[wired.sources] = True
    for members in bodies.members.values():
        for row in members.tolist():
            ends = not consumed[row] and not bodies.nodes[row].operation.is_leaf
            if ends or row == output:
                yield row


def _place_entering(bodies: Bodies, wired: Wired, operands: list[Operand]) -> dict[Operand, Slot]:
    if not operands:
        return {}
    table = np.array(operands, dtype=np.intp)
    nodes, ports = table[:, 0], table[:, 1]
    inside = operand_points(
        bodies.centres[nodes], bodies.sizes[nodes], ports, wired.operand_counts[nodes], bodies.circles[nodes]
    )
    ranks = _ranks(bodies, nodes, inside[:, 1])
    ordered = sorted(zip(ranks, operands, strict=True))
    return dict(_slots(bodies, ((operand, operand[0]) for _, operand in ordered)))


def _place_leaving(bodies: Bodies, rows: Iterable[int]) -> dict[int, Slot]:
    nodes = np.array(sorted(rows), dtype=np.intp)
    ranks = _ranks(bodies, nodes, bodies.centres[nodes, 1])
    ordered = sorted(zip(ranks, nodes.tolist(), strict=True))
    return dict(_slots(bodies, ((row, row) for _, row in ordered)))


def _ranks(bodies: Bodies, nodes: Rows, heights: Array) -> list[int]:
    """Heights within their groups, as coarse steps: where all were moved together, the order is the same."""
    middles = bodies.centres[bodies.body_of[nodes], 1]
    steps: list[int] = np.round((heights - middles) / _SAME_HEIGHT).astype(np.int64).tolist()
    return steps


def _slots(bodies: Bodies, ordered: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, Slot]]:
    """A place for every port, in order, among those of its group; each comes with its node's row."""
    cards: dict[int, list[Key]] = {}
    hosts: list[int] = bodies.body_of.tolist()
    for key, row in ordered:
        cards.setdefault(hosts[row], []).append(key)
    for card, keys in cards.items():
        for place, key in enumerate(keys):
            yield key, Slot(card, place, len(keys))
