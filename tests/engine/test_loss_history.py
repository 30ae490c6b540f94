"""Losses are kept in bounded memory, evenly."""

import numpy as np
import pytest

from guibp.engine.loss_history import LossHistory


@pytest.mark.parametrize("piece", [1, 3, 64, 1000])
def test_thinning_is_even_however_losses_arrive(piece: int) -> None:
    history, count = LossHistory(most=100), 1000
    losses = np.arange(count, dtype=np.float64)
    for first in range(0, count, piece):
        history.append(losses[first : first + piece])
    assert history.steps_seen == count
    assert 50 < len(history.losses) <= 100
    np.testing.assert_array_equal(history.losses, history.steps)
    assert len(set(np.diff(history.steps).tolist())) == 1
    assert history.steps[0] == 0


def test_few_losses_are_all_kept() -> None:
    history = LossHistory(most=100)
    history.append(np.arange(100, dtype=np.float64))
    np.testing.assert_array_equal(history.steps, np.arange(100))


def test_no_losses_make_no_curve() -> None:
    steps, losses = LossHistory().outline.points()
    assert len(steps) == len(losses) == 0


@pytest.mark.parametrize("step", [0, 1, 7, 8, 99, 100, 200])
def test_truncating_is_as_if_nothing_had_come_after(step: int) -> None:
    losses = np.arange(100.0)
    history, straight = LossHistory(most=10), LossHistory(most=10)
    history.append(losses)
    stride = int(history.steps[1])
    history.truncate(step)
    assert history.steps_seen == min(step, 100)
    kept = np.arange(0, min(step, 100), stride)
    np.testing.assert_array_equal(history.steps, kept)
    np.testing.assert_array_equal(history.losses, losses[kept])
    history.append(losses[step:])
    straight.append(losses)
    np.testing.assert_array_equal(history.losses, straight.losses)
