"""Places for the numbers of a large graph: for all wires at once, with contests where two meet."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from guibp.drawing.boxes import BoxIndex, index_boxes, join_boxes
from guibp.drawing.label_places import ABOVE, BELOW, STEPS, LabelPlaces, label_boxes, places_beside, struck
from guibp.drawing.ports import Flags, Integers, Points
from guibp.drawing.wires import Wires, lengths_of

_TRIES = STEPS[:8]
_CONTESTS = 2


def contest_places(wires: Wires, nodes: BoxIndex) -> LabelPlaces:
    """The first places along each wire that cover no node, no number placed before, and not the wire itself.

    Where a wire has none, its numbers stand at the first that was tried. The shortest wires come first.
    """
    tries = contest_by_tries(wires, nodes, join_boxes(()))
    while True:
        try:
            next(tries)
        except StopIteration as end:
            places: LabelPlaces = end.value
            return places


def contest_by_tries(wires: Wires, nodes: BoxIndex, taken: Points) -> Generator[None, None, LabelPlaces]:
    """The same in steps, one for each place tried; ``taken`` (k, 4) are boxes of numbers already there."""
    places = _places_on(wires, _TRIES[0])
    waiting = np.argsort(lengths_of(wires), kind="stable")
    for step in _TRIES:
        if not len(waiting):
            break
        part = wires.part(waiting)
        tried = _places_on(part, step)
        won = _settle(tried, _free(part, tried, nodes, index_boxes(taken)))
        rows = waiting[won]
        places.values[rows], places.gradients[rows] = tried.values[won], tried.gradients[won]
        places.value_sides[rows], places.gradient_sides[rows] = (
            tried.value_sides[won],
            tried.gradient_sides[won],
        )
        taken = join_boxes((taken, _pair_boxes(tried, np.flatnonzero(won))))
        waiting = waiting[~won]
        yield
    return places


def _places_on(wires: Wires, step: float) -> LabelPlaces:
    values, value_sides = places_beside(wires, step, ABOVE)
    gradients, gradient_sides = places_beside(wires, step, BELOW)
    return LabelPlaces(values, gradients, value_sides, gradient_sides)


def _pair_boxes(tried: LabelPlaces, rows: Integers) -> Points:
    """The boxes of these rows' values, then of their gradients."""
    return label_boxes(np.concatenate((tried.values[rows], tried.gradients[rows])))


def _free(wires: Wires, tried: LabelPlaces, nodes: BoxIndex, taken: BoxIndex) -> Flags:
    free = np.ones(len(wires), dtype=np.bool_)
    for middles in (tried.values, tried.gradients):
        boxes = label_boxes(middles)
        free &= ~struck(boxes, wires)
        rows = np.flatnonzero(free)
        free[rows] = ~nodes.hits(boxes[rows])
        rows = np.flatnonzero(free)
        free[rows] = ~taken.hits(boxes[rows])
    return free


def _settle(tried: LabelPlaces, free: Flags) -> Flags:
    """Which of the free wires get the places tried: of two in each other's way, the one further ahead."""
    won = np.zeros(len(free), dtype=np.bool_)
    running = np.flatnonzero(free)
    for _ in range(_CONTESTS):
        if not len(running):
            break
        boxes = _pair_boxes(tried, running)
        first, second = index_boxes(boxes).pairs(boxes)
        first, second = first % len(running), second % len(running)
        beaten = np.zeros(len(running), dtype=np.bool_)
        beaten[second[first < second]] = True
        winners, running = running[~beaten], running[beaten]
        won[winners] = True
        in_the_way = index_boxes(_pair_boxes(tried, winners)).hits(_pair_boxes(tried, running))
        running = running[~in_the_way.reshape(2, -1).any(axis=0)]
    return won
