"""A source as every command takes it: a file, ``preset:NAME`` or ``expr:TEXT``."""

from __future__ import annotations

from guibp.model.document import load
from guibp.model.errors import DocumentError, GuibpError, one_line
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset

PRESET = "preset:"
EXPRESSION = "expr:"


def open_source(source: str) -> Graph:
    """The graph of a source; raises a ``GuibpError`` that says what is wrong with it."""
    if source.startswith(PRESET):
        return preset(source.removeprefix(PRESET))
    if source.startswith(EXPRESSION):
        return parse(source.removeprefix(EXPRESSION))
    return load(source)


def describe_refusal(source: str, error: GuibpError) -> str:
    """One line that names the source and the place in it."""
    line = str(error)
    named = isinstance(error, DocumentError) and error.source
    text = line if named or line.startswith(f"{source}:") else f"{source}: {line}"
    return one_line(" ".join(text.split()))
