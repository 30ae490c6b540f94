"""A graph written as a document: a line for each node and edge, so that two versions compare well."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from guibp.model.dataset import Dataset
from guibp.model.document_reading import FORMAT, VERSION
from guibp.model.records import Edge, Extra, Group, Node, Note, TrainingSettings

_text = json.JSONEncoder(ensure_ascii=False).encode


class Written(Protocol):
    """What a document holds: a graph has it, and so has a snapshot of one."""

    @property
    def node_records(self) -> Iterable[Node]:
        """All nodes, in order."""

    @property
    def edges(self) -> Iterable[Edge]:
        """All edges, in order."""

    @property
    def groups(self) -> Iterable[Group]:
        """All groups, in order."""

    @property
    def notes(self) -> Iterable[Note]:
        """All notes, in order."""

    @property
    def output(self) -> str | None:
        """The id of the output node."""

    @property
    def dataset(self) -> Dataset | None:
        """The data set."""

    @property
    def training(self) -> TrainingSettings | None:
        """The settings of the training."""

    @property
    def extra(self) -> Extra:
        """Unknown fields."""


def write_document(graph: Written) -> bytes:
    """The document of a graph; the same graph gives the same bytes, and every number keeps its bits."""
    parts = ",\n ".join(_parts(graph))
    # A lone surrogate can stand in an unknown field only; its escape is JSON for the same.
    return f"{{{parts}}}\n".encode("utf-8", "backslashreplace")


def _parts(graph: Written) -> Iterator[str]:
    yield f'"format": {_text(FORMAT)}, "version": {VERSION}'
    yield '"nodes": ' + _lines("[]", map(_node, graph.node_records))
    yield '"edges": ' + _lines("[]", map(_edge, graph.edges))
    if graph.output is not None:
        yield f'"output": {_text(graph.output)}'
    if graph.dataset is not None:
        yield '"dataset": ' + _dataset(graph.dataset)
    if graph.groups:
        yield '"groups": ' + _lines("[]", map(_group, graph.groups))
    if graph.notes:
        yield '"notes": ' + _lines("[]", map(_note, graph.notes))
    if graph.training is not None:
        yield '"training": ' + _training(graph.training)
    yield from _extra(graph.extra)


def _lines(brackets: str, members: Iterable[str]) -> str:
    inside = ",\n  ".join(members)
    return f"{brackets[0]}\n  {inside}\n {brackets[1]}" if inside else brackets


def _node(node: Node) -> str:
    fields = [f'"id": {_text(node.id)}, "op": {_text(node.op)}']
    if node.value is not None:
        fields.append(f'"value": {_number(node.value)}')
    if node.column is not None:
        fields.append(f'"column": {_text(node.column)}')
    if node.random_start is not None:
        fields.append(f'"random_start": {_number(node.random_start)}')
    if node.is_frozen:
        fields.append('"frozen": true')
    if node.position is not None:
        fields.append(f'"position": {_numbers(node.position)}')
    return _object(fields, node.extra)


def _edge(edge: Edge) -> str:
    ends = f'"source": {_text(edge.source)}, "target": {_text(edge.target)}, "port": {edge.port}'
    return _object([ends], edge.extra)


def _group(group: Group) -> str:
    fields = [f'"id": {_text(group.id)}, "members": {_text(group.members)}']
    if group.collapsed:
        fields.append('"collapsed": true')
    return _object(fields, group.extra)


def _note(note: Note) -> str:
    fields = f'"id": {_text(note.id)}, "text": {_text(note.text)}'
    place = f'"position": {_numbers(note.position)}, "size": {_numbers(note.size)}'
    return _object([fields, place], note.extra)


def _dataset(dataset: Dataset) -> str:
    columns = (f"{_text(name)}: {_numbers(values)}" for name, values in dataset.columns().items())
    fields = ['"columns": ' + _lines("{}", columns)]
    if dataset.held_out:
        fields.append(f'"held_out": {_text(dataset.held_out)}')
    return _object(fields, dataset.extra)


def _training(settings: TrainingSettings) -> str:
    fields = []
    if settings.optimizer is not None:
        fields.append(f'"optimizer": {_text(settings.optimizer)}')
    if settings.learning_rate is not None:
        fields.append(f'"learning_rate": {_number(settings.learning_rate)}')
    counts = (("steps", settings.steps), ("seed", settings.seed), ("batch", settings.batch))
    fields += [f'"{name}": {count}' for name, count in counts if count is not None]
    if settings.schedule is not None:
        fields.append(f'"schedule": {_text(settings.schedule)}')
    strengths = (("l1", settings.l1), ("l2", settings.l2))
    fields += [f'"{name}": {_number(strength)}' for name, strength in strengths if strength is not None]
    if settings.forget_zero is not None:
        fields.append(f'"forget_zero": {str(settings.forget_zero).lower()}')
    return _object(fields, settings.extra)


def _object(fields: list[str], extra: Extra) -> str:
    return "{" + ", ".join([*fields, *_extra(extra)]) + "}"


def _extra(extra: Extra) -> Iterator[str]:
    return (f"{_text(name)}: {value}" for name, value in extra)


def _numbers(values: Iterable[float]) -> str:
    return "[" + ", ".join(map(_number, values)) + "]"


def _number(value: float) -> str:
    return repr(float(value))
