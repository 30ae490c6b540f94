"""Texts in SVG: their type, and how they are set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from guibp.model.records import Position

SANS = "Inter, Segoe UI, Noto Sans, DejaVu Sans, sans-serif"
MATHEMATICAL = "STIX Two Math, STIX Two Text, Cambria Math, DejaVu Serif, serif"
_CAP = 0.36
"""From the middle of capital letters down to their foot, as a share of the type's size."""
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, which no XML may hold, not even escaped; its specification (1.0), section 2.2."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set."""

    colour: str
    size: float
    anchor: str = "middle"
    style: str = ""
    family: str = SANS


def write_text(text: str, place: Position, ink: Ink) -> str:
    """A text whose middle height is at a place."""
    x, y = place
    style = f' style="{ink.style}"' if ink.style else ""
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return (
        f'<text x="{x:.2f}" y="{y + ink.size * _CAP:.2f}" font-family="{ink.family}" font-size="{ink.size:g}"'
        f' text-anchor="{ink.anchor}" fill="{ink.colour}"{style}>{escape(text)}</text>'
    )
