"""A document's JSON made into a graph by one edit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, cast

from msgspec import Struct, UnsetType

from guibp.model.changes import ExtraChanged
from guibp.model.dataset import Dataset
from guibp.model.document_faults import find_fault
from guibp.model.document_json import MAXIMUM_DEPTH, read_json, step_into
from guibp.model.document_shapes import (
    DatasetShape,
    DocumentShape,
    EdgeShape,
    GroupShape,
    NodeShape,
    NoteShape,
    TrainingShape,
    fit,
    given,
)
from guibp.model.edits import AddNodes, AddNotes, Batch, Edit, Revert, SetDataset, SetOutput, SetTraining
from guibp.model.errors import DocumentError, EditError
from guibp.model.graph import Graph
from guibp.model.node_link import is_node_link, read_node_link
from guibp.model.operations import OPERATIONS
from guibp.model.png_document import extract_document, is_png
from guibp.model.records import NO_EXTRA, NOTE_SIZE, Edge, Extra, Group, Node, Note, TrainingSettings

FORMAT = "guibp"
VERSION = 1

T = TypeVar("T")
_Object = Mapping[str, object]
_as_json = json.JSONEncoder(ensure_ascii=False).encode
_KNOWN: Mapping[type[Struct], frozenset[str]] = {
    shape: frozenset(shape.__struct_fields__)
    for shape in (
        DocumentShape,
        NodeShape,
        EdgeShape,
        GroupShape,
        NoteShape,
        DatasetShape,
        TrainingShape,
    )
}
_LEAVES = frozenset(id_ for id_, operation in OPERATIONS.items() if operation.is_leaf)


def read_document(data: bytes, source: str) -> Graph:
    """The graph of a document, of the one inside a PNG picture, or in node-link form.

    ``source`` names it in errors.

    Raises ``DocumentError`` with the place of the first fault.
    """
    try:
        raw: _Object = read_json(extract_document(data) if is_png(data) else data)
        if is_node_link(raw):
            raw = read_node_link(raw)
        _check_version(raw)
        return _build(raw, fit(raw, DocumentShape))
    except DocumentError as error:
        error.source = source
        raise


def from_node_link(mapping: Mapping[str, object]) -> Graph:
    """The graph in a node-link mapping, as ``networkx.node_link_data`` makes them, old and new.

    Every node has its operation as ``op``, and ``value`` or ``column`` as in a document; the key or
    ``port`` of an edge is the operand. Raises ``DocumentError`` with the place of the first fault.
    """
    if not is_node_link(mapping):
        raise DocumentError("this is no graph in node-link form")
    try:
        text = json.dumps(mapping)
    except (TypeError, ValueError) as error:
        raise DocumentError("this is no JSON: {problem}", problem=str(error)) from None
    except RecursionError:
        raise DocumentError("nested deeper than {limit} levels", limit=MAXIMUM_DEPTH) from None
    return read_document(text.encode("utf-8"), "")


def _check_version(raw: _Object) -> None:
    """Before anything else is looked at: a newer version may have another shape."""
    if raw.get("format") != FORMAT:
        raise DocumentError("this is no guibp document", place="format")
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        return  # the shape tells what is wrong
    if version > VERSION:
        template = "version {version} is newer than this program, which reads {known}"
        raise DocumentError(template, place="version", version=version, known=VERSION)
    if version != VERSION:
        raise DocumentError("there is no version {version}", place="version", version=version)


def _build(raw: _Object, shape: DocumentShape) -> Graph:
    try:
        return Graph.made_by(Batch(tuple(_edits(raw, shape))))
    except EditError as error:
        # The rules know no places: these are looked for when something is wrong, so that loading stays quick.
        raise find_fault(shape, error) from None


def _edits(raw: _Object, shape: DocumentShape) -> Iterator[Edit]:
    # Numbered as a new graph numbers them, so that it need not copy them.
    nodes = tuple(
        _node(place, part, inner) for place, (part, inner) in enumerate(_pairs(shape.nodes, raw["nodes"]))
    )
    edges = tuple(
        Edge(part.source, part.target, part.port, _extra(inner, EdgeShape), place)
        for place, (part, inner) in enumerate(_pairs(shape.edges, raw["edges"]), len(nodes))
    )
    groups = tuple(
        Group(part.id, tuple(part.members), part.collapsed, _extra(inner, GroupShape))
        for part, inner in _pairs(given(shape.groups) or (), raw.get("groups"))
    )
    yield AddNodes(nodes, edges, groups)
    notes = tuple(
        Note(part.id, part.text, part.position, given(part.size) or NOTE_SIZE, _extra(inner, NoteShape))
        for part, inner in _pairs(given(shape.notes) or (), raw.get("notes"))
    )
    if notes:
        yield AddNotes(notes)
    if not isinstance(shape.output, UnsetType):
        yield SetOutput(shape.output)
    if not isinstance(shape.dataset, UnsetType):
        yield SetDataset(_dataset(shape.dataset, raw["dataset"]))
    if not isinstance(shape.training, UnsetType):
        yield SetTraining(_training(shape.training, raw["training"]))
    if extra := _extra(raw, DocumentShape):
        yield Revert((ExtraChanged(NO_EXTRA, extra),))


def _pairs(shapes: Sequence[T], raw: object) -> Iterator[tuple[T, object]]:
    """Each shape with the object that it was made from, which has the unknown fields."""
    return zip(shapes, cast("Sequence[object]", raw or ()), strict=True)


def _node(sequence: int, shape: NodeShape, raw: object) -> Node:
    column, value = given(shape.column), given(shape.value)
    if value is None and column is None and shape.op in _LEAVES:
        value = 1.0
    start, position = given(shape.random_start), given(shape.position)
    extra = _extra(raw, NodeShape)
    return Node(shape.id, shape.op, value, column, start, position, extra, sequence, shape.frozen)


def _dataset(shape: DatasetShape, raw: object) -> Dataset:
    columns = {
        name: fit(values, list[float], step_into("dataset.columns", name))
        for name, values in shape.columns.items()
    }
    return Dataset(columns, _extra(raw, DatasetShape), given(shape.held_out) or ())


def _training(shape: TrainingShape, raw: object) -> TrainingSettings:
    return TrainingSettings(
        given(shape.optimizer),
        given(shape.learning_rate),
        given(shape.steps),
        given(shape.seed),
        given(shape.schedule),
        given(shape.batch),
        _extra(raw, TrainingShape),
        given(shape.l1),
        given(shape.l2),
        forget_zero=given(shape.forget_zero),
    )


def _extra(raw: object, shape: type[Struct]) -> Extra:
    """The fields that the format does not know."""
    fields, known = cast("_Object", raw), _KNOWN[shape]
    if known.issuperset(fields):
        return NO_EXTRA
    return tuple((name, _as_json(value)) for name, value in fields.items() if name not in known)
