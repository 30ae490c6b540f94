"""What is drawn the same again is copied, and looks the same; what changed is drawn anew."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.kept_picture import KeptPicture
from guibp.gui.session import Session
from guibp.model.edits import MoveNodes, SetValues


class Drawing:
    """Draws a line of some length, and counts how often."""

    def __init__(self) -> None:
        self.length, self.count = 20, 0

    def __call__(self, painter: QPainter) -> None:
        self.count += 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.GlobalColor.darkBlue)
        painter.drawLine(3, 4, 3 + self.length, 30)


def paint(kept: KeptPicture, key: str, draw: Callable[[QPainter], None], width: int = 60) -> QImage:
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    kept.paint(painter, key, draw)
    painter.end()
    return image


def test_the_same_again_is_copied_and_looks_the_same(qtbot: QtBot) -> None:
    kept, draw = KeptPicture(1.0), Drawing()
    images = [paint(kept, "a", draw) for _ in range(5)]
    assert draw.count == 2
    assert all(image == images[0] for image in images)


def test_another_key_or_size_is_drawn_anew(qtbot: QtBot) -> None:
    kept, draw = KeptPicture(1.0), Drawing()
    for _ in range(3):
        paint(kept, "a", draw)
    draw.length = 40
    assert paint(kept, "b", draw) == paint(KeptPicture(1.0), "b", draw)
    count = draw.count
    paint(kept, "b", draw, width=80)
    assert draw.count == count + 1


def test_a_key_that_does_not_tell_all_would_be_seen(qtbot: QtBot) -> None:
    """A planted fault: the drawing changes and the key does not."""
    kept, draw = KeptPicture(1.0), Drawing()
    for _ in range(3):
        paint(kept, "a", draw)
    draw.length = 40
    assert paint(kept, "a", draw) != paint(KeptPicture(1.0), "a", draw)


@pytest.mark.parametrize("zoom", [0.1, 0.5, 1.0, 2.0])
def test_the_canvas_shows_wires_where_they_are(canvas: Canvas, session: Session, zoom: float) -> None:
    """After many frames alike, every kind of change looks as on a canvas that kept nothing."""
    canvas.motion.stop()
    canvas.viewing.zoom_by(zoom)
    changes: list[Callable[[], object]] = [
        lambda: session.do(MoveNodes((("g", (200.0, 120.0)),))),
        lambda: session.do(SetValues((("w", 4.5),))),
        lambda: canvas.viewing.zoom_by(1.25),
        lambda: canvas.resize(700, 500),
        session.undo_stack.undo,
    ]
    for change in changes:
        for _ in range(3):
            canvas.viewport().grab()
        change()
        canvas.motion.stop()
        seen = [pixels_of(canvas) for _ in range(3)]
        canvas._painter = None
        fresh = pixels_of(canvas)
        # Two roundings instead of one, where a wire is half transparent.
        assert max(int(np.abs(pixels - fresh).max()) for pixels in seen) <= 2


def pixels_of(canvas: Canvas) -> npt.NDArray[np.int16]:
    image = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8)
    return pixels.astype(np.int16)
