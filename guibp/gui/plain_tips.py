"""Tool tips and other places where Qt guesses whether a text is HTML: here it is shown as it is written."""

from __future__ import annotations

import re
from html import escape

_MARKS = re.compile("[<&]")


def plain_tip(text: str) -> str:
    """The text for a tool tip: where Qt would take a name or a path for HTML, HTML that shows it."""
    # Qt takes what has "&lt;" for HTML, too.
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>' if _MARKS.search(text) else text


def plain_button(text: str) -> str:
    """The text for a button or a menu, where an ampersand would mark the next letter."""
    return text.replace("&", "&&")
