"""What happened to a graph: the primitive changes that observers receive, each with its inverse."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.model.dataset import Dataset
from guibp.model.records import Edge, Extra, Group, Node, Note, TrainingSettings


@dataclass(frozen=True, slots=True)
class NodeAdded:
    """A node came, without edges."""

    node: Node

    def inverse(self) -> NodeRemoved:
        """The change that takes this one back."""
        return NodeRemoved(self.node)


@dataclass(frozen=True, slots=True)
class NodeRemoved:
    """A node went; its edges went before it."""

    node: Node

    def inverse(self) -> NodeAdded:
        """The change that takes this one back."""
        return NodeAdded(self.node)


@dataclass(frozen=True, slots=True)
class NodeReplaced:
    """A node of the same id became another: its value, kind, column or start changed."""

    before: Node
    after: Node

    def inverse(self) -> NodeReplaced:
        """The change that takes this one back."""
        return NodeReplaced(self.after, self.before)


@dataclass(frozen=True, slots=True)
class NodeMoved:
    """A node stands elsewhere; nothing that is computed changed."""

    before: Node
    after: Node

    def inverse(self) -> NodeMoved:
        """The change that takes this one back."""
        return NodeMoved(self.after, self.before)


@dataclass(frozen=True, slots=True)
class NodeRenamed:
    """A node got another id; its edges, memberships and role as output follow it."""

    before: str
    after: str

    def inverse(self) -> NodeRenamed:
        """The change that takes this one back."""
        return NodeRenamed(self.after, self.before)


@dataclass(frozen=True, slots=True)
class EdgeAdded:
    """An edge came."""

    edge: Edge

    def inverse(self) -> EdgeRemoved:
        """The change that takes this one back."""
        return EdgeRemoved(self.edge)


@dataclass(frozen=True, slots=True)
class EdgeRemoved:
    """An edge went."""

    edge: Edge

    def inverse(self) -> EdgeAdded:
        """The change that takes this one back."""
        return EdgeAdded(self.edge)


@dataclass(frozen=True, slots=True)
class GroupAdded:
    """A group came."""

    group: Group

    def inverse(self) -> GroupRemoved:
        """The change that takes this one back."""
        return GroupRemoved(self.group)


@dataclass(frozen=True, slots=True)
class GroupRemoved:
    """A group went; its members stay."""

    group: Group

    def inverse(self) -> GroupAdded:
        """The change that takes this one back."""
        return GroupAdded(self.group)


@dataclass(frozen=True, slots=True)
class GroupReplaced:
    """A group of the same id has other members, or opened or closed."""

    before: Group
    after: Group

    def inverse(self) -> GroupReplaced:
        """The change that takes this one back."""
        return GroupReplaced(self.after, self.before)


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A note came."""

    note: Note

    def inverse(self) -> NoteRemoved:
        """The change that takes this one back."""
        return NoteRemoved(self.note)


@dataclass(frozen=True, slots=True)
class NoteRemoved:
    """A note went."""

    note: Note

    def inverse(self) -> NoteAdded:
        """The change that takes this one back."""
        return NoteAdded(self.note)


@dataclass(frozen=True, slots=True)
class NoteReplaced:
    """A note of the same id says something else, or stands elsewhere, or has another size."""

    before: Note
    after: Note

    def inverse(self) -> NoteReplaced:
        """The change that takes this one back."""
        return NoteReplaced(self.after, self.before)


@dataclass(frozen=True, slots=True)
class OutputChanged:
    """The document names another output."""

    before: str | None
    after: str | None

    def inverse(self) -> OutputChanged:
        """The change that takes this one back."""
        return OutputChanged(self.after, self.before)


@dataclass(frozen=True, slots=True)
class DatasetChanged:
    """The graph has another data set, or none."""

    before: Dataset | None
    after: Dataset | None

    def inverse(self) -> DatasetChanged:
        """The change that takes this one back."""
        return DatasetChanged(self.after, self.before)


@dataclass(frozen=True, slots=True)
class TrainingChanged:
    """The training settings changed."""

    before: TrainingSettings | None
    after: TrainingSettings | None

    def inverse(self) -> TrainingChanged:
        """The change that takes this one back."""
        return TrainingChanged(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ExtraChanged:
    """The document's own unknown fields changed."""

    before: Extra
    after: Extra

    def inverse(self) -> ExtraChanged:
        """The change that takes this one back."""
        return ExtraChanged(self.after, self.before)


Change = (
    NodeAdded
    | NodeRemoved
    | NodeReplaced
    | NodeMoved
    | NodeRenamed
    | EdgeAdded
    | EdgeRemoved
    | GroupAdded
    | GroupRemoved
    | GroupReplaced
    | NoteAdded
    | NoteRemoved
    | NoteReplaced
    | OutputChanged
    | DatasetChanged
    | TrainingChanged
    | ExtraChanged
)

NOTE_CHANGES = (NoteAdded, NoteRemoved, NoteReplaced)
VIEW_CHANGES = (
    NodeMoved,
    GroupAdded,
    GroupRemoved,
    GroupReplaced,
    *NOTE_CHANGES,
    TrainingChanged,
    ExtraChanged,
)
"""Changes that leave every value and gradient as it is."""
