"""The option ``--data``: a table from a file as the data set of a source."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from guibp.cli.progress import Activity
from guibp.model.column_fit import put_dataset
from guibp.model.errors import DatasetError, DocumentError, FileError, one_line
from guibp.model.graph import Graph
from guibp.model.table_files import TableFile, load_table
from guibp.sources import open_source


def open_with_data(arguments: argparse.Namespace) -> Graph:
    """The graph of the source, with the table of ``--data`` as its data set if one is given.

    What was taken for granted to read it is told on standard error. Raises ``GuibpError``.
    """
    with Activity(arguments, "reading"):
        graph = open_source(arguments.source)
        assumptions = [] if arguments.data is None else _put_table(graph, arguments.data)
    for assumption in assumptions:
        print(one_line(f"{arguments.data}: {assumption}"), file=sys.stderr)
    return graph


def _put_table(graph: Graph, path: str) -> list[str]:
    try:
        read = load_table(path, names=graph.dataset.names if graph.dataset is not None else ())
        graph.apply(put_dataset(graph, read.table.dataset))
    except (DatasetError, FileError) as error:
        if "path" in error.arguments:
            raise
        # The place is in this file, not in the source.
        failure = DocumentError(error.template, source=path)
        failure.arguments = error.arguments
        raise failure from None
    return list(_list_assumptions(read))


def _list_assumptions(read: TableFile) -> Iterator[str]:
    if read.encoding.is_guess:
        yield f"taken for {read.encoding.value}, since it is no UTF-8"
    if not read.table.has_header:
        yield f"no headings: the columns are called {', '.join(read.table.dataset.names)}"
    if read.table.has_decimal_commas:
        yield "commas are read as decimal points"
