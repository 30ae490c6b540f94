"""Every edit does what it says and can be taken back to the last bit; every refusal changes nothing."""

from __future__ import annotations

import math

import pytest

from guibp.model import edits
from guibp.model.dataset import Dataset
from guibp.model.document import read_document, write_document
from guibp.model.errors import (
    CycleError,
    EditError,
    NodeError,
    NumberError,
    PortError,
    TrainingError,
)
from guibp.model.graph import Graph, GraphChanged
from guibp.model.records import Edge, Group, Node, Note, TrainingSettings
from tests.model.random_graphs import content

W = Node("new", "parameter", 1.0)
NOTE = Note("n", "why", (0.0, 8.0), extra=(("by", '"Ada"'),))


DONE = [
    edits.AddNodes(
        (W,), (Edge("new", "f", 3), Edge("new", "f", 7)), (Group("g1", ("new",), collapsed=True),)
    ),
    edits.AddNodes((Node("a", "exp"), Node("e", "exp")), (Edge("a", "e", 0),)),
    edits.AddNodes((), (), (Group("outer", ("unit 2", "inner")), Group("inner", ("x",)))),
    edits.RemoveNodes(("f",)),
    edits.RemoveNodes(("w", "g", "f")),
    edits.RemoveNodes(("w", "x", "b", "g", "f", "h", "h")),
    edits.Connect("x", "f", 9),
    edits.Connect("b", "f", 10**6),
    edits.Disconnect("f", 0),
    edits.MoveNodes((("w", (1.5, -2.0)), ("f", (0.0, 1e6)))),
    edits.SetValues((("w", -0.0), ("x", 5e-324))),
    edits.BindColumn("x", "x1"),
    edits.BindColumn("x", "not there yet"),
    edits.SetRandomStart("w", 0.5),
    edits.Freeze(("w", "b")),
    edits.Batch((edits.Freeze(("w", "b")), edits.Unfreeze(("w", "x")))),
    edits.Batch((edits.Freeze(("w",)), edits.ChangeOperation("w", "constant"))),
    edits.ChangeOperation("w", "constant"),
    edits.ChangeOperation("f", "multiply"),
    edits.ChangeOperation("b", "exp"),
    edits.Rename("f", "loss"),
    edits.Rename("unit 1", "layer"),
    edits.Rename("g", "가"),
    edits.SetOutput("h"),
    edits.SetOutput(None),
    edits.SetDataset(Dataset({"x1": [-0.0, 1.0]}, (("from", '"a.csv"'),))),
    edits.SetDataset(Dataset({"x1": [0.0, 1.0]}, held_out=[1])),
    edits.SetDataset(None),
    edits.SetTraining(TrainingSettings("adam", 0.1, 100, 7)),
    edits.AddGroup("new", ("x", "b")),
    edits.AddGroup("new", ("w", "g")),
    edits.AddGroup("new", ("w", "b")),
    edits.AddGroup("new", ("unit 1",)),
    edits.AddGroup("new", ("unit 2", "x")),
    edits.JoinGroup("unit 1", ("b", "x")),
    edits.LeaveGroup(("w",)),
    edits.LeaveGroup(("w", "g", "w")),
    edits.LeaveGroup(("unit 1", "x")),
    edits.Ungroup("unit 1"),
    edits.Ungroup("unit 2"),
    edits.CollapseGroup("unit 2"),
    edits.AddNotes((Note("w", "메모\ntwo", (1.5, -2.0)), Note("2", "", (0.0, 0.0), (30.0, 20.0)))),
    edits.Batch((edits.AddNotes((NOTE,)), edits.RemoveNotes(("n", "n")), edits.AddNotes((NOTE,)))),
    edits.Batch((edits.AddNotes((NOTE,)), edits.MoveNotes((("n", (5.0, 1e6)),)))),
    edits.Batch((edits.AddNotes((NOTE,)), edits.ResizeNote("n", (5.0, 6.0), (40.0, 30.5)))),
    edits.Batch((edits.AddNotes((NOTE,)), edits.SetNoteText("n", "else"))),
    edits.Batch((edits.Rename("w", "v"), edits.SetValues((("v", 9.0),)), edits.RemoveNodes(("v",)))),
    edits.Batch((edits.CollapseGroup("unit 1"), edits.ExpandGroup("unit 1"), edits.Disconnect("f", 1))),
]

