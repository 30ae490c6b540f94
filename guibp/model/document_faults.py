"""Where a document breaks a rule: every part looked at on its own, in the order of the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar

from guibp.model import note_rules, rules
from guibp.model.document_shapes import (
    DocumentShape,
    EdgeShape,
    GroupShape,
    NodeShape,
    NoteShape,
    TrainingShape,
    given,
)
from guibp.model.errors import CycleError, DatasetError, DocumentError, EditError, HeldOutError
from guibp.model.records import NOTE_SIZE, Node, Note, TrainingSettings

T = TypeVar("T")


def find_fault(shape: DocumentShape, error: EditError) -> DocumentError:
    """The error of a document that a graph refuses, with its place; ``error`` is what the graph said."""
    try:
        nodes = _look_at_nodes(shape.nodes)
        _look_at_edges(shape.edges, nodes)
        if isinstance(error, CycleError):
            _tell_cycle(shape.edges, error.ids)
        _look_at_groups(given(shape.groups) or (), nodes)
        _look_at_notes(given(shape.notes) or ())
        _look_at_output(given(shape.output), nodes)
        _look_at_training(given(shape.training))
    except DocumentError as fault:
        return fault
    if isinstance(error, HeldOutError):
        return _at("dataset.held_out", error)
    return _at("dataset.columns" if isinstance(error, DatasetError) else "", error)


def _look_at_nodes(shapes: Sequence[NodeShape]) -> Mapping[str, Node]:
    nodes: dict[str, Node] = {}
    for index, shape in enumerate(shapes):
        place = f"nodes[{index}]"
        start, position = given(shape.random_start), given(shape.position)
        node = Node(
            shape.id,
            shape.op,
            given(shape.value),
            given(shape.column),
            start,
            position,
            is_frozen=shape.frozen,
        )
        for field, check in _NODE_CHECKS:
            _check(check, node, f"{place}.{field}")
        if node.id in nodes:
            raise DocumentError('"{id}" is taken', place=f"{place}.id", id=node.id)
        nodes[node.id] = node
    return nodes


_NODE_CHECKS: tuple[tuple[str, Callable[[Node], object]], ...] = (
    ("id", lambda node: rules.check_id(node.id)),
    ("op", lambda node: rules.check_operation(node.op)),
    ("value", rules.check_value),
    ("column", rules.check_column),
    ("random_start", rules.check_random_start),
    ("frozen", rules.check_frozen),
    ("position", rules.check_position),
)


def _look_at_edges(shapes: Sequence[EdgeShape], nodes: Mapping[str, Node]) -> None:
    wired: set[tuple[str, int]] = set()
    for index, shape in enumerate(shapes):
        place = f"edges[{index}]"
        for field, id_ in (("source", shape.source), ("target", shape.target)):
            if id_ not in nodes:
                raise DocumentError('there is no node "{id}"', place=f"{place}.{field}", id=id_)
        operand = (shape.target, shape.port)
        _check(lambda operand: rules.check_port(nodes[operand[0]], operand[1]), operand, f"{place}.port")
        if operand in wired:
            template = 'port {port} of "{id}" is taken'
            raise DocumentError(template, place=f"{place}.port", port=shape.port, id=shape.target)
        wired.add(operand)


def _tell_cycle(shapes: Sequence[EdgeShape], ids: Sequence[str]) -> None:
    """The place is the last of the edges that close the cycle."""
    around = set(zip(ids, (*ids[1:], ids[0]), strict=True))
    closing = [index for index, edge in enumerate(shapes) if (edge.source, edge.target) in around]
    cycle = rules.name_cycle(ids)
    raise DocumentError("the edges close a cycle: {cycle}", place=f"edges[{closing[-1]}]", cycle=cycle)


def _look_at_groups(shapes: Sequence[GroupShape], nodes: Mapping[str, Node]) -> None:
    groups: set[str] = set()
    for index, shape in enumerate(shapes):
        place = f"groups[{index}].id"
        _check(rules.check_id, shape.id, place)
        if shape.id in nodes or shape.id in groups:
            raise DocumentError('"{id}" is taken', place=place, id=shape.id)
        groups.add(shape.id)
    known, group_of = nodes.keys() | groups, dict[str, str]()
    for index, shape in enumerate(shapes):
        if not shape.members:
            raise DocumentError("a group has at least one member", place=f"groups[{index}].members")
        for number, member in enumerate(shape.members):
            _look_at_member(member, f"groups[{index}].members[{number}]", known, group_of)
            group_of[member] = shape.id
    for index, shape in enumerate(shapes):
        _check(lambda id_: rules.check_nesting(group_of, [id_]), shape.id, f"groups[{index}].members")


def _look_at_member(member: str, place: str, known: AbstractSet[str], group_of: Mapping[str, str]) -> None:
    if member not in known:
        raise DocumentError('there is no node or group "{id}"', place=place, id=member)
    if member in group_of:
        raise DocumentError('"{id}" is in "{group}" already', place=place, id=member, group=group_of[member])


def _look_at_notes(shapes: Sequence[NoteShape]) -> None:
    notes: dict[str, Note] = {}
    for index, shape in enumerate(shapes):
        place = f"notes[{index}]"
        note = Note(shape.id, shape.text, shape.position, given(shape.size) or NOTE_SIZE)
        for field, check in _NOTE_CHECKS:
            _check(check, note, f"{place}.{field}")
        if note.id in notes:
            raise DocumentError('"{id}" is taken', place=f"{place}.id", id=note.id)
        notes[note.id] = note


_NOTE_CHECKS: tuple[tuple[str, Callable[[Note], object]], ...] = (
    ("id", lambda note: rules.check_id(note.id)),
    ("text", note_rules.check_text),
    ("position", note_rules.check_position),
    ("size", note_rules.check_size),
)


def _look_at_output(output: str | None, nodes: Mapping[str, Node]) -> None:
    if output is not None and output not in nodes:
        raise DocumentError('there is no node "{id}"', place="output", id=output)


def _look_at_training(shape: TrainingShape | None) -> None:
    if shape is None:
        return
    none = TrainingSettings()
    for field, settings in (
        ("optimizer", replace(none, optimizer=given(shape.optimizer))),
        ("learning_rate", replace(none, learning_rate=given(shape.learning_rate))),
        ("steps", replace(none, steps=given(shape.steps))),
        ("seed", replace(none, seed=given(shape.seed))),
        ("l1", replace(none, l1=given(shape.l1))),
        ("l2", replace(none, l2=given(shape.l2))),
        ("schedule", replace(none, schedule=given(shape.schedule))),
        ("batch", replace(none, batch=given(shape.batch))),
    ):
        _check(rules.check_training, settings, f"training.{field}")


def _check(rule: Callable[[T], object], value: T, place: str) -> None:
    try:
        rule(value)
    except EditError as error:
        raise _at(place, error) from None


def _at(place: str, error: EditError) -> DocumentError:
    said = DocumentError(error.template, place=place)
    said.arguments.update(error.arguments)
    return said
