"""How the edits of notes are carried out: checked by the rules, then resolved into primitive changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from guibp.model import edits, note_rules
from guibp.model.changes import NoteAdded, NoteRemoved, NoteReplaced
from guibp.model.records import Note

if TYPE_CHECKING:
    from guibp.model.performing import Performance


def add_notes(performance: Performance, edit: edits.AddNotes) -> None:
    """Put notes on the canvas."""
    for note in edit.notes:
        note_rules.check_new_note(performance.store.notes, note)
        performance.make(NoteAdded(replace(note, sequence=performance.store.sequence())))


def remove_notes(performance: Performance, edit: edits.RemoveNotes) -> None:
    """Take notes off the canvas."""
    for id_ in dict.fromkeys(edit.ids):
        performance.make(NoteRemoved(_note(performance, id_)))


def move_notes(performance: Performance, edit: edits.MoveNotes) -> None:
    """Put notes elsewhere."""
    for id_, position in edit.positions:
        before = _note(performance, id_)
        _exchange(performance, before, replace(before, position=position))


def resize_note(performance: Performance, edit: edits.ResizeNote) -> None:
    """Give a note another size."""
    before = _note(performance, edit.id)
    _exchange(performance, before, replace(before, position=edit.position, size=edit.size))


def set_note_text(performance: Performance, edit: edits.SetNoteText) -> None:
    """Let a note say something else."""
    before = _note(performance, edit.id)
    _exchange(performance, before, replace(before, text=edit.text))


def _note(performance: Performance, id_: str) -> Note:
    return note_rules.check_note_exists(performance.store.notes, id_)


def _exchange(performance: Performance, before: Note, after: Note) -> None:
    note_rules.check_note(after)
    if before != after:
        performance.make(NoteReplaced(before, after))


NOTE_PERFORMERS: Mapping[type, Callable[[Performance, Any], None]] = {
    edits.AddNotes: add_notes,
    edits.RemoveNotes: remove_notes,
    edits.MoveNotes: move_notes,
    edits.ResizeNote: resize_note,
    edits.SetNoteText: set_note_text,
}
