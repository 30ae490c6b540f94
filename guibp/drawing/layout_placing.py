"""The heights of the items in their layers: chains level, operations amid operands, nothing overlapping.

Layer after layer, every item asks for the weighted median height of its neighbours, and the requests of
a layer are met as nearly as its order and the room of its items allow: a least-squares fit under order
constraints (pool adjacent violators: R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk:
Statistical Inference under Order Restrictions, 1972). Lanes weigh most, so that they end level.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from guibp.drawing.layout_layers import LANE_HALF, Layers
from guibp.drawing.layout_requests import Hearing, Requests, hear, requests_of
from guibp.drawing.layout_uncrossing import uncross
from guibp.drawing.ports import Flags, Integers, Numbers
from guibp.drawing.shapes import GRID

_MOST_TURNS, _FEWEST_TURNS = 41, 3
"""Enough for small graphs to come to rest; the last turn is from the right, where leaves follow."""
_ITEM_TURNS = 9_000
"""So many turns in all, counted for each item, are affordable."""
_STILL = 0.1
_PINNED_LANE_WEIGHT, _LEVEL_WEIGHT = 1e4, 1e2
_BACKWARD_PULL = 0.7
"""An item heeds its operands more than its consumers, else a chain would creep towards its place."""
_LEAF_SHARE = 0.002
_STEP = 2.0
"""Heights are whole steps: small ones, so that a leaf stands level with its operand, 18 off the middle."""


def place_layers(layers: Layers, orders: list[Integers]) -> Numbers:
    """The height of each item's centre, (items,), those of boxes on the grid."""
    rooms = _rooms_between(layers, orders)
    heights = np.zeros(layers.items)
    for order, room in zip(orders, rooms, strict=True):
        heights[order] = np.cumsum(np.concatenate(([0.0], room))) - room.sum() / 2
    from_left, from_right = requests_of(layers, np.ones(layers.items))
    one_sided = hear(layers, (from_right,)), hear(layers, (from_left,))
    _place_in_turns(layers, orders, rooms, heights, one_sided)
    uncrossed = uncross(layers, heights)
    if uncrossed is not None:
        orders, heights = _order_by(layers, uncrossed, heights), uncrossed
        rooms = _rooms_between(layers, orders)
    both = hear(layers, requests_of(layers, np.where(_amid_leaves(layers), 0.0, _BACKWARD_PULL)))
    _place_in_turns(layers, orders, rooms, heights, (both, both))
    return _set_level(layers, orders, rooms, heights, from_right)


def _order_by(layers: Layers, heights: Numbers, ties: Numbers) -> list[Integers]:
    """The items of each layer in the order of their heights, where those are the same in that of others."""
    order = np.lexsort((ties, heights, layers.layer_of))
    return np.split(order, np.cumsum(np.bincount(layers.layer_of, minlength=layers.depth))[:-1])