REFUSED: list[tuple[edits.Edit, type[EditError]]] = [
    (edits.AddNodes((W, W)), NodeError),
    (edits.AddNodes((Node("w", "exp"),)), NodeError),
    (edits.AddNodes((Node("unit 1", "exp"),)), NodeError),
    (edits.AddNodes((Node("n", "mul"),)), NodeError),
    (edits.AddNodes((Node("n", "exp", 1.0),)), NodeError),
    (edits.AddNodes((Node("n", "parameter"),)), NodeError),
    (edits.AddNodes((Node("n", "parameter", column="x1"),)), NodeError),
    (edits.AddNodes((Node("n", "input", 1.0, "x1"),)), NodeError),
    (edits.AddNodes((Node("n", "input", 1.0, random_start=0.5),)), NodeError),
    (edits.AddNodes((Node("n", "parameter", 1.0, random_start=0.0),)), NumberError),
    (edits.AddNodes((Node("n", "parameter", math.nan),)), NumberError),
    (edits.AddNodes((Node("n", "exp", position=(math.inf, 0.0)),)), NumberError),
    (edits.AddNodes((Node("n", "exp", position=(0.0, 1e7)),)), NumberError),
    (edits.AddNodes((Node("", "exp"),)), NodeError),
    (edits.AddNodes((Node("n" * 1001, "exp"),)), NodeError),
    (edits.AddNodes((Node("a\0", "exp"),)), NodeError),
    (edits.AddNodes((Node("\udfff", "exp"),)), NodeError),
    (edits.AddNodes((W,), (Edge("new", "f", 0),)), PortError),
    (edits.AddNodes((W,), (Edge("f", "new", 0),)), PortError),
    (edits.AddNodes((W,), (Edge("nowhere", "f", 3),)), NodeError),
    (edits.AddNodes((Node("n", "exp"),), (Edge("n", "n", 0),)), CycleError),
    (edits.AddNodes((), (Edge("f", "g", 5),)), CycleError),
    (edits.AddNodes((), tuple(Edge("h", "g", port) for port in range(5, 15))), CycleError),
    (edits.AddNodes((), (), (Group("u", ("b",)), Group("v", ("b",)))), NodeError),
    (edits.AddNodes((), (), (Group("u", ("w",)),)), NodeError),
    (edits.AddNodes((), (), (Group("u", ("v",)), Group("v", ("u",)))), NodeError),
    (edits.AddNodes((), (), (Group("u", ("u",)),)), NodeError),
    (edits.AddNodes((), (), (Group("u", ()),)), NodeError),
    (edits.RemoveNodes(("w", "nowhere")), NodeError),
    (edits.RemoveNodes(("unit 1",)), NodeError),
    (edits.Connect("x", "f", 0), PortError),
    (edits.Connect("x", "f", -1), PortError),
    (edits.Connect("x", "f", 10**6 + 1), PortError),
    (edits.Connect("x", "f", True), PortError),
    (edits.Connect("x", "w", 0), PortError),
    (edits.Connect("x", "nowhere", 0), NodeError),
    (edits.Connect("nowhere", "f", 5), NodeError),
    (edits.Connect("f", "f", 5), CycleError),
    (edits.Connect("h", "g", 5), CycleError),
    (edits.Disconnect("f", 5), PortError),
    (edits.Disconnect("nowhere", 0), NodeError),
    (edits.MoveNodes((("w", (0.0, 0.0)), ("x", (0.0, math.nan)))), NumberError),
    (edits.MoveNodes((("nowhere", (0.0, 0.0)),)), NodeError),
    (edits.SetValues((("w", 1.0), ("f", 1.0))), NodeError),
    (edits.SetValues((("w", 1.0), ("x", math.inf))), NumberError),
    (edits.BindColumn("w", "x1"), NodeError),
    (edits.BindColumn("x", ""), NodeError),
    (edits.SetRandomStart("x", 0.5), NodeError),
    (edits.SetRandomStart("w", -0.5), NumberError),
    (edits.ChangeOperation("f", "exp"), PortError),
    (edits.ChangeOperation("f", "input"), PortError),
    (edits.ChangeOperation("f", "mul"), NodeError),
    (edits.Rename("w", "x"), NodeError),
    (edits.Rename("w", "unit 1"), NodeError),
    (edits.Rename("unit 1", "unit 2"), NodeError),
    (edits.Rename("w", ""), NodeError),
    (edits.Rename("nowhere", "n"), NodeError),
    (edits.SetOutput("nowhere"), NodeError),
    (edits.SetOutput("unit 1"), NodeError),
    (edits.SetTraining(TrainingSettings("lbfgs")), TrainingError),
    (edits.SetTraining(TrainingSettings(learning_rate=0.0)), TrainingError),
    (edits.SetTraining(TrainingSettings(learning_rate=math.nan)), NumberError),
    (edits.SetTraining(TrainingSettings(steps=-1)), NumberError),
    (edits.SetTraining(TrainingSettings(steps=True)), NumberError),
    (edits.SetTraining(TrainingSettings(seed=-1)), NumberError),
    (edits.AddGroup("w", ("x",)), NodeError),
    (edits.AddGroup("n", ()), NodeError),
    (edits.AddGroup("n", ("x", "x")), NodeError),
    (edits.AddGroup("n", ("nowhere",)), NodeError),
    (edits.AddGroup("n", ("n",)), NodeError),
    (edits.AddGroup("n", ("unit 1", "w")), NodeError),
    (edits.AddGroup("n", ("g", "unit 2")), NodeError),
    (edits.JoinGroup("unit 1", ("f",)), NodeError),
    (edits.JoinGroup("unit 1", ("unit 2",)), NodeError),
    (edits.JoinGroup("unit 2", ("unit 2",)), NodeError),
    (edits.JoinGroup("nowhere", ("x",)), NodeError),
    (edits.LeaveGroup(("w", "nowhere")), NodeError),
    (edits.AddNotes((NOTE, NOTE)), NodeError),
    (edits.AddNotes((Note("", "a", (0.0, 0.0)),)), NodeError),
    (edits.AddNotes((Note("n", "\0", (0.0, 0.0)),)), NodeError),
    (edits.AddNotes((Note("n", "\ud800", (0.0, 0.0)),)), NodeError),
    (edits.AddNotes((Note("n", "a" * 20_001, (0.0, 0.0)),)), NodeError),
    (edits.AddNotes((Note("n", "a", (0.0, math.nan)),)), NumberError),
    (edits.AddNotes((Note("n", "a", (0.0, 2e6)),)), NumberError),
    (edits.AddNotes((Note("n", "a", (0.0, 0.0), (0.0, 20.0)),)), NumberError),
    (edits.AddNotes((Note("n", "a", (0.0, 0.0), (20.0, 1e5)),)), NumberError),
    (edits.RemoveNotes(("nowhere",)), NodeError),
    (edits.MoveNotes((("nowhere", (0.0, 0.0)),)), NodeError),
    (edits.ResizeNote("nowhere", (0.0, 0.0), (20.0, 20.0)), NodeError),
    (edits.SetNoteText("nowhere", ""), NodeError),
    (edits.Freeze(("w", "x")), NodeError),
    (edits.Freeze(("nowhere",)), NodeError),
    (edits.Unfreeze(("nowhere",)), NodeError),
    (edits.Ungroup("w"), NodeError),
    (edits.CollapseGroup("nowhere"), NodeError),
    (
        edits.Batch((edits.SetValues((("w", 9.0),)), edits.RemoveNodes(("g",)), edits.Ungroup("no"))),
        NodeError,
    ),
]


