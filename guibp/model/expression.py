"""Expression text made into a graph: ``w = param(-2); x = 5; f = w*x``. It is parsed, never executed."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.model.edits import AddNodes
from guibp.model.expression_reading import Draft, Reader
from guibp.model.expression_tokens import Token, TokenKind, split_tokens
from guibp.model.graph import OPERATION_PREFIX, PREFIXES, Graph
from guibp.model.naming import MAXIMUM_LENGTH
from guibp.model.records import Edge, Node


def parse(text: str) -> Graph:
    """The graph that a text describes.

    Each line (or part between semicolons) names a number, a leaf or an operation: ``x = 5`` is an
    input, ``w = param(-2)`` a parameter, ``f = sigmoid(w*x + 1)`` an operation, with further nodes
    of generated ids for what stands inside. Raises ``ExpressionError`` with line and column.
    """
    reader = Reader(split_tokens(text))
    while reader.next is not None:
        token = reader.take()
        if token.kind is not TokenKind.END:
            _read_statement(reader, token)
    _name_the_rest(reader.drafts, frozenset(reader.named))
    return _build(reader.drafts)


def _read_statement(reader: Reader, name: Token) -> None:
    equals = reader.next
    if name.kind is not TokenKind.NAME or equals is None or equals.text != "=":
        raise name.error('a line begins with a name and "=", as in f = w*x')
    if name.text in reader.named:
        raise name.error('"{name}" is defined twice', name=name.text)
    if len(name.text) > MAXIMUM_LENGTH:
        raise name.error("a name has at most {limit} characters", limit=MAXIMUM_LENGTH)
    reader.take()
    first = reader.next
    draft = reader.read_side()
    if draft.id is not None:
        template = '"{name}" would be "{other}" once more: an operation or a number is missing'
        raise (first or name).error(template, name=name.text, other=draft.id)
    if draft.is_literal:
        draft.op = "input"
        draft.is_literal = False
    draft.id = name.text
    reader.named[name.text] = draft


def _name_the_rest(drafts: list[Draft], taken: frozenset[str]) -> None:
    """Number the nodes without a name as the graph does, clear of all names in the text."""
    last: dict[str, int] = {}
    for draft in drafts:
        if draft.id is None:
            prefix = PREFIXES.get(draft.op, OPERATION_PREFIX)
            draft.id = next(id_ for id_ in _candidates(prefix, last) if id_ not in taken)


def _candidates(prefix: str, last: dict[str, int]) -> Iterator[str]:
    while True:
        number = last[prefix] = last.get(prefix, 0) + 1
        yield prefix if number == 1 else f"{prefix}{number}"


def _build(drafts: list[Draft]) -> Graph:
    nodes = tuple(Node(draft.id or "", draft.op, draft.value, draft.column) for draft in drafts)
    edges = tuple(
        Edge(operand.id or "", draft.id or "", port)
        for draft in drafts
        for port, operand in enumerate(draft.operands)
    )
    graph = Graph()
    graph.apply(AddNodes(nodes, edges))
    return graph
