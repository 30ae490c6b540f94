"""The heat scale: sign and size become shades that eyes tell apart, on a scale that stands still."""

from itertools import pairwise
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing.colours import DARK, LIGHT, PRINT, Palette
from guibp.drawing.heat import (
    BEYOND,
    LEAST_SPAN,
    MOST_SPAN,
    NOT_COMPUTED,
    SHADES,
    STEPS,
    WEAKEST,
    ZERO,
    Decades,
    Numbers,
    fit_decades,
    follow_decades,
    shade_colour,
    shade_gradients,
    shade_width,
    tick_powers,
)
from tests.drawing.colour_vision import Deficiency, colour_difference, contrast_ratio

PALETTES = {"light": LIGHT, "dark": DARK, "print": PRINT}
EYES = (None, *Deficiency)
TELLABLE = 35.0
VISIBLE = 3.0
"""The contrast that WCAG 2.2 asks of graphics."""
POSITIVES = range(WEAKEST + 1, BEYOND, 2)
NEGATIVES = range(WEAKEST, BEYOND, 2)

on_each_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def numbers(*values: float) -> Numbers:
    return np.array(values, dtype=np.float64)


def shades_of(decades: Decades, *values: float) -> list[int]:
    gradients = numbers(*values)
    found: list[int] = shade_gradients(gradients, np.ones(len(gradients), dtype=np.bool_), decades).tolist()
    return found


@pytest.mark.parametrize(
    "gradients,decades",
    [
        ((), Decades(-4, 0)),
        ((0.0, nan, inf), Decades(-4, 0)),
        ((1.0, -5.0), Decades(-3, 1)),
        ((1.0, 1e-6), Decades(-6, 0)),
        ((1.0, 1e-9, 3e3), Decades(-4, 4)),
        ((1e-300,), Decades(-8, 0)),
        ((1e6,), Decades(0, 6)),
        ((1e-3, 1e-4), Decades(-4, 0)),
    ],
)
def test_the_scale_covers_the_gradients_and_one(gradients: tuple[float, ...], decades: Decades) -> None:
    assert fit_decades(numbers(*gradients)) == decades


@given(st.lists(st.floats(), max_size=6), st.lists(st.floats(), max_size=6))
def test_the_scale_has_a_sensible_span_at_any_time(first: list[float], second: list[float]) -> None:
    fitted = fit_decades(numbers(*first))
    for decades in (fitted, follow_decades(fitted, numbers(*second))):
        assert LEAST_SPAN <= decades.span <= MOST_SPAN
        assert decades.high >= 0 >= decades.low or decades.span == MOST_SPAN


def test_the_scale_stands_still_while_numbers_move_a_little() -> None:
    decades = fit_decades(numbers(1.0, 1e-5))
    for smallest in (0.9e-4, 1.1e-5, 2e-4, 1e-5, 3e-4, 1.01e-5):
        assert follow_decades(decades, numbers(1.0, smallest)) == decades


def test_the_scale_widens_at_once_and_narrows_when_much_is_empty() -> None:
    decades = fit_decades(numbers(1.0, 1e-6))
    assert follow_decades(decades, numbers(1.0, 1e-7)) == Decades(-7, 0)
    assert follow_decades(decades, numbers(50.0, 1e-6)) == Decades(-6, 2)
    assert follow_decades(decades, numbers(5e3, 1e-6)) == Decades(-4, 4)
    assert follow_decades(decades, numbers(1.0, 1e-5)) == decades
    assert follow_decades(decades, numbers(1.0, 1e-4)) == Decades(-4, 0)


def test_a_few_tiny_gradients_do_not_stretch_the_scale() -> None:
    many = np.concatenate((np.geomspace(1e-5, 1.0, 98), numbers(1e-30, 1e-12)))
    assert fit_decades(many) == Decades(-5, 0)
    assert fit_decades(np.concatenate((many, np.full(10, 1e-7)))) == Decades(-7, 0)


def test_signs_and_sizes_have_shades_of_their_own() -> None:
    decades = Decades(-8, 0)
    shades = shades_of(decades, 0.5, 0.05, 1e-3, 1e-7, -0.5, -1e-7, 0.0, -0.0, nan, -inf)
    assert shades == [17, 15, 13, 5, 16, 4, ZERO, ZERO, BEYOND, BEYOND]
    assert len(set(shades_of(decades, *(10.0**power for power in np.arange(-7.5, 0))))) == STEPS


def test_what_is_off_the_scale_counts_as_its_end() -> None:
    assert shades_of(Decades(-4, 0), 1e-200, 5e-324, -1e-9, 1.0, 1e30) == [3, 3, 2, BEYOND - 1, BEYOND - 1]


def test_what_is_not_computed_has_no_shade_whatever_stands_there() -> None:
    known = np.array([False, True, False])
    assert shade_gradients(numbers(1.0, 0.0, nan), known, Decades(-4, 0)).tolist() == [NOT_COMPUTED, ZERO, 0]


@given(st.floats(min_value=1e-12, max_value=1e6), st.floats(min_value=1.0, max_value=1e6))
def test_a_larger_gradient_is_never_weaker(size: float, factor: float) -> None:
    weak, strong = shades_of(Decades(-6, 3), size, size * factor)
    assert shade_width(weak) <= shade_width(strong)
    assert weak <= strong


@on_each_palette
@pytest.mark.parametrize("eyes", EYES)
def test_signs_can_be_told_apart_where_they_are_strong(palette: Palette, eyes: Deficiency | None) -> None:
    assert colour_difference(palette.heat_positive, palette.heat_negative, eyes) >= TELLABLE


@on_each_palette
def test_no_shade_looks_like_a_value(palette: Palette) -> None:
    for strong in (palette.heat_positive, palette.heat_negative):
        assert colour_difference(strong, palette.value) >= TELLABLE


@on_each_palette
def test_a_strong_gradient_stands_out_and_each_size_more_than_the_one_below(palette: Palette) -> None:
    for shades in (POSITIVES, NEGATIVES):
        contrasts = [contrast_ratio(shade_colour(palette, shade), palette.canvas) for shade in shades]
        assert contrasts[-1] >= VISIBLE
        assert contrasts[0] >= 1.2
        assert all(before < after for before, after in pairwise(contrasts))


@on_each_palette
def test_shades_have_colours_and_widths(palette: Palette) -> None:
    for shade in range(SHADES):
        colour = shade_colour(palette, shade)
        assert len(colour) == 7
        int(colour[1:], 16)
        assert shade_width(shade) > 0
    assert shade_colour(palette, POSITIVES[-1]) == palette.heat_positive
    assert shade_colour(palette, NEGATIVES[-1]) == palette.heat_negative
    assert shade_colour(palette, BEYOND) == palette.warning


def test_ticks_are_the_ends_and_the_middle() -> None:
    assert tick_powers(Decades(-4, 0)) == (0, -2, -4)
    assert tick_powers(Decades(-9, 0)) == (0, -5, -9)
    assert tick_powers(Decades(-8, 4)) == (4, -2, -8)
