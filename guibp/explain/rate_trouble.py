"""Learning rates that are too large or too small, by the loss curve and by steps on trial."""

from __future__ import annotations

import numpy as np

from guibp.engine.counted_rows import read_objective
from guibp.engine.evaluation import evaluate_tape
from guibp.engine.tape import NONE, Floats, Integers
from guibp.explain.sentences import Said, say
from guibp.explain.training_situation import ENOUGH_STEPS, Advice, Cause, Situation, show

RISE = 3.0
"""A loss so many times as high as its lowest has left the valley."""
SWING = 0.05
"""A loss swings if its ups and downs are so large a part of it."""
MANY_RISES = 0.25
"""This share of the steps at least goes uphill in a training that swings."""
WORTH_IT = 0.1
"""A larger rate is worth trying if one step with it takes so large a part off the loss."""
LARGER = tuple(10.0**power for power in range(1, 16))
LARGEST = 10.0
"""A larger rate is no advice: a leap so far tells nothing of the slope, and a plateau is no slow descent."""
AS_PREDICTED = 0.3
"""So much of what the slope promises, rate × |gradient|², has to come true."""
LATEST = 40
"""So many of the newest losses tell whether it swings."""
MOST_NUMBERS = 2**15
"""Graphs with more numbers are too large to be looked through while they train."""


def find_divergence(situation: Situation) -> Advice | None:
    """The loss ran away: it left the finite numbers, or rose far above where it was, and stays there."""
    losses = situation.losses
    if len(losses) <= 1:
        return None
    low, newest = int(np.argmin(losses)), float(losses[-1])
    has_risen = newest > RISE * losses[low] > 0 and newest >= losses[0] and losses[-3:].min() > losses[low]
    if not situation.has_diverged and not (has_risen and _rises(losses[low:]) > 1 - MANY_RISES):
        return None
    risen = say(
        "The loss was {low} at step {step} and is {newest} now.",
        low=show(losses[low]),
        step=low_step(situation),
        newest=show(newest),
    )
    left = say("Then a step led out of the finite numbers.")
    return Advice(
        Cause.DIVERGING,
        say("It diverges: the learning rate is too large."),
        (risen, left) if situation.has_diverged else (risen,),
        _lower(situation),
    )


def find_oscillation(situation: Situation) -> Advice | None:
    """The loss goes up and down and gets nowhere: each step jumps over the valley."""
    losses = situation.newest[-LATEST:]
    # From batch to batch the loss goes up and down at any rate.
    if len(losses) < LATEST or situation.is_solved or situation.takes_batches:
        return None
    swing, level = float(np.ptp(losses)), float(np.mean(np.abs(losses)))
    half = len(losses) // 2
    falls = float(np.mean(losses[:half]) - np.mean(losses[half:])) > 2 * SWING * level
    if _rises(losses) < MANY_RISES or swing < SWING * level or falls:
        return None
    return Advice(
        Cause.OSCILLATING,
        say("The loss goes up and down: the learning rate is too large."),
        (
            say(
                "In the last {count} steps it rose {rises} times, between {least} and {most}.",
                count=len(losses),
                rises=int(np.count_nonzero(np.diff(losses) > 0)),
                least=show(losses.min()),
                most=show(losses.max()),
            ),
        ),
        _lower(situation),
    )


def find_slowness(situation: Situation) -> Advice | None:
    """The loss falls all the time, and next to nothing, where one step at a larger rate would do much."""
    losses = situation.losses
    if len(losses) < ENOUGH_STEPS or situation.is_solved or not situation.is_still:
        return None
    if _rises(situation.recent) > 0:
        return None
    found = _try_larger(situation)
    if found is None:
        return None
    rate, loss, now = found
    return Advice(
        Cause.TOO_SLOW,
        say("The learning rate is too small: the loss hardly moves."),
        (
            say(
                "In the last {count} steps it fell from {before} to {now}.",
                count=situation.steps // 2,
                before=show(situation.recent[0]),
                now=show(losses[-1]),
            ),
            say(
                "One step of gradient descent at rate {rate} would take it from {now} to {loss}.",
                rate=show(rate),
                now=show(now),
                loss=show(loss),
            ),
        ),
        say("Try the learning rate {rate}.", rate=show(rate)),
    )


def low_step(situation: Situation) -> int:
    """The step, from 0, before which the loss was lowest."""
    return int(situation.loss_steps[int(np.argmin(situation.losses))])


def _lower(situation: Situation) -> Said:
    return say("Try the learning rate {rate}.", rate=show(situation.learning_rate / 10))


def _rises(losses: Floats) -> float:
    """Which share of the steps went uphill."""
    return float(np.mean(np.diff(losses) > 0)) if len(losses) > 1 else 0.0


def _try_larger(situation: Situation) -> tuple[float, float, float] | None:
    """The smallest larger rate whose first step is worth it, the loss behind that step, and the loss now."""
    now, slope = _loss_at(situation, 0.0), _squared_gradient(situation)
    for rate in (situation.learning_rate * factor for factor in LARGER):
        if rate > LARGEST:
            return None
        loss = _loss_at(situation, rate)
        if now - loss > max(WORTH_IT * abs(now), AS_PREDICTED * rate * slope):
            return rate, loss, now
    return None


def _squared_gradient(situation: Situation) -> float:
    """The squared length of the gradient over the parameters."""
    gradients = situation.evaluation.slot_gradients()[_parameter_places(situation)]
    return float(np.sum(gradients**2))


def _parameter_places(situation: Situation) -> Integers:
    tape = situation.evaluation.tape
    places: Integers = tape.offset[tape.parameter_slots[tape.parameter_slots != NONE]]
    return places


def _loss_at(situation: Situation, rate: float) -> float:
    """The loss after one step of gradient descent on all rows, which may not be finite."""
    evaluation, places = situation.evaluation, _parameter_places(situation)
    tape, values = evaluation.tape, evaluation.values.copy()
    values[places] -= rate * evaluation.slot_gradients()[places]
    return read_objective(tape, evaluate_tape(tape, values).values)
