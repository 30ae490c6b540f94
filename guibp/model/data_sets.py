"""Ready-made data sets: logic tables, two classes in the plane, and curves to fit, drawn with a seed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from guibp.model.dataset import Dataset
from guibp.model.errors import DatasetError

Floats = NDArray[np.float64]
Generator = np.random.Generator

MOST_POINTS = 10_000
MOST_NOISE = 2.0
_DIGITS = 4
"""Decimals of a drawn number: a table is read by people."""
_CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
_INNER, _RING = 0.5, 0.7
"""Of the circle: how far the disc reaches, and where the ring begins."""
_TURNS = 1.75
_OUTLIERS = 10
"""Of so many points one is an outlier."""
_LIFT = 1.5


class DatasetKind(Enum):
    """What a ready-made set is of."""

    XOR = "xor"
    AND = "and"
    OR = "or"
    NAND = "nand"
    CIRCLE = "circle"
    SPIRAL = "spiral"
    MOONS = "moons"
    OUTLIERS = "outliers"
    SINE = "sine"
    PARABOLA = "parabola"
    RUNGE = "runge"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a set is made: ``noise`` is the standard deviation of what is added to each coordinate."""

    kind: DatasetKind
    points: int
    noise: float = 0.0
    seed: int = 0


def usual_recipe(kind: DatasetKind) -> Recipe:
    """What one would begin with: a logic table as it stands, else 100 points with a little noise."""
    if kind in _TRUTHS:
        return Recipe(kind, len(_CORNERS))
    return Recipe(kind, 100, 0.05 if kind in _PLANES else 0.1)


def make_dataset(recipe: Recipe) -> Dataset:
    """The set of a recipe: columns x1, x2, t with t 0 or 1, or x, t for a curve; the same for the same seed.

    Noise comes from ``numpy.random.default_rng(seed)``: on both inputs of a class, on t of a curve.
    Raises ``DatasetError`` if there is no point or too many, or the noise or the seed is out of range.
    """
    _check(recipe)
    generator = np.random.default_rng(recipe.seed)
    names: tuple[str, ...]
    if recipe.kind in _CURVES:
        names, table = ("x", "t"), _draw_curve(recipe, generator)
    else:
        names, table = ("x1", "x2", "t"), _draw_classes(recipe, generator)
    # Adding 0 makes +0 of a −0 that rounding left.
    rounded = np.round(table, _DIGITS) + 0.0
    return Dataset({name: rounded[:, place].tolist() for place, name in enumerate(names)})


def _check(recipe: Recipe) -> None:
    if not 1 <= recipe.points <= MOST_POINTS:
        raise DatasetError("a data set has 1 to {most} points", most=MOST_POINTS)
    if not (math.isfinite(recipe.noise) and 0.0 <= recipe.noise <= MOST_NOISE):
        raise DatasetError("noise is a number from 0 to {most}", most=MOST_NOISE)
    if recipe.seed < 0:
        raise DatasetError("a seed is a whole number from 0 up")


def _draw_classes(recipe: Recipe, generator: Generator) -> Floats:
    """(points, 3): both inputs, and the class."""
    draw = _PLANES.get(recipe.kind)
    inputs, classes = (
        _repeat_table(_TRUTHS[recipe.kind], recipe.points) if draw is None else draw(recipe.points, generator)
    )
    noise = generator.normal(0.0, 1.0, inputs.shape) * recipe.noise
    return np.column_stack((inputs + noise, classes))