def _place_in_turns(
    layers: Layers,
    orders: list[Integers],
    rooms: list[Numbers],
    heights: Numbers,
    asked: tuple[Sequence[Hearing], Sequence[Hearing]],
) -> None:
    """Place all layers, from the right and from the left in turn, until nothing moves or turns are used up.

    ``asked`` holds the requests to each layer, for turns from the right and from the left.
    """
    weights = _item_weights(layers)
    # Odd, so that the last is from the right.
    turns = min(max(_ITEM_TURNS // layers.items, _FEWEST_TURNS), _MOST_TURNS) | 1
    still = 0
    for turn in range(turns):
        before = heights.copy()
        backwards = turn % 2 == 0
        for layer in range(len(orders) - 1, -1, -1) if backwards else range(len(orders)):
            order = orders[layer]
            asked[turn % 2][layer].grant(heights)
            heights[order] = fit_in_order(heights[order], weights[order], rooms[layer])
        still = still + 1 if np.abs(heights - before).max(initial=0.0) < _STILL else 0
        if still > 1:
            break


def _item_weights(layers: Layers) -> Numbers:
    """How hard each item is to move aside: as hard as the wires are that it would bend; a leaf gives way."""
    segments = layers.segments
    ends = np.concatenate((segments.tails, segments.heads))
    sums = np.bincount(ends, weights=np.tile(segments.weights, 2), minlength=layers.items)
    return np.asarray(np.where(_unfed(layers), _LEAF_SHARE, np.where(sums > 0, sums, 1.0)))


def _unfed(layers: Layers) -> Flags:
    entering = np.bincount(layers.segments.heads, minlength=layers.items)
    return np.asarray((entering == 0) & (layers.lane_of < 0))


def fit_in_order(wanted: Numbers, weights: Numbers, rooms: Numbers) -> Numbers:
    """The heights nearest to those wanted, by weighted least squares, that keep the order and the rooms.

    ``wanted`` and ``weights`` (n,), ``rooms`` (n − 1,): the least distance between neighbours.
    """
    if (wanted[1:] - wanted[:-1] >= rooms).all():
        return wanted
    shifts = np.concatenate(([0.0], np.cumsum(rooms)))
    sums: list[float] = []
    totals: list[float] = []
    sizes: list[int] = []
    for height, weight in zip((wanted - shifts).tolist(), weights.tolist(), strict=True):
        total, weighted, size = weight, height * weight, 1
        while sums and sums[-1] * total > weighted * totals[-1]:
            weighted += sums.pop()
            total += totals.pop()
            size += sizes.pop()
        sums.append(weighted)
        totals.append(total)
        sizes.append(size)
    means = np.array(sums) / np.array(totals) if sums else np.zeros(0)
    fitted: Numbers = np.repeat(means, sizes) + shifts
    return fitted


def _rooms_between(layers: Layers, orders: list[Integers]) -> list[Numbers]:
    """The least distances between neighbours in each layer, on the grid.

    A lane and a leaf beside it, both level with their operands, come as near to each other as two of
    those. Lanes to one box come as near as that has them.
    """
    is_lane, is_leaf = layers.lane_of >= 0, layers.leaves
    rooms = []
    for order in orders:
        above, below = order[:-1], order[1:]
        room = np.ceil((layers.bottoms[above] + layers.tops[below]) / GRID) * GRID
        room[(is_leaf[above] & is_lane[below]) | (is_lane[above] & is_leaf[below])] = 2 * LANE_HALF
        room[is_lane[above] & (layers.lane_of[above] == layers.lane_of[below])] = GRID / 2
        rooms.append(room)
    return rooms


def _amid_leaves(layers: Layers) -> Flags:
    """The operations that only leaves feed: with those they stay, whatever they themselves feed."""
    segments = layers.segments
    entering = np.bincount(segments.heads, minlength=layers.items)
    others = np.bincount(segments.heads, weights=~_unfed(layers)[segments.tails], minlength=layers.items)
    return np.asarray((entering > 1) & (others == 0))


def _set_level(
    layers: Layers,
    orders: list[Integers],
    rooms: list[Numbers],
    heights: Numbers,
    from_right: Requests,
) -> Numbers:
    """Put boxes on the grid and lanes level with their operands, moving boxes aside where they must."""
    weights = np.where(layers.lane_of >= 0, _PINNED_LANE_WEIGHT, 1.0)
    is_alone = np.bincount(from_right.items, minlength=layers.items) == 1
    for order, room, asks in zip(
        reversed(orders), reversed(rooms), reversed(from_right.by_layer(layers)), strict=True
    ):
        lanes = layers.lane_of[asks.items] >= 0
        level = heights[asks.others] + asks.offsets
        heights[asks.items[lanes]] = level[lanes]
        # What is as good as level with its one consumer is so: nearly straight wires look like mistakes.
        near = is_alone[asks.items] & (np.abs(level - heights[asks.items]) < _STEP)
        heights[asks.items[near]] = level[near]
        weights[asks.items[near & ~lanes]] = _LEVEL_WEIGHT
        fitted = fit_in_order(heights[order], weights[order], room)
        # Rooms are whole steps, so rounding keeps them.
        boxes = layers.lane_of[order] < 0
        heights[order] = np.where(boxes, np.floor(fitted / _STEP + 0.5) * _STEP, fitted)
    return heights
