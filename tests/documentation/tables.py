"""Tables of the guide, made from the program: its keys, its operations, its commands."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from unittest.mock import patch

from PySide6.QtGui import QGuiApplication

from guibp.cli.arguments import DESCRIBED, command_parser, window_parser
from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.actions import TABLE
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.shortcuts import list_keys
from guibp.gui.shortcuts_dialog import is_on_keyboards
from guibp.gui.translation import plain_text
from guibp.model.formula import parse_formula
from guibp.model.formula_text import render_text
from guibp.model.numbers_text import with_minus_signs
from guibp.model.operations import OPERATIONS, Operation
from tests.documentation.notebook_page import write_notebook

HELP_WIDTH = "100"
"""Columns of the terminal whose help is quoted."""

Table = Callable[[], Iterator[str]]


def write_keys() -> Iterator[str]:
    """Every action with its keys, menu by menu; then what mouse and keys do on the canvas."""
    # Only with an application does Qt know the keys that a platform uses for New, Open and so on.
    application = QGuiApplication.instance() or QGuiApplication([])
    places = list(Menu)
    for menu, entries in groupby(sorted(TABLE, key=lambda one: places.index(one.menu)), lambda one: one.menu):
        yield f"## {plain_text(menu.value)}\n"
        yield from _write_table(("action", "keys", "what it does", "id"), map(_write_action, entries))
    yield "## On the canvas\n"
    yield from _write_table(("to", "do"), GESTURES)
    del application


def _write_action(entry: ActionEntry) -> tuple[str, ...]:
    keys = [f"`{key.toString()}`" for key in list_keys(entry) if is_on_keyboards(key)]
    return plain_text(entry.text).rstrip("…"), " ".join(keys), entry.tip, f"`{entry.name}`"


def write_operations() -> Iterator[str]:
    """Every operation with the formulas of its value and of its local gradients, as the table has them."""
    for category, members in groupby(OPERATIONS.values(), lambda operation: operation.category):
        yield f"## {category.value}\n"
        headings = ("symbol", "id", "value", "local gradients", "")
        yield from _write_table(headings, map(_write_operation, members))


def _write_operation(operation: Operation) -> tuple[str, ...]:
    words = dict(zip("ab", operation.operands, strict=False))
    local = (
        f"∂y/∂{operand} = {_write_formula(formula, words)}"
        for operand, formula in zip(operation.operands, operation.local, strict=True)
    )
    value = f"y = {_write_formula(operation.value, words)}" if operation.value else ""
    more = " …" if operation.is_variadic else ""
    return operation.symbol, f"`{operation.id}`", value + more, "<br>".join(local), operation.summary


def _write_formula(text: str, words: Mapping[str, str]) -> str:
    return with_minus_signs(render_text(parse_formula(text).result, words))


def write_commands() -> Iterator[str]:
    """The help of the window and of every command, as the parser gives it."""
    yield from _write_help("guibp", window_parser())
    for name in DESCRIBED:
        yield from _write_help(f"guibp {name}", command_parser(name))


def _write_help(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    with patch.dict(os.environ, COLUMNS=HELP_WIDTH):
        text = parser.format_help().rstrip()
    yield f"## {name}\n\n```text\n{text}\n```\n"


def _write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield f"| {' | '.join(map(_escape, row))} |"
    yield ""


def _escape(text: str) -> str:
    return text.replace("|", r"\|").replace("*", r"\*")


TABLES: Mapping[str, Table] = {
    "keys": write_keys,
    "operations": write_operations,
    "commands": write_commands,
    "notebook": write_notebook,
}
"""By the name that a page puts in ``<!-- table: NAME -->``."""
