"""What a note may be: checks that raise a domain error before anything changes."""

from __future__ import annotations

from collections.abc import Mapping

from guibp.model.errors import NodeError, NumberError
from guibp.model.naming import is_storable
from guibp.model.records import Note
from guibp.model.rules import MAXIMUM_COORDINATE, check_id, check_number

MAXIMUM_TEXT = 20_000
LEAST_SIDE, MOST_SIDE = 8.0, 10_000.0
"""How long a side of a note may be, in canvas units."""


def check_note_exists(notes: Mapping[str, Note], id_: str) -> Note:
    """The note of that id."""
    try:
        return notes[id_]
    except (KeyError, TypeError):
        raise NodeError('there is no note "{id}"', id=id_) from None


def check_new_note(notes: Mapping[str, Note], note: Note) -> None:
    """A new note has an id that no other note has."""
    check_id(note.id)
    if note.id in notes:
        raise NodeError('"{id}" is taken', id=note.id)
    check_note(note)


def check_note(note: Note) -> None:
    """What a note says, and where it stands."""
    check_text(note)
    check_position(note)
    check_size(note)


def check_text(note: Note) -> None:
    """Text that every file and window can hold."""
    if not is_storable(note.text):
        raise NodeError("a note has no NUL and no lone surrogate")
    if len(note.text) > MAXIMUM_TEXT:
        raise text_too_long()


def text_too_long() -> NodeError:
    """Why a longer text is refused."""
    return NodeError("a note has at most {limit} characters", limit=MAXIMUM_TEXT)


def check_position(note: Note) -> None:
    """A note stands on the canvas."""
    for part in note.position:
        if abs(check_number(part)) > MAXIMUM_COORDINATE:
            raise NumberError('the position of note "{id}" is out of range', id=note.id)


def check_size(note: Note) -> None:
    """A note can be seen."""
    for side in note.size:
        if not LEAST_SIDE <= check_number(side) <= MOST_SIDE:
            raise NumberError(
                'a side of note "{id}" is from {least} to {most} long, not {side}',
                id=note.id,
                least=LEAST_SIDE,
                most=MOST_SIDE,
                side=side,
            )
