"""A picture of what is copied, for programs that know no graphs: a slide, a document, a message."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from guibp.gui.session import Session
from guibp.model.errors import GuibpError

MOST_NODES = 400
"""Larger selections are copied without a picture: it would take long, and nobody could read it."""


def draw_copied(session: Session, nodes: Collection[str]) -> QImage | None:
    """The nodes and the edges between them with the numbers on show; ``None`` without a picture."""
    if not 0 < len(nodes) <= MOST_NODES:
        return None
    # What draws pictures is not needed before.
    from guibp.export.picture_files import PictureSettings, picture_svg
    from guibp.gui.picture_painting import paint_image

    settings = PictureSettings(
        sample=session.sample,
        only=nodes,
        notes=session.selection.notes,
        places=session.placement.positions(),
        counts=QCoreApplication.translate("Canvas", "{sources} in, {results} out"),
    )
    try:
        return paint_image(picture_svg(session.graph, settings))
    except GuibpError:
        # Too far apart for an image: the document is copied all the same.
        return None
