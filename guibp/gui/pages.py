"""Pages of SVG painted as PDF by Qt, also where there is no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from guibp.model.errors import FileError


def paint_pdf(pages: Sequence[str], title: str) -> bytes:
    """One A4 page for each SVG document; raises ``FileError`` if it cannot be painted."""
    application = ready_application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            renderer = QSvgRenderer(QByteArray(page.encode("utf-8")))
            renderer.render(painter, QRectF(0, 0, writer.width(), writer.height()))
    finally:
        painter.end()
    buffer.close()
    del application
    if not data.size():
        raise FileError("the PDF cannot be painted")
    return bytes(data.data())


def ready_application() -> QGuiApplication | None:
    """Fonts need an application; a command has none, and needs no display for it."""
    if QGuiApplication.instance() is not None:
        return None
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
