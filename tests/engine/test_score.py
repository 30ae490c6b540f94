"""Scores: what is right of classes, how far off other predictions are, and held-out rows apart."""

import numpy as np

from guibp.engine.score import Part, score_predictions

COUNTED = np.array([True, False, True, True])


def test_of_classes_what_is_right_counts() -> None:
    predictions, targets = np.array([0.9, 0.2, 0.6, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])
    score = score_predictions(predictions, targets, None)
    assert score.is_of_classes
    assert score.held_out is None
    assert (score.trained.right, score.trained.count) == (2, 4)
    score = score_predictions(predictions, targets, COUNTED)
    assert (score.trained.right, score.trained.count) == (2, 3)
    assert score.held_out is not None
    assert (score.held_out.right, score.held_out.count) == (0, 1)


def test_of_other_targets_the_errors_count() -> None:
    predictions, targets = np.array([1.0, 2.0, 3.0, 4.5]), np.array([1.5, 5.0, 3.0, 4.0])
    score = score_predictions(predictions, targets, COUNTED)
    assert not score.is_of_classes
    assert score.trained == Part(3, 1, 1 / 3, 0.5)
    assert score.held_out == Part(1, 0, 3.0, 3.0)


def test_a_held_out_row_alone_does_not_look_like_other_targets() -> None:
    score = score_predictions(np.array([0.4, 0.6]), np.array([0.0, 1.0]), np.array([True, False]))
    assert score.is_of_classes
    assert score.held_out == Part(1, 1, 0.4, 0.4)
