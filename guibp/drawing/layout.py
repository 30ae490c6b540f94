"""The layered layout of a graph: layers from left to right, every group in a rectangle of its own.

Groups are laid out from the innermost outwards; each is then one box in the group around it, which the
wires of its members enter and leave at their own heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.drawing.arrangements import Arrangements
from guibp.drawing.cards import card_drops, card_size
from guibp.drawing.frames import FRAME_PADDING, box_at, frame_around, inner_groups_first
from guibp.drawing.layout_layers import Diagram
from guibp.drawing.ports import Flags, Integers, Numbers
from guibp.drawing.shapes import CIRCLE_SIZE, GRID, Extent, extent_of
from guibp.drawing.wiring import wire_nodes
from guibp.model.graph import Graph
from guibp.model.records import Edge, Group, Node, Position
from guibp.model.rules import MAXIMUM_COORDINATE

# Room around a node, beside what it covers: leaves need some for the numbers on their wires. Two leaves, and
# two circles, stand an even number of grid steps apart, so that there is a grid line amid them.
_LEAF_ROOM = 24.0
_CIRCLE_ROOM_ABOVE, _CIRCLE_ROOM_BELOW = 8.0, 15.0
_FRAME_ROOM = 4.0
"""Around a frame, beside the room that the nodes at its rim have within."""
_CARD_ROOM = 16.0
"""Above and below the box of a closed group."""

_USUAL_WEIGHT = 1.0
_LEAF_WEIGHT = 0.02
"""A chain of operations runs level, and its leaves stand beside it and give way."""
_CONSTANT_WEIGHT = 0.01


def layered_layout(graph: Graph, arrangements: Arrangements | None = None) -> dict[str, Position]:
    """A place for the centre of every node of the graph, in canvas units; quicker with what was arranged."""
    return lay_out(graph.node_records, graph.edges, graph.groups, arrangements)


def lay_out(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    groups: Sequence[Group] = (),
    arrangements: Arrangements | None = None,
) -> dict[str, Position]:
    """A place for the centre of every node, in canvas units, on the grid, the first layer at the left.

    Edges and groups may name nodes that are not given; they do not count. The same nodes, edges and
    groups always get the same places.
    """
    if not nodes:
        return {}
    return _Places(nodes, edges, groups, arrangements or Arrangements()).positions()


@dataclass(frozen=True, slots=True)
class _Block:
    """A node, or a group that has its inner places: how far it reaches, and the nodes in it.

    The ``inset`` is from the left and right of its box to where wires end and begin.
    """

    box: Extent
    nodes: Integers
    is_node: bool
    inset: float = 0.0


class _Places:
    """Where every node stands within its block; blocks grow from single nodes to the whole graph."""

    def __init__(
        self,
        nodes: Sequence[Node],
        edges: Sequence[Edge],
        groups: Sequence[Group],
        arrangements: Arrangements,
    ) -> None:
        index_of = {node.id: index for index, node in enumerate(nodes)}
        self._nodes = nodes
        self._wiring = wire_nodes(nodes, index_of, edges)
        self._leaf_weights = np.array([_weight_of(node) for node in nodes])
        self._is_leaf = np.array([node.operation.is_leaf for node in nodes])
        self._is_input = np.array([node.op == "input" for node in nodes])
        self._places = np.zeros((len(nodes), 2))
        # How much lower wires end at closed groups than at the nodes within.
        self._shift_in, self._shift_out = np.zeros(len(self._wiring.sources)), np.zeros(len(nodes))
        self._blocks = {node.id: _block_of(node, index) for index, node in enumerate(nodes)}
        self._arrangements = arrangements
        for group in inner_groups_first(groups):
            self._lay_out_group(group)
        self._lay_out(list(self._blocks.values()))

    def positions(self) -> dict[str, Position]:
        """Where every node's centre stands in the end."""
        places = self._places - self._places.min(axis=0)
        # A document's coordinates end somewhere; what would stand beyond is drawn together.
        beyond = np.maximum(places.max(axis=0) / MAXIMUM_COORDINATE, 1.0)
        places = np.minimum(places / beyond, MAXIMUM_COORDINATE)
        return {
            node.id: (float(x), float(y)) for node, (x, y) in zip(self._nodes, places.tolist(), strict=True)
        }

    def _lay_out_group(self, group: Group) -> None:
        members = [self._blocks.pop(member) for member in group.members if member in self._blocks]
        if members:
            block = self._lay_out(members)
            self._blocks[group.id] = self._close(block) if group.collapsed else block

    def _close(self, block: _Block) -> _Block:
        """The block of a closed group: a box amid its members, with its ports where that has them."""
        inside = self._places[block.nodes]
        middle = (inside.min(axis=0) + inside.max(axis=0)) / 2
        near = np.round(middle / GRID) * GRID
        self._places[block.nodes] -= near
        right, down = (middle - near).tolist()
        entering, leaving, waiting = self._ends_across(block.nodes)
        # All that takes the value of one node outside shares a port.
        sources, ports = np.unique(self._wiring.sources[entering], return_inverse=True)
        size = card_size(max(len(sources) + len(waiting), len(leaving)))
        arrivals = self._arrivals(entering)
        middles = np.bincount(ports, arrivals) / np.bincount(ports)
        drops = card_drops(np.concatenate((middles, self._places[waiting, 1])), size)
        self._shift_in[entering] += down + drops[ports] - arrivals
        departures = self._departures(leaving)
        self._shift_out[leaving] += down + card_drops(departures, size) - departures
        across, high = size[0] / 2, size[1] / 2 + _CARD_ROOM
        return _Block((across - right, high - down, across + right, high + down), block.nodes, is_node=False)

    def _ends_across(self, nodes: Integers) -> tuple[Integers, Integers, Integers]:
        """What meets the rim of a closed group.

        The edges that enter it, the nodes within whose wires leave or that are results, and a node for each
        operand within that waits for a wire.
        """
        wiring = self._wiring
        inside = np.zeros(len(self._nodes), dtype=np.bool_)
        inside[nodes] = True
        into = wiring.into(nodes)
        entering = into[~inside[wiring.sources[into]]]
        leaves = np.zeros(len(self._nodes), dtype=np.bool_)
        leaves[wiring.sources[inside[wiring.sources] & ~inside[wiring.targets]]] = True
        leaves |= inside & ~self._is_leaf & (wiring.consumers == 0)
        wired = wiring.first_of[nodes + 1] - wiring.first_of[nodes]
        missing = [len(self._nodes[node].operation.operands) for node in nodes.tolist()] - wired
        return entering, np.flatnonzero(leaves), np.repeat(nodes, np.maximum(missing, 0))

    def _arrivals(self, edges: Integers) -> Numbers:
        """How far below the middle of the block around their targets edges arrive."""
        wiring = self._wiring
        heights: Numbers = wiring.drops[edges] + self._places[wiring.targets[edges], 1]
        return heights + self._shift_in[edges]

    def _departures(self, nodes: Integers) -> Numbers:
        """How far below the middle of the block around them nodes' wires leave."""
        heights: Numbers = self._places[nodes, 1]
        return heights + self._shift_out[nodes]

    def _lay_out(self, blocks: list[_Block]) -> _Block:
        """Place blocks beside each other and move the nodes in them; returns the block that they make."""
        blocks = sorted(blocks, key=lambda block: int(block.nodes.min()))
        nodes = np.concatenate([block.nodes for block in blocks])
        item_of = np.full(len(self._nodes), -1, dtype=np.intp)
        for item, block in enumerate(blocks):
            item_of[block.nodes] = item
        centres = self._arrangements.arrange(self._diagram_of(blocks, nodes, item_of))
        left, top, right, bottom = frame_around(
            box_at((x, y), block.box) for (x, y), block in zip(centres.tolist(), blocks, strict=True)
        )
        middle = np.round(np.array(((left + right) / 2, (top + bottom) / 2)) / GRID) * GRID
        self._places[nodes] += (centres - middle)[item_of[nodes]]
        x, y = middle.tolist()
        box = (x - left, y - top + _FRAME_ROOM, right - x, bottom - y + _FRAME_ROOM)
        return _Block(box, nodes, is_node=False, inset=FRAME_PADDING)

    def _diagram_of(self, blocks: list[_Block], nodes: Integers, item_of: Integers) -> Diagram:
        wiring = self._wiring
        edges = wiring.into(nodes)
        tails, heads = item_of[wiring.sources[edges]], item_of[wiring.targets[edges]]
        entries = edges[tails < 0]
        between = (tails >= 0) & (tails != heads)
        links, tails, heads = edges[between], tails[between], heads[between]
        is_node = np.array([block.is_node for block in blocks])
        chained = is_node[heads] & ~self._is_leaf[wiring.sources[links]]
        return Diagram(
            boxes=np.array([block.box for block in blocks], dtype=np.float64),
            insets=np.array([block.inset for block in blocks]),
            sources=tails,
            targets=heads,
            leaving=self._departures(wiring.sources[links]),
            arriving=self._arrivals(links),
            pulls=np.where(chained, 0.0, self._arrivals(links)),
            weights=self._weights(links, tails, heads, is_node),
            entry_targets=item_of[wiring.targets[entries]],
            entry_drops=self._arrivals(entries),
            leftmost=self._shared_inputs(blocks, tails, heads),
            leaves=is_node & self._is_leaf[[block.nodes[0] for block in blocks]],
        )

    def _weights(self, links: Integers, tails: Integers, heads: Integers, is_node: Flags) -> Numbers:
        """How much each link is to be level.

        A chain of operations is level, with its leaves beside it; but an end, which has no chain to
        go on, stands amid its operands.
        """
        weights = np.where(is_node[tails], self._leaf_weights[self._wiring.sources[links]], _USUAL_WEIGHT)
        fed_by_groups = np.bincount(heads, weights=~is_node[tails], minlength=len(is_node)) > 0
        ends = self._wiring.consumers[self._wiring.targets[links]] == 0
        amid = ends & is_node[heads] & ~fed_by_groups[heads]
        return np.where(amid & (weights == _LEAF_WEIGHT), _USUAL_WEIGHT, weights)

    def _shared_inputs(self, blocks: list[_Block], tails: Integers, heads: Integers) -> Flags:
        """Inputs that feed several blocks: they stand in the first layer, as the inputs of a network do."""
        pairs = np.unique(np.column_stack((tails, heads)), axis=0)
        fed = np.bincount(pairs[:, 0], minlength=len(blocks))
        inputs = np.array([block.is_node and bool(self._is_input[block.nodes[0]]) for block in blocks])
        return np.asarray((fed > 1) & inputs)


def _block_of(node: Node, index: int) -> _Block:
    left, top, right, bottom = extent_of(node)
    alone = np.array([index], dtype=np.intp)
    if node.operation.is_leaf:
        return _Block((left, top + _LEAF_ROOM, right, bottom + _LEAF_ROOM), alone, is_node=True)
    # Rounded, so that units that differ only in the length of their ids are laid out alike.
    half = max(CIRCLE_SIZE[0] / 2, float(np.ceil(left / GRID) * GRID))
    room = half, top + _CIRCLE_ROOM_ABOVE, half, bottom + _CIRCLE_ROOM_BELOW
    return _Block(room, alone, is_node=True, inset=half - CIRCLE_SIZE[0] / 2)


def _weight_of(node: Node) -> float:
    if node.op == "constant":
        return _CONSTANT_WEIGHT
    return _LEAF_WEIGHT if node.operation.is_leaf else _USUAL_WEIGHT
