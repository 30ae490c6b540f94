"""The frozen records that a graph is made of: nodes, edges, groups and training settings."""

from __future__ import annotations

from dataclasses import dataclass, field

from guibp.model.operations import OPERATIONS, Operation

Extra = tuple[tuple[str, str], ...]
"""Unknown fields of a document's object, name and JSON text, kept through load and save."""

NO_EXTRA: Extra = ()

Position = tuple[float, float]
Size = tuple[float, float]

NOTE_SIZE: Size = (208.0, 104.0)
"""Width and height of a note that does not say its own."""

OPTIMIZERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph.

    ``value`` is the number of a leaf that is not bound to a column; ``column`` names the data-set
    column of a bound input; ``random_start`` is the half-width of the range from which a parameter's
    start is drawn; ``position`` is the node's centre in canvas units (pixels at 100 %), or ``None``
    if the layout places it. ``is_frozen``: a parameter that no training moves and no new start draws.
    ``sequence`` orders the nodes; the graph gives it.
    """

    id: str
    op: str
    value: float | None = None
    column: str | None = None
    random_start: float | None = None
    position: Position | None = None
    extra: Extra = NO_EXTRA
    sequence: int = field(default=-1, compare=False)
    is_frozen: bool = False

    @property
    def operation(self) -> Operation:
        """The entry of the operation table."""
        return OPERATIONS[self.op]

    def with_value(self, value: float) -> Node:
        """The same leaf with a number; an input is bound no longer. Quicker than ``replace``."""
        return Node(
            self.id,
            self.op,
            value,
            None,
            self.random_start,
            self.position,
            self.extra,
            self.sequence,
            self.is_frozen,
        )

    def with_sequence(self, sequence: int) -> Node:
        """The same node at a place in the order."""
        return Node(
            self.id,
            self.op,
            self.value,
            self.column,
            self.random_start,
            self.position,
            self.extra,
            sequence,
            self.is_frozen,
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A wire from a node's output to one numbered operand of another."""

    source: str
    target: str
    port: int
    extra: Extra = NO_EXTRA
    sequence: int = field(default=-1, compare=False)

    def with_sequence(self, sequence: int) -> Edge:
        """The same edge at a place in the order."""
        return Edge(self.source, self.target, self.port, self.extra, sequence)


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes and groups that are shown together, in a frame or as one box."""

    id: str
    members: tuple[str, ...]
    collapsed: bool = False
    extra: Extra = NO_EXTRA
    sequence: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A text that stands on the canvas beside the graph, and says something to people alone.

    ``position`` is its centre and ``size`` its width and height, in canvas units. The ids of notes are
    their own: nobody sees them, so they must not take names away from nodes and groups.
    """

    id: str
    text: str
    position: Position
    size: Size = NOTE_SIZE
    extra: Extra = NO_EXTRA
    sequence: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How a document wants to be trained; ``None`` is what the document leaves open.

    ``l1`` and ``l2`` are the strengths of the penalties on the weights.
    """

    optimizer: str | None = None
    learning_rate: float | None = None
    steps: int | None = None
    seed: int | None = None
    schedule: str | None = None
    """How the rate changes from step to step, such as "cosine:1000"."""
    batch: int | None = None
    """How many samples a step takes."""
    extra: Extra = NO_EXTRA
    l1: float | None = None
    l2: float | None = None
    forget_zero: bool | None = None
    """Whether the gradients are never set to zero, and so add up from step to step: a classic mistake."""
