"""Closed groups as they are drawn: one box each, with a port for whatever enters and leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from statistics import fmean

import numpy as np

from guibp.drawing.cards import card_size
from guibp.drawing.group_boxes import members_of
from guibp.drawing.ports import box_drops, operand_point
from guibp.drawing.shapes import Size, shape_of, size_of
from guibp.model.graph import Graph
from guibp.model.records import Edge, Position

_SAME_HEIGHT = 0.25
_MOST_MISSING = 16
"""So many missing operands of one node have a port; the format allows a million."""

Port = tuple[int, str, int]
"""What a port is for: 0 and a node's id for its value, or 1 and an operand that waits: node and number."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnCard:
    """A closed group where it stands.

    ``entering`` gives the place of the port for each node outside whose value enters, ``leaving`` that
    for each node within whose value leaves, both from the top; ``waiting`` are the places of the ports
    of operands within that have no wire.
    """

    id: str
    centre: Position
    size: Size
    members: frozenset[str]
    entering: Mapping[str, Position]
    waiting: tuple[Position, ...]
    leaving: Mapping[str, Position]


def find_cards(
    graph: Graph, closed: Collection[str], places: Mapping[str, Position], chosen: Collection[str]
) -> tuple[DrawnCard, ...]:
    """The outermost of some groups that are closed, as far as all nodes within are chosen."""
    found = []
    for group in graph.groups:
        if group.id in closed and not _is_hidden(graph, group.id, closed):
            members = members_of(graph, group.id)
            if members and all(id_ in chosen for id_ in members):
                found.append(_draw_card(graph, group.id, frozenset(members), places))
    return tuple(found)


def bundle_edges(edges: Iterable[Edge], cards: Iterable[DrawnCard]) -> tuple[tuple[Edge, ...], ...]:
    """The edges that are drawn as one wire each: those from one node to one closed group share theirs."""
    card_of = {id_: card.id for card in cards for id_ in card.members}
    bundles: defaultdict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        head = card_of.get(edge.target)
        if head is None:
            bundles[edge.target, edge.port].append(edge)
        elif card_of.get(edge.source) != head:
            bundles[0, head, edge.source].append(edge)
    return tuple(map(tuple, bundles.values()))


def _is_hidden(graph: Graph, id_: str, closed: Collection[str]) -> bool:
    outer = graph.group_of(id_)
    while outer is not None:
        if outer in closed:
            return True
        outer = graph.group_of(outer)
    return False


def _draw_card(graph: Graph, id_: str, members: frozenset[str], places: Mapping[str, Position]) -> DrawnCard:
    across, down = zip(*(places[member] for member in members), strict=True)
    centre = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    entering = _order(graph, _find_entering(graph, members, places), centre[1])
    leaving = _order(graph, _find_leaving(graph, members, places), centre[1])
    size = card_size(max(len(entering), len(leaving)))
    lefts = _lay_ports(entering, (centre[0] - size[0] / 2, centre[1]), size)
    rights = _lay_ports(leaving, (centre[0] + size[0] / 2, centre[1]), size)
    return DrawnCard(
        id_,
        centre,
        size,
        members,
        {node: place for (waits, node, _), place in lefts if not waits},
        tuple(place for (waits, _, _), place in lefts if waits),
        {node: place for (_, node, _), place in rights},
    )


def _find_entering(
    graph: Graph, members: Collection[str], places: Mapping[str, Position]
) -> Iterator[tuple[Port, float]]:
    """What enters, with the height of each operand within that takes it."""
    for id_ in members:
        node, wired = graph.node(id_), graph.operands(id_)
        count = max(len(node.operation.operands), 1 + max(wired, default=-1))
        shape = shape_of(node.operation)
        wanted = [(port, (0, source, 0)) for port, source in wired.items() if source not in members]
        wanted += [(port, (1, id_, port)) for port in islice(graph.missing_ports(id_), _MOST_MISSING)]
        for port, name in wanted:
            yield name, operand_point(places[id_], size_of(node), port, count, shape)[1]


def _find_leaving(
    graph: Graph, members: Collection[str], places: Mapping[str, Position]
) -> Iterator[tuple[Port, float]]:
    """What leaves: values that are taken outside, the output, and results that nothing takes."""
    output = graph.resolve_output()
    for id_ in members:
        consumers = graph.consumers(id_)
        is_result = not consumers and not graph.node(id_).operation.is_leaf
        if is_result or id_ == output or any(edge.target not in members for edge in consumers):
            yield (0, id_, 0), places[id_][1]


def _order(graph: Graph, found: Iterable[tuple[Port, float]], middle: float) -> list[Port]:
    """Each port once, in the order of the heights that it has while the group is open."""
    ranks: defaultdict[Port, list[float]] = defaultdict(list)
    for port, height in found:
        ranks[port].append(round((height - middle) / _SAME_HEIGHT))
    return sorted(ranks, key=lambda port: (fmean(ranks[port]), port[0], graph.place_of(port[1]), port[2]))


def _lay_ports(ports: list[Port], middle: Position, size: Size) -> list[tuple[Port, Position]]:
    drops = box_drops(np.arange(len(ports)), len(ports), size[1]).tolist()
    return [(port, (middle[0], middle[1] + drop)) for port, drop in zip(ports, drops, strict=True)]
