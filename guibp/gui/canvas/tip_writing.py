"""Writes tips: a title, lines of formulas, and numbers in rows, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from guibp.drawing.numbers import NOT_COMPUTED, full_number
from guibp.gui.theme import Theme

_LONGEST_TITLE, _LONGEST_LINE = 120, 90


@dataclass(frozen=True, slots=True)
class Row:
    """A name, and what stands beside it in a colour."""

    name: str
    text: str
    colour: QColor


@dataclass(frozen=True, slots=True)
class Tip:
    """What a tip says, from the top to the bottom."""

    title: str
    kind: str = ""
    lines: Sequence[str] = ()
    rows: Sequence[Row] = ()
    footer: str = ""


def number_rows(theme: Theme, value: float | None, gradient: float | None) -> list[Row]:
    """Both numbers with all their digits; an en dash where one is not computed."""
    return [
        Row(QCoreApplication.translate("Canvas", "value"), in_full(value), theme.value),
        Row(QCoreApplication.translate("Canvas", "gradient"), in_full(gradient), theme.gradient),
    ]


def in_full(number: float | None) -> str:
    """All digits of a number; an en dash where it is not computed."""
    return NOT_COMPUTED if number is None else full_number(number)


def write_tip(tip: Tip, theme: Theme) -> str:
    """The tip as rich text."""
    quiet = theme.quiet.name()
    kind = f'&nbsp;&nbsp;<span style="color:{quiet}">{escape(tip.kind)}</span>' if tip.kind else ""
    parts = [f"<div><b>{escape(_cut(tip.title, _LONGEST_TITLE))}</b>{kind}</div>"]
    parts += [f"<div>{escape(_cut(line, _LONGEST_LINE))}</div>" for line in tip.lines]
    if tip.rows:
        rows = "".join(_write_row(row, quiet) for row in tip.rows)
        parts.append(f'<table cellspacing="0" cellpadding="1">{rows}</table>')
    if tip.footer:
        parts.append(f'<div style="color:{quiet}">{escape(tip.footer)}</div>')
    # A tip is broken where it should be, and nowhere else.
    return f'<div style="white-space:pre">{"".join(parts)}</div>'


def _write_row(row: Row, quiet: str) -> str:
    name = escape(_cut(row.name, _LONGEST_LINE))
    return (
        f'<tr><td style="color:{quiet}">{name}</td>'
        f'<td style="color:{row.colour.name()}">&nbsp;&nbsp;<b>{escape(row.text)}</b></td></tr>'
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
