"""Times contestants in turn, round after round, so that whatever else the machine does meets them all."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import SupportsFloat

import numpy as np

from tests.benchmarks.judging import Limit, Row, Sense

Losses = Iterable[SupportsFloat]
Train = Callable[[int], Losses]
"""Trains so many steps from the beginning; gives the loss before each."""

AGREEMENT = 1e-9
"""Two trainings of the same graph differ by no more, relative."""
CHECKED_STEPS = 5
QUIET_LOAD = 0.005
"""Seconds of the fixed load on the machine that limits in time are meant for, with nobody else on it."""


class RivalMissingError(Exception):
    """A rival that is not installed."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long is measured."""

    rounds: int = 11
    seconds: float = 0.1
    """Of each contestant in each round, at least one step."""
    patience: float = 1.0
    """Scales what takes its own time: heartbeats, drags."""
    progress: bool = False

    def tell(self, text: str) -> None:
        """Show what is being done, where somebody looks on."""
        if self.progress:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


@dataclass(frozen=True, slots=True)
class Rival:
    """Someone who trains the same graph, made when it is wanted, and what is asked of us beside it."""

    name: str
    make: Callable[[], Train]
    limit: Limit | None = None


def at_most(ratio: float) -> Limit:
    """Our time over the rival's."""
    return Limit(Sense.AT_MOST, ratio, "× its time")


def times_faster(ratio: float) -> Limit:
    """The rival's time over ours."""
    return Limit(Sense.AT_LEAST, ratio, "× faster")


def race(figure: str, ours: Train, rivals: Sequence[Rival], effort: Effort) -> list[Row]:
    """One row a rival; one that computes something else is not timed."""
    runners, rows = {"": ours}, dict[str, Row]()
    for rival in rivals:
        effort.tell(f"{figure}: {rival.name}")
        runner = _prepare(figure, rival, ours)
        if isinstance(runner, Row):
            rows[rival.name] = runner
        else:
            runners[rival.name] = runner
    seconds = time_in_turn(runners, effort, figure)
    for rival in rivals:
        if rival.name not in rows:
            rows[rival.name] = compare(figure, rival, seconds[""], seconds[rival.name])
    return [rows[rival.name] for rival in rivals]


def _prepare(figure: str, rival: Rival, ours: Train) -> Train | Row:
    try:
        train = rival.make()
    except RivalMissingError as missing:
        return Row(figure, rival.name, limit=rival.limit, absence=str(missing))
    fault = find_disagreement(ours(CHECKED_STEPS), train(CHECKED_STEPS))
    return Row(figure, rival.name, limit=rival.limit, fault=fault) if fault else train


def find_disagreement(ours: Losses, theirs: Losses) -> str:
    """How the losses of two trainings differ; empty if they are the same training."""
    one, other = (np.array([float(loss) for loss in losses]) for losses in (ours, theirs))
    if one.shape != other.shape:
        return f"computes something else: {len(other)} losses of {len(one)}"
    difference = float(np.max(np.abs(one - other) / np.maximum(np.abs(one), 1e-300)))
    # A NaN differs from everything.
    return "" if difference <= AGREEMENT else f"computes something else: losses differ by {difference:.1e}"


def compare(figure: str, rival: Rival, ours: float, theirs: float) -> Row:
    """The ratio of the medians, the way round that the limit wants."""
    slower_is_more = rival.limit is not None and rival.limit.sense is Sense.AT_MOST
    ratio = ours / theirs if slower_is_more else theirs / ours
    unit = "× its time" if slower_is_more else "× faster"
    return Row(figure, rival.name, ours, theirs, ratio, rival.limit, unit)


def time_in_turn(runners: Mapping[str, Train], effort: Effort, figure: str) -> dict[str, float]:
    """The median seconds a step of each."""
    steps = {name: _steps_of_a_round(train, effort.seconds) for name, train in runners.items()}
    found: dict[str, list[float]] = {name: [] for name in runners}
    gc.collect()
    gc.freeze()  # what was there before is nobody's garbage
    for number in range(effort.rounds):
        effort.tell(f"{figure}: round {number + 1} of {effort.rounds}")
        for name, train in runners.items():
            found[name].append(time_settled(partial(train, steps[name])) / steps[name])
    gc.unfreeze()
    return {name: statistics.median(times) for name, times in found.items()}


def _steps_of_a_round(train: Train, seconds: float) -> int:
    """So many that a round lasts."""
    train(1)  # whatever compiles or fills caches does it here
    steps, taken = 1, time_once(partial(train, 1))
    while taken < seconds and steps < 10**8:
        steps = max(steps + 1, min(10 * steps, int(1.1 * steps * seconds / max(taken, 1e-7))))
        taken = time_once(partial(train, steps))
    return max(1, min(steps, int(steps * seconds / taken)))


def time_once(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds that it takes, by a clock: that on the wall, or of the processor's time."""
    started = clock()
    action()
    return clock() - started


def time_settled(action: Callable[[], object]) -> float:
    """The seconds that it takes with nobody else's garbage to collect: its own is part of its work."""
    gc.collect()
    return time_once(action)


def calibrate(clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds of a fixed load of interpreter and memory, beside which milliseconds can be read."""
    numbers = np.linspace(0.0, 1.0, 20_000)

    def work() -> None:
        names = {f"n{number}": number for number in range(20_000)}
        total = sum(names[name] for name in names)
        np.exp(numbers + total % 2).sum()

    return time_once(work, clock)


def slowed(load: float) -> float:
    """How many times slower than that machine this one is, by its fixed load; never less than once."""
    return max(1.0, load / QUIET_LOAD)


def time_beside_load(action: Callable[[], object]) -> tuple[float, float]:
    """The seconds that it takes, and those of the fixed load right before and after."""
    before = calibrate()
    seconds = time_settled(action)
    return seconds, (before + calibrate()) / 2


def growth_exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope in log-log: 1 is time in proportion to size."""
    slope, _ = np.polyfit(np.log(sizes), np.log(seconds), 1)
    return float(slope)
