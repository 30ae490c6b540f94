"""The glow of ports that would take a wire: there at every zoom, smaller than nodes, thousands of them."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage

from guibp.drawing.shapes import CIRCLE_SIZE
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.scene import Feedback
from guibp.gui.theme import Theme


def pixels(canvas: Canvas) -> npt.NDArray[np.uint8]:
    image = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    # A copy: the picture's own memory goes with it.
    data = np.frombuffer(image.constBits(), dtype=np.uint8).copy()
    return data.reshape(image.height(), image.width(), 4)


@pytest.mark.parametrize("zoom", [0.08, 0.13, 0.3, 0.6, 1.0, 2.0])
def test_a_port_glows_smaller_than_its_node(canvas: Canvas, zoom: float) -> None:
    canvas.set_theme(Theme.light())
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    point = canvas.scene.layers.port_point("f", 1)
    canvas.viewing.center_on(*point)
    before = pixels(canvas)
    canvas.scene.feedback = Feedback(legal=np.array([point]))
    rows, columns = (pixels(canvas) != before).any(axis=2).nonzero()
    canvas.scene.feedback = Feedback()
    width = int(columns.max() - columns.min()) + 1
    assert width >= 2
    assert width <= max(0.75 * CIRCLE_SIZE[0] * zoom, 5)
    x, y = canvas.scene.view.to_viewport(*point)
    ratio = canvas.devicePixelRatioF()
    assert abs((columns.min() + columns.max() + 1) / 2 - x * ratio) <= ratio
    assert abs((rows.min() + rows.max() + 1) / 2 - y * ratio) <= ratio


def test_ports_out_of_sight_are_not_drawn_and_none_is_lost(canvas: Canvas) -> None:
    before = pixels(canvas)
    canvas.scene.feedback = Feedback(legal=np.array([(1e5, 1e5), (-1e5, 0.0)]))
    assert (pixels(canvas) == before).all()
    corner = canvas.scene.view.to_scene(0.0, 0.0)
    canvas.scene.feedback = Feedback(legal=np.array([(1e5, 1e5), corner]))
    assert (pixels(canvas)[:4, :4] != before[:4, :4]).any()
    canvas.scene.feedback = Feedback()
