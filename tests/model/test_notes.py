"""Notes in documents: written and read as they are, told by their place where they are wrong."""

from __future__ import annotations

import json

import pytest

from guibp.model import edits
from guibp.model.document import read_document, write_document
from guibp.model.errors import DocumentError
from guibp.model.graph import Graph
from guibp.model.records import NOTE_SIZE, Note

NOTE = {"id": "n", "text": '한글\n"two" lines', "position": [1.5, -2.0], "size": [120.0, 40.5]}


def document(*notes: object, **parts: object) -> bytes:
    whole = {"format": "guibp", "version": 1, "nodes": [], "edges": [], "notes": list(notes)} | parts
    return json.dumps(whole).encode()


def read(data: bytes) -> Graph:
    return read_document(data, "a.guibp")


def test_notes_come_back_as_they_were_with_their_unknown_fields() -> None:
    graph = read(document(NOTE | {"by": "Ada"}, {"id": "m", "text": "", "position": [0, 0]}))
    assert [note.id for note in graph.notes] == ["n", "m"]
    assert graph.note("m").size == NOTE_SIZE
    data = write_document(graph)
    assert json.loads(data)["notes"][0] == NOTE | {"by": "Ada"}
    assert write_document(read(data)) == data


def test_a_document_without_notes_does_not_speak_of_them() -> None:
    assert b"notes" not in write_document(read(document()))


def test_a_removed_note_comes_back_to_its_place_in_the_order() -> None:
    graph = read(document(NOTE, NOTE | {"id": "m"}, NOTE | {"id": "o"}))
    before = write_document(graph)
    inverse = graph.apply(edits.RemoveNotes(("m",)))
    assert [note.id for note in graph.notes] == ["n", "o"]
    graph.apply(inverse)
    assert write_document(graph) == before


def test_notes_take_no_name_away_from_nodes_and_groups() -> None:
    graph = Graph()
    graph.apply(edits.AddNotes((Note("x", "about x", (0.0, 0.0)),)))
    graph.add("input", id="x", value=1.0)
    assert graph.has_note("x")
    assert graph.node("x").value == 1.0


@pytest.mark.parametrize(
    "notes,expected",
    [
        (5, "notes: a list is expected here, not a number"),
        (["todo"], "notes[0]: an object is expected here, not a text"),
        ([{"text": "", "position": [0, 0]}], 'notes[0]: "id" is missing'),
        ([NOTE, {"id": "m", "position": [0, 0]}], 'notes[1]: "text" is missing'),
        ([{"id": "m", "text": ""}], 'notes[0]: "position" is missing'),
        ([NOTE | {"text": 3}], "notes[0].text: a text is expected here, not a number"),
        ([NOTE | {"text": "a\0"}], "notes[0].text: a note has no NUL and no lone surrogate"),
        ([NOTE | {"text": "a\ud800"}], "notes[0].text: a note has no NUL and no lone surrogate"),
        ([NOTE | {"text": "a" * 20_001}], "notes[0].text: a note has at most 20000 characters"),
        ([NOTE | {"position": [1]}], "notes[0].position: 2 numbers are expected here, not 1"),
        ([NOTE | {"position": [0, 1e7]}], 'notes[0].position: the position of note "n" is out of range'),
        (
            [NOTE | {"size": [0, 20]}],
            'notes[0].size: a side of note "n" is from 8.0 to 10000.0 long, not 0.0',
        ),
        ([NOTE | {"size": ["1", 2]}], "notes[0].size[0]: a number is expected here, not a text"),
        ([NOTE | {"id": ""}], "notes[0].id: an id has 1 to 1000 characters"),
        ([NOTE, NOTE], 'notes[1].id: "n" is taken'),
    ],
)
def test_a_wrong_note_is_told_by_its_place(notes: object, expected: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(document(notes=notes))
    assert str(caught.value) == f"a.guibp: {expected}"
