"""Graph: the one mutable object, a computational graph that is changed by edits and tells what changed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from guibp.model import edits, note_rules, rules
from guibp.model.changes import Change
from guibp.model.dataset import Dataset
from guibp.model.errors import NodeError, NumberError
from guibp.model.incidence import Incidence
from guibp.model.operations import OPERATIONS
from guibp.model.paths import walk_back
from guibp.model.performing import Construction, Performance
from guibp.model.records import NO_EXTRA, Edge, Extra, Group, Node, Note, Position, TrainingSettings
from guibp.model.store import Store
from guibp.model.turn import Turn

COUNTED_ONE_BY_ONE = 100
if TYPE_CHECKING:
    import networkx as nx

PREFIXES: Mapping[str, str] = {"input": "x", "parameter": "w", "constant": "c"}
OPERATION_PREFIX = "n"
"""How made-up ids of operations begin: short, since ∂n2/∂n has to be read."""


@dataclass(frozen=True, slots=True)
class GraphChanged:
    """What observers receive after an edit: the edit, its changes, and the edit that takes it back."""

    edit: edits.Edit
    changes: tuple[Change, ...]
    inverse: edits.Revert
    revision: int


Observer = Callable[[GraphChanged], None]


class Graph:
    """A computational graph.

    Every method that changes it is one edit: checked first, applied whole, and told to the observers
    with its inverse. A refused edit raises an ``EditError`` and leaves the graph exactly as it was.
    Edits of several threads are carried out one after the other; one that only reads meanwhile may see
    a part of an edit. A copy has no observers.
    """

    def __init__(self) -> None:
        self._store = Store()
        self._turn = Turn()
        self._observers: list[Observer] = []
        self._revision = 0

    @classmethod
    def made_by(cls, edit: edits.Edit) -> Graph:
        """A new graph as an edit makes it; raises ``EditError``.

        Quicker than ``apply``: nothing is kept that would take it back.
        """
        graph = cls()
        Construction(graph._store).perform(edit)
        graph._revision = 1
        return graph

    # -- reading ---------------------------------------------------------------------------------

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of all nodes, in order."""
        return tuple(node.id for node in self._store.ordered_nodes())

    @property
    def node_records(self) -> tuple[Node, ...]:
        """All nodes, in order."""
        return self._store.ordered_nodes()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, in order."""
        return self._store.ordered_edges()

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups, in order."""
        return self._store.ordered_groups()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes on the canvas, in order: later ones lie on earlier ones."""
        return self._store.ordered_notes()

    @property
    def output(self) -> str | None:
        """The output that the document names, if it does."""
        return self._store.output

    @property
    def dataset(self) -> Dataset | None:
        """The data set, if there is one."""
        return self._store.dataset

    @property
    def training(self) -> TrainingSettings | None:
        """The training settings of the document, if it has any."""
        return self._store.training

    @property
    def extra(self) -> Extra:
        """Unknown fields of the document."""
        return self._store.extra

    @property
    def revision(self) -> int:
        """A number that grows with every change: results computed at another one are stale."""
        return self._revision

    @property
    def networkx(self) -> nx.MultiDiGraph[str]:
        """A copy as a networkx graph: the same ids, edge key = port, the fields as attributes."""
        from guibp.model.networkx_copy import copy_to_networkx

        return copy_to_networkx(self)

    def place_of(self, id_: str) -> int:
        """The place of a node among ``node_records``; ``NodeError`` if there is none of that id."""
        rules.check_exists(self._store, id_)
        return self._store.place_of(id_)

    @property
    def incidence(self) -> Incidence:
        """All edges as arrays: places among ``node_records`` instead of ids."""
        return self._store.incidence()

    def __contains__(self, id_: object) -> bool:
        return id_ in self._store.nodes

    def __len__(self) -> int:
        return len(self._store.nodes)

    def __repr__(self) -> str:
        return f"<Graph: {len(self):,} nodes, {len(self.edges):,} edges>"

    def node(self, id_: str) -> Node:
        """The record of one node; ``NodeError`` if there is none of that id."""
        return rules.check_exists(self._store, id_)

    def group_record(self, id_: str) -> Group:
        """The record of one group; ``NodeError`` if there is none of that id."""
        return rules.check_group_exists(self._store, id_)

    def note(self, id_: str) -> Note:
        """The record of one note; ``NodeError`` if there is none of that id."""
        return note_rules.check_note_exists(self._store.notes, id_)

    def has_note(self, id_: object) -> bool:
        """Whether there is a note of that id."""
        return id_ in self._store.notes

    def group_of(self, id_: str) -> str | None:
        """The group that a node or group is directly in."""
        return self._store.group_of.get(id_)

    def operands(self, id_: str) -> Mapping[int, str]:
        """The sources wired to a node's ports: port -> id."""
        rules.check_exists(self._store, id_)
        return {edge.port: edge.source for edge in self._store.edges_into(id_)}

    def consumers(self, id_: str) -> tuple[Edge, ...]:
        """The edges that leave a node, in order."""
        rules.check_exists(self._store, id_)
        return tuple(sorted(self._store.edges_out_of(id_), key=lambda edge: edge.sequence))

    def missing_ports(self, id_: str) -> tuple[int, ...]:
        """The required ports that have no edge, gaps among those of a variadic operation included."""
        operation, wired = self.node(id_).operation, self._store.operands[id_]
        required = max(len(operation.operands), 1 + max(wired, default=-1))
        return tuple(port for port in range(required) if port not in wired)

    def resolve_output(self, asked: str | None = None) -> str | None:
        """The node that is differentiated, or ``None`` if nothing settles it.

        It is the one asked for, else the document's, else the only operation that no edge leaves.
        """
        if asked is not None:
            return self.node(asked).id
        if self._store.output is not None:
            return self._store.output
        ends = self.list_ends()
        return ends[0] if len(ends) == 1 else None

    def list_ends(self) -> tuple[str, ...]:
        """The operations that no edge leaves, in order."""
        nodes = self.node_records
        ends = np.flatnonzero(self.incidence.consumer_counts() == 0).tolist()
        return tuple(nodes[place].id for place in ends if not nodes[place].operation.is_leaf)

    def walk_back(self, id_: str) -> Iterator[str]:
        """A node and all that it depends on, each once, beginning with itself."""
        rules.check_exists(self._store, id_)
        return walk_back(id_, self._store.operand_ids)

    def would_cycle(self, source: str, target: str) -> bool:
        """Whether an edge from source to target would close a cycle."""
        return self._store.reaches(target, source)

    def free_id(self, prefix: str) -> str:
        """An id that is not taken: the prefix itself, or the prefix and a free number.

        The first free one, up to 100; beyond, one that follows a taken one.
        """
        if not self._is_taken(prefix):
            return prefix
        number = 2
        while self._is_taken(f"{prefix}{number}"):
            # One by one would make the time to add many nodes grow with their square.
            number += 1 if number < COUNTED_ONE_BY_ONE else number
        if number > COUNTED_ONE_BY_ONE:
            taken = number // 2
            while number - taken > 1:
                middle = (taken + number) // 2
                taken, number = (middle, number) if self._is_taken(f"{prefix}{middle}") else (taken, middle)
        return f"{prefix}{number}"

    def _is_taken(self, id_: str) -> bool:
        return id_ in self._store.nodes or id_ in self._store.groups

    # -- changing --------------------------------------------------------------------------------

    def apply(self, edit: edits.Edit) -> edits.Revert:
        """Carry out an edit and return its inverse; raises ``EditError`` and changes nothing."""
        with self._turn:
            return self._apply(edit)

    def _apply(self, edit: edits.Edit) -> edits.Revert:
        performance = Performance(self._store)
        try:
            performance.perform(edit)
        except BaseException:
            performance.take_back()
            raise
        changes = tuple(performance.changes)
        inverse = edits.Revert(tuple([change.inverse() for change in reversed(changes)]))
        if changes:
            self._revision += 1
            event = GraphChanged(edit, changes, inverse, self._revision)
            for observer in tuple(self._observers):
                observer(event)
        return inverse

    def keep_to_this_thread(self) -> None:
        """From now on refuse every edit of another thread with a ``ThreadError``."""
        self._turn.keep()

    def __getstate__(self) -> dict[str, object]:
        """What a copy has."""
        return vars(self) | {"_observers": []}

    def __copy__(self) -> Graph:
        """A graph of its own: two must not share their nodes."""
        return copy.deepcopy(self)

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Have an observer called after every edit; returns the call that ends it."""
        self._observers.append(observer)

        def unsubscribe() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return unsubscribe

    def add(
        self,
        operation: str,
        operands: Sequence[str] = (),
        *,
        id: str | None = None,
        value: float | None = None,
        column: str | None = None,
        random_start: float | None = None,
        position: Position | None = None,
    ) -> str:
        """Add a node wired to operands in the order of its ports; returns its id.

        A leaf without a value is 1.0. Raises ``EditError``.
        """
        if operation not in OPERATIONS:
            raise NodeError('unknown operation "{op}"', op=operation)
        if isinstance(operands, str):
            raise NodeError("operands are a list of ids, not {operands!r}", operands=operands)
        if value is None and column is None and OPERATIONS[operation].is_leaf:
            value = 1.0
        id_ = self.free_id(PREFIXES.get(operation, OPERATION_PREFIX)) if id is None else id
        node = Node(
            id_,
            operation,
            value=None if value is None else rules.check_number(value),
            column=None if column is None else rules.check_id(column),
            random_start=None if random_start is None else rules.check_number(random_start),
            position=None if position is None else _read_position(position),
        )
        wires = tuple(Edge(source, id_, port) for port, source in enumerate(operands))
        self.apply(edits.AddNodes((node,), wires))
        return id_

    def connect(self, source: str, target: str, port: int) -> None:
        """Wire a node to a port; a taken port raises ``PortError``, a cycle ``CycleError``."""
        self.apply(edits.Connect(source, target, port))

    def disconnect(self, target: str, port: int) -> None:
        """Take the wire off a port."""
        self.apply(edits.Disconnect(target, port))

    def remove(self, *ids: str) -> None:
        """Remove nodes with their edges."""
        self.apply(edits.RemoveNodes(ids))

    def set_value(self, id: str, value: float) -> None:
        """Give a leaf its number; this unbinds an input."""
        self.apply(edits.SetValues(((id, value),)))

    def freeze(self, *ids: str) -> None:
        """Keep parameters where they are: no training moves them, and no new start draws them."""
        self.apply(edits.Freeze(ids))

    def unfreeze(self, *ids: str) -> None:
        """Let trainings move parameters again."""
        self.apply(edits.Unfreeze(ids))

    def set_dataset(
        self, columns: Mapping[str, Iterable[float]] | None, held_out: Iterable[int] = ()
    ) -> None:
        """Replace the data set, or take it away; raises ``DatasetError``.

        No training step learns from the rows ``held_out``, counted from 0.
        """
        extra = self.dataset.extra if self.dataset is not None else NO_EXTRA
        self.apply(edits.SetDataset(None if columns is None else Dataset(columns, extra, held_out)))

    def rename(self, id: str, new_id: str) -> None:
        """Give a node or group another id."""
        self.apply(edits.Rename(id, new_id))

    def set_output(self, id: str | None) -> None:
        """Choose the node that is differentiated."""
        self.apply(edits.SetOutput(id))

    def group(self, id: str, members: Sequence[str]) -> None:
        """Make a group of nodes and groups."""
        self.apply(edits.AddGroup(id, tuple(members)))

    def ungroup(self, id: str) -> None:
        """Dissolve a group."""
        self.apply(edits.Ungroup(id))

    def set_training(
        self,
        *,
        optimizer: str | None = None,
        learning_rate: float | None = None,
        steps: int | None = None,
        seed: int | None = None,
        schedule: str | None = None,
        batch: int | None = None,
        l1: float | None = None,
        l2: float | None = None,
        forget_zero: bool | None = None,
    ) -> None:
        """Change those training settings that are given."""
        given = {"optimizer": optimizer, "learning_rate": learning_rate, "steps": steps, "seed": seed}
        given |= {"schedule": schedule, "batch": batch, "l1": l1, "l2": l2, "forget_zero": forget_zero}
        settings = self.training or TrainingSettings()
        changed = {name: value for name, value in given.items() if value is not None}
        self.apply(edits.SetTraining(replace(settings, **changed)))  # type: ignore[arg-type]  # checked by the rules


def _read_position(position: Position) -> Position:
    try:
        x, y = position
    except (TypeError, ValueError):
        raise NumberError("a position is two numbers, not {position!r}", position=position) from None
    return rules.check_number(x), rules.check_number(y)
