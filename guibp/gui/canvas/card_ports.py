"""Ports of closed groups: what enters one and what leaves it, in an order that does not change.

On the left a closed group has a port for each node outside that feeds it, whatever number of operands
within takes that value, and one for each required operand within that waits for a wire. On the right it
has one for each node within whose wires leave, and for each result: an operation that nothing takes, and
the output. Both stand in the order of the heights that they have when the group is open, so that they
keep their places whatever is moved around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from guibp.drawing.ports import operand_points
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.view import Array

_SAME_HEIGHT = 0.25
_MOST_MISSING = 16
"""So many missing operands of one node are offered; the format allows a million."""
NO_PORT = -1

Operand = tuple[int, int]
"""A node's row and the number of its operand."""


@dataclass(frozen=True, slots=True)
class Wired:
    """The edges of a graph, each array (m,): rows of nodes, ports; of each node how many operands it has."""

    sources: Rows
    targets: Rows
    ports: Rows
    operand_counts: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The ports on one side of all closed groups, each array (k,): group by group, from the top.

    ``cards`` are the rows of the groups' bodies, ``nodes`` the rows of the nodes whose value goes through
    (of a port that waits for one: of the node that does). A port is at ``places`` among ``counts``.
    """

    cards: Rows
    nodes: Rows
    places: Rows
    counts: Rows

    def __len__(self) -> int:
        return len(self.cards)

    def of(self, card: int) -> Rows:
        """The ports of one closed group, from the top."""
        return np.arange(*self.span(card))

    def span(self, card: int) -> tuple[int, int]:
        """Where the ports of one closed group begin and end among all."""
        first, end = np.searchsorted(self.cards, (card, card + 1)).tolist()
        return first, end


@dataclass(frozen=True, slots=True, eq=False)
class CardPorts:
    """The ports of all closed groups on show, and which of them each edge takes (m,), or ``NO_PORT``.

    ``waiting`` (w, 2) are the operands within that have no wire, and ``waiting_ports`` (w,) their ports.
    """

    entering: Side
    leaving: Side
    heads: Rows
    tails: Rows
    waiting: Rows
    waiting_ports: Rows

    def behind(self, card: int) -> Rows:
        """The rows of the nodes behind a closed group's ports on the right, from the top."""
        return self.leaving.nodes[self.leaving.of(card)]

    def sources_of(self, card: int) -> int:
        """How many nodes outside feed a closed group."""
        first, end = self.entering.span(card)
        waiting = (self.waiting_ports >= first) & (self.waiting_ports < end)
        return end - first - int(np.count_nonzero(waiting))

    def most(self, card: int) -> int:
        """The number of ports on the side of a closed group that has more."""
        return max(len(self.entering.of(card)), len(self.leaving.of(card)))

    def waiting_port(self, operand: Operand) -> int:
        """The port of an operand without a wire, or ``NO_PORT``."""
        found = np.flatnonzero((self.waiting == operand).all(axis=1))
        return int(self.waiting_ports[found[0]]) if len(found) else NO_PORT

    def leaving_port(self, card: int, node: int) -> int:
        """The port of a node on the right of its closed group, or ``NO_PORT``."""
        ports = self.leaving.of(card)
        found = ports[self.leaving.nodes[ports] == node]
        return int(found[0]) if len(found) else NO_PORT


def find_card_ports(bodies: Bodies, wired: Wired, output: int | None) -> CardPorts:
    """The ports of every closed group; ``output`` is the row of the node that is differentiated."""
    none = np.full(len(wired.sources), NO_PORT)
    nothing = np.empty(0, dtype=np.intp)
    if not bodies.members:
        side = Side(nothing, nothing, nothing, nothing)
        return CardPorts(side, side, none, none, nothing.reshape(0, 2), nothing)
    tails, heads = bodies.body_of[wired.sources], bodies.body_of[wired.targets]
    count, crossing = len(bodies.nodes), tails != heads
    entering = np.flatnonzero(crossing & (heads >= count))
    waiting = _find_waiting(bodies, wired)
    into, ports = _place_entering(bodies, wired, entering, waiting)
    entered = none.copy()
    entered[entering] = ports[: len(entering)]
    leaving = np.flatnonzero(crossing & (tails >= count))
    out, left = _place_leaving(bodies, wired, wired.sources[leaving], output)
    started = none.copy()
    started[leaving] = left
    return CardPorts(into, out, entered, started, waiting, ports[len(entering) :])


