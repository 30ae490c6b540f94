"""The wheel and the touchpad: a wheel zooms to the pointer, two fingers pan, Ctrl zooms with either."""

from __future__ import annotations

from enum import Enum
from math import exp, log

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from guibp.gui.canvas.viewing import Viewing
from guibp.gui.wheel_device import WheelDevice

_NOTCH = 120.0
"""What Qt reports for one notch of a usual wheel, in eighths of a degree."""
_ZOOM_PER_NOTCH = 1.2
_PAN_PER_NOTCH = 64.0
_LEAST_PINCH, _MOST_PINCH = 0.5, 2.0
"""No single event of a pinch changes the zoom by more: some drivers report jumps."""


class _Way(Enum):
    """What a turn does."""

    ZOOM = "zoom"
    ACROSS = "across"
    PAN = "pan"


class Turning:
    """Turns of the wheel and movements of two fingers over one view."""

    def __init__(self, viewing: Viewing) -> None:
        self._viewing = viewing
        self.device = WheelDevice.AUTO
        self._last: _Way | None = None

    def turn(self, event: QWheelEvent) -> None:
        """Zoom or pan as a turn of the wheel, or two fingers, ask for."""
        way = self._way(event)
        delta = _turned_upright(event)
        if way is _Way.PAN:
            pixels = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else delta * (1 / 2)
            self._viewing.pan(pixels.x(), pixels.y())
        elif way is _Way.ACROSS:
            self._viewing.pan((delta.x() or delta.y()) / _NOTCH * _PAN_PER_NOTCH, 0.0)
        elif event.phase() is not Qt.ScrollPhase.ScrollMomentum:
            # Fingers that were lifted pan on for a while, as everywhere; a zoom that goes on is a nuisance.
            turn = delta.y() or delta.x()
            self._viewing.zoom_by(exp(log(_ZOOM_PER_NOTCH) * turn / _NOTCH), event.position())

    def _way(self, event: QWheelEvent) -> _Way:
        """What the turn means; what goes on by itself goes on as it began, whatever key is pressed since."""
        if event.phase() is not Qt.ScrollPhase.ScrollMomentum or self._last is None:
            self._last = self._choose_way(event)
        return self._last

    def _choose_way(self, event: QWheelEvent) -> _Way:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return _Way.ZOOM
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return _Way.ACROSS
        if self._is_touchpad(event):
            return _Way.PAN
        return _Way.ZOOM if _turned_upright(event).y() else _Way.ACROSS

    def _is_touchpad(self, event: QWheelEvent) -> bool:
        if self.device is WheelDevice.AUTO:
            return is_touchpad(event)
        return self.device is WheelDevice.TOUCHPAD


def pinch(viewing: Viewing, event: QNativeGestureEvent) -> bool:
    """Zoom as two fingers ask for that draw apart or together; answers whether they did that."""
    if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
        return False
    viewing.zoom_by(min(max(1.0 + event.value(), _LEAST_PINCH), _MOST_PINCH), event.position())
    return True


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
