"""Carrying notes: a layout takes every note along with the nodes beside which it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.clearing import ClearSpots
from guibp.drawing.frames import Frame, box_at
from guibp.drawing.group_boxes import closed_groups, cover_boxes, open_end_box
from guibp.model.graph import Graph
from guibp.model.records import Note, Position

_REACH = 320.0
"""From the edge of a note to that of a node that it may belong to, in canvas units."""

Boxes = NDArray[np.float64]
Places = Mapping[str, Position]


def carry_notes(graph: Graph, before: Places, after: Places) -> tuple[tuple[str, Position], ...]:
    """Where the notes go when nodes are moved from their places before to those after.

    A note belongs to the nodes that it lies below, or else to the nearest one near it, and goes as far as
    these do; one that covered nothing is then put beside what it would cover. Only those that move are named.
    """
    if not graph.notes or not before:
        return ()
    closed = closed_groups(graph)
    own = {id_: box for id_, box in cover_boxes(graph, before, closed).items() if id_ in before}
    ids, boxes = tuple(own), np.array(list(own.values()), dtype=np.float64)
    covered = cover_boxes(graph, after, closed)
    spots = ClearSpots(covered | open_end_box(graph, after))
    frames = {id_: box for id_, box in cover_boxes(graph, before, closed).items() if id_ not in before}
    moves = []
    for note in graph.notes:
        fellows = _fellows(note, boxes)
        goal = _shift(note.position, _mean_step([ids[row] for row in fellows], before, after))
        if not _covers_any(note, boxes):
            ignored = [id_ for id_, box in frames.items() if _holds(box, note.position)]
            goal = _clear(spots, note, goal, ignored)
        spots.put(f"\0{note.id}", _box_of(note, goal))
        if goal != note.position:
            moves.append((note.id, goal))
    return tuple(moves)


def _fellows(note: Note, boxes: Boxes) -> list[int]:
    """The rows of the nodes whose middle a note covers, else of the nearest one that is not far away."""
    left, top, right, bottom = _box_of(note, note.position)
    across, down = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (left <= across) & (across <= right) & (top <= down) & (down <= bottom)
    if inside.any():
        return [int(row) for row in np.flatnonzero(inside)]
    dx = np.maximum(np.maximum(boxes[:, 0] - right, left - boxes[:, 2]), 0.0)
    dy = np.maximum(np.maximum(boxes[:, 1] - bottom, top - boxes[:, 3]), 0.0)
    gaps = np.hypot(dx, dy)
    nearest = int(np.argmin(gaps))
    return [nearest] if gaps[nearest] <= _REACH else []


def _covers_any(note: Note, boxes: Boxes) -> bool:
    left, top, right, bottom = _box_of(note, note.position)
    meets = (boxes[:, 0] < right) & (left < boxes[:, 2]) & (boxes[:, 1] < bottom) & (top < boxes[:, 3])
    return bool(meets.any())


def _mean_step(ids: Collection[str], before: Places, after: Places) -> Position:
    """How far nodes went on the average; without any, not at all."""
    if not ids:
        return 0.0, 0.0
    steps = np.array([np.subtract(after[id_], before[id_]) for id_ in ids])
    dx, dy = steps.mean(axis=0).round().tolist()
    return dx, dy


def _clear(spots: ClearSpots, note: Note, goal: Position, ignored: Collection[str]) -> Position:
    return _shift(goal, spots.clear_shift([_box_of(note, goal)], ignored))


def _box_of(note: Note, centre: Position) -> Frame:
    width, height = note.size
    return box_at(centre, (width / 2, height / 2, width / 2, height / 2))


def _holds(box: Frame, place: Position) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def _shift(place: Position, step: Position) -> Position:
    return place[0] + step[0], place[1] + step[1]