def _draw_curve(recipe: Recipe, generator: Generator) -> Floats:
    """(points, 2): x evenly from −1 to 1, and t on the curve but for the noise."""
    x = np.linspace(-1.0, 1.0, recipe.points)
    t = _CURVES[recipe.kind](x) + generator.normal(0.0, 1.0, recipe.points) * recipe.noise
    if recipe.kind is DatasetKind.OUTLIERS:
        chosen = generator.choice(recipe.points, recipe.points // _OUTLIERS, replace=False)
        t[chosen] += generator.choice((-_LIFT, _LIFT), len(chosen))
    return np.column_stack((x, t))


def _repeat_table(truths: tuple[float, ...], points: int) -> tuple[Floats, Floats]:
    """The four rows in order, again and again."""
    rows = np.arange(points) % len(_CORNERS)
    return _CORNERS[rows], np.array(truths)[rows]


def _draw_circle(points: int, generator: Generator) -> tuple[Floats, Floats]:
    """A disc of class 1 in a ring of class 0 within the unit circle; radii and angles are uniform.

    Source: github.com/tensorflow/playground, src/dataset.ts, classifyCircleData.
    """
    classes = _alternate(points)
    low, high = np.where(classes == 1, 0.0, _RING), np.where(classes == 1, _INNER, 1.0)
    radius, angle = generator.uniform(low, high), generator.uniform(0.0, math.tau, points)
    return np.column_stack((radius * np.sin(angle), radius * np.cos(angle))), classes


def _draw_spiral(points: int, _: Generator) -> tuple[Floats, Floats]:
    """Two arms, r = s and angle 1.75 · 2π s for s from 0 to 1, the second turned by π.

    Source: Lang and Witbrock, Learning to tell two spirals apart, 1988; with the turns of
    github.com/tensorflow/playground, src/dataset.ts, classifySpiralData.
    """
    classes = _alternate(points)
    along = (np.arange(points) // 2 + 1) / max((points + 1) // 2, 1)
    angle = _TURNS * math.tau * along + np.where(classes == 1, 0.0, math.pi)
    return np.column_stack((along * np.sin(angle), along * np.cos(angle))), classes


def _draw_moons(points: int, _: Generator) -> tuple[Floats, Floats]:
    """Half circles (cos a, sin a) and (1 − cos a, ½ − sin a), a from 0 to π.

    Source: scikit-learn, sklearn.datasets.make_moons.
    """
    classes = _alternate(points)
    angle = math.pi * (np.arange(points) // 2) / max((points + 1) // 2 - 1, 1)
    lower = classes == 1
    x = np.where(lower, 1.0 - np.cos(angle), np.cos(angle))
    y = np.where(lower, 0.5 - np.sin(angle), np.sin(angle))
    return np.column_stack((x, y)), classes


def _alternate(points: int) -> Floats:
    """Classes 0, 1, 0, 1, …: both are there as often, but for one."""
    return (np.arange(points) % 2).astype(np.float64)


_TRUTHS: Mapping[DatasetKind, tuple[float, ...]] = {
    DatasetKind.XOR: (0.0, 1.0, 1.0, 0.0),
    DatasetKind.AND: (0.0, 0.0, 0.0, 1.0),
    DatasetKind.OR: (0.0, 1.0, 1.0, 1.0),
    DatasetKind.NAND: (1.0, 1.0, 1.0, 0.0),
}
_PLANES: Mapping[DatasetKind, Callable[[int, Generator], tuple[Floats, Floats]]] = {
    DatasetKind.CIRCLE: _draw_circle,
    DatasetKind.SPIRAL: _draw_spiral,
    DatasetKind.MOONS: _draw_moons,
}
_CURVES: Mapping[DatasetKind, Callable[[Floats], Floats]] = {
    # Every tenth point is moved by ±1.5: the contamination of
    # Huber, Robust estimation of a location parameter, 1964.
    DatasetKind.OUTLIERS: lambda x: 0.5 * x + 0.25,
    # One period, the example of Bishop, Pattern Recognition and Machine Learning, 2006, section 1.1.
    DatasetKind.SINE: lambda x: np.sin(math.pi * x),
    DatasetKind.PARABOLA: np.square,
    # 1 / (1 + 25 x²): Runge, Über empirische Funktionen, 1901.
    DatasetKind.RUNGE: lambda x: 1.0 / (1.0 + 25.0 * x * x),
}
