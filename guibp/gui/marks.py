"""Marks of Markdown in Korean, where a particle follows a closing mark without a space."""

from __future__ import annotations

import re

SPACE = "\N{HAIR SPACE}"
"""Stands around marks while Markdown is read; whoever reads it takes it out again."""
_MARKED = re.compile(r"(?<![\\*])(\*{1,2})(?=[^\s*])([^*\n]*[^\s*\\])\1(?!\*)")


def loosen_marks(text: str) -> str:
    """Set spaces around emphasised words: Markdown takes the mark in ``*σ(x)*는`` for an asterisk."""
    return _MARKED.sub(lambda found: f"{SPACE}{found[0]}{SPACE}", text)


def tighten_marks(text: str) -> str:
    """Take the spaces out again."""
    return text.replace(SPACE, "")
