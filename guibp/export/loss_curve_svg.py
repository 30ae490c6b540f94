"""The loss curve as SVG: quiet axes, and a logarithmic one where the loss falls by decades."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from guibp.drawing.colours import LIGHT, Palette
from guibp.engine.tape import Floats, Integers
from guibp.engine.training import TrainingResult
from guibp.export.svg_text import Ink, write_text
from guibp.model.numbers_text import show_number, with_minus_sign

WIDTH, HEIGHT = 640.0, 400.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 76.0, 24.0, 44.0, 52.0
_MOST_VERTICES = 1200
"""About two a pixel: more would be drawn over each other."""
_DECADES_FOR_LOG = 1.5
_MOST_TICKS = 6
_TEXT, _TITLE = 12.0, 13.5
_LEGEND = 88.0
"""How long the legend is."""
_LARGEST, _SMALLEST = 1e300, 1e-300
"""What lies beyond is drawn at these: so near the ends of the doubles no axis can be divided."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers along one side: where it begins and ends, and what stands beside it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def part(self, numbers: Floats) -> Floats:
        """How far along the axis numbers are, 0 to 1; NaN for what it cannot show."""
        if not self.is_log:
            return (numbers - self.low) / (self.high - self.low)
        with np.errstate(all="ignore"):
            logs = np.where(numbers > 0, np.log10(numbers), np.nan)
        return (logs - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a curve is drawn."""

    colour: str
    width: float
    dashes: str = ""

    @property
    def attributes(self) -> str:
        """As a line of SVG has them."""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        line = f'fill="none" stroke="{self.colour}" stroke-width="{self.width:g}" stroke-linejoin="round"'
        return line + dashes


def write_loss_curve(result: TrainingResult, title: str, palette: Palette = LIGHT) -> str:
    """The loss before each step and after the last, over the steps; dashed that of the rows held out."""
    steps, losses = _end_with(result.loss_steps, result.losses, result.steps, result.final_loss)
    held_out = _end_with(result.held_out_steps, result.held_out_losses, result.steps, result.held_out_loss)
    across, up = _step_axis(result.steps), find_loss_axis(np.append(losses, held_out[1]))
    dashed = Stroke(palette.text, 1.5, "5 4")
    body = "\n".join(
        (
            *_write_axes(across, up, palette),
            write_text(_name_loss(result), (_LEFT - 10, _TOP - 16), Ink(palette.quiet, _TEXT, "end")),
            *_write_curve(across.part(steps), up.part(losses), Stroke(palette.value, 1.75)),
            *_write_curve(across.part(held_out[0]), up.part(held_out[1]), dashed),
            *(_write_legend(dashed, palette) if len(held_out[1]) else ()),
            write_text(title, (_LEFT, _TOP / 2), Ink(palette.text, _TITLE, "start", "font-weight:600")),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{HEIGHT:g}"'
        f' viewBox="0 0 {WIDTH:g} {HEIGHT:g}">\n'
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="{palette.panel}"/>\n{body}\n</svg>\n'
    )


def _end_with(steps: Integers, losses: Floats, last: int, final: float | None) -> tuple[Floats, Floats]:
    """A curve with its last point; without any, where nothing was measured."""
    if final is None:
        return np.empty(0), np.empty(0)
    is_before = steps < last
    all_steps = np.append(steps[is_before], last).astype(np.float64)
    return all_steps, _within_reach(np.append(losses[is_before], final))


def _name_loss(result: TrainingResult) -> str:
    return "loss" if result.batch is None else "batch loss"


def _write_legend(dashed: Stroke, palette: Palette) -> Iterator[str]:
    right, y = WIDTH - _RIGHT, _TOP / 2
    yield write_text("held out", (right, y), Ink(palette.text, _TEXT, "end"))
    yield f'<path d="M {right - _LEGEND:g} {y:g} h 28" {dashed.attributes}/>'


def _within_reach(losses: Floats) -> Floats:
    kept = np.where(np.abs(losses) < _SMALLEST, 0.0, losses)
    return np.where(np.isfinite(losses), np.clip(kept, -_LARGEST, _LARGEST), losses)


def find_loss_axis(losses: Floats) -> Axis:
    """From 0 up, or by decades where the losses are positive and span more than one and a half of them."""
    finite = losses[np.isfinite(losses)]
    if not len(finite):
        return Axis(0.0, 1.0, (0.0, 1.0))
    low, high = float(finite.min()), float(finite.max())
    if low > 0 and math.log10(high) - math.log10(low) > _DECADES_FOR_LOG:
        return _log_axis(low, high)
    low = min(low, 0.0)
    step = _round_step((high - low) / _MOST_TICKS or 1.0)
    first, last = math.floor(low / step), max(math.ceil(high / step), math.floor(low / step) + 1)
    return Axis(first * step, last * step, tuple(number * step for number in range(first, last + 1)))


def _log_axis(low: float, high: float) -> Axis:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    stride = -(-(last - first) // _MOST_TICKS)
    ticks = tuple(10.0**power for power in range(first, last + 1, stride))
    return Axis(10.0**first, 10.0**last, ticks, is_log=True)


def _step_axis(steps: int) -> Axis:
    high = max(steps, 1)
    step = max(1, round(_round_step(high / _MOST_TICKS)))
    return Axis(0.0, float(high), tuple(float(one) for one in range(0, high + 1, step)))


def _round_step(least: float) -> float:
    """1, 2 or 5 times a power of ten, not smaller."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= least * (1 - 1e-9))


def _write_axes(across: Axis, up: Axis, palette: Palette) -> Iterator[str]:
    right, bottom = WIDTH - _RIGHT, HEIGHT - _BOTTOM
    quiet, middle = Ink(palette.quiet, _TEXT), Ink(palette.quiet, _TEXT, "end")
    for number, y in zip(up.ticks, _heights(up.part(np.array(up.ticks))), strict=True):
        yield f'<path d="M {_LEFT:g} {y:.2f} H {right:g}" stroke="{palette.hairline}"/>'
        yield write_text(_label(number), (_LEFT - 10, y), middle)
    for number, x in zip(across.ticks, _places(across.part(np.array(across.ticks))), strict=True):
        yield f'<path d="M {x:.2f} {bottom:g} v 5" stroke="{palette.quiet}"/>'
        yield write_text(f"{round(number):,}", (x, bottom + 16), quiet)
    yield f'<path d="M {_LEFT:g} {bottom:g} H {right:g}" stroke="{palette.quiet}"/>'
    yield write_text("step", ((_LEFT + right) / 2, bottom + 36), quiet)


def _label(number: float) -> str:
    # A multiple of a step may be off in its last bits.
    return with_minus_sign(show_number(float(f"{number:.12g}"), 2))


def _write_curve(across: Floats, up: Floats, stroke: Stroke) -> Iterator[str]:
    """The curve, interrupted where the loss is no number; a single loss is a point."""
    across, up = _thin(across, up)
    x, y = _places(across), _heights(up)
    is_there = np.isfinite(up)
    bounds = np.flatnonzero(np.diff(np.concatenate(([False], is_there, [False]))))
    for first, last in bounds.reshape(-1, 2).tolist():
        points = " ".join(f"{x[place]:.2f},{y[place]:.2f}" for place in range(first, last))
        if last - first > 1:
            yield f'<polyline points="{points}" {stroke.attributes}/>'
        else:
            yield f'<circle cx="{x[first]:.2f}" cy="{y[first]:.2f}" r="2.5" fill="{stroke.colour}"/>'


def _thin(across: Floats, up: Floats) -> tuple[Floats, Floats]:
    """Of many neighbours the lowest and the highest, in their order, so that no peak is lost."""
    if len(up) <= _MOST_VERTICES:
        return across, up
    size = -(-len(up) // (_MOST_VERTICES // 2))
    kept = set[int]()
    for first in range(0, len(up), size):
        piece = up[first : first + size]
        filled_low, filled_high = (np.where(np.isfinite(piece), piece, out) for out in (np.inf, -np.inf))
        kept |= {first + int(filled_low.argmin()), first + int(filled_high.argmax())}
    chosen = np.array(sorted(kept | {0, len(up) - 1}))
    return across[chosen], up[chosen]


def _places(parts: Floats) -> Floats:
    return _LEFT + parts * (WIDTH - _LEFT - _RIGHT)


def _heights(parts: Floats) -> Floats:
    return HEIGHT - _BOTTOM - parts * (HEIGHT - _TOP - _BOTTOM)
