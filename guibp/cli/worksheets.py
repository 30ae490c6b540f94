"""The command ``worksheet``: a figure and a derivation with blanks, or the answer key."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.progress import Activity
from guibp.export.worksheet_files import Format, WorksheetMaker, format_of
from guibp.export.worksheet_svg import Fill
from guibp.model.atomic_file import replace_file
from guibp.model.errors import FileError
from guibp.sources import name_source, open_source

DONE = 0


def read_name(text: str) -> str:
    """The name of a file in one of the formats."""
    try:
        format_of(text)
    except FileError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def make_worksheet_file(arguments: argparse.Namespace) -> int:
    """Write the worksheet of a source."""
    source: str = arguments.source
    title = name_source(source)
    maker = WorksheetMaker(open_source(source), title, arguments.sample)
    fill = Fill.ANSWERS if arguments.answers else Fill.BLANKS
    with Activity(arguments, "writing"):
        sheet = _write(maker, format_of(arguments.output), fill, title)
    replace_file(arguments.output, sheet)
    if arguments.json:
        answers.print_json(answers.written_answer(arguments.output, sheet))
    return DONE


def _write(maker: WorksheetMaker, kind: Format, fill: Fill, title: str) -> bytes:
    if kind is Format.SVG:
        return maker.write_page(fill).encode("utf-8")
    if kind is Format.LATEX:
        return maker.write_latex(fill).encode("utf-8")
    # Qt comes in for this format alone.
    from guibp.gui.pages import paint_pdf

    return paint_pdf(maker.write_pages(fill), title)
