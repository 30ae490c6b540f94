"""What text on a clipboard means: a document, a graph of networkx, expressions, or a table of data."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from guibp.drawing.layout import layered_layout
from guibp.model.document import read_document
from guibp.model.document_json import check_limits
from guibp.model.edits import MoveNodes
from guibp.model.errors import DocumentError, ExpressionError, GuibpError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.table_text import Missing, read_table

MOST_BYTES = 32 * 2**20
LONGEST_EXPRESSION = 2**20
"""Bytes of a text that is tried as expressions."""
FEWEST_ROWS = 2
"""A single line of numbers is no table that somebody would want as the data set."""
_DEFINITION = re.compile(r"\s*(?:#[^\n]*\n\s*)*[^\W\d]\w*\s*=(?!=)")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The graph that a text is, or why what looks like one is refused."""

    graph: Graph | None = None
    fault: GuibpError | None = None


def read_pasted(data: bytes) -> Pasted:
    """The nodes in a text, laid out if it says nothing about their places."""
    if not 0 < len(data) <= MOST_BYTES:
        return Pasted()
    try:
        graph = read_document(data, "clipboard")
    except GuibpError as fault:
        return Pasted(fault=fault) if _is_graph(data) else _read_expression(data)
    return Pasted(_lay_out(graph))


def is_table(data: bytes, names: tuple[str, ...]) -> bool:
    """Whether it is a table of numbers; ``names`` are the columns that there are."""
    if not 0 < len(data) <= MOST_BYTES:
        return False
    try:
        read = read_table(data.decode("utf-8"), Missing.LEFT_OUT, names)
    except (GuibpError, UnicodeDecodeError):
        return False
    return read.dataset.samples >= FEWEST_ROWS


def _is_graph(data: bytes) -> bool:
    """Whether it is JSON that lists nodes: then what is wrong with them has to be told."""
    try:
        check_limits(data)
        raw = msgspec.json.decode(data)
    except DocumentError:
        return b'"nodes"' in data
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(raw, dict) and "nodes" in raw


def _read_expression(data: bytes) -> Pasted:
    try:
        text = data[: LONGEST_EXPRESSION + 1].decode("utf-8")
    except UnicodeDecodeError:
        return Pasted()
    if len(data) > LONGEST_EXPRESSION or not _DEFINITION.match(text):
        return Pasted()
    try:
        return Pasted(_lay_out(parse(text)))
    except ExpressionError as fault:
        return Pasted(fault=fault)


def _lay_out(graph: Graph) -> Graph:
    if any(node.position is None for node in graph.node_records):
        graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    return graph
