"""How each edit is carried out: checked by the rules, then resolved into primitive changes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from guibp.model import edits, rules
from guibp.model.changes import (
    Change,
    DatasetChanged,
    EdgeAdded,
    EdgeRemoved,
    GroupAdded,
    GroupRemoved,
    GroupReplaced,
    NodeAdded,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeReplaced,
    OutputChanged,
    TrainingChanged,
)
from guibp.model.errors import CycleError, NodeError, PortError
from guibp.model.note_performing import NOTE_PERFORMERS
from guibp.model.records import Edge, Group, Node
from guibp.model.store import Store

Record = TypeVar("Record", Node, Edge)

FEW_EDGES = 8
"""Up to here a search from each new edge is quicker than a sort of the whole graph."""


class Performance:
    """One edit being carried out: makes changes and remembers them, so that all can be taken back."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.changes: list[Change] = []

    def perform(self, edit: edits.Edit) -> None:
        """Carry out an edit; raises ``EditError`` and may leave it half done, for ``take_back``."""
        _PERFORMERS[type(edit)](self, edit)

    def make(self, change: Change) -> None:
        """Make a change and remember it."""
        self.store.make(change)
        self.changes.append(change)

    def take_back(self) -> None:
        """Undo all that was made."""
        for change in reversed(self.changes):
            self.store.make(change.inverse())
        self.changes.clear()

    def add_nodes(self, edit: edits.AddNodes) -> None:
        """Add nodes, edges and groups; one look for cycles serves all."""
        store, make = self.store, self.make
        for node in edit.nodes:
            rules.check_new_id(store, node.id)
            rules.check_node(node)
            make(NodeAdded(_numbered(node, store.sequence())))
        few = len(edit.edges) <= FEW_EDGES
        for edge in edit.edges:
            rules.check_edge(store, edge)
            if few:
                rules.check_no_cycle(store, edge.source, edge.target)
            make(EdgeAdded(_numbered(edge, store.sequence())))
        if not few:
            self._check_acyclic()
        self._add_groups(edit.groups)

    def _check_acyclic(self) -> None:
        incidence = self.store.incidence()
        if len(incidence.topological_order()) < incidence.nodes:
            ids = _find_cycle(self.store)
            raise CycleError("the edges close a cycle: {cycle}", ids=ids, cycle=rules.name_cycle(ids))

    def _add_groups(self, groups: tuple[Group, ...]) -> None:
        for group in groups:
            rules.check_new_id(self.store, group.id)
            self.make(GroupAdded(replace(group, members=(), sequence=self.store.sequence())))
        for group in groups:
            rules.check_members(self.store, group)
            for member in group.members:
                if member in self.store.group_of:
                    raise NodeError('"{member}" is in two groups', member=member)
            before = self.store.groups[group.id]
            self.make(GroupReplaced(before, replace(before, members=group.members)))
        rules.check_nesting(self.store.group_of, (group.id for group in groups))

    def remove_nodes(self, edit: edits.RemoveNodes) -> None:
        """Remove nodes with all that hangs on them."""
        for id_ in edit.ids:
            rules.check_exists(self.store, id_)
        ids = dict.fromkeys(edit.ids)
        self._leave_groups(ids)
        for id_ in ids:
            for edge in (*self.store.edges_into(id_), *self.store.edges_out_of(id_)):
                self.make(EdgeRemoved(edge))
            if self.store.output == id_:
                self.make(OutputChanged(id_, None))
            self.make(NodeRemoved(self.store.nodes[id_]))

    def _leave_groups(self, members: Iterable[str]) -> None:
        """Take members out of their groups; a group left empty leaves its own, and goes."""
        leaving, emptied = tuple(members), list[str]()
        while leaving:
            gone, group_of = frozenset(leaving), self.store.group_of
            holders = dict.fromkeys(group_of[member] for member in leaving if member in group_of)
            for holder in holders:
                group = self.store.groups[holder]
                staying = tuple(member for member in group.members if member not in gone)
                self.make(GroupReplaced(group, replace(group, members=staying)))
            leaving = tuple(holder for holder in holders if not self.store.groups[holder].members)
            emptied.extend(leaving)
        for id_ in emptied:
            self.make(GroupRemoved(self.store.groups[id_]))

    def connect(self, edit: edits.Connect) -> None:
        """Add one edge."""
        edge = Edge(edit.source, edit.target, edit.port)
        rules.check_edge(self.store, edge)
        rules.check_no_cycle(self.store, edge.source, edge.target)
        self.make(EdgeAdded(replace(edge, sequence=self.store.sequence())))

    def disconnect(self, edit: edits.Disconnect) -> None:
        """Remove one edge."""
        rules.check_exists(self.store, edit.target)
        edge = self.store.operands[edit.target].get(edit.port)
        if edge is None:
            raise PortError('port {port} of "{id}" has no edge', port=edit.port, id=edit.target)
        self.make(EdgeRemoved(edge))

    def move_nodes(self, edit: edits.MoveNodes) -> None:
        """Put nodes elsewhere."""
        for id_, position in edit.positions:
            before = rules.check_exists(self.store, id_)
            x, y = (rules.check_number(part) for part in position)
            after = replace(before, position=(x, y))
            rules.check_node(after)
            self._replace(NodeMoved(before, after))

    def set_values(self, edit: edits.SetValues) -> None:
        """Give leaves numbers; a bound input is unbound."""
        for id_, value in edit.values:
            before = rules.check_exists(self.store, id_)
            if not before.operation.is_leaf:
                raise NodeError('"{id}" is an operation: its value is computed', id=id_)
            number = rules.check_number(value)
            if before.column is not None or not _is_same(before.value, number):
                self.make(NodeReplaced(before, before.with_value(number)))

    def bind_column(self, edit: edits.BindColumn) -> None:
        """Bind an input to a column."""
        before = rules.check_exists(self.store, edit.id)
        after = replace(before, column=rules.check_id(edit.column), value=None)
        rules.check_node(after)
        self._replace(NodeReplaced(before, after))

    def set_random_start(self, edit: edits.SetRandomStart) -> None:
        """Set or take away the range of a parameter's start."""
        before = rules.check_exists(self.store, edit.id)
        start = None if edit.random_start is None else rules.check_number(edit.random_start)
        after = replace(before, random_start=start)
        rules.check_node(after)
        self._replace(NodeReplaced(before, after))

    def freeze(self, edit: edits.Freeze) -> None:
        """Keep parameters where they are."""
        for id_ in edit.ids:
            before = rules.check_exists(self.store, id_)
            after = replace(before, is_frozen=True)
            rules.check_frozen(after)
            self._replace(NodeReplaced(before, after))

    def unfreeze(self, edit: edits.Unfreeze) -> None:
        """Let trainings move parameters again."""
        for id_ in edit.ids:
            before = rules.check_exists(self.store, id_)
            self._replace(NodeReplaced(before, replace(before, is_frozen=False)))

    def change_operation(self, edit: edits.ChangeOperation) -> None:
        """Make a node another operation."""
        before = rules.check_exists(self.store, edit.id)
        leaf = rules.check_operation(edit.op).is_leaf
        if edit.op == before.op:
            return
        after = replace(
            before,
            op=edit.op,
            value=(before.value if before.value is not None else 1.0) if leaf else None,
            column=None,
            random_start=None,
            is_frozen=False,
        )
        for edge in self.store.edges_into(edit.id):
            rules.check_port(after, edge.port)
        self._replace(NodeReplaced(before, after))

    def _replace(self, change: NodeMoved | NodeReplaced) -> None:
        if change.before != change.after or repr(change.before.value) != repr(change.after.value):
            self.make(change)

    def rename(self, edit: edits.Rename) -> None:
        """Give a node or group another id."""
        if edit.id not in self.store.groups:
            rules.check_exists(self.store, edit.id)
        if edit.id != edit.new_id:
            rules.check_new_id(self.store, edit.new_id)
            self.make(NodeRenamed(edit.id, edit.new_id))

    def set_output(self, edit: edits.SetOutput) -> None:
        """Choose the output."""
        if edit.id is not None:
            rules.check_exists(self.store, edit.id)
        if edit.id != self.store.output:
            self.make(OutputChanged(self.store.output, edit.id))

    def set_dataset(self, edit: edits.SetDataset) -> None:
        """Replace the data set."""
        if edit.dataset != self.store.dataset:
            self.make(DatasetChanged(self.store.dataset, edit.dataset))

    def set_training(self, edit: edits.SetTraining) -> None:
        """Replace the training settings."""
        settings = None if edit.settings is None else rules.check_training(edit.settings)
        if settings != self.store.training:
            self.make(TrainingChanged(self.store.training, settings))

    def add_group(self, edit: edits.AddGroup) -> None:
        """Make a group; it stands in the innermost group that holds all its members."""
        rules.check_new_id(self.store, edit.id)
        group = Group(edit.id, edit.members, sequence=self.store.sequence())
        rules.check_members(self.store, group)
        around = [rules.groups_around(self.store, member) for member in edit.members]
        rules.check_apart(group, around)
        holder = next((id_ for id_ in around[0] if all(id_ in others for others in around)), None)
        self.make(GroupAdded(replace(group, members=())))
        if holder is not None:
            # Before the members leave: a holder that they leave empty would go.
            outer = self.store.groups[holder]
            self.make(GroupReplaced(outer, replace(outer, members=(*outer.members, edit.id))))
        self._leave_groups(edit.members)
        self.make(GroupReplaced(self.store.groups[edit.id], group))

    def join_group(self, edit: edits.JoinGroup) -> None:
        """Put nodes and groups into a group."""
        group = rules.check_group_exists(self.store, edit.id)
        for member in edit.members:
            if member in self.store.group_of:
                raise NodeError('"{member}" is in two groups', member=member)
        joined = replace(group, members=(*group.members, *edit.members))
        rules.check_members(self.store, joined)
        self.make(GroupReplaced(group, joined))
        rules.check_nesting(self.store.group_of, (edit.id,))

    def leave_group(self, edit: edits.LeaveGroup) -> None:
        """Take nodes and groups out of their groups."""
        for member in edit.members:
            if member not in self.store.groups:
                rules.check_exists(self.store, member)
        self._leave_groups(dict.fromkeys(edit.members))

    def ungroup(self, edit: edits.Ungroup) -> None:
        """Dissolve a group."""
        group = rules.check_group_exists(self.store, edit.id)
        holder = self.store.group_of.get(edit.id)
        self.make(GroupReplaced(group, replace(group, members=())))
        if holder is not None:
            outer = self.store.groups[holder]
            place = outer.members.index(edit.id)
            members = (*outer.members[:place], *group.members, *outer.members[place + 1 :])
            self.make(GroupReplaced(outer, replace(outer, members=members)))
        self.make(GroupRemoved(self.store.groups[edit.id]))

    def collapse_group(self, edit: edits.CollapseGroup) -> None:
        """Close a group."""
        before = rules.check_group_exists(self.store, edit.id)
        if not before.collapsed:
            self.make(GroupReplaced(before, replace(before, collapsed=True)))

    def expand_group(self, edit: edits.ExpandGroup) -> None:
        """Open a group."""
        before = rules.check_group_exists(self.store, edit.id)
        if before.collapsed:
            self.make(GroupReplaced(before, replace(before, collapsed=False)))

    def batch(self, edit: edits.Batch) -> None:
        """Carry out several edits."""
        for part in edit.edits:
            self.perform(part)

    def revert(self, edit: edits.Revert) -> None:
        """Make recorded changes again."""
        for change in edit.changes:
            self.make(change)


