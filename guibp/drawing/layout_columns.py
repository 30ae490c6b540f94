"""The columns of a layered layout: wires leave a layer near one line and have room to bend behind it."""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_layers import Diagram, Layers
from guibp.drawing.ports import Flags, Numbers
from guibp.drawing.shapes import GRID, LEAF_SIZE
from guibp.drawing.wires import bend_spans

_CROWDED, _CROWDED_ROOM = 3, 8.0
"""Where so many wires meet at one node, their numbers need so much more room."""
_LEAF_CLEARANCE = 24.0
"""From a leaf that stands before its layer to the layer before, at least."""
_LEAF_REACH = LEAF_SIZE[1] / 2 + 8.0
"""Above and below a leaf's middle, in which no wire passes."""


def place_columns(diagram: Diagram, layers: Layers, heights: Numbers) -> Numbers:
    """The x of each box, (k,), on the grid; ``heights`` (items,) are where the items of the layers stand.

    The boxes of a layer end at one line. Between that and the boxes of the next is room for the widest bend
    of the wires that go there, and so for the numbers on them; frames reach into it. So do leaves that are
    wider than what they stand below, a bias below its products, where no wire passes.
    """
    boxes, insets = diagram.boxes, diagram.insets
    layer_of = layers.layer_of[: layers.count]
    gaps = _gaps_behind(layers, heights)
    leans = _leaning_leaves(layers, heights)
    x = np.zeros(layers.count)
    left_edge, reached = 0.0, -np.inf
    for layer in range(int(layer_of.max(initial=0)) + 1):
        column = np.flatnonzero(layer_of == layer)
        rims = boxes[column, 2] - insets[column]
        widths = boxes[column, 0] - insets[column] + rims
        leaning = leans[column] & (layer > 0)
        upright = widths[~leaning].max(initial=0.0)
        right_edge = left_edge + (upright or widths.max(initial=0.0))
        right_edge = max(right_edge, reached + _LEAF_CLEARANCE + widths[leaning].max(initial=0.0))
        x[column] = np.ceil((right_edge - rims) / GRID) * GRID
        reached = float((x[column] + boxes[column, 2]).max(initial=left_edge))
        left_edge = float((x[column] + rims).max(initial=left_edge)) + gaps[layer]
    return x


def _gaps_behind(layers: Layers, heights: Numbers) -> Numbers:
    """The room behind each layer: enough for the widest bend of the wires that leave its boxes."""
    segments = layers.segments
    from_box = segments.tails < layers.count
    tails, heads = segments.tails[from_box], segments.heads[from_box]
    falls = heights[heads] + segments.arriving[from_box] - heights[tails] - segments.leaving[from_box]
    gaps = np.full(int(layers.layer_of.max(initial=0)) + 1, bend_spans(np.zeros(1))[0])
    crowded = np.bincount(heads, minlength=layers.items)[heads] >= _CROWDED
    np.maximum.at(gaps, layers.layer_of[tails], bend_spans(falls) + np.where(crowded, _CROWDED_ROOM, 0.0))
    return gaps


def _leaning_leaves(layers: Layers, heights: Numbers) -> Flags:
    """The leaves before which no wire passes on its way into their layer, (k,)."""
    segments, leaves = layers.segments, np.flatnonzero(layers.leaves)
    starts = heights[segments.tails] + segments.leaving
    ends = heights[segments.heads] + segments.arriving
    tops, bottoms = heights[leaves] - _LEAF_REACH, heights[leaves] + _LEAF_REACH
    # All layers in one row, far apart, so that one search does for them all.
    ends_of_all = np.concatenate((starts, ends, tops, bottoms, np.zeros(1)))
    base = 2.0 * (ends_of_all.max() - ends_of_all.min() + 1.0)
    offsets = layers.layer_of[segments.heads] * base
    shift = layers.layer_of[leaves] * base
    begun = np.searchsorted(np.sort(np.minimum(starts, ends) + offsets), bottoms + shift)
    ended = np.searchsorted(np.sort(np.maximum(starts, ends) + offsets), tops + shift, side="right")
    clear = np.zeros(layers.items, dtype=np.bool_)
    clear[leaves[begun == ended]] = True
    return clear[: layers.count]
