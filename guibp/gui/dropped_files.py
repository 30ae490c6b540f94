"""Dropped files: which of the things that were dropped on the window is to be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def find_document(mime: QMimeData) -> Path | None:
    """The first local file, graphs before others; ``None`` if there is none."""
    if not mime.hasUrls():
        return None
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    files = [path for path in paths if path.is_file()]
    graphs = [path for path in files if path.suffix == ".guibp"]
    return next(iter([*graphs, *files]), None)
