"""Graphs made by hypothesis: any names, any finite numbers, groups in groups, unknown fields everywhere."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from guibp.model.changes import ExtraChanged
from guibp.model.dataset import Dataset
from guibp.model.edits import (
    AddNodes,
    AddNotes,
    Batch,
    CollapseGroup,
    Edit,
    Revert,
    SetDataset,
    SetOutput,
    SetTraining,
)
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS
from guibp.model.records import NO_EXTRA, OPTIMIZERS, Edge, Extra, Group, Node, Note, TrainingSettings

KNOWN_FIELDS = {
    *(
        "format",
        "version",
        "nodes",
        "edges",
        "output",
        "dataset",
        "groups",
        "training",
        "columns",
        "id",
        "op",
    ),
    *("value", "column", "random_start", "position", "source", "target", "port", "members", "collapsed"),
    *("optimizer", "learning_rate", "steps", "seed", "schedule", "batch", "frozen", "l1", "l2", "held_out"),
    "forget_zero",
}

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
names = st.text(characters, min_size=1, max_size=8)
numbers = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(min_value=0, exclude_min=True, allow_nan=False, allow_infinity=False)
places = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
extras: st.SearchStrategy[Extra] = st.dictionaries(
    st.text().filter(lambda name: name not in KNOWN_FIELDS), json_values, max_size=2
).map(lambda fields: tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in fields.items()))
training_settings = st.builds(
    TrainingSettings,
    st.none() | st.sampled_from(OPTIMIZERS),
    st.none() | positive,
    st.none() | st.integers(0, 10**9),
    st.none() | st.integers(0, 2**63 - 1),
    st.none() | st.sampled_from(("constant", "cosine:1000", "step:10:0.5")),
    st.none() | st.integers(1, 10**9),
    extra=extras,
    l1=st.none() | positive,
    l2=st.none() | positive,
    forget_zero=st.none() | st.booleans(),
)


@st.composite
def nodes(draw: st.DrawFn, id_: str) -> Node:
    """A node that the rules accept, any operation."""
    op = draw(st.sampled_from(tuple(OPERATIONS)))
    position, extra = draw(st.none() | places), draw(extras)
    if not OPERATIONS[op].is_leaf:
        return Node(id_, op, position=position, extra=extra)
    column = draw(st.none() | names) if op == "input" else None
    start = draw(st.none() | positive) if op == "parameter" else None
    is_frozen = op == "parameter" and draw(st.booleans())
    value = draw(numbers) if column is None else None
    return Node(id_, op, value, column, start, position, extra, is_frozen=is_frozen)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of up to eight nodes, finished or not."""
    ids = draw(st.lists(names, unique=True, max_size=11))
    group_ids, node_ids = ids[:3], ids[3:]
    made = tuple(draw(nodes(id_)) for id_ in node_ids)
    groups = _draw_groups(draw, group_ids, node_ids)
    parts: list[Edit] = [AddNodes(made, _draw_edges(draw, made), groups)]
    parts += [SetTraining(draw(st.none() | training_settings)), SetDataset(draw(st.none() | datasets()))]
    parts += [Revert((ExtraChanged(NO_EXTRA, draw(extras)),)), AddNotes(_draw_notes(draw))]
    if made:
        parts.append(SetOutput(draw(st.none() | st.sampled_from(node_ids))))
    graph = Graph()
    graph.apply(Batch(tuple(parts)))
    for group in graph.groups:
        if draw(st.booleans()):
            graph.apply(CollapseGroup(group.id))
    return graph


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A table of up to three columns and rows."""
    rows = draw(st.integers(1, 3))
    column = st.lists(numbers, min_size=rows, max_size=rows)
    return Dataset(draw(st.dictionaries(names, column, min_size=1, max_size=3)), draw(extras))


def _draw_edges(draw: st.DrawFn, made: tuple[Node, ...]) -> tuple[Edge, ...]:
    edges = []
    for index, node in enumerate(made):
        ports = range(4 if node.operation.is_variadic else len(node.operation.operands))
        for port in ports if index else ():
            if draw(st.booleans()):
                source = draw(st.sampled_from(made[:index]))
                edges.append(Edge(source.id, node.id, port, draw(extras)))
    return tuple(draw(st.permutations(edges)))


def _draw_groups(draw: st.DrawFn, group_ids: list[str], node_ids: list[str]) -> tuple[Group, ...]:
    """Each group may hold nodes and the groups before it; what one took, the next cannot."""
    free, groups = list(node_ids), list[Group]()
    for id_ in group_ids:
        members = draw(st.lists(st.sampled_from(free), unique=True, max_size=3)) if free else []
        if members:
            free = [member for member in free if member not in members] + [id_]
            groups.append(Group(id_, tuple(members), extra=draw(extras)))
    return tuple(draw(st.permutations(groups)))


def _draw_notes(draw: st.DrawFn) -> tuple[Note, ...]:
    ids = draw(st.lists(names, unique=True, max_size=2))
    return tuple(Note(id_, draw(names), draw(places), extra=draw(extras)) for id_ in ids)


def content(graph: Graph) -> str:
    """All that a graph holds, with every bit of every number, for comparing; not by way of a document."""
    nodes_ = [
        (n.id, n.op, n.value, n.column, n.random_start, n.is_frozen, n.position, n.extra)
        for n in graph.node_records
    ]
    edges = [(edge.source, edge.target, edge.port, edge.extra) for edge in graph.edges]
    groups = [(group.id, group.members, group.collapsed, group.extra) for group in graph.groups]
    data = graph.dataset
    table = None if data is None else (data.columns(), data.extra, data.held_out)
    rest = (graph.output, graph.training, graph.extra, sorted(graph.networkx.edges(keys=True)))
    memberships = [
        (id_, graph.group_of(id_)) for id_ in (*graph.nodes, *(group.id for group in graph.groups))
    ]
    notes = [(note.id, note.text, note.position, note.size, note.extra) for note in graph.notes]
    return repr((nodes_, edges, groups, notes, table, rest, memberships))
