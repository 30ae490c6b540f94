"""A note that is only begun: the document does not have it."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.session import Session
from tests.gui.canvas.conftest import Mouse, clear_place


def test_a_draft_is_not_selected(canvas: Canvas, mouse: Mouse, session: Session, qtbot: QtBot) -> None:
    # In a window that is not active the editor has no focus that it could lose, and stays.
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    QApplication.processEvents()
    spot = canvas.scene_position(clear_place(canvas))
    canvas.noting.begin(spot)
    (draft,) = canvas.scene.notes.shown()
    bounds = bounds_of(draft)
    place = QPointF(*canvas.scene.view.to_viewport(bounds.left, bounds.top)).toPoint()
    mouse.drag(place - QPoint(6, 6), place + QPoint(12, 12))
    assert not session.selection.notes
    canvas.noting.close()
