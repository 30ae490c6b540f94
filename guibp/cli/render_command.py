"""The command ``render``: the annotated graph as a picture, without a window."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.command_parser import CommandParser
from guibp.cli.counts import read_count
from guibp.cli.data_option import open_with_data
from guibp.cli.progress import Activity
from guibp.export.picture_files import (
    GroupLook,
    PictureFormat,
    PictureSettings,
    PictureTheme,
    picture_format_of,
    picture_svg,
)
from guibp.export.picture_svg import Ground
from guibp.export.wire_shades import WireLook
from guibp.model.atomic_file import replace_file
from guibp.model.document import write_document
from guibp.model.errors import FileError, NumberError
from guibp.model.graph import Graph
from guibp.model.numbers_text import read_number
from guibp.model.png_document import embed_document
from guibp.sources import name_source

DONE = 0
DEFAULT_SCALE = 2.0
MOST_SCALE = 16.0


def add_render(parser: CommandParser) -> None:
    """Describe the command's arguments."""
    parser.take_source()
    parser.take_data()
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_read_name,
        required=True,
        help="FILE.svg, FILE.png (which opens again as a document) or FILE.pdf",
    )
    parser.take_output_node()
    parser.add_argument(
        "--sample",
        metavar="K",
        type=_read_sample,
        default=0,
        help="whose numbers, counted from 0 (default 0), or all: mean of values, sum of gradients",
    )
    parser.add_argument(
        "--only", metavar="NODE", nargs="+", help="draw these nodes and the edges between them"
    )
    parser.add_argument(
        "--theme",
        choices=tuple(map(str, PictureTheme)),
        default=str(PictureTheme.LIGHT),
        help="the colours (default light)",
    )
    parser.add_argument(
        "--open-groups", action="store_true", help="draw closed groups open, so that all numbers show"
    )
    parser.add_argument(
        "--heat", action="store_true", help="draw wires in the colours and widths of their gradients"
    )
    parser.add_argument("--transparent", action="store_true", help="leave the ground out")
    parser.add_argument(
        "--scale",
        metavar="S",
        type=_read_scale,
        default=DEFAULT_SCALE,
        help=f"of a PNG: pixels for each unit, up to {MOST_SCALE:g} (default {DEFAULT_SCALE:g})",
    )
    parser.take_json()


def render_source(arguments: argparse.Namespace) -> int:
    """Draw a source."""
    graph = open_with_data(arguments)
    with Activity(arguments, "drawing"):
        picture = _paint(graph, picture_svg(graph, _read_settings(arguments)), arguments)
    replace_file(arguments.output, picture)
    if arguments.json:
        answers.print_json(answers.written_answer(arguments.output, picture))
    return DONE


def _read_settings(arguments: argparse.Namespace) -> PictureSettings:
    return PictureSettings(
        output=arguments.of,
        sample=arguments.sample,
        only=arguments.only,
        theme=PictureTheme(arguments.theme),
        ground=Ground.TRANSPARENT if arguments.transparent else Ground.CANVAS,
        wires=WireLook.GRADIENT if arguments.heat else WireLook.NEUTRAL,
        groups=GroupLook.OPEN if arguments.open_groups else GroupLook.AS_LEFT,
    )


def _paint(graph: Graph, svg: str, arguments: argparse.Namespace) -> bytes:
    kind = picture_format_of(arguments.output)
    if kind is PictureFormat.SVG:
        return svg.encode("utf-8")
    # Qt comes in for these formats alone.
    from guibp.gui.picture_painting import paint_picture_pdf, paint_png

    if kind is PictureFormat.PDF:
        return paint_picture_pdf(svg, _title_of(arguments.source))
    return embed_document(paint_png(svg, arguments.scale), write_document(graph))


def _title_of(source: str) -> str:
    return name_source(source) or "guibp"


def _read_name(text: str) -> str:
    try:
        picture_format_of(text)
    except FileError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _read_sample(text: str) -> int | None:
    return None if text == "all" else read_count(text)


def _read_scale(text: str) -> float:
    try:
        scale = read_number(text)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not 0 < scale <= MOST_SCALE:
        raise argparse.ArgumentTypeError(f"a scale is larger than 0 and at most {MOST_SCALE:g}, not {text}")
    return scale
