"""Pictures of a graph painted from their SVG by Qt, as PNG or PDF, also where there is no display."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from guibp.gui.math_face import register_face
from guibp.gui.pages import ready_application
from guibp.model.errors import FileError

POINTS_PER_UNIT = 0.75
"""A canvas unit is a pixel at 100 %, of which 96 make an inch; a point is 1/72 of one."""
USUAL_SCALE = 2.0
MOST_PIXELS = 20_000
"""Of either side: beyond, an image takes gigabytes, and few programs open it."""


def paint_png(svg: str, scale: float = USUAL_SCALE) -> bytes:
    """The picture as a PNG image, ``scale`` pixels for each canvas unit.

    Raises ``FileError`` that tells what fits if it would be too large, or if it cannot be painted.
    """
    application = ready_application()
    image = paint_image(svg, scale)
    buffer = _open_buffer()
    QImageWriter(buffer, b"png").write(image)
    del application
    return _bytes_of(buffer)


def paint_fitting_png(svg: str) -> bytes:
    """The picture as a PNG image of the usual scale, or of the largest one that can be painted."""
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    return paint_png(svg, min(USUAL_SCALE, _largest_scale(QSizeF(renderer.defaultSize()))))


def paint_image(svg: str, scale: float = USUAL_SCALE) -> QImage:
    """The picture as an image, where an application runs; raises ``FileError`` if it would be too large."""
    register_face()
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    size = (QSizeF(renderer.defaultSize()) * scale).toSize()
    if max(size.width(), size.height()) > MOST_PIXELS:
        raise FileError(
            "the picture would be {width} × {height} pixels; at most {most} to a side can be painted, "
            "which is a scale of {scale}",
            width=size.width(),
            height=size.height(),
            most=MOST_PIXELS,
            scale=f"{_largest_scale(QSizeF(renderer.defaultSize())):g}",
        )
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    finally:
        painter.end()
    return image


def paint_picture_pdf(svg: str, title: str) -> bytes:
    """The picture as a PDF of one page of its size; raises ``FileError`` if it cannot be painted."""
    application = ready_application()
    register_face()
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    size = QSizeF(renderer.defaultSize()) * POINTS_PER_UNIT
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    try:
        renderer.render(painter, QRectF(0, 0, writer.width(), writer.height()))
    finally:
        painter.end()
    del application
    return _bytes_of(buffer)


def _largest_scale(size: QSizeF) -> float:
    """The largest scale, in three digits, at which a picture of so many canvas units can be painted."""
    exact = MOST_PIXELS / max(size.width(), size.height(), 1.0)
    step = 10.0 ** (floor(log10(exact)) - 2)
    return floor(exact / step) * step


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes_of(buffer: QBuffer) -> bytes:
    data = bytes(buffer.data().data())
    buffer.close()
    if not data:
        raise FileError("the picture cannot be painted")
    return data
