"""Value steps: how much a number changes for a pixel of a drag, or for a press of Up or Down."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import Qt

_FINE, _COARSE = 0.1, 10.0
_LEAST_POWER, _USUAL_POWER = -6, -1


def unit_of(number: float) -> float:
    """The step that suits a number: a tenth of its leading digit's place, 0.1 for zero."""
    return 10.0 ** _power_of(number)


def factor_of(modifiers: Qt.KeyboardModifier) -> float:
    """Shift makes steps finer, Ctrl coarser."""
    fine = _FINE if modifiers & Qt.KeyboardModifier.ShiftModifier else 1.0
    return fine * (_COARSE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0)


def tidy(number: float) -> float:
    """A number that was reached in steps, without the dust that sums of decimals gather."""
    return float(f"{number:.12g}")


def _power_of(number: float) -> int:
    return _USUAL_POWER if number == 0 else max(floor(log10(abs(number))) - 1, _LEAST_POWER)
