"""The text of a note in lines as wide as the note, for pictures: no font is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibp.drawing.shapes import text_width

NOTE_PADDING = 12.0
"""Between a note's edge and its text."""
NOTE_TEXT_SIZE = 12.5
NOTE_LINE = 17.5
"""From one line of a note to the next."""
_PIECE = re.compile(r"\s+|[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uff00-\uffef]+|.")
"""Spaces, words, and single letters of scripts that are broken anywhere."""


def wrap_note(text: str, width: float) -> list[str]:
    """The lines; words that are too long are broken."""
    return [line for paragraph in text.splitlines() for line in _wrap(paragraph, width)]


def _wrap(paragraph: str, width: float) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(paragraph):
        if text_width(line + piece.rstrip(), NOTE_TEXT_SIZE) <= width:
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        *full, line = _break(piece.lstrip(), width)
        yield from full
    yield line.rstrip()


def _break(word: str, width: float) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and text_width(parts[-1] + character, NOTE_TEXT_SIZE) > width:
            parts.append("")
        parts[-1] += character
    return parts
