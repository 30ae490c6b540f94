"""Documents: graphs in files, loaded whole and saved whole or not at all."""

from __future__ import annotations

import os

from guibp.model.atomic_file import PathLike, read_file, replace_file
from guibp.model.document_json import MAXIMUM_BYTES
from guibp.model.document_reading import read_document
from guibp.model.document_writing import write_document
from guibp.model.graph import Graph

__all__ = ["load", "read_document", "save", "write_document"]


def load(path: PathLike) -> Graph:
    """The graph in a ``*.guibp`` file.

    Raises ``FileError`` if it cannot be read, and ``DocumentError`` with the place of the first fault.
    """
    return read_document(read_file(path, MAXIMUM_BYTES), os.fspath(path))


def save(graph: Graph, path: PathLike) -> None:
    """Save a graph as a ``*.guibp`` file; raises ``FileError``, and then the file is what it was."""
    replace_file(path, write_document(graph))
