"""The command ``manual``: the manual page, made from the parsers, for man."""

from __future__ import annotations

import argparse

from guibp.cli.export_command import print_utf8
from guibp.cli.manual import write_page
from guibp.model.atomic_file import replace_file

DONE = 0


def write_manual(arguments: argparse.Namespace) -> int:
    """Write the page to a file or to standard output."""
    text = write_page()
    if arguments.output is None:
        print_utf8(text)
    else:
        replace_file(arguments.output, text.encode("utf-8"))
    return DONE
