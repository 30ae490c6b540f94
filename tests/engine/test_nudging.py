"""Nudges, against functions whose differences are known by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.nudging import SWEEP, find_span, nudge, sweep_errors
from guibp.engine.one_variable import OneVariable
from guibp.model.expression import parse


def of(text: str) -> OneVariable:
    return OneVariable(evaluate(parse(text)), "x")


def test_a_square_rises_by_more_than_foretold() -> None:
    moved = nudge(of("x = 2; f = square(x)"), 0.5)
    assert (moved.rise, moved.fall, moved.foretold) == (2.25, -1.75, 2.0)
    assert (moved.central, moved.error) == (4.0, 0.0)


def test_a_cube_s_central_difference_errs_by_the_square_of_h() -> None:
    moved = nudge(of("x = 2; f = x*x*x"), 0.5)
    assert (moved.slope, moved.central, moved.error) == (12.0, 12.25, 0.25)


def test_a_kink_has_the_slope_between() -> None:
    moved = nudge(of("x = 0; f = relu(x)"), 0.25)
    assert (moved.slope, moved.rise, moved.fall, moved.central) == (0.0, 0.25, 0.0, 0.5)


def test_the_sweep_has_its_least_error_where_theory_says() -> None:
    steps, errors = sweep_errors(of("x = 1; f = exp(x)"))
    assert steps is SWEEP
    best = float(steps[int(np.argmin(errors))])
    # The cube root of the rounding unit.
    assert 1e-7 < best < 1e-3
    assert errors[0] == pytest.approx(math.e * (math.sinh(10) / 10 - 1), rel=1e-6)
    assert errors[-1] > 1e-3


def test_where_f_has_no_value_neither_has_its_change() -> None:
    moved = nudge(of("x = 1; f = log(x)"), 2.0)
    assert moved.rise == pytest.approx(math.log(3))
    assert math.isnan(moved.fall)
    assert math.isnan(moved.error)


def test_the_span_reaches_past_nought_and_the_step() -> None:
    assert find_span(of("x = 1; f = exp(x)"), 0.1) == 3.0
    assert find_span(of("x = -8; f = exp(x)"), 0.1) == 12.0
    assert find_span(of("x = 1; f = exp(x)"), 8.0) == 10.0
