"""The curve of a wire: an S next to its source, then level into its operand.

Bending early keeps the run before the operand level, so that a number written there is not struck
through, and a long wire passes the columns between in one straight lane that the layout keeps free.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from guibp.drawing.ports import Integers, Numbers, Points

BEND_SPAN = 72.0
"""The width of an S, where there is room; what is left to the operand is a level line."""
_GENTLE_HEIGHT = 240.0
_SPAN_GROWTH, _MOST_SPAN_GROWTH = 0.15, 72.0
"""An S that is higher than that is wider by this share, up to that much."""
_LEAST_REACH = 36.0
_MOST_BACKWARD_REACH = 96.0
_SAMPLES = 24
_TINY = 1e-9

# With handles of half the span, x/span = (3t − 3t² + 2t³)/2 whatever the wire, and the height 3t² − 2t³.
_T = np.linspace(0.0, 1.0, 65)
_ALONG, _RISEN = (3 * _T - 3 * _T**2 + 2 * _T**3) / 2, 3 * _T**2 - 2 * _T**3


@dataclass(frozen=True, slots=True)
class Wires:
    """The curves of n wires, each array (n, 2).

    A cubic Bézier curve from ``starts`` to ``bends`` with the controls ``firsts`` and ``seconds``, then
    a straight line to ``ends``, of no length where bend = end.
    """

    starts: Points
    firsts: Points
    seconds: Points
    bends: Points
    ends: Points

    def __len__(self) -> int:
        return len(self.starts)

    def part(self, indices: Integers) -> Wires:
        """The wires at these indices."""
        return Wires(
            self.starts[indices],
            self.firsts[indices],
            self.seconds[indices],
            self.bends[indices],
            self.ends[indices],
        )


def route_wires(starts: Points, ends: Points) -> Wires:
    """The curves from output points to operand points, both (n, 2)."""
    starts, ends = np.asarray(starts, dtype=np.float64), np.asarray(ends, dtype=np.float64)
    ahead, across = (ends - starts).T
    span = np.minimum(ahead, bend_spans(across))
    least = np.minimum(np.hypot(ahead, across) / 2, _LEAST_REACH)
    backward = np.minimum(np.maximum(-ahead, 0.0) / 2, _MOST_BACKWARD_REACH)
    reach = np.column_stack((np.maximum(span / 2, least) + backward, np.zeros(len(starts))))
    bends = np.column_stack((starts[:, 0] + span, ends[:, 1]))
    return Wires(starts, starts + reach, bends - reach, bends, ends)


def bend_spans(heights: Numbers) -> Numbers:
    """How wide the S of a wire becomes that rises or falls by these heights."""
    growth = np.clip((np.abs(heights) - _GENTLE_HEIGHT) * _SPAN_GROWTH, 0.0, _MOST_SPAN_GROWTH)
    return np.asarray(BEND_SPAN + growth)


def points_at(wires: Wires, t: Numbers | float) -> Points:
    """One point on each wire, (n, 2): ``t`` from 0 at the source to 1 at the operand, one for all or (n,)."""
    places = np.broadcast_to(np.asarray(t, dtype=np.float64), (len(wires),))
    turn = _bend_shares(wires)
    on_line = places > turn
    with np.errstate(divide="ignore", invalid="ignore"):
        along_curve = np.where(on_line, 1.0, places / turn)
        along_line = np.where(on_line, (places - turn) / (1.0 - turn), 0.0)
    line = wires.ends - wires.bends
    return _points_on_curves(wires, along_curve) + line * along_line[:, np.newaxis]


def tangents_at(wires: Wires, t: Numbers) -> Points:
    """The directions of the wires at the points that ``points_at`` gives, of length 1, (n, 2)."""
    turn = _bend_shares(wires)
    along = np.clip(t / np.maximum(turn, _TINY), 0.0, 1.0)[:, np.newaxis]
    rest = 1.0 - along
    slopes = (
        (wires.firsts - wires.starts) * rest**2
        + (wires.seconds - wires.firsts) * (2 * rest * along)
        + (wires.bends - wires.seconds) * along**2
    )
    slopes[t > turn] = (1.0, 0.0)
    slopes[np.hypot(*slopes.T) < _TINY] = (1.0, 0.0)
    return np.asarray(slopes / np.hypot(*slopes.T)[:, np.newaxis])


def lengths_of(wires: Wires) -> Numbers:
    """About how long the wires are, (n,)."""
    curve, line = _lengths(wires)
    return curve + line


def heights_at(wires: Wires, x: Numbers) -> Numbers:
    """The height of each wire at an x of its own, (n,), or at several, (k, n).

    Beyond its ends that is the height of the end.

    Exact for wires that run forward with room for a whole S, and near it for the others.
    """
    span = np.maximum(wires.bends[:, 0] - wires.starts[:, 0], _TINY)
    share = np.clip((x - wires.starts[:, 0]) / span, 0.0, 1.0)
    risen = np.interp(share, _ALONG, _RISEN)
    return np.asarray(wires.starts[:, 1] + (wires.ends[:, 1] - wires.starts[:, 1]) * risen)


def sample_wires(wires: Wires, count: int = _SAMPLES) -> Points:
    """Points along each wire from end to end, (n, count, 2)."""
    return _sample(wires, _weigh_evenly(count))


def sample_smoothly(wires: Wires, count: int) -> Points:
    """The same, the points denser where a wire bends: straight pieces between them look round."""
    return _sample(wires, _weigh_smoothly(count))


def _sample(wires: Wires, weights: Numbers) -> Points:
    controls = (wires.starts, wires.firsts, wires.seconds, wires.bends, wires.ends)
    return np.asarray(weights @ np.stack(controls, axis=1))


@lru_cache(maxsize=32)
def _weigh_evenly(count: int) -> Numbers:
    return _weigh_controls(np.linspace(0.0, 1.0, count - 1))


@lru_cache(maxsize=32)
def _weigh_smoothly(count: int) -> Numbers:
    return _weigh_controls((1.0 - np.cos(np.linspace(0.0, np.pi, count - 1))) / 2.0)


def _weigh_controls(t: Numbers) -> Numbers:
    """How much of each of the five points of a wire is in its curve at ``t``, and in its end."""
    weights = np.zeros((len(t) + 1, 5))
    weights[:-1, :4] = _bernstein(t)
    weights[-1, 4] = 1.0
    return weights


def _bernstein(t: Numbers) -> Numbers:
    """The cubic polynomials by which the four points of a curve make it up, (n, 4)."""
    rest = 1.0 - t
    return np.column_stack((rest**3, 3 * rest**2 * t, 3 * rest * t**2, t**3))


def bounding_boxes(wires: Wires) -> Points:
    """The exact boxes around the wires, (n, 4): left, top, right, bottom."""
    over = _overhangs(wires)
    left = np.minimum(wires.starts[:, 0], wires.ends[:, 0] - over)
    right = np.maximum(wires.starts[:, 0] + over, wires.ends[:, 0])
    heights = wires.starts[:, 1], wires.ends[:, 1]
    return np.stack((left, np.minimum(*heights), right, np.maximum(*heights)), axis=1)


def distances_to(wires: Wires, point: tuple[float, float]) -> Numbers:
    """How far a point is from each wire, (n,), to about a tenth of a pixel."""
    samples = sample_wires(wires)
    starts, steps = samples[:, :-1], np.diff(samples, axis=1)
    offsets = np.asarray(point, dtype=np.float64) - starts
    squares = np.maximum((steps**2).sum(axis=2), 1e-12)
    along = np.clip((offsets * steps).sum(axis=2) / squares, 0.0, 1.0)
    gaps: Points = offsets - steps * along[:, :, np.newaxis]
    distances: Numbers = np.sqrt((gaps**2).sum(axis=2).min(axis=1))
    return distances


def nearest_wire(wires: Wires, point: tuple[float, float], within: float) -> int | None:
    """The index of the wire nearest to a point, if one is as near as ``within`` canvas units."""
    left, top, right, bottom = bounding_boxes(wires).T
    x, y = point
    near = (left - within <= x) & (x <= right + within) & (top - within <= y) & (y <= bottom + within)
    candidates = np.flatnonzero(near)
    if not len(candidates):
        return None
    distances = distances_to(wires.part(candidates), point)
    best = int(np.argmin(distances))
    return int(candidates[best]) if distances[best] <= within else None


def _points_on_curves(wires: Wires, t: Numbers) -> Points:
    first, second, third, fourth = _bernstein(t).T[:, :, np.newaxis]
    return np.asarray(
        wires.starts * first + wires.firsts * second + wires.seconds * third + wires.bends * fourth
    )


def _bend_shares(wires: Wires) -> Numbers:
    """The share of each wire's length that its curve takes."""
    curve, line = _lengths(wires)
    return np.where(line > 0, curve / np.maximum(curve + line, _TINY), 1.0)


