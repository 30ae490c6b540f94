"""The record of a training: snapshots and changes of controls from which any of its moments is made again."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from guibp.engine.optimizers import OptimizerKind
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_settings import Controls
from guibp.engine.training_steps import count_done

RECORD_BYTES = 64 * 2**20
"""All snapshots together take no more."""
ARRAY_BYTES = 128
"""What an array takes beside its numbers."""
SPACING_SECONDS = 0.001
"""So much work at least lies between two snapshots, until they are thinned."""
SECONDS_PER_BYTE = 25e-9
"""Where a snapshot is large, so much work lies between for each of its bytes: keeping it stays cheap."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Steps that learn from the same rows: other data, or other parameters frozen, begin the next one."""

    tape: Tape
    """Of those rows alone."""
    numbers: Floats
    """The numbers of the training's state where it begins; nobody changes them."""
    optimizer: OptimizerKind
    """Whose memories are among them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps that were taken in the same way: a change of controls or rows begins the next one."""

    first: int
    """The step, from 0, with which it begins."""
    controls: Controls
    """Without their pace, which changes no number."""
    is_compiled: bool
    """Compiled and interpreted steps agree to within rounding only, and a replay has to be exact."""
    segment: Segment


class TrainingRecord:
    """Snapshots of a training's numbers every so many steps, in bounded memory, and its stretches.

    One thread writes, any other may read meanwhile: lists become longer, or are replaced in one
    assignment. A snapshot is the array of the training's state itself, which no step ever changes.
    """

    def __init__(self, most_bytes: int = RECORD_BYTES) -> None:
        self._most_bytes = most_bytes
        self.restart()

    def restart(self) -> None:
        """Forget everything."""
        self._snapshots: list[Floats] = []
        self._stretches: list[Stretch] = []
        self._steps = 0
        self._controls: Controls | None = None
        self._spacing = SPACING_SECONDS
        self._work = math.inf

    @property
    def steps(self) -> int:
        """How many steps it knows."""
        return self._steps

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All of them so far, in their order."""
        return tuple(self._stretches)

    @property
    def snapshots(self) -> int:
        """How many are kept."""
        return len(self._snapshots)

    def note_controls(self, step: int, controls: Controls, segment: Segment, *, is_compiled: bool) -> None:
        """From this step on it is done this way."""
        newest = self._stretches[-1] if self._stretches else None
        is_known = newest is not None and is_compiled == newest.is_compiled and segment is newest.segment
        if is_known and controls is self._controls:
            return
        self._controls = controls
        stretch = Stretch(step, replace(controls, pace=math.inf), is_compiled, segment)
        if newest is None or replace(stretch, first=newest.first) != newest:
            self._stretches.append(stretch)

    def note_work(self, numbers: Floats, seconds: float) -> None:
        """Steps of so many seconds led to these numbers of a training's state, which nobody changes."""
        if count_done(numbers) == self._steps:
            # Not one step was done: among the snapshots a number of steps stands once.
            return
        self._steps = count_done(numbers)
        self._work += seconds
        if self._work >= max(self._spacing, numbers.nbytes * SECONDS_PER_BYTE):
            self._work = 0.0
            self._keep(numbers)

    def _keep(self, numbers: Floats) -> None:
        room = max(1, self._most_bytes // (numbers.nbytes + ARRAY_BYTES))
        if len(self._snapshots) >= room:
            self._snapshots = self._snapshots[::2]
            self._spacing *= 2
        if len(self._snapshots) < room:
            self._snapshots.append(numbers)

    def snapshot_before(self, step: int) -> Floats | None:
        """The newest snapshot of that step or an earlier one."""
        snapshots = self._snapshots
        place = bisect_right(snapshots, step, key=count_done)
        return snapshots[place - 1] if place else None

    def stretch_behind(self, step: int) -> int:
        """The place among the stretches of the one that led to a step; −1 for the start."""
        return bisect_left(self._stretches, step, key=_first_of) - 1

    def stretch(self, place: int) -> Stretch | None:
        """The stretch at a place, or ``None`` behind the last."""
        stretches = self._stretches
        return stretches[place] if place < len(stretches) else None

    def truncate(self, step: int) -> None:
        """Forget what came after so many steps: the training goes on from there."""
        self._snapshots = self._snapshots[: bisect_right(self._snapshots, step, key=count_done)]
        self._stretches = self._stretches[: self.stretch_behind(step) + 1]
        self._steps = min(self._steps, step)
        self._controls = None


def _first_of(stretch: Stretch) -> int:
    return stretch.first
