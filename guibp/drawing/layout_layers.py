"""Layers of a diagram: which box stands in which column, and the lanes that long wires take between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.layout_ranking import find_backward, rank_boxes
from guibp.drawing.ports import Flags, Integers, Numbers, Points

LANE_HALF = 16.0
"""Half the height that a wire takes which passes a column, its numbers included."""
_MOST_LANES = 30_000
"""Beyond this many, the longest wires get no lanes of their own."""
_LANE_WEIGHT = 8.0
_ENTRY_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and links to be laid out, of one group or of the whole graph.

    ``boxes`` (k, 4): how far each reaches from its centre to left, top, right, bottom, room around it
    included, and ``insets`` (k,): how far within their left and right rims wires end and begin. A link
    runs from the box ``sources`` to the box ``targets``, both (m,); ``leaving`` and ``arriving`` say how
    far below the centres it does, and ``pulls`` how far below its target's centre its source is best
    placed; ``weights`` say how much that matters. Wires from outside come in from the left to
    ``entry_targets``, ``entry_drops`` below their centres. ``leftmost`` (k,) marks boxes for the first
    column, ``leaves`` (k,) those that are single leaves.
    """

    boxes: Points
    insets: Numbers
    sources: Integers
    targets: Integers
    leaving: Numbers
    arriving: Numbers
    pulls: Numbers
    weights: Numbers
    entry_targets: Integers
    entry_drops: Numbers
    leftmost: Flags
    leaves: Flags


@dataclass(frozen=True, slots=True)
class Segments:
    """Parts of links between neighbouring layers, each array (s,).

    Each runs from the item ``tails`` to ``heads``, ``leaving`` and ``arriving`` below their centres;
    ``pulls`` below the head's centre is where the tail is best placed, and ``weights`` how much so.
    """

    tails: Integers
    heads: Integers
    leaving: Numbers
    arriving: Numbers
    pulls: Numbers
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Layers:
    """The boxes of a diagram and, numbered after them, the lanes, each in its layer from left to right.

    ``layer_of``, ``tops`` and ``bottoms`` (items,) say where an item is and how far it reaches;
    ``lane_of`` (items,) names the box that a lane leads to, and is −1 for a box; ``leaves`` (items,)
    marks single leaves.
    """

    count: int
    layer_of: Integers
    lane_of: Integers
    leaves: Flags
    tops: Numbers
    bottoms: Numbers
    segments: Segments

    @property
    def items(self) -> int:
        """The number of boxes and lanes."""
        return len(self.layer_of)

    @property
    def depth(self) -> int:
        """The number of layers."""
        return int(self.layer_of.max(initial=0)) + 1


def build_layers(diagram: Diagram) -> Layers:
    """Give every box its layer, and every wire that passes layers a lane in each of them."""
    count = len(diagram.boxes)
    forward = ~find_backward(count, diagram.sources, diagram.targets)
    layer_of = rank_boxes(count, diagram.sources[forward], diagram.targets[forward], diagram.leftmost)
    span = layer_of[diagram.targets] - layer_of[diagram.sources]
    kept = np.flatnonzero((span > 0) & _affordable(span))
    return _add_lanes(diagram, layer_of, kept)


def _affordable(span: Integers) -> Flags:
    lanes = np.maximum(span - 1, 0)
    shortest_first = np.argsort(lanes, kind="stable")
    affordable = np.empty(len(span), dtype=np.bool_)
    affordable[shortest_first] = np.cumsum(lanes[shortest_first]) <= _MOST_LANES
    return affordable


def _add_lanes(diagram: Diagram, layer_of: Integers, kept: Integers) -> Layers:
    """Cut each link into segments, one for each gap between layers that it crosses."""
    count, entries = len(diagram.boxes), len(diagram.entry_targets)
    wires = _Wires(
        sources=np.concatenate((diagram.sources[kept], np.full(entries, -1, dtype=np.intp))),
        targets=np.concatenate((diagram.targets[kept], diagram.entry_targets)),
        leaving=np.concatenate((diagram.leaving[kept], np.zeros(entries))),
        arriving=np.concatenate((diagram.arriving[kept], diagram.entry_drops)),
        pulls=np.concatenate((diagram.pulls[kept], diagram.entry_drops)),
        weights=np.concatenate((diagram.weights[kept], np.ones(entries))),
    )
    first_layer = np.where(wires.sources >= 0, layer_of[wires.sources] + 1, 0)
    lanes = layer_of[wires.targets] - first_layer
    wire_of = np.repeat(np.arange(len(lanes)), lanes)
    number = np.arange(len(wire_of)) - np.repeat(np.cumsum(lanes) - lanes, lanes)
    return Layers(
        count=count,
        layer_of=np.concatenate((layer_of, first_layer[wire_of] + number)),
        lane_of=np.concatenate((np.full(count, -1, dtype=np.intp), wires.targets[wire_of])),
        leaves=np.concatenate((diagram.leaves, np.zeros(len(wire_of), dtype=np.bool_))),
        tops=np.concatenate((diagram.boxes[:, 1], np.full(len(wire_of), LANE_HALF))),
        bottoms=np.concatenate((diagram.boxes[:, 3], np.full(len(wire_of), LANE_HALF))),
        segments=_cut_wires(wires, lanes, wire_of, number, count),
    )


@dataclass(frozen=True, slots=True)
class _Wires:
    """The links that get segments, then the wires from outside, whose source is −1."""

    sources: Integers
    targets: Integers
    leaving: Numbers
    arriving: Numbers
    pulls: Numbers
    weights: Numbers


def _cut_wires(
    wires: _Wires, lanes: Integers, wire_of: Integers, number: Integers, first_item: int
) -> Segments:
    items = first_item + np.arange(len(wire_of))
    direct = np.flatnonzero(lanes == 0)
    direct = direct[wires.sources[direct] >= 0]
    entering = (number == 0) & (wires.sources[wire_of] >= 0)
    inner = number > 0
    through = np.flatnonzero(lanes > 0)
    lasts = first_item + np.cumsum(lanes)[through] - 1
    return _join_segments(
        Segments(
            wires.sources[direct],
            wires.targets[direct],
            wires.leaving[direct],
            wires.arriving[direct],
            wires.pulls[direct],
            wires.weights[direct],
        ),
        _level_segments(
            wires.sources[wire_of[entering]], items[entering], wires.leaving[wire_of[entering]], _ENTRY_WEIGHT
        ),
        _level_segments(items[inner] - 1, items[inner], np.zeros(int(inner.sum())), _LANE_WEIGHT),
        Segments(
            lasts,
            wires.targets[through],
            np.zeros(len(through)),
            wires.arriving[through],
            # A lane is level with its operand, because the wire is drawn so.
            wires.arriving[through],
            np.full(len(through), _LANE_WEIGHT),
        ),
    )


def _level_segments(tails: Integers, heads: Integers, leaving: Numbers, weight: float) -> Segments:
    zeros = np.zeros(len(tails))
    return Segments(tails, heads, leaving, zeros, zeros, np.full(len(tails), weight))


def _join_segments(*parts: Segments) -> Segments:
    return Segments(
        np.concatenate([part.tails for part in parts]),
        np.concatenate([part.heads for part in parts]),
        np.concatenate([part.leaving for part in parts]),
        np.concatenate([part.arriving for part in parts]),
        np.concatenate([part.pulls for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )
