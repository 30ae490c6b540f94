"""The command ``manual``: the manual page, made from the parsers, for man."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.manual import write_page

DONE = 0


def write_manual(arguments: argparse.Namespace) -> int:
    """Write the page to a file or to standard output."""
    answers.give_text(arguments, write_page(), {})
    return DONE
