"""The command ``manual``: the manual page, made from the parsers, for man."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.export_command import print_utf8
from guibp.cli.manual import write_page
from guibp.model.atomic_file import replace_file

DONE = 0


def write_manual(arguments: argparse.Namespace) -> int:
    """Write the page to a file or to standard output."""
    text = write_page()
    if arguments.output is not None:
        replace_file(arguments.output, text.encode("utf-8"))
    if arguments.json:
        answers.print_json(_describe(arguments, text))
    elif arguments.output is None:
        print_utf8(text)
    return DONE


def _describe(arguments: argparse.Namespace, text: str) -> answers.Json:
    if arguments.output is None:
        return {"text": text}
    return answers.written_answer(arguments.output, text.encode("utf-8"))