def _is_same(before: float | None, after: float) -> bool:
    """Whether two numbers are the same in every bit, the sign of 0 included."""
    return before == after and math.copysign(1.0, before) == math.copysign(1.0, after)


class Construction(Performance):
    """An edit that makes a new graph: nothing is remembered, for it is not taken back."""

    def make(self, change: Change) -> None:
        """Make a change."""
        self.store.make(change)


def _find_cycle(store: Store) -> tuple[str, ...]:
    """The nodes around some cycle; there must be one."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(store.nodes)
    for edge in store.ordered_edges():
        network.add_edge(edge.source, edge.target, key=edge.port)
    return tuple(str(edge[0]) for edge in nx.find_cycle(network))


def _numbered(record: Record, sequence: int) -> Record:
    """The record with its place in the order; one that has it already is no copy, which is quicker."""
    return record if record.sequence == sequence else record.with_sequence(sequence)


_PERFORMERS: Mapping[type, Callable[[Performance, Any], None]] = {
    edits.AddNodes: Performance.add_nodes,
    edits.RemoveNodes: Performance.remove_nodes,
    edits.Connect: Performance.connect,
    edits.Disconnect: Performance.disconnect,
    edits.MoveNodes: Performance.move_nodes,
    edits.SetValues: Performance.set_values,
    edits.BindColumn: Performance.bind_column,
    edits.SetRandomStart: Performance.set_random_start,
    edits.Freeze: Performance.freeze,
    edits.Unfreeze: Performance.unfreeze,
    edits.ChangeOperation: Performance.change_operation,
    edits.Rename: Performance.rename,
    edits.SetOutput: Performance.set_output,
    edits.SetDataset: Performance.set_dataset,
    edits.SetTraining: Performance.set_training,
    edits.AddGroup: Performance.add_group,
    edits.JoinGroup: Performance.join_group,
    edits.LeaveGroup: Performance.leave_group,
    edits.Ungroup: Performance.ungroup,
    edits.CollapseGroup: Performance.collapse_group,
    edits.ExpandGroup: Performance.expand_group,
    **NOTE_PERFORMERS,
    edits.Batch: Performance.batch,
    edits.Revert: Performance.revert,
}
