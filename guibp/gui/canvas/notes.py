"""Notes on the canvas: where they are shown, also while one is moved, and which is at a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from guibp.gui.canvas.view import Bounds
from guibp.model.graph import Graph
from guibp.model.records import Note

LEAST_WIDTH, LEAST_HEIGHT = 56.0, 36.0
NOTE_PADDING = 12.0
"""Between the edge of a note and its text, in scene units."""
_GRIP_REACH = 9.0
"""A corner is taken hold of from so near, in viewport pixels."""
_LEAST_GRIPPED = 32.0
"""A note whose sides are shorter than that, in pixels, is all body: it could not be moved else."""


@dataclass(frozen=True, slots=True)
class Grip:
    """A corner of a note by which it is made larger or smaller: -1 is left or top, 1 right or bottom."""

    note: str
    across: int
    down: int


class Notes:
    """The notes of one graph as they are shown: those in hand stand where the hand is."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._in_hand: dict[str, Note] = {}

    def shown(self) -> tuple[Note, ...]:
        """All notes, the lowest first; a draft that the graph does not have yet comes last."""
        notes = self._graph.notes
        if not self._in_hand:
            return notes
        drafts = (note for id_, note in self._in_hand.items() if not self._graph.has_note(id_))
        return (*(self._in_hand.get(note.id, note) for note in notes), *drafts)

    def _known(self) -> tuple[Note, ...]:
        return tuple(note for note in self.shown() if self._graph.has_note(note.id))

    def take_in_hand(self, notes: Iterable[Note]) -> None:
        """Show these instead of what the graph has under their ids."""
        self._in_hand = {note.id: note for note in notes}

    def let_go(self) -> None:
        """Show what the graph has."""
        self._in_hand = {}

    @property
    def in_hand(self) -> frozenset[str]:
        """The notes that are moved or written just now."""
        return frozenset(self._in_hand)

    def is_in_hand(self, id_: str) -> bool:
        """Whether a note is moved or written just now."""
        return id_ in self._in_hand

    def at(self, x: float, y: float) -> Note | None:
        """The topmost note at a point of the scene; a draft is none that could be taken hold of."""
        return next((note for note in reversed(self._known()) if bounds_of(note).contains(x, y)), None)

    def grip_at(self, x: float, y: float, zoom: float) -> Grip | None:
        """The corner of the topmost note at a point, if that is near to it."""
        note, reach = self.at(x, y), _GRIP_REACH / zoom
        if note is None or min(note.size) * zoom < _LEAST_GRIPPED:
            return None
        bounds = bounds_of(note)
        across = _near_end(x, bounds.left, bounds.right, reach)
        down = _near_end(y, bounds.top, bounds.bottom, reach)
        return Grip(note.id, across, down) if across and down else None

    def within(self, area: Bounds) -> list[str]:
        """The notes that an area touches, without a draft."""
        return [note.id for note in self._known() if meets(bounds_of(note), area)]

    def bounds(self, ids: Collection[str] | None = None) -> Bounds | None:
        """What the given notes, or all, take up; ``None`` without any."""
        found: Bounds | None = None
        for note in self.shown():
            if ids is None or note.id in ids:
                found = bounds_of(note) if found is None else found.joined(bounds_of(note))
        return found


def bounds_of(note: Note) -> Bounds:
    """The rectangle that a note takes up."""
    (x, y), (width, height) = note.position, note.size
    return Bounds(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def within_bounds(note: Note, bounds: Bounds) -> Note:
    """The same note in another rectangle."""
    return replace(note, position=bounds.center, size=(bounds.width, bounds.height))


def meets(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles overlap."""
    return (
        one.right >= other.left
        and one.left <= other.right
        and one.bottom >= other.top
        and one.top <= other.bottom
    )


def holds(one: Bounds, other: Bounds) -> bool:
    """Whether the other rectangle lies wholly within the first."""
    return (
        one.left <= other.left
        and other.right <= one.right
        and one.top <= other.top
        and other.bottom <= one.bottom
    )


def _near_end(place: float, least: float, most: float, reach: float) -> int:
    if place - least <= reach:
        return -1
    return 1 if most - place <= reach else 0
