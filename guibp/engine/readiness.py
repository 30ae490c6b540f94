"""Whether a graph can be computed, differentiated or trained: refusals that name the node and its place."""

from __future__ import annotations

from collections.abc import Iterable

from guibp.engine.compilation import compile_tape
from guibp.engine.tape import NONE, Tape, column_of
from guibp.engine.wired import find_wired, read_codes
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
    settled = require_differentiable(graph, output)
    _require_parameter(compile_tape(graph, output), settled)
    return settled


def compile_trainable(graph: Graph) -> Tape:
    """The tape of a graph whose output can be trained; refuses others as ``require_trainable`` does."""
    settled = require_differentiable(graph)
    tape = compile_tape(graph)
    _require_parameter(tape, settled)
    return tape


def _require_parameter(tape: Tape, output: str) -> None:
    parameters = (node for node in tape.nodes if node.op == "parameter")
    places = zip(parameters, tape.parameter_slots.tolist(), strict=True)
    frozen = [node.is_frozen for node, slot in places if slot != NONE and tape.needed[slot]]
    if not frozen:
        raise UnfinishedGraphError('output "{id}" depends on no parameter: nothing to train', id=output)
    if all(frozen):
        raise UnfinishedGraphError(
            'every parameter that output "{id}" depends on is frozen: nothing to train', id=output
        )


def _require_finished(graph: Graph, output: str) -> None:
    suspects = _list_suspects(graph)
    if suspects:
        needed = frozenset(graph.walk_back(output))
        for id_ in suspects:
            if id_ in needed:
                _require_computable(graph, id_)


def _list_suspects(graph: Graph) -> tuple[str, ...]:
    """The nodes that lack an operand or their column, in order: mostly none, and found all at once."""
    nodes, dataset = graph.node_records, graph.dataset
    wired = find_wired(read_codes(nodes), graph.incidence).tolist()
    return tuple(
        node.id
        for node, there in zip(nodes, wired, strict=True)
        if not there or (node.column is not None and column_of(node, dataset) is None)
    )


def _require_computable(graph: Graph, id_: str) -> None:
    """An operation has its operands, a bound input its column."""
    node = graph.node(id_)
    if not node.operation.is_leaf:
        for port in graph.missing_ports(id_)[:1]:
            raise UnfinishedGraphError('node "{id}": port {port} has no edge', id=id_, port=port)
    elif column_of(node, graph.dataset) is None:
        raise UnfinishedGraphError(
            'node "{id}": the data set has no column "{column}"', id=id_, column=node.column
        )


def _no_output(graph: Graph) -> UnfinishedGraphError:
    """Why no output is settled: no operation at all, or several that no edge leaves."""
    ends = graph.list_ends()
    if not ends:
        return UnfinishedGraphError("there is no output: the graph has no operation")
    return UnfinishedGraphError(
        "{count} nodes could be the output ({names}): choose one", count=len(ends), names=_name(ends)
    )


def _name(ids: Iterable[str]) -> str:
    *named, last = [f'"{id_}"' for id_ in ids]
    return ", ".join([*named, last] if len(named) < MOST_NAMED else [*named[:MOST_NAMED], "…"])
