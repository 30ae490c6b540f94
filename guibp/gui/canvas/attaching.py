"""Attaching: a new node that is wired as it comes, all in one edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guibp.drawing.placement import Placement
from guibp.gui.canvas.adding import plan_node
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.folding import join_at_wire
from guibp.gui.operation_search import Choice
from guibp.model.edits import Batch, Connect, Disconnect, Edit, JoinGroup
from guibp.model.graph import Graph
from guibp.model.operations import Operation
from guibp.model.records import Position

_ASIDE = 24.0
"""So far from the loose end of its wire stands a node's centre, in scene units: the end is at its rim."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What a new node is wired to: the node it takes a value from, the operand it feeds, both or neither."""

    source: str | None = None
    operand: EdgeKey | None = None
    others: tuple[EdgeKey, ...] = ()
    """Operands that are fed as well: the wire leads to all of them."""

    def fits(self, operation: Operation) -> bool:
        """Whether a node of this operation can be wired so: a leaf takes no value."""
        return self.source is None or not operation.is_leaf

    def centre_beside(self, place: Position) -> Position:
        """Where the node's centre goes when its end of the wire is to be at a place."""
        x, y = place
        if self.source is not None and self.operand is None:
            return x + _ASIDE, y
        return (x - _ASIDE, y) if self.operand is not None and self.source is None else place


ALONE = Joint()


def joint_in(source: str, operands: Sequence[EdgeKey]) -> Joint:
    """How a node is wired that goes into a wire from a source to some operands."""
    return Joint(source, operands[0], tuple(operands[1:]))


def plan_joined(
    graph: Graph,
    placement: Placement,
    joint: Joint,
    choice: Choice,
    place: Position,
    group: str | None = None,
) -> tuple[str, Edit]:
    """The id of a new node, and the one edit that adds it there, wires it and puts it into a group.

    What goes into a wire goes where the wire is instead.
    """
    id_, adding = plan_node(graph, placement, choice, place)
    wiring: list[Edit] = []
    if joint.source is not None:
        wiring.append(Connect(joint.source, id_, 0))
    if joint.operand is not None:
        for target, port in (joint.operand, *joint.others):
            if port in graph.operands(target):
                wiring.append(Disconnect(target, port))
            wiring.append(Connect(id_, target, port))
        if joint.source is not None:
            wiring += join_at_wire(graph, id_, joint.source, joint.operand[0])
    if group is not None and (joint.source is None or joint.operand is None):
        wiring.append(JoinGroup(group, (id_,)))
    return id_, Batch((adding, *wiring)) if wiring else adding
