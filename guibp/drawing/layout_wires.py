"""The wires of a layered diagram as they are drawn: each bends behind its source, then runs level.

So two wires cross only behind the source of one of them, where the other bends too or passes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.layout_exchanges import runs
from guibp.drawing.layout_layers import Layers
from guibp.drawing.ports import Flags, Integers, Numbers


@dataclass(frozen=True, slots=True)
class DrawnWires:
    """The wires, sorted by their first layers: each array (n,), one row for each.

    From the box ``sources``, ``leaving`` below its centre, to the box ``targets``, ``arriving`` below that
    one's. It bends behind the layer ``firsts`` and ends at ``lasts``; a wire from outside has no source,
    −1, and no bend: its first layer is −1. ``begun`` (layers + 1,) counts the wires of earlier layers.
    """

    sources: Integers
    targets: Integers
    leaving: Numbers
    arriving: Numbers
    firsts: Integers
    lasts: Integers
    begun: Integers

    def heights(self, boxes: Numbers) -> tuple[Numbers, Numbers]:
        """Where the wires leave and arrive, (n,) both, if the boxes' centres are at these heights."""
        return boxes[self.sources] + self.leaving, boxes[self.targets] + self.arriving


@dataclass(frozen=True, slots=True)
class Meetings:
    """Every wire with each of those that it may cross where it bends, arrays (p,); ``passing`` do not bend.

    Those of the wire w are from ``first`` [w] up to, not including, ``first`` [w + 1], of (n + 1,).
    """

    wires: Integers
    others: Integers
    passing: Flags
    first: Integers


def wires_of(layers: Layers) -> DrawnWires:
    """The wires that have segments."""
    segments, count = layers.segments, layers.count
    fed = np.zeros(layers.items, dtype=np.bool_)
    fed[segments.heads] = True
    first_lanes = np.flatnonzero(~fed & (layers.lane_of >= 0))
    from_box = segments.tails < count
    heads = np.concatenate((first_lanes, segments.heads[from_box]))
    outside = np.full(len(first_lanes), -1, dtype=np.intp)
    sources = np.concatenate((outside, segments.tails[from_box]))
    is_lane = heads >= count
    arriving = np.concatenate((np.zeros(len(first_lanes)), segments.arriving[from_box]))
    arriving[is_lane] = lane_drops(layers)[heads[is_lane] - count]
    firsts = np.where(sources < 0, -1, layers.layer_of[sources])
    targets = np.where(is_lane, layers.lane_of[heads], heads)
    leaving = np.concatenate((np.zeros(len(first_lanes)), segments.leaving[from_box]))
    order = np.argsort(firsts, kind="stable")
    return DrawnWires(
        sources=sources[order],
        targets=targets[order],
        leaving=leaving[order],
        arriving=arriving[order],
        firsts=firsts[order],
        lasts=layers.layer_of[targets[order]],
        begun=np.searchsorted(firsts[order], np.arange(layers.depth + 1)),
    )


def lane_drops(layers: Layers) -> Numbers:
    """How far below the centre of the box that it leads to each lane arrives, (lanes,)."""
    segments = layers.segments
    # The lanes of a wire are numbered one after the other, the last being that before its box.
    into_box = np.flatnonzero((segments.tails >= layers.count) & (segments.heads < layers.count))
    into_box = into_box[np.argsort(segments.tails[into_box])]
    last = np.searchsorted(segments.tails[into_box], np.arange(layers.count, layers.items))
    return np.asarray(segments.arriving[into_box][last])


def count_meetings(wires: DrawnWires) -> int:
    """How many meetings there are."""
    bending, present = np.diff(wires.begun), _count_present(wires)
    return int((bending * present).sum())


def _count_present(wires: DrawnWires) -> Integers:
    """How many wires bend behind each layer, or pass."""
    depth = len(wires.begun) - 1
    starts = np.bincount(np.maximum(wires.firsts, 0), minlength=depth)
    return np.asarray(np.cumsum(starts - np.bincount(wires.lasts, minlength=depth)))


def find_meetings(wires: DrawnWires) -> Meetings:
    """All meetings, those of each wire in one row."""
    starts = np.maximum(wires.firsts, 0)
    lengths = wires.lasts - starts
    present = np.arange(len(starts)).repeat(lengths)
    behind = runs(starts, lengths)
    by_layer = np.argsort(behind, kind="stable")
    present, counts = present[by_layer], _count_present(wires)
    bending = np.flatnonzero(wires.firsts >= 0)
    own = wires.firsts[bending]
    met = np.zeros(len(starts), dtype=np.intp)
    met[bending] = counts[own]
    firsts = np.cumsum(counts) - counts
    others = present[runs(firsts[own], counts[own])]
    owners = np.arange(len(starts)).repeat(met)
    passing = wires.firsts[others] < wires.firsts[owners]
    return Meetings(owners, others, passing, np.concatenate((np.zeros(1, dtype=np.intp), np.cumsum(met))))


def count_drawn_crossings(wires: DrawnWires, meetings: Meetings, boxes: Numbers) -> int:
    """How many wires cross as they are drawn, if the boxes' centres are at these heights."""
    leaves, arrives = wires.heights(boxes)
    own, others = meetings.wires, meetings.others
    entries = np.where(meetings.passing, arrives[others], leaves[others])
    crossed = (leaves[own] - entries) * (arrives[own] - arrives[others]) < 0
    # Two that bend in one place meet twice.
    return int((2 * (crossed & meetings.passing) + (crossed & ~meetings.passing)).sum()) // 2
