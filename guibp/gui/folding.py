"""Folding: which groups the command closes or opens, in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guibp.drawing.group_boxes import groups_around
from guibp.model.edits import CollapseGroup, ExpandGroup, JoinGroup
from guibp.model.graph import Graph

Folds = tuple[CollapseGroup | ExpandGroup, ...]


def plan_folding(graph: Graph, chosen: Collection[str]) -> Folds:
    """Open the closed groups in which chosen nodes are hidden; where none is, close those around them.

    That is the innermost group that holds all of them, or else of each the outermost that holds it.
    None if no group is concerned.
    """
    chains = _chains_around(graph, chosen)
    closed = [_outermost_closed(graph, chain) for chain in chains]
    opening = dict.fromkeys(group for group in closed if group is not None)
    if opening:
        return tuple(ExpandGroup(group) for group in opening)
    return tuple(CollapseGroup(group) for group in _meant(chains))


def groups_meant(graph: Graph, chosen: Collection[str]) -> tuple[str, ...]:
    """The innermost group that holds all chosen nodes, or else of each the outermost that holds it."""
    return _meant(_chains_around(graph, chosen))


def _chains_around(graph: Graph, chosen: Collection[str]) -> list[tuple[str, ...]]:
    """The groups around each chosen node, from the innermost on, in the graph's order."""
    if not chosen:
        return []
    return [tuple(groups_around(graph, id_)) for id_ in graph.nodes if id_ in chosen]


def _meant(chains: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    shared = [group for group in chains[0] if all(group in chain for chain in chains)] if chains else []
    around = shared[:1] or [chain[-1] for chain in chains if chain]
    return tuple(dict.fromkeys(around))


def join_at_wire(graph: Graph, id_: str, source: str, target: str) -> tuple[JoinGroup, ...]:
    """What goes into a wire belongs to the innermost group that holds both its ends, if there is one."""
    around = tuple(groups_around(graph, target))
    shared = next((group for group in groups_around(graph, source) if group in around), None)
    return () if shared is None or graph.group_of(id_) is not None else (JoinGroup(shared, (id_,)),)


def outermost(graph: Graph, chosen: frozenset[str]) -> tuple[str, ...]:
    """The nodes, those of a wholly selected group replaced by the group, in the graph's order."""
    members = dict.fromkeys(id_ for id_ in graph.nodes if id_ in chosen)
    changed = True
    while changed:
        changed = False
        for group in graph.groups:
            if group.id not in members and all(member in members for member in group.members):
                for member in group.members:
                    del members[member]
                members[group.id] = None
                changed = True
    return tuple(members)


def _outermost_closed(graph: Graph, chain: tuple[str, ...]) -> str | None:
    return next((group for group in reversed(chain) if graph.group_record(group).collapsed), None)
