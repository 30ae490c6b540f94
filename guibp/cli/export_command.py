"""The command ``export``: a graph as a script, for Graphviz, for LaTeX or for networkx."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.progress import Activity
from guibp.export.exports import ExportError, Layers, export_graph, read_target, require_matrices
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
    answers.give_text(arguments, text, {"to": arguments.to})
    return DONE


def _check_layers(arguments: argparse.Namespace) -> None:
    """The arguments alone show that a target has no matrices."""
    if arguments.layers is not Layers.MATRICES:
        return
    try:
        require_matrices(read_target(arguments.to))
    except ExportError as error:
        arguments.refuse_usage(str(error))
