"""What can be done to a graph: frozen commands that hold ids and records, never live objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from guibp.model.changes import Change
from guibp.model.dataset import Dataset
from guibp.model.records import Edge, Group, Node, Note, Position, Size, TrainingSettings


@dataclass(frozen=True, slots=True)
class AddNodes:
    """Add nodes, the edges among or to them, and groups of them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveNodes:
    """Remove nodes with their edges and memberships; a group left empty goes too."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connect:
    """Add one edge; a taken port is refused."""

    source: str
    target: str
    port: int


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Remove the edge that ends at a port."""

    target: str
    port: int


@dataclass(frozen=True, slots=True)
class MoveNodes:
    """Put nodes' centres elsewhere."""

    positions: tuple[tuple[str, Position], ...]


@dataclass(frozen=True, slots=True)
class SetValues:
    """Give leaves their numbers; a bound input is unbound."""

    values: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class BindColumn:
    """Bind an input to a column of the data set (which need not be there yet)."""

    id: str
    column: str


@dataclass(frozen=True, slots=True)
class SetRandomStart:
    """Set the range ±r from which a parameter's start is drawn, or take it away with ``None``."""

    id: str
    random_start: float | None


@dataclass(frozen=True, slots=True)
class Freeze:
    """Keep parameters where they are: no training moves them, and no new start draws them."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unfreeze:
    """Let trainings move parameters again."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeOperation:
    """Make a node another operation; its edges must fit the new one."""

    id: str
    op: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a node or a group another id."""

    id: str
    new_id: str


@dataclass(frozen=True, slots=True)
class SetOutput:
    """Choose the node that is differentiated, or leave the choice open with ``None``."""

    id: str | None


@dataclass(frozen=True, slots=True)
class SetDataset:
    """Replace the data set, or take it away with ``None``."""

    dataset: Dataset | None


@dataclass(frozen=True, slots=True)
class SetTraining:
    """Replace the training settings."""

    settings: TrainingSettings | None


@dataclass(frozen=True, slots=True)
class AddGroup:
    """Make a group of nodes and groups; members leave the group that they were in."""

    id: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinGroup:
    """Put nodes and groups that are in no group into one."""

    id: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaveGroup:
    """Take nodes and groups out of the groups that they are in; a group left empty goes."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ungroup:
    """Dissolve a group; its members go to the group around it."""

    id: str


@dataclass(frozen=True, slots=True)
class CollapseGroup:
    """Show a group as one box."""

    id: str


@dataclass(frozen=True, slots=True)
class ExpandGroup:
    """Show a group's members."""

    id: str


@dataclass(frozen=True, slots=True)
class AddNotes:
    """Put notes on the canvas."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RemoveNotes:
    """Take notes off the canvas."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveNotes:
    """Put notes' centres elsewhere."""

    positions: tuple[tuple[str, Position], ...]


@dataclass(frozen=True, slots=True)
class ResizeNote:
    """Give a note another size; since a corner stays where it is, its centre moves too."""

    id: str
    position: Position
    size: Size


@dataclass(frozen=True, slots=True)
class SetNoteText:
    """Let a note say something else."""

    id: str
    text: str


class Purpose(Enum):
    """What several edits are for together, where none of them tells it."""

    TAKE_APART = "take apart"
    PUT_TOGETHER = "put together"


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that succeed or fail as one."""

    edits: tuple[Edit, ...]
    purpose: Purpose | None = None


@dataclass(frozen=True, slots=True)
class Revert:
    """Make these changes: the inverse of an edit, and the inverse of that again."""

    changes: tuple[Change, ...] = field(default=())


Edit = (
    AddNodes
    | RemoveNodes
    | Connect
    | Disconnect
    | MoveNodes
    | SetValues
    | BindColumn
    | SetRandomStart
    | Freeze
    | Unfreeze
    | ChangeOperation
    | Rename
    | SetOutput
    | SetDataset
    | SetTraining
    | AddGroup
    | JoinGroup
    | LeaveGroup
    | Ungroup
    | CollapseGroup
    | ExpandGroup
    | AddNotes
    | RemoveNotes
    | MoveNotes
    | ResizeNote
    | SetNoteText
    | Batch
    | Revert
)
