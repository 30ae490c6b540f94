"""Ready-made data sets follow their formulas, and the same seed gives the same points."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from guibp.model.data_sets import MOST_POINTS, DatasetKind, Recipe, make_dataset, usual_recipe
from guibp.model.errors import DatasetError

CURVES = {DatasetKind.OUTLIERS, DatasetKind.SINE, DatasetKind.PARABOLA, DatasetKind.RUNGE}


@pytest.mark.parametrize(
    "kind,truths",
    [
        (DatasetKind.XOR, [0, 1, 1, 0]),
        (DatasetKind.AND, [0, 0, 0, 1]),
        (DatasetKind.OR, [0, 1, 1, 1]),
        (DatasetKind.NAND, [1, 1, 1, 0]),
    ],
)
def test_logic_tables(kind: DatasetKind, truths: list[float]) -> None:
    columns = make_dataset(usual_recipe(kind)).columns()
    assert columns == {"x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1], "t": truths}


@pytest.mark.parametrize("kind", DatasetKind)
def test_every_kind_has_its_columns_and_as_many_points_as_asked(kind: DatasetKind) -> None:
    dataset = make_dataset(Recipe(kind, 37, 0.1, seed=3))
    assert dataset.names == (("x", "t") if kind in CURVES else ("x1", "x2", "t"))
    assert dataset.samples == 37


@pytest.mark.parametrize("kind", DatasetKind)
def test_a_seed_fixes_the_points(kind: DatasetKind) -> None:
    first, again, other = (make_dataset(Recipe(kind, 40, 0.2, seed)) for seed in (5, 5, 6))
    assert first == again
    assert first != other


@pytest.mark.parametrize("kind", [DatasetKind.CIRCLE, DatasetKind.SPIRAL, DatasetKind.MOONS])
def test_classes_are_balanced(kind: DatasetKind) -> None:
    assert make_dataset(Recipe(kind, 100)).column("t").sum() == 50


def test_the_disc_is_within_the_ring() -> None:
    dataset = make_dataset(Recipe(DatasetKind.CIRCLE, 500, seed=1))
    radius = np.hypot(dataset.column("x1"), dataset.column("x2"))
    inner = dataset.column("t") == 1
    assert radius[inner].max() <= 0.5001
    assert radius[~inner].min() >= 0.6999
    assert radius.max() <= 1.0001


def test_the_arms_of_the_spiral_lie_opposite_each_other() -> None:
    table = make_dataset(Recipe(DatasetKind.SPIRAL, 60)).table
    np.testing.assert_allclose(table[0::2, :2], -table[1::2, :2], atol=2e-4)


def test_the_moons_are_half_circles() -> None:
    table = make_dataset(Recipe(DatasetKind.MOONS, 60)).table
    upper, lower = table[0::2], table[1::2]
    np.testing.assert_allclose(np.hypot(upper[:, 0], upper[:, 1]), 1.0, atol=2e-4)
    np.testing.assert_allclose(np.hypot(lower[:, 0] - 1.0, lower[:, 1] - 0.5), 1.0, atol=2e-4)
    assert upper[:, 1].min() >= 0.0
    assert lower[:, 1].max() <= 0.5


@pytest.mark.parametrize(
    "kind,formula",
    [
        (DatasetKind.SINE, lambda x: np.sin(np.pi * x)),
        (DatasetKind.PARABOLA, lambda x: x**2),
        (DatasetKind.RUNGE, lambda x: 1 / (1 + 25 * x**2)),
    ],
)
def test_curves_without_noise_are_the_curves(
    kind: DatasetKind, formula: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> None:
    dataset = make_dataset(Recipe(kind, 21))
    np.testing.assert_allclose(dataset.column("t"), formula(dataset.column("x")), atol=1e-4)


def test_one_point_of_ten_is_an_outlier() -> None:
    dataset = make_dataset(Recipe(DatasetKind.OUTLIERS, 50, seed=2))
    off = np.abs(dataset.column("t") - (0.5 * dataset.column("x") + 0.25))
    assert np.count_nonzero(off > 1.4) == 5
    assert np.count_nonzero(off < 1e-3) == 45


def test_noise_has_its_deviation() -> None:
    still, noisy = (make_dataset(Recipe(DatasetKind.MOONS, 4000, noise)) for noise in (0.0, 0.3))
    assert (noisy.table - still.table)[:, :2].std() == pytest.approx(0.3, rel=0.05)
    assert (noisy.column("t") == still.column("t")).all()


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(DatasetKind.XOR, 0),
        Recipe(DatasetKind.XOR, MOST_POINTS + 1),
        Recipe(DatasetKind.XOR, 4, -0.1),
        Recipe(DatasetKind.XOR, 4, float("nan")),
        Recipe(DatasetKind.XOR, 4, 2.5),
        Recipe(DatasetKind.XOR, 4, 0.1, -1),
    ],
)
def test_recipes_out_of_range_are_refused(recipe: Recipe) -> None:
    with pytest.raises(DatasetError):
        make_dataset(recipe)
