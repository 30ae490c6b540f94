"""The outline of losses: few points, and yet no peak and no swing is lost."""

import numpy as np
import pytest

from guibp.engine.arrays import Floats
from guibp.engine.loss_history import LossHistory
from guibp.engine.loss_outline import MOST_BLOCKS, NEWEST, LossOutline
from guibp.engine.training_run import MOST_POINTS, draw_curve


def draw_losses(count: int) -> Floats:
    return np.random.default_rng(count).normal(size=count)


def outline_of(losses: Floats, piece: int) -> LossOutline:
    outline = LossOutline()
    for first in range(0, len(losses), piece):
        outline = outline.extended(losses[first : first + piece])
    return outline


@pytest.mark.parametrize("count", [1, 2, 999, 1000, 1001, 1999, 2000])
@pytest.mark.parametrize("piece", [1, 7, 5000])
def test_few_losses_are_all_there(count: int, piece: int) -> None:
    losses = draw_losses(count)
    steps, shown = outline_of(losses, piece).points()
    np.testing.assert_array_equal(steps, np.arange(count))
    np.testing.assert_array_equal(shown, losses)


@pytest.mark.parametrize("count", [2001, 3333, 50_000, 64_000, 131_073])
@pytest.mark.parametrize("piece", [37, 1000, 20_001])
def test_each_block_has_its_extremes_however_losses_arrive(count: int, piece: int) -> None:
    losses = draw_losses(count)
    outline = outline_of(losses, piece)
    steps, shown = outline.points()
    assert len(steps) <= 2 * MOST_BLOCKS + 2
    assert (np.diff(steps) > 0).all()
    np.testing.assert_array_equal(shown, losses[steps])
    assert (steps[0], steps[-1]) == (0, count - 1)
    for first in range(0, count, outline.size):
        block = losses[first : first + outline.size]
        assert {first + int(block.argmin()), first + int(block.argmax())} <= set(steps.tolist())
    np.testing.assert_array_equal(outline.newest, losses[-NEWEST:])


def test_what_goes_up_and_down_is_no_smooth_line() -> None:
    losses = np.tile([1.0, 3.0], 500_000)
    for count in (2100, 5000, 1_000_000):
        _, shown = outline_of(losses[:count], 20_000).points()
        assert set(shown.tolist()) == {1.0, 3.0}
    history = LossHistory()
    history.append(losses)
    curve = draw_curve(history, 1.0)
    assert len(curve.losses) <= MOST_POINTS
    assert set(curve.losses.tolist()) == {1.0, 3.0}


def test_a_peak_of_one_step_among_millions_is_there() -> None:
    history = LossHistory(most=1000)
    losses = np.ones(2**21)
    losses[1_234_567] = 9.0
    for first in range(0, len(losses), 50_000):
        history.append(losses[first : first + 50_000])
    steps, shown = history.outline.points()
    assert shown[steps == 1_234_567].tolist() == [9.0]
    curve = draw_curve(history, 1.0)
    assert 1_234_567 in curve.steps.tolist()


@pytest.mark.parametrize("step", [0, 1, 2, 500, 999, 1001, 2500, 2999, 3000, 4000])
def test_truncating_is_as_if_nothing_had_come_after(step: int) -> None:
    losses = draw_losses(3000)
    history, straight = LossHistory(), LossHistory()
    history.append(losses)
    history.truncate(step)
    steps, shown = history.outline.points()
    np.testing.assert_array_equal(shown, losses[steps])
    assert len(steps) == 0 if step == 0 else steps[-1] == min(step, 3000) - 1
    assert len(steps) == step or step > 2 * MOST_BLOCKS
    history.append(losses[step:])
    straight.append(losses)
    for one, other in zip(history.outline.points(), straight.outline.points(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_truncating_what_was_thinned_keeps_what_is_known() -> None:
    losses = draw_losses(100_000)
    history = LossHistory(most=5000)
    history.append(losses)
    history.truncate(77_777)
    steps, shown = history.outline.points()
    np.testing.assert_array_equal(shown, losses[steps])
    assert 77_777 - history.outline.size <= steps[-1] < 77_777
    assert len(history.outline.newest) == 0
    history.append(losses[77_777:])
    steps, shown = history.outline.points()
    np.testing.assert_array_equal(shown, losses[steps])
    np.testing.assert_array_equal(history.outline.newest, losses[-NEWEST:])
