"""A source as every command takes it: a file, ``preset:NAME`` or ``expr:TEXT``."""

from __future__ import annotations

from pathlib import Path

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


def name_source(source: str) -> str:
    """What a source is called: its file without folder and ending, or the preset; nothing for a text."""
    return "" if source.startswith(EXPRESSION) else write_out(Path(source.removeprefix(PRESET)).stem)


def write_out(source: str) -> str:
    """The source as text that can be written into a file: the name of a file may be any bytes."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def describe_refusal(source: str, error: GuibpError) -> str:
    """One line that names the source and the place in it."""
    if not source:
        return "an empty name is no source: a file, preset:NAME or expr:TEXT is expected"
    line = str(error)
    named = isinstance(error, DocumentError) and error.source
    text = line if named or line.startswith(f"{source}:") else f"{source}: {line}"
    return one_line(" ".join(text.split()))
