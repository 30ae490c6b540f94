"""Where the numbers of wires stand: the value above, the gradient below, near the operand, clear of the rest.

Places along each wire are tried from the operand backwards, for all wires at once; a wire takes the first
at which both its numbers cover no node, no number placed before, and not the wire itself. As long as the
graph is small they also keep off other wires.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.boxes import BoxIndex, index_boxes, join_boxes
from guibp.drawing.ports import Flags, Integers, Numbers, Points
from guibp.drawing.shapes import NAME_DROP, NAME_HEIGHT
from guibp.drawing.wires import Wires, heights_at, lengths_of, points_at, tangents_at
from guibp.model.records import Position

LABEL_WIDTH = 52.0
"""Room for seven figures: places do not change with the numbers, so that nothing jitters."""
LABEL_HEIGHT = 14.0
_CLEARANCE = 2.0
"""Between a number and its wire."""
_FROM_OPERAND = 6.0
_STEPS = (0.0, 8.0, 16.0, 26.0, 38.0, 54.0, 74.0, 98.0, 130.0, 170.0, 220.0)
"""How much farther from the operand each next try is."""
_MOST_CROSSING_CHECKED = 250
_CONTESTS = 3

OPEN_END_LENGTH = 88.0
"""How far the wire of the output goes on, to the open end where the gradient 1 enters."""


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """The middles of the numbers of n wires, each array (n, 2)."""

    values: Points
    gradients: Points


def place_labels(wires: Wires, obstacles: Points) -> LabelPlaces:
    """A place for both numbers of every wire.

    ``obstacles`` (k, 4) are boxes that no number may cover: left, top, right, bottom. Where a wire has
    no free place, its numbers stand at the first that was tried.
    """
    nodes = index_boxes(obstacles)
    places = _places_on(wires, 0.0)
    waiting = np.argsort(lengths_of(wires), kind="stable")
    taken = join_boxes(())
    strict = len(wires) <= _MOST_CROSSING_CHECKED
    for crossing_allowed in (False, True) if strict else (True,):
        for step in _STEPS:
            if not len(waiting):
                break
            part = wires.part(waiting)
            tried = _places_on(part, step)
            free = _free_of_nodes(part, tried, nodes, index_boxes(taken))
            if not crossing_allowed:
                free &= ~_crossed_by_others(waiting, tried, wires)
            won = _settle_contests(tried, free)
            places.values[waiting[won]], places.gradients[waiting[won]] = (
                tried.values[won],
                tried.gradients[won],
            )
            taken = join_boxes((taken, _boxes(tried.values[won]), _boxes(tried.gradients[won])))
            waiting = waiting[~won]
    return places


def open_end_labels(start: Position) -> tuple[Position, Position]:
    """The middles of the value above and the gradient below the output's open end."""
    x, y = start[0] + OPEN_END_LENGTH / 2, start[1]
    offset = _CLEARANCE + LABEL_HEIGHT / 2
    return (x, y - offset), (x, y + offset)


def node_obstacles(centres: Points, sizes: Points, circles: Flags, name_widths: Numbers) -> Points:
    """What nodes cover, as boxes (k, 4): their outlines, and the ids below circles."""
    outlines = np.hstack((centres - sizes / 2, centres + sizes / 2))
    middles = centres[circles] + np.array((0.0, NAME_DROP))
    half = np.column_stack((name_widths[circles] / 2, np.full(len(middles), NAME_HEIGHT / 2)))
    return join_boxes((outlines, np.hstack((middles - half, middles + half))))


def _places_on(wires: Wires, step: float) -> LabelPlaces:
    """The places at one distance from the operand, off the wire along its normal as far as the boxes need."""
    lengths = lengths_of(wires)
    farthest = np.maximum(lengths / 2, lengths - LABEL_WIDTH / 2 - _FROM_OPERAND)
    distances = np.minimum(LABEL_WIDTH / 2 + _FROM_OPERAND + step, farthest)
    t = 1.0 - distances / np.maximum(lengths, 1.0)
    points, tangents = points_at(wires, t), tangents_at(wires, t)
    upward = np.column_stack((tangents[:, 1], -tangents[:, 0]))
    upward[upward[:, 1] > 0] *= -1.0
    reach = _CLEARANCE + np.abs(upward) @ np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
    offsets = upward * reach[:, np.newaxis]
    return LabelPlaces(points + offsets, points - offsets)


def _boxes(middles: Points) -> Points:
    half = np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
    return np.hstack((middles - half, middles + half))


def _free_of_nodes(wires: Wires, tried: LabelPlaces, nodes: BoxIndex, taken: BoxIndex) -> Flags:
    free = np.ones(len(wires), dtype=np.bool_)
    for middles in (tried.values, tried.gradients):
        boxes = _boxes(middles)
        free &= ~nodes.hits(boxes) & ~taken.hits(boxes) & ~_struck(boxes, wires)
    return free


def _struck(boxes: Points, wires: Wires) -> Flags:
    """Whether each wire passes through its own box: over the box's width it takes all heights between two."""
    first, second = heights_at(wires, boxes[:, 0]), heights_at(wires, boxes[:, 2])
    beside = (boxes[:, 2] < wires.starts[:, 0]) | (boxes[:, 0] > wires.ends[:, 0])
    through = (np.minimum(first, second) < boxes[:, 3]) & (np.maximum(first, second) > boxes[:, 1])
    return np.asarray(through & ~beside)


def _crossed_by_others(rows: Integers, tried: LabelPlaces, wires: Wires) -> Flags:
    """Whether another wire passes through a number of each of these rows, all against all."""
    crossed = np.zeros(len(rows), dtype=np.bool_)
    others = np.tile(np.arange(len(wires)), len(rows))
    askers = np.repeat(np.arange(len(rows)), len(wires))
    different = others != rows[askers]
    others, askers = others[different], askers[different]
    for middles in (tried.values, tried.gradients):
        struck = _struck(_boxes(middles)[askers], wires.part(others))
        crossed[askers[struck]] = True
    return crossed


def _settle_contests(tried: LabelPlaces, free: Flags) -> Flags:
    """Which of the free wires get the places tried: of two in each other's way, the one further ahead."""
    won = np.zeros(len(free), dtype=np.bool_)
    open_ = np.flatnonzero(free)
    for _ in range(_CONTESTS):
        if not len(open_):
            break
        boxes = join_boxes((_boxes(tried.values[open_]), _boxes(tried.gradients[open_])))
        first, second = index_boxes(boxes).pairs(boxes)
        first, second = first % len(open_), second % len(open_)
        beaten = np.zeros(len(open_), dtype=np.bool_)
        beaten[second[first < second]] = True
        winners = open_[~beaten]
        won[winners] = True
        taken = index_boxes(join_boxes((_boxes(tried.values[winners]), _boxes(tried.gradients[winners]))))
        open_ = open_[beaten]
        in_the_way = taken.hits(_boxes(tried.values[open_])) | taken.hits(_boxes(tried.gradients[open_]))
        open_ = open_[~in_the_way]
    return won
