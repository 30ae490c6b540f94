"""Layers: everything that stands on the canvas, as arrays that follow the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from time import perf_counter

import numpy as np

from guibp.drawing.label_places import label_boxes
from guibp.drawing.labels import LabelPlaces, node_obstacles, open_end_obstacle
from guibp.drawing.placement import Placement
from guibp.gui.canvas.bodies import Bodies, Flags, Rows
from guibp.gui.canvas.frames import Frame, around_frames, frame_groups
from guibp.gui.canvas.labelling import (
    MANY_WIRES,
    carry_labels,
    crowded_out,
    keep_labels,
    label_cables,
    label_in_parts,
    settle_moved,
)
from guibp.gui.canvas.levels import Document, Level, Opened, Steps, finish, read_level
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.standing import Standing
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.changes import (
    NOTE_CHANGES,
    DatasetChanged,
    ExtraChanged,
    NodeMoved,
    NodeReplaced,
    NoteReplaced,
    OutputChanged,
    TrainingChanged,
)
from guibp.model.graph import Graph, GraphChanged
from guibp.model.records import Position

_SEEN = ("bodies", "cables", "sockets", "cards", "frames", "label_places", "crowded_out")
"""What is read from the graph, and may be another at each storey of groups that is seen closed."""
_UNSEEN = (DatasetChanged, ExtraChanged, TrainingChanged, *NOTE_CHANGES)
_MOST_AT_ONCE = 4000
"""Bodies and cables of which another level is read at once."""
_SLICE = 0.004
"""Seconds for which places of numbers are looked for in one turn, one step at least."""
_DONE = object()
_NUMBERED = 1
"""The level that the zoom may close while numbers are large enough to be read."""
_NONE: Rows = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class _Coming:
    """A level that is being read."""

    level: int
    steps: Steps[Level]


class Layers(Standing):
    """The bodies, cables, sockets and frames of one graph."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self._level, self._storeys = 0, 0
        self._kept: dict[int, dict[str, object]] = {}
        self._coming: _Coming | None = None
        self._numbering: Iterator[None] | None = None
        self._covered: Bounds | None = None
        self._moved_rows = _NONE
        self.in_hand: Rows = _NONE
        """The bodies that a drag moves now."""
        self.standing_since = object()
        """Another one whenever something stands elsewhere or is another: not with the level."""
        self._read()

    @property
    def is_on_the_way(self) -> bool:
        """Whether another level, or places of numbers, are being read: ask ``show_level`` again soon."""
        return self._coming is not None or self._numbering is not None

    @property
    def is_changing_level(self) -> bool:
        """Whether another level is being read: what is drawn now is soon drawn otherwise."""
        return self._coming is not None

    @property
    def has_places(self) -> bool:
        """Whether numbers have places, or get them at once when they are asked for."""
        return self._numbering is None or "label_places" in self.__dict__

    def show_level(self, level: int) -> None:
        """Show so many storeys of groups closed, whether they are or not.

        Of a large graph this takes more than one call: each is short, and until the last (``is_on_the_way``)
        the former level is on show.
        """
        former, now = min(self._level, self._storeys), min(level, self._storeys)
        if now == former:
            self._level, self._coming = level, None
            self._number_on()
        elif now in self._kept:
            self._take(level, self._kept[now])
        elif len(self.bodies) + len(self.cables) <= _MOST_AT_ONCE:
            self._take_read(level, finish(self._read_level(now)))
        elif self._coming is None or self._coming.level != now:
            # What asks is a zoom, whose frame has more to do already.
            self._coming = _Coming(now, self._read_level(now))
        else:
            try:
                next(self._coming.steps)
            except StopIteration as end:
                self._take_read(level, end.value)

    def _read_level(self, level: int) -> Steps[Level]:
        return read_level(self._document, level, self._shown_level, self._opened())

    @property
    def _shown_level(self) -> Level:
        return Level(self.bodies, self.cables, self.sockets, self.cards)

    def _opened(self) -> Opened | None:
        """What is known of the groups when they are open."""
        if min(self._level, self._storeys) == 0:
            return Opened(self.bodies, self.frames)
        bodies, frames = (self._kept.get(0, {}).get(name) for name in ("bodies", "frames"))
        return Opened(bodies, frames) if isinstance(bodies, Bodies) and isinstance(frames, tuple) else None

    def _take_read(self, level: int, read: Level) -> None:
        self.in_hand = _NONE
        self._take(level, {field.name: getattr(read, field.name) for field in fields(read)})

    def _take(self, level: int, parts: Mapping[str, object]) -> None:
        """Show another level. Until something changes, the way back is at hand: zooming goes to and fro."""
        former = min(self._level, self._storeys)
        self._kept[former] = {name: self.__dict__[name] for name in _SEEN if name in self.__dict__}
        self._level, self._coming, self._numbering = level, None, None
        # From afar there are no numbers: their places, half of the work, wait until they are seen.
        self._forget_places()
        self.__dict__.update(parts)
        if level == _NUMBERED and "label_places" not in parts and len(self.cables) > MANY_WIRES:
            self._numbering = self._number()

    def _number_on(self) -> None:
        """Go on with the places of numbers for a part of a frame."""
        until = perf_counter() + _SLICE
        while self._numbering is not None:
            if next(self._numbering, _DONE) is _DONE:
                self._numbering = None
            if perf_counter() >= until:
                return

    def _number(self) -> Iterator[None]:
        self.__dict__["label_places"] = yield from label_in_parts(self.cables, self._obstacles())

    def _forget_levels(self) -> None:
        """After a change: what was read of other levels holds no more."""
        self._kept.clear()
        self._coming = None
        if self._numbering is not None:
            self._numbering = self._number()

    def rebuild(self) -> None:
        """Read the whole graph again."""
        self._forget_levels()
        self.standing_since, self.in_hand = object(), _NONE
        former, places = self.cables, self.__dict__.get("label_places")
        self._read(self._shown_level)
        self._forget_places()
        if places is not None and len(self.cables) > MANY_WIRES:
            self.__dict__["label_places"] = keep_labels(places, former, self.cables, self._obstacles())

    def _read(self, former: Level | None = None) -> None:
        self.output = self.graph.resolve_output()
        self._storeys = 1 + max(group_storeys(self.graph).values(), default=-1)
        read = finish(read_level(self._document, self._level, former))
        self.bodies, self.cables, self.sockets, self.cards = (
            read.bodies,
            read.cables,
            read.sockets,
            read.cards,
        )

    @property
    def _document(self) -> Document:
        return Document(self.graph, self.placement, self.output)

    def follow(self, event: GraphChanged) -> None:
        """After an edit: go with moves and values as they are, read the graph again for the rest."""
        self._forget_levels()
        changes = [change for change in event.changes if not isinstance(change, _UNSEEN)]
        # Wires enter a closed group in the order of the heights that they come from.
        if not self.bodies.cards and all(isinstance(change, NodeMoved) for change in changes):
            self.bodies.nodes = self.graph.node_records
            moved = {change.after.id for change in changes if isinstance(change, NodeMoved)}
            self.move({id_: self.placement.position_of(id_) for id_ in moved})
        elif all(map(keeps_shape, changes)):
            self.bodies.nodes = self.graph.node_records
            self.cards.forget()
        elif all(keeps_shape(change) or isinstance(change, OutputChanged) for change in changes) and (
            self._keeps_ports()
        ):
            self.bodies.nodes = self.graph.node_records
            self.cards.forget()
            self._follow_output()
        else:
            self.rebuild()

    def _keeps_ports(self) -> bool:
        """Whether no closed group may get or lose the port of the output."""
        return not self.bodies.cards or self.output == self.graph.resolve_output()

    def _follow_output(self) -> None:
        former, self.output = self.output, self.graph.resolve_output()
        if former != self.output:
            # The open end stands elsewhere now, and numbers keep clear of it.
            self.settle_labels()

    def move(self, positions: Mapping[str, Position]) -> None:
        """Show nodes elsewhere; the model is not touched."""
        if not positions:
            return
        rows = np.fromiter((self.bodies.rows[id_] for id_ in positions), np.intp, len(positions))
        self.move_rows(rows, np.array(list(positions.values()), dtype=np.float64))
        self.settle_labels()

    def move_rows(self, rows: Rows, centres: Array) -> Bounds:
        """Show the nodes in some rows elsewhere: the quick way, for a drag.

        Answers where something is drawn otherwise now, on the ground of what it covered and covers.
        """
        self._forget_levels()
        self.standing_since = object()
        self._take_in_hand(rows)
        bodies, cables, places = self.bodies, self.cables, self.__dict__.get("label_places")
        left, frames, touched = self._covered or self._extent_in_hand(), self.frames, cables.in_hand
        former = cables.wires.part(touched)
        bodies.centres[rows] = centres
        bodies.center_cards()
        cables.reroute(touched)
        self._forget_frames()
        if places is not None:
            carry_labels(places, former, cables.wires.part(touched), touched)
        self._covered = self._extent_in_hand()
        area = left.joined(self._covered)
        for frame in set(frames).symmetric_difference(self.frames):
            area = area.joined(frame.bounds)
        return area

    def _take_in_hand(self, rows: Rows) -> None:
        if rows is self._moved_rows and len(self.in_hand):
            return
        self._moved_rows = rows
        moved = np.unique(self.bodies.body_of[rows])
        if not np.array_equal(moved, self.in_hand):
            self.in_hand, self._covered = moved, None
            self.cables.take_in_hand(self.cables.touching(moved))

    def _extent_in_hand(self) -> Bounds:
        """What bodies and edges in hand cover, with their ids and numbers and the open end."""
        moved, touched, places = self.in_hand, self.cables.in_hand, self.__dict__.get("label_places")
        boxes = [self.bodies.boxes_with_names(moved), self.cables.boxes[touched]]
        if places is not None:
            boxes += [label_boxes(places.values[touched]), label_boxes(places.gradients[touched])]
        end = self.open_end
        if end is not None and self.bodies.body_of[end.row] in moved:
            boxes.append(open_end_obstacle(end.start))
        corners = np.vstack(boxes)
        return Bounds(*corners[:, :2].min(axis=0).tolist(), *corners[:, 2:].max(axis=0).tolist())

    def settle_labels(self) -> None:
        """After a drag: place the numbers of all wires anew, of many wires only those of the moved ones."""
        if len(self.cables) <= MANY_WIRES:
            self._forget_labels()
        elif "label_places" in self.__dict__:
            settle_moved(self.label_places, self.cables, self._obstacles())
        self.in_hand = _NONE
        self.cables.let_go()

    @contextmanager
    def standing(self, centres: Array, places: LabelPlaces) -> Iterator[None]:
        """For as long as something is painted, have everything stand elsewhere: on its way to its place."""
        goal, goal_places = self.bodies.centres.copy(), self.label_places
        try:
            self._stand(centres, places)
            yield
        finally:
            self._stand(goal, goal_places)

    def _stand(self, centres: Array, places: LabelPlaces) -> None:
        self.standing_since = object()
        self.bodies.centres[:] = centres
        self.cables.reroute(np.arange(len(self.cables)))
        self._forget_frames()
        self.__dict__["label_places"] = places

    def shown_position(self, id_: str) -> Position:
        """Where a node is shown now, also in the middle of a drag."""
        x, y = self.bodies.centres[self.bodies.rows[id_]]
        return float(x), float(y)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of open groups."""
        return frame_groups(self.graph, self.bodies)

    @cached_property
    def _framed(self) -> Bounds | None:
        """What all frames take up: a zoom asks for it again and again."""
        return around_frames(self.frames)

    @cached_property
    def label_places(self) -> LabelPlaces:
        """Where the numbers of all edges stand, in the order of the cables."""
        return label_cables(self.cables, self._obstacles())

    @cached_property
    def crowded_out(self) -> Flags:
        """The wires at closed groups whose numbers have no room, (edges,): a tip tells them."""
        return crowded_out(self.label_places, self.cables)

    def prepare_labels(self) -> None:
        """Place all numbers now: of many wires that takes longer than a frame, and a zoom must not wait."""
        _ = self.label_places, self.bodies.kind_of

    def bounds(self, ids: Iterable[str] | None = None) -> Bounds | None:
        """What the given nodes, or everything, take up; ``None`` without any."""
        bounds = self.bodies.bounds(ids)
        if ids is not None or bounds is None:
            return bounds
        if self._framed is not None:
            bounds = bounds.joined(self._framed)
        end = self.open_end
        return (
            bounds if end is None else bounds.joined(Bounds(*end.start, end.end[0] + 8.0, end.end[1] + 8.0))
        )

    def _obstacles(self) -> Array:
        """What no number may cover."""
        bodies = self.bodies
        rows = np.flatnonzero(bodies.shown)
        boxes = node_obstacles(
            bodies.centres[rows], bodies.sizes[rows], bodies.circles[rows], bodies.name_widths[rows]
        )
        end = self.open_end
        return boxes if end is None else np.vstack((boxes, open_end_obstacle(end.start)))

    def _forget_frames(self) -> None:
        for name in ("frames", "_framed"):
            self.__dict__.pop(name, None)

    def _forget_places(self) -> None:
        self._forget_frames()
        self._forget_labels()

    def _forget_labels(self) -> None:
        for name in ("label_places", "crowded_out"):
            self.__dict__.pop(name, None)


def keeps_shape(change: object) -> bool:
    """Whether a change is one of a node's number alone: everything stands where it stood."""
    return isinstance(change, NodeReplaced) and change.before.op == change.after.op


def only_moves(event: GraphChanged) -> bool:
    """Whether nodes were moved, and at most notes with them."""
    changes = event.changes
    return all(isinstance(change, (NodeMoved, NoteReplaced)) for change in changes) and any(
        isinstance(change, NodeMoved) for change in changes
    )
