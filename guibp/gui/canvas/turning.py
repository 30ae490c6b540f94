"""The wheel and the touchpad: a wheel zooms to the pointer, two fingers pan, Ctrl zooms with either."""

from __future__ import annotations

from math import exp, log

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

from guibp.gui.canvas.viewing import Viewing

_NOTCH = 120.0
"""What Qt reports for one notch of a usual wheel, in eighths of a degree."""
_ZOOM_PER_NOTCH = 1.2
_PAN_PER_NOTCH = 64.0


def turn_wheel(viewing: Viewing, event: QWheelEvent) -> None:
    """Zoom or pan as a turn of the wheel, or two fingers, ask for."""
    delta = _turned_upright(event)
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        _zoom(viewing, delta.y() or delta.x(), event.position())
    elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        viewing.pan((delta.x() or delta.y()) / _NOTCH * _PAN_PER_NOTCH, 0.0)
    elif is_touchpad(event):
        pixels = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else delta * (1 / 2)
        viewing.pan(pixels.x(), pixels.y())
    elif delta.y():
        _zoom(viewing, delta.y(), event.position())
    else:
        viewing.pan(delta.x() / _NOTCH * _PAN_PER_NOTCH, 0.0)


def is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers did it, as far as the system tells."""
    return (
        event.device().type() == QInputDevice.DeviceType.TouchPad
        or event.phase() is not Qt.ScrollPhase.NoScrollPhase
        or not event.pixelDelta().isNull()
    )


def _turned_upright(event: QWheelEvent) -> QPointF:
    """The turn; Alt swaps its axes in Qt, and here it shall not matter."""
    delta = QPointF(event.angleDelta())
    return QPointF(delta.y(), delta.x()) if event.modifiers() & Qt.KeyboardModifier.AltModifier else delta


def _zoom(viewing: Viewing, turn: float, place: QPointF) -> None:
    viewing.zoom_by(exp(log(_ZOOM_PER_NOTCH) * turn / _NOTCH), place)