def _lengths(wires: Wires) -> tuple[Numbers, Numbers]:
    """The lengths of curve and line; a curve's is about the mean of its chord and its hull."""
    chord = np.hypot(*(wires.bends - wires.starts).T)
    hull = 2 * np.hypot(*(wires.firsts - wires.starts).T) + np.hypot(*(wires.seconds - wires.firsts).T)
    return (chord + hull) / 2, np.hypot(*(wires.ends - wires.bends).T)


def _overhangs(wires: Wires) -> Numbers:
    """How far ahead of its start each curve swings before it turns back, and as far behind its end; else 0.

    With both handles of length r and a step d ahead, x'(t) = 0 where t(1 − t) = r / (6r − 2d), which is
    at most 1/4 only for r ≥ d.
    """
    reach = wires.firsts[:, 0] - wires.starts[:, 0]
    ahead = wires.bends[:, 0] - wires.starts[:, 0]
    turns = (reach > ahead) & (reach > 0)
    if not turns.any():
        return np.zeros(len(wires))
    product = np.where(turns, reach / np.where(turns, 6 * reach - 2 * ahead, 1.0), 0.0)
    t = (1 - np.sqrt(np.maximum(1 - 4 * product, 0.0))) / 2
    swing = 3 * (1 - t) ** 2 * t * reach + 3 * (1 - t) * t**2 * (ahead - reach) + t**3 * ahead
    return np.where(turns, swing, 0.0)
