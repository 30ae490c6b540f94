"""Whether a graph can be computed, differentiated or trained: refusals that name the node and its place."""

from __future__ import annotations

from collections.abc import Iterable

from guibp.engine.tape import column_of
from guibp.model.errors import UnfinishedGraphError
from guibp.model.graph import Graph

MOST_NAMED = 3
"""So many outputs to choose from are named in a message."""


def require_evaluable(graph: Graph, output: str | None = None) -> None:
    """Refuse an output that lacks something it needs; a graph without an output is let through.

    Raises ``UnfinishedGraphError`` with the node and its port or column, and ``NodeError`` if the
    asked output does not exist.
    """
    settled = graph.resolve_output(output)
    if settled is not None:
        _require_finished(graph, settled)


def require_differentiable(graph: Graph, output: str | None = None) -> str:
    """Refuse a graph without an output or with an unfinished one; returns the output's id."""
    settled = graph.resolve_output(output)
    if settled is None:
        raise _no_output(graph)
    _require_finished(graph, settled)
    return settled


def require_trainable(graph: Graph, output: str | None = None) -> str:
    """Refuse a graph whose output cannot be trained; returns the output's id."""
    settled = graph.resolve_output(output)
    if settled is None:
        raise _no_output(graph)
    needed = _require_finished(graph, settled)
    if not any(graph.node(id_).op == "parameter" for id_ in needed):
        raise UnfinishedGraphError('output "{id}" depends on no parameter: nothing to train', id=settled)
    return settled


def list_needed(graph: Graph, output: str) -> tuple[str, ...]:
    """The output and all nodes that it depends on, in the order of the graph's nodes."""
    found = {output}
    waiting = [output]
    while waiting:
        for source in graph.operands(waiting.pop()).values():
            if source not in found:
                found.add(source)
                waiting.append(source)
    return tuple(id_ for id_ in graph.nodes if id_ in found)


def _require_finished(graph: Graph, output: str) -> tuple[str, ...]:
    needed = list_needed(graph, output)
    for id_ in needed:
        _require_computable(graph, id_)
    return needed


def _require_computable(graph: Graph, id_: str) -> None:
    """One node has its operands, its value or its column."""
    node = graph.node(id_)
    if not node.operation.is_leaf:
        for port in graph.missing_ports(id_)[:1]:
            raise UnfinishedGraphError('node "{id}": port {port} has no edge', id=id_, port=port)
    elif node.column is not None:
        if column_of(node, graph.dataset) is None:
            raise UnfinishedGraphError(
                'node "{id}": the data set has no column "{column}"', id=id_, column=node.column
            )
    elif node.value is None:
        raise UnfinishedGraphError('node "{id}" has no value', id=id_)


def _no_output(graph: Graph) -> UnfinishedGraphError:
    """Why no output is settled: no operation at all, or several that no edge leaves."""
    ends = [
        node.id for node in graph.node_records if not node.operation.is_leaf and not graph.consumers(node.id)
    ]
    if not ends:
        return UnfinishedGraphError("there is no output: the graph has no operation")
    return UnfinishedGraphError(
        "{count} nodes could be the output ({names}): choose one", count=len(ends), names=_name(ends)
    )


def _name(ids: Iterable[str]) -> str:
    *named, last = [f'"{id_}"' for id_ in ids]
    return ", ".join([*named, last] if len(named) < MOST_NAMED else [*named[:MOST_NAMED], "…"])
