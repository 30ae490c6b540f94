"""Places the boxes of one diagram: part by part, each in layers, and the parts on shelves."""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_columns import place_columns
from guibp.drawing.layout_layers import Diagram, build_layers
from guibp.drawing.layout_ordering import order_layers
from guibp.drawing.layout_placing import place_layers
from guibp.drawing.ports import Integers, Points
from guibp.drawing.shapes import GRID

_PART_GAP = 48.0
_SHELF_WIDTH = 960.0


def arrange(diagram: Diagram) -> Points:
    """The centres of the diagram's boxes, (k, 2), on the grid."""
    parts = _split_parts(diagram)
    if len(parts) == 1:
        return _arrange_part(diagram)
    centres = np.zeros((len(diagram.boxes), 2))
    for part in parts:
        centres[part] = _arrange_part(_cut_out(diagram, part))
    # Wires from outside would run through what stands before a part.
    width = 0.0 if len(diagram.entry_targets) else _SHELF_WIDTH
    return _put_on_shelves(centres, diagram.boxes, parts, width)


def _arrange_part(diagram: Diagram) -> Points:
    if len(diagram.boxes) == 1:
        return np.zeros((1, 2))
    layers = build_layers(diagram)
    heights = place_layers(layers, order_layers(layers))
    x = place_columns(diagram, layers, heights)
    return np.column_stack((x, heights[: layers.count]))


def _split_parts(diagram: Diagram) -> list[Integers]:
    """The boxes that are connected with each other, part by part in the order of their first boxes."""
    count = len(diagram.boxes)
    root_of = list(range(count))
    for source, target in zip(diagram.sources.tolist(), diagram.targets.tolist(), strict=True):
        first, second = sorted((_root(root_of, source), _root(root_of, target)))
        root_of[second] = first
    roots = np.array([_root(root_of, box) for box in range(count)], dtype=np.intp)
    order = np.argsort(roots, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(roots[order])) + 1)


def _root(root_of: list[int], box: int) -> int:
    while root_of[box] != box:
        root_of[box] = root_of[root_of[box]]
        box = root_of[box]
    return box


def _cut_out(diagram: Diagram, part: Integers) -> Diagram:
    """The diagram of some of its boxes only."""
    number = np.full(len(diagram.boxes), -1, dtype=np.intp)
    number[part] = np.arange(len(part))
    links = number[diagram.targets] >= 0
    entries = number[diagram.entry_targets] >= 0
    return Diagram(
        boxes=diagram.boxes[part],
        insets=diagram.insets[part],
        sources=number[diagram.sources[links]],
        targets=number[diagram.targets[links]],
        leaving=diagram.leaving[links],
        arriving=diagram.arriving[links],
        pulls=diagram.pulls[links],
        weights=diagram.weights[links],
        entry_targets=number[diagram.entry_targets[entries]],
        entry_drops=diagram.entry_drops[entries],
        leftmost=diagram.leftmost[part],
        leaves=diagram.leaves[part],
    )


def _put_on_shelves(centres: Points, boxes: Points, parts: list[Integers], width: float) -> Points:
    """Set the parts side by side where they are narrow, and shelf below shelf."""
    starts = np.vstack([(centres[part] - boxes[part, :2]).min(axis=0) for part in parts])
    ends = np.vstack([(centres[part] + boxes[part, 2:]).max(axis=0) for part in parts])
    spans = np.ceil((ends - starts) / GRID) * GRID
    width = max(width, float(spans[:, 0].max()))
    placed = centres.copy()
    x = y = shelf_height = 0.0
    for part, start, span in zip(parts, starts, spans, strict=True):
        if x > 0 and x + span[0] > width:
            x, y, shelf_height = 0.0, y + shelf_height + _PART_GAP, 0.0
        placed[part] += np.round((np.array((x, y)) - start) / GRID) * GRID
        x += float(span[0]) + _PART_GAP
        shelf_height = max(shelf_height, float(span[1]))
    return placed
