"""Where a task starts: the graph that is put on the canvas for it."""

from __future__ import annotations

from guibp.model.errors import GuibpError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset

EMPTY, PRESET, EXPRESSION = "empty", "preset:", "expr:"


def open_start(start: str) -> Graph:
    """The graph of a start: ``empty``, ``preset:NAME`` or ``expr:TEXT``; raises a ``GuibpError``."""
    if start == EMPTY:
        return Graph()
    if start.startswith(PRESET):
        return preset(start.removeprefix(PRESET))
    if start.startswith(EXPRESSION):
        return parse(start.removeprefix(EXPRESSION))
    raise GuibpError(
        'a start is "{empty}", "{preset}NAME" or "{expression}TEXT"',
        empty=EMPTY,
        preset=PRESET,
        expression=EXPRESSION,
    )
