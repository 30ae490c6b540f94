"""The pictures of the derivative panel: the curve with its tangent, and the error against h."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from guibp.engine.nudging import Nudge, find_span, sweep_errors
from guibp.engine.one_variable import OneVariable
from guibp.gui.panels.quiet_plot import Dots, Floats, Line, Picture
from guibp.gui.theme import Theme

POINTS = 201
_MARGIN = 0.08
_LARGEST = sys.float_info.max
_FARTHEST = 1e100
"""Farther out nothing is drawn: pyqtgraph's painting ends the program where its scales overflow."""
_LEAST_ERROR = 1e-18
"""An error of exactly 0 is drawn here: a logarithm has no place for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What the pictures show of a variable at any h: the curve, and the errors of a sweep."""

    span: float
    x: Floats
    y: Floats
    steps: Floats
    errors: Floats


@np.errstate(all="ignore")
def measure(variable: OneVariable, h: float) -> Measured:
    """Compute f along its curve, and the error of central differences for many h."""
    place, span = variable.place, min(find_span(variable, h), _LARGEST)
    x = np.clip(place + span * np.linspace(-1.0, 1.0, POINTS), -_LARGEST, _LARGEST)
    y = variable.at(x)
    return Measured(span, x, np.where(np.isfinite(y), y, np.nan), *sweep_errors(variable))


@np.errstate(all="ignore")
def draw_curve(variable: OneVariable, measured: Measured, moved: Nudge, names: tuple[str, str]) -> Picture:
    """The curve of f in its one variable, the tangent at the point, and the points that are h away."""
    place, x, y = variable.place, measured.x, measured.y
    at = np.array([place, place + moved.h, place - moved.h])
    heights = variable.value + np.array([0.0, moved.rise, moved.fall])
    tangent = heights[0] + moved.slope * (x - place)
    low, high = _range_of(y, heights)
    x, at, heights = _near(x), _near(at), _near(heights)
    return Picture(
        names[1],
        names[0],
        _drawable(float(x[0]), float(x[-1])),
        _drawable(low, high),
        (
            Line(x, _near(y), _value),
            Line(x, _near(tangent), _gradient, 1.6, Qt.PenStyle.DashLine),
        ),
        (Dots(at[1:], heights[1:], _value, 7.0), Dots(at[:1], heights[:1], _gradient, 10.0)),
    )


def draw_errors(measured: Measured, moved: Nudge) -> Picture:
    """The error of the central difference against h, both as logarithms; the present h is marked."""
    across, up = np.log10(measured.steps), _log(measured.errors)
    shown = up[np.isfinite(up)]
    low, high = (float(shown.min()), float(shown.max())) if len(shown) else (-16.0, 0.0)
    here = np.array([math.log10(moved.h)])
    return Picture(
        QCoreApplication.translate("Derivative", "h"),
        QCoreApplication.translate("Derivative", "error"),
        (float(across.min()), float(across.max())),
        (low - 0.8, high + 0.8),
        (
            Line(across, up, _text, 1.5),
            Line(np.repeat(here, 2), np.array([low - 0.8, high + 0.8]), _quiet, 1.0, Qt.PenStyle.DotLine),
        ),
        (Dots(here, _log(np.array([moved.error])), _gradient, 10.0),),
    )


def _log(errors: Floats) -> Floats:
    with np.errstate(all="ignore"):
        return np.asarray(np.where(np.isfinite(errors), np.log10(np.maximum(errors, _LEAST_ERROR)), np.nan))


def _range_of(curve: Floats, points: Floats) -> tuple[float, float]:
    """The heights to show: a pole must not flatten the rest."""
    finite = curve[np.isfinite(curve)]
    if not len(finite):
        return -1.0, 1.0
    low, high = (float(number) for number in np.quantile(finite, (0.02, 0.98)))
    near = points[np.isfinite(points)]
    if len(near):
        low, high = min(low, float(near[0])), max(high, float(near[0]))
    room = _MARGIN * high - _MARGIN * low or 1.0
    return low - room, high + room


def _near(numbers: Floats) -> Floats:
    """What of a curve can be drawn; gaps for the rest."""
    return np.where(np.abs(numbers) <= _FARTHEST, numbers, np.nan)


def _drawable(low: float, high: float) -> tuple[float, float]:
    """What of a range can be drawn: its length has to be a number too."""
    low, high = max(low, -_FARTHEST), min(high, _FARTHEST)
    return (low, high) if low < high else (-1.0, 1.0)


def _value(theme: Theme) -> str:
    return theme.palette.value


def _gradient(theme: Theme) -> str:
    return theme.palette.gradient


def _text(theme: Theme) -> str:
    return theme.palette.text


def _quiet(theme: Theme) -> str:
    return theme.palette.quiet