def wired_ports(targets: Iterable[int], ports: Iterable[int]) -> dict[int, set[int]]:
    """The operands of each node that have a wire."""
    wired: dict[int, set[int]] = {}
    for target, port in zip(targets, ports, strict=True):
        wired.setdefault(target, set()).add(port)
    return wired


def missing_operands(wired: Wired, nodes: Rows) -> Rows:
    """The operands of some nodes that are required and have no wire, (n, 2), as rows of nodes and ports."""
    taken = np.bincount(wired.targets, minlength=len(wired.operand_counts))
    lacking = nodes[taken[nodes] < wired.operand_counts[nodes]]
    if not len(lacking):
        return np.empty((0, 2), dtype=np.intp)
    among = np.isin(wired.targets, lacking)
    known = wired_ports(wired.targets[among].tolist(), wired.ports[among].tolist())
    counts = wired.operand_counts[lacking].tolist()
    found = [
        (node, port)
        for node, count in zip(lacking.tolist(), counts, strict=True)
        for port in _missing_ports(count, known.get(node, ()))
    ]
    return np.array(found, dtype=np.intp).reshape(-1, 2)


def _missing_ports(count: int, taken: Collection[int]) -> Iterator[int]:
    """The first operands of so many that have no wire."""
    yield from islice((port for port in range(count) if port not in taken), _MOST_MISSING)


def _hidden(bodies: Bodies) -> Rows:
    """The nodes within closed groups."""
    return np.flatnonzero(bodies.body_of >= len(bodies.nodes))


def _find_waiting(bodies: Bodies, wired: Wired) -> Rows:
    """The required operands within closed groups that have no wire, group by group."""
    missing = missing_operands(wired, _hidden(bodies))
    return missing[np.argsort(bodies.body_of[missing[:, 0]], kind="stable")]


def _place_entering(bodies: Bodies, wired: Wired, edges: Rows, waiting: Rows) -> tuple[Side, Rows]:
    """The ports on the left, and which of them each edge takes, then each operand that waits."""
    nodes = np.concatenate((wired.targets[edges], waiting[:, 0]))
    ports = np.concatenate((wired.ports[edges], waiting[:, 1]))
    inside = operand_points(
        bodies.centres[nodes], bodies.sizes[nodes], ports, wired.operand_counts[nodes], bodies.circles[nodes]
    )
    # What comes from one node outside is one port; each operand that waits is one of its own.
    alone = len(bodies.nodes) + np.arange(len(waiting))
    names = np.concatenate((wired.sources[edges], alone))
    cards = bodies.body_of[nodes]
    side, taken = _place(cards, names, _ranks(bodies, nodes, inside[:, 1]))
    single = side.nodes >= len(bodies.nodes)
    side.nodes[single] = waiting[side.nodes[single] - len(bodies.nodes), 0]
    return side, taken


def _place_leaving(bodies: Bodies, wired: Wired, sources: Rows, output: int | None) -> tuple[Side, Rows]:
    """The ports on the right, and which of them an edge from each of these nodes takes."""
    hidden = _hidden(bodies)
    ends = np.bincount(wired.sources, minlength=len(bodies.nodes)) == 0
    results = hidden[(ends[hidden] & ~bodies.leaves[hidden]) | (hidden == output)]
    nodes = np.concatenate((sources, results))
    side, taken = _place(bodies.body_of[nodes], nodes, _ranks(bodies, nodes, bodies.centres[nodes, 1]))
    return side, taken[: len(sources)]


def _place(cards: Rows, names: Rows, ranks: Array) -> tuple[Side, Rows]:
    """A port for each name in each group, in the order of the mean ranks; and which one each row takes."""
    across = int(names.max(initial=0)) + 1
    keys, ports = np.unique(cards * across + names, return_inverse=True)
    heights = np.bincount(ports, ranks, len(keys)) / np.bincount(ports, minlength=len(keys))
    hosts, nodes = keys // across, keys % across
    order = np.lexsort((nodes, heights, hosts))
    hosts, nodes = hosts[order], nodes[order]
    place_of = np.empty(len(keys), dtype=np.intp)
    place_of[order] = np.arange(len(keys))
    firsts, ends = np.searchsorted(hosts, hosts), np.searchsorted(hosts, hosts, side="right")
    return Side(hosts, nodes, np.arange(len(keys)) - firsts, ends - firsts), place_of[ports]


def _ranks(bodies: Bodies, nodes: Rows, heights: Array) -> Array:
    """Heights within their groups, as coarse steps: where all were moved together, the order is the same."""
    middles = bodies.centres[bodies.body_of[nodes], 1]
    return np.asarray(np.round((heights - middles) / _SAME_HEIGHT))
