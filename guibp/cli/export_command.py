"""The command ``export``: a graph as a script, for Graphviz, for LaTeX or for networkx."""

from __future__ import annotations

import argparse
import sys

from guibp.cli import answers
from guibp.cli.progress import Activity
from guibp.export.exports import ExportError, Layers, export_graph, read_target, require_matrices
from guibp.model.atomic_file import replace_file
from guibp.sources import open_source

DONE = 0


def export_source(arguments: argparse.Namespace) -> int:
    """Write the export of a source to a file or to standard output."""
    _check_layers(arguments)
    with Activity(arguments, "exporting"):
        text = export_graph(
            open_source(arguments.source),
            arguments.to,
            schedule=arguments.schedule,
            batch=arguments.batch,
            layers=arguments.layers,
        )
    if arguments.output is not None:
        replace_file(arguments.output, text.encode("utf-8"))
    if arguments.json:
        answers.print_json(_describe(arguments, text))
    elif arguments.output is None:
        print_utf8(text)
    return DONE


def _check_layers(arguments: argparse.Namespace) -> None:
    """The arguments alone show that a target has no matrices."""
    if arguments.layers is not Layers.MATRICES:
        return
    try:
        require_matrices(read_target(arguments.to))
    except ExportError as error:
        arguments.refuse_usage(str(error))


def _describe(arguments: argparse.Namespace, text: str) -> answers.Json:
    if arguments.output is None:
        return {"to": arguments.to, "text": text}
    return {"to": arguments.to, **answers.written_answer(arguments.output, text.encode("utf-8"))}


def print_utf8(text: str) -> None:
    """Scripts are UTF-8 whatever the terminal's own encoding is: a file is often made by a redirection."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    buffer.write(text.encode("utf-8"))
    buffer.flush()
