"""Boxes move up and down in their layers to where their wires, as they are drawn, cross fewest others.

The order of the layers lets lanes change places anywhere on their way; but a wire runs level from its bend
to its operand, so that such crossings come to be elsewhere, and more of them. Here a box takes the level
runs into it with it. Layer after layer, it is counted for each box how many crossings there
are at every height, and it moves to the nearest of the best.
"""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_exchanges import runs
from guibp.drawing.layout_layers import Layers
from guibp.drawing.layout_wires import (
    DrawnWires,
    Meetings,
    count_drawn_crossings,
    count_meetings,
    find_meetings,
    lane_drops,
    wires_of,
)
from guibp.drawing.ports import Integers, Numbers

_MOST_MEETINGS = 120_000
"""In denser diagrams looking at all takes too long, and wires cross about as often wherever boxes stand."""
_MOST_PASSES = 2
_LEAST_GAIN = 0.05
"""Some of what is gained is lost again where the boxes make room for each other."""
_MARGIN = 5.0
"""From where a crossing begins, if there is room."""
_LEAST_ROOM = 1e-6
_FAR = 1e7
"""Beyond all heights."""
_KEY_STEP = 4 * _FAR


def uncross(layers: Layers, heights: Numbers) -> Numbers | None:
    """Heights of the items, (items,), with fewer crossings, lanes level; nothing if there are none such.

    Items may overlap there: the heights say in which order they are best.
    """
    wires = wires_of(layers)
    met = count_meetings(wires)
    if not 0 < met <= _MOST_MEETINGS:
        return None
    meetings, boxes = find_meetings(wires), heights[: layers.count]
    before = count_drawn_crossings(wires, meetings, boxes)
    if not before:
        return None
    moved = _Moves(layers, wires, meetings, boxes).go(min(_MOST_PASSES, _MOST_MEETINGS // met))
    if count_drawn_crossings(wires, meetings, moved) > (1 - _LEAST_GAIN) * before:
        return None
    return np.concatenate((moved, moved[layers.lane_of[layers.count :]] + lane_drops(layers)))


class _Moves:
    """Moves boxes of one layer after the other."""

    def __init__(self, layers: Layers, wires: DrawnWires, meetings: Meetings, boxes: Numbers) -> None:
        self._wires, self._meetings, self._boxes = wires, meetings, boxes.copy()
        self._leaves, self._arrives = wires.heights(self._boxes)
        self._depth = layers.depth
        by_layer = np.argsort(layers.layer_of[: layers.count], kind="stable")
        ends = np.searchsorted(layers.layer_of[by_layer], np.arange(layers.depth + 1))
        self._in_layer = np.split(by_layer, ends[1:-1])
        self._number_in_layer = np.empty(layers.count, dtype=np.intp)
        self._number_in_layer[by_layer] = np.arange(layers.count) - ends[layers.layer_of[by_layer]]
        by_end = np.argsort(wires.lasts, kind="stable")
        self._ending = np.split(by_end, np.searchsorted(wires.lasts[by_end], np.arange(1, layers.depth)))

    def go(self, passes: int) -> Numbers:
        """The heights of the boxes after so many passes, from the right and from the left in turn."""
        for number in range(passes):
            for layer in range(self._depth) if number % 2 else range(self._depth - 1, -1, -1):
                self._move(layer)
        return self._boxes

    def _move(self, layer: int) -> None:
        wires, into = self._wires, self._ending[layer]
        out = slice(int(wires.begun[layer]), int(wires.begun[layer + 1]))
        owners, places, steps = (
            np.concatenate(parts)
            for parts in zip(self._of_bends(out), self._of_arrivals(into), self._of_runs(into), strict=True)
        )
        if not len(owners):
            return
        boxes = self._in_layer[layer]
        self._boxes[boxes] = _best_heights(self._boxes[boxes], self._number_in_layer[owners], places, steps)
        self._leaves[out] = self._boxes[wires.sources[out]] + wires.leaving[out]
        self._arrives[into] = self._boxes[wires.targets[into]] + wires.arriving[into]

    def _of_bends(self, out: slice) -> tuple[Integers, Numbers, Numbers]:
        """At which heights of the boxes that wires leave crossings begin and end, and how many."""
        wires, meetings = self._wires, self._meetings
        rows = slice(int(meetings.first[out.start]), int(meetings.first[out.stop]))
        own, others = meetings.wires[rows], meetings.others[rows]
        entries = np.where(meetings.passing[rows], self._arrives[others], self._leaves[others])
        steps = np.sign(self._arrives[others] - self._arrives[own])
        owners = wires.sources[own]
        steps[owners == wires.sources[others]] = 0.0
        return owners, entries - wires.leaving[own], steps

    def _of_arrivals(self, into: Integers) -> tuple[Integers, Numbers, Numbers]:
        """The same where wires bend that arrive at boxes."""
        wires, meetings = self._wires, self._meetings
        rows = runs(meetings.first[into], meetings.first[into + 1] - meetings.first[into])
        own, others = meetings.wires[rows], meetings.others[rows]
        entries = np.where(meetings.passing[rows], self._arrives[others], self._leaves[others])
        steps = np.sign(entries - self._leaves[own])
        owners = wires.targets[own]
        steps[owners == wires.targets[others]] = 0.0
        return owners, self._arrives[others] - wires.arriving[own], steps

    def _of_runs(self, into: Integers) -> tuple[Integers, Numbers, Numbers]:
        """The same where wires run level that arrive at boxes."""
        wires = self._wires
        starts = wires.begun[wires.firsts[into] + 1]
        counts = wires.begun[wires.lasts[into]] - starts
        own, others = into.repeat(counts), runs(starts, counts)
        drops, owners = wires.arriving[own], wires.targets[own]
        steps = np.where(owners == wires.targets[others], 0.0, 1.0)
        leaves, arrives = self._leaves[others], self._arrives[others]
        places = np.concatenate((np.minimum(leaves, arrives) - drops, np.maximum(leaves, arrives) - drops))
        return np.tile(owners, 2), places, np.concatenate((steps, -steps))


def _best_heights(now: Numbers, owners: Integers, places: Numbers, steps: Numbers) -> Numbers:
    """The heights of boxes, (k,), that cross least, as near as can be to those of ``now``.

    At each of the ``places`` the crossings of one of the boxes, its owner, change by ``steps``, all (p,).
    """
    every = np.arange(len(now))
    # Each box has a place far above all.
    numbers = np.concatenate((every, owners))
    order = np.argsort(numbers * _KEY_STEP + np.concatenate((np.full(len(now), -_FAR), places)))
    numbers = numbers[order]
    firsts = numbers.searchsorted(every)
    tops = np.concatenate((np.full(len(now), -_FAR), places))[order]
    ends = np.concatenate((tops[1:], (_FAR,)))
    ends[firsts[1:] - 1] = _FAR
    sums = np.concatenate((np.zeros(len(now)), steps))[order].cumsum()
    costs = sums - sums[firsts][numbers]
    mine = now[numbers]
    away = np.maximum(np.maximum(tops - mine, mine - ends), 0.0)
    present = np.minimum.reduceat(np.where(away > 0, np.inf, costs), firsts)
    costs[ends - tops < _LEAST_ROOM] = np.inf
    best = np.minimum.reduceat(costs, firsts)
    away[costs > best[numbers]] = np.inf
    nearest = np.flatnonzero(away == np.minimum.reduceat(away, firsts)[numbers])
    chosen = np.empty(len(now), dtype=np.intp)
    chosen[numbers[nearest]] = nearest
    tops, ends = tops[chosen], ends[chosen]
    margins = np.minimum(_MARGIN, (ends - tops) / 4)
    return np.where(best < present, np.minimum(np.maximum(now, tops + margins), ends - margins), now)
