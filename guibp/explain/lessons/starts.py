"""Where a task starts: the graph that is put on the canvas for it."""

from __future__ import annotations

from collections.abc import Mapping

from guibp.model.errors import GuibpError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset

EMPTY, PRESET, EXPRESSION = "empty", "preset:", "expr:"


def open_start(start: str, values: Mapping[str, float]) -> Graph:
    """The graph of a start: ``empty``, ``preset:NAME`` or ``expr:TEXT``, its leaves with these values.

    Raises a ``GuibpError``.
    """
    graph = _open(start)
    for id_, value in values.items():
        graph.set_value(id_, value)
    return graph


def _open(start: str) -> Graph:
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
