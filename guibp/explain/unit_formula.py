"""The formula of what a unit computes: its result, with the operations inside it written out."""

from __future__ import annotations

import re
from collections.abc import Collection

from guibp.model.formula import Name, Number, Term, join_operands, parse_formula, rename_operands
from guibp.model.formula_text import render_text
from guibp.model.graph import Graph
from guibp.model.numbers_text import MINUS

_DEEPEST = 6
_MOST_NAMES = 40
"""Beyond so many names a formula goes on by the ids of what is inside."""
_MOST_OPERANDS = 8
_ELLIPSIS, _MISSING = "…", "□"
_FIRST_PLACEHOLDER = 0xE000
"""Names stand as characters of the private use area until all signs are set, and are never taken for one."""
_SQUARE = re.compile(r"\^2(?![\d.])")


def unit_formula(graph: Graph, members: Collection[str], result: str) -> str:
    """``σ(w11·x1 + w12·x2 + b1)``: leaves and what is not among the members by their ids.

    A missing operand is an empty box, and of many operands the first are written out.
    """
    writer = _Writer(graph, members)
    term = writer.write(result, _DEEPEST)
    line = render_text(term, {}).replace(" × ", "·").replace("-", MINUS)
    return _SQUARE.sub("²", line).translate(writer.names)


class _Writer:
    """Writes one formula, and remembers the names that are in it."""

    def __init__(self, graph: Graph, members: Collection[str]) -> None:
        self._graph, self._members = graph, members
        self.names: dict[int, str] = {}

    def write(self, id_: str, depth: int) -> Term:
        node = self._graph.node(id_)
        if node.op == "constant" and node.value is not None:
            return Number(node.value)
        opens = id_ in self._members and not node.operation.is_leaf
        if not opens or depth == 0 or len(self.names) >= _MOST_NAMES:
            return self._name(id_)
        operands = self._write_operands(id_, depth - 1)
        term = join_operands(parse_formula(node.operation.short), len(operands))
        return rename_operands(term, {str(place): operand for place, operand in enumerate(operands)})

    def _write_operands(self, id_: str, depth: int) -> list[Term]:
        wired = self._graph.operands(id_)
        count = max(len(self._graph.node(id_).operation.operands), 1 + max(wired, default=-1))
        written = [
            self.write(wired[port], depth) if port in wired else self._name(_MISSING)
            for port in range(min(count, _MOST_OPERANDS))
        ]
        return written if count <= _MOST_OPERANDS else [*written, self._name(_ELLIPSIS)]

    def _name(self, name: str) -> Name:
        placeholder = _FIRST_PLACEHOLDER + len(self.names)
        self.names[placeholder] = " ".join(name.split()) or name
        return Name(chr(placeholder))
