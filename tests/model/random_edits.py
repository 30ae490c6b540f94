"""Edits made by hypothesis for the graph at hand: most fit it, some do not."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from guibp.model import edits
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS
from guibp.model.records import Edge, Group, Node, Note, TrainingSettings

Draw = st.DrawFn
Maker = Callable[[Draw, Graph], edits.Edit]

# Few choices each: a machine has a budget of choices, and many short steps find more than few long ones.
NAMES = ("a", "b", "가", "unit", 'q"\n')
VALUES = (0.0, -0.0, 0.1, -2.5, 5e-324, math.nan)
PLACES = ((0.0, 0.0), (-0.0, 8.0), (1e5, -3.5), (math.inf, 0.0))
TEXTS = ("", "메모", "two\nlines", "\0")
DATASETS = (
    None,
    Dataset({"x1": [0.0, -0.0], "t": [1.0, 2.0]}),
    Dataset({"a": [0.1]}, (("from", '"b.csv"'),)),
)
TRAININGS = (
    None,
    TrainingSettings("adam"),
    TrainingSettings("sgd", 0.5, 10, 3),
    TrainingSettings("adam", -1.0),
)


def one_of(draw: Draw, choices: Sequence[str]) -> str:
    """One of them, or now and then one that is not there."""
    return draw(st.sampled_from((*choices, "nowhere")))


def a_leaf(draw: Draw, graph: Graph) -> str:
    return one_of(draw, [node.id for node in graph.node_records if node.operation.is_leaf])


def an_operation(draw: Draw, graph: Graph) -> str:
    return one_of(draw, [node.id for node in graph.node_records if not node.operation.is_leaf])


def a_group(draw: Draw, graph: Graph) -> str:
    return one_of(draw, [group.id for group in graph.groups])


def a_member(draw: Draw, graph: Graph) -> str:
    return one_of(draw, [*graph.nodes, *(group.id for group in graph.groups)])


def a_new_id(draw: Draw, graph: Graph) -> str:
    """A free one, or one that may be taken."""
    return draw(st.sampled_from((graph.free_id("n"), *NAMES)))


def adding(draw: Draw, graph: Graph) -> edits.Edit:
    """A node wired to what is there, perhaps in a new group."""
    op = draw(st.sampled_from(tuple(OPERATIONS)))
    value = draw(st.sampled_from(VALUES)) if OPERATIONS[op].is_leaf else None
    node = Node(a_new_id(draw, graph), op, value)
    wires = [Edge(one_of(draw, graph.nodes), node.id, port) for port in range(len(OPERATIONS[op].operands))]
    groups = [Group(a_new_id(draw, graph), (node.id,))] if draw(st.booleans()) else []
    return edits.AddNodes((node,), tuple(wires), tuple(groups))


def removing(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.RemoveNodes(tuple(one_of(draw, graph.nodes) for _ in range(draw(st.integers(1, 3)))))


def connecting(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.Connect(one_of(draw, graph.nodes), an_operation(draw, graph), draw(st.integers(0, 3)))


def disconnecting(draw: Draw, graph: Graph) -> edits.Edit:
    wired = [edits.Disconnect(edge.target, edge.port) for edge in graph.edges]
    return draw(st.sampled_from([*wired, edits.Disconnect("nowhere", 0)]))


def moving(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.MoveNodes(((one_of(draw, graph.nodes), draw(st.sampled_from(PLACES))),))


def setting_values(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetValues(((a_leaf(draw, graph), draw(st.sampled_from(VALUES))),))


def binding(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.BindColumn(a_leaf(draw, graph), draw(st.sampled_from(("x1", "t", ""))))


def setting_random_start(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetRandomStart(a_leaf(draw, graph), draw(st.sampled_from((None, 0.5, -1.0))))


def freezing(draw: Draw, graph: Graph) -> edits.Edit:
    ids = (a_leaf(draw, graph),)
    return edits.Freeze(ids) if draw(st.booleans()) else edits.Unfreeze(ids)


def changing_operation(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.ChangeOperation(one_of(draw, graph.nodes), one_of(draw, tuple(OPERATIONS)))


def renaming(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.Rename(a_member(draw, graph), a_new_id(draw, graph))


def choosing_output(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetOutput(draw(st.sampled_from((None, *graph.nodes, "nowhere"))))


def setting_dataset(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetDataset(draw(st.sampled_from(DATASETS)))


def setting_training(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetTraining(draw(st.sampled_from(TRAININGS)))


def grouping(draw: Draw, graph: Graph) -> edits.Edit:
    members = tuple(a_member(draw, graph) for _ in range(draw(st.integers(1, 3))))
    return edits.AddGroup(a_new_id(draw, graph), members)


def joining(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.JoinGroup(a_group(draw, graph), (a_member(draw, graph),))


def leaving(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.LeaveGroup((a_member(draw, graph), a_member(draw, graph)))


def ungrouping(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.Ungroup(a_group(draw, graph))


def collapsing(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.CollapseGroup(a_group(draw, graph))


def expanding(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.ExpandGroup(a_group(draw, graph))


def a_note(draw: Draw, graph: Graph) -> str:
    return one_of(draw, [note.id for note in graph.notes])


def adding_notes(draw: Draw, graph: Graph) -> edits.Edit:
    place = draw(st.sampled_from(PLACES))
    return edits.AddNotes((Note(a_new_id(draw, graph), draw(st.sampled_from(TEXTS)), place),))


def removing_notes(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.RemoveNotes((a_note(draw, graph),))


def moving_notes(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.MoveNotes(((a_note(draw, graph), draw(st.sampled_from(PLACES))),))


def resizing_notes(draw: Draw, graph: Graph) -> edits.Edit:
    size = draw(st.sampled_from(((200.0, 80.0), (0.0, 80.0))))
    return edits.ResizeNote(a_note(draw, graph), draw(st.sampled_from(PLACES)), size)


def writing_notes(draw: Draw, graph: Graph) -> edits.Edit:
    return edits.SetNoteText(a_note(draw, graph), draw(st.sampled_from(TEXTS)))


MAKERS: tuple[Maker, ...] = (
    adding, removing, connecting, disconnecting, moving, setting_values, binding, setting_random_start,
    freezing,
    changing_operation, renaming, choosing_output, setting_dataset, setting_training,
    grouping, joining, leaving, ungrouping, collapsing, expanding,
    adding_notes, removing_notes, moving_notes, resizing_notes, writing_notes,
)  # fmt: skip


@st.composite
def edits_of(draw: Draw, graph: Graph) -> edits.Edit:
    """Any single edit."""
    return draw(st.sampled_from(MAKERS))(draw, graph)


@st.composite
def batches_of(draw: Draw, graph: Graph) -> edits.Edit:
    """Two or three edits that succeed or fail as one; each fits the graph before all of them."""
    return edits.Batch(tuple(draw(st.lists(edits_of(graph), min_size=2, max_size=3))))