@pytest.mark.parametrize("edit", DONE, ids=repr)
def test_the_inverse_brings_back_every_bit(graph: Graph, edit: edits.Edit) -> None:
    start = content(graph), write_document(graph)
    inverse = graph.apply(edit)
    end = content(graph), write_document(graph)
    assert end != start
    again = graph.apply(inverse)
    assert (content(graph), write_document(graph)) == start
    graph.apply(again)
    assert (content(graph), write_document(graph)) == end
    assert write_document(read_document(end[1], "a.guibp")) == end[1]


@pytest.mark.parametrize("edit,error", REFUSED, ids=repr)
def test_a_refused_edit_leaves_all_as_it_was(graph: Graph, edit: edits.Edit, error: type[EditError]) -> None:
    heard: list[GraphChanged] = []
    graph.subscribe(heard.append)
    start, revision = (content(graph), write_document(graph)), graph.revision
    with pytest.raises(error) as caught:
        graph.apply(edit)
    assert type(caught.value) is error
    assert "{" not in str(caught.value)
    assert (content(graph), write_document(graph)) == start
    assert graph.revision == revision
    assert not heard


def test_every_kind_of_edit_is_tried() -> None:
    kinds = {type(edit) for edit in DONE} | {
        type(part) for edit in DONE if isinstance(edit, edits.Batch) for part in edit.edits
    }
    assert kinds | {edits.Revert} == set(edits.Edit.__args__)
