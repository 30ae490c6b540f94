"""Trainer: gradient descent on a tape as a plain loop that can be watched, steered, stopped and continued."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from guibp.engine.data_split import number_rows, split_rows
from guibp.engine.evaluation import find_nonfinite
from guibp.engine.gauge import Gauge, measure_objective
from guibp.engine.goal_steps import GoalSteps
from guibp.engine.goals import Goal, GoalWatch
from guibp.engine.held_out_history import HeldOutHistory
from guibp.engine.held_out_meter import HeldOutMeter
from guibp.engine.kernel import Kernel
from guibp.engine.loss_history import LossHistory
from guibp.engine.pacing import PIECE_SECONDS, RECORDED_SECONDS, FrameClock, Pacing, PieceSize
from guibp.engine.plan import Ending
from guibp.engine.predictions import find_predictions, mixes_samples, predict_by_blocks
from guibp.engine.replay import Replay
from guibp.engine.tape import NONE, Floats, Tape
from guibp.engine.training_frame import Frame, Outcome, Status
from guibp.engine.training_record import Segment, Stretch, TrainingRecord
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.engine.training_steps import (
    TrainingState,
    begin_training,
    carry_over,
    evaluate_state,
    find_nonfinite_node,
    find_nonfinite_parameter,
    read_parameters,
)
from guibp.model.errors import UnfinishedGraphError

__all__ = ["Frame", "Outcome", "Status", "Trainer"]

MOST_AT_ONCE = 2**22
"""Beyond so many numbers nothing but loss and predictions is computed at the end of a training."""
NAP_SECONDS = 0.02
"""The longest sleep of a slow pace: a stop is noticed after it."""


class Trainer:
    """A training of the parameters of one tape, from the values that the tape starts with.

    Its steps learn from the rows that the tape does not hold out; frames have values of all of them.

    It knows no threads and no graph. ``controls`` may be replaced from any thread while it runs;
    everything else belongs to the thread that runs it. Whatever ends a run, ``KeyboardInterrupt``
    included, the parameters are those after a whole step, and the training can be continued.
    Raises ``UnfinishedGraphError`` if the tape has no computed output or no parameter.
    """

    def __init__(
        self,
        tape: Tape,
        controls: Controls | None = None,
        kernel: Callable[[], Kernel | None] = lambda: None,
        batching: Batching = WHOLE,
        record: TrainingRecord | None = None,
    ) -> None:
        """With a ``record`` any moment of the training can be made again, by ``replay``."""
        self.controls = controls or Controls()
        self._kernel = kernel
        self._batching = batching
        self._record = record
        self._pieces = PieceSize(PIECE_SECONDS if record is None else RECORDED_SECONDS)
        self._stand_on(tape)
        self._history = LossHistory()
        self._held_out = HeldOutMeter()
        self._room: Floats = np.empty(0)
        self._fresh = self._room
        """The losses of the newest steps, which a Ctrl-C may have kept from the history."""

    def _stand_on(self, tape: Tape) -> None:
        """Have the next steps learn from the rows of a tape, at its own values."""
        if tape.output_slot == NONE:
            raise UnfinishedGraphError("there is no output to train for")
        split = split_rows(tape)
        state = begin_training(split.training, self.controls.optimizer, self._batching)
        if not state.trained:
            raise UnfinishedGraphError("there is no parameter to train")
        self.tape, self._state, self._gauge = tape, state, Gauge(split, state)
        self._pieces.restart()
        self._segment = Segment(state.tape, state.numbers, state.optimizer)

    def go_on_with(self, tape: Tape) -> None:
        """Go on with other data, or other parameters frozen: nothing that was learned is forgotten.

        The tape is of the same graph otherwise. Parameters, the optimiser's memory of them, the losses
        and the record stay. Raises ``UnfinishedGraphError``, and then nothing changed.
        """
        self._settle()
        self.release()
        former = self._state
        self._stand_on(tape)
        self._carry_over(former)

    def _carry_over(self, former: TrainingState) -> None:
        carry_over(former, self._state)
        self._segment = Segment(self._state.tape, self._state.numbers, self._state.optimizer)

    @property
    def trained(self) -> tuple[str, ...]:
        """The ids of the parameters, in the order of the nodes."""
        return self._state.trained

    @property
    def batching(self) -> Batching:
        """How many samples a step takes."""
        return self._batching

    @property
    def batch(self) -> int | None:
        """How many rows the newest step took, where it did not take all."""
        return None if self._state.batches is None else self._state.batches.size

    @property
    def segment(self) -> Segment:
        """What its next steps learn from."""
        return self._segment

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """How its steps were done so far, if it is recorded."""
        return () if self._record is None else self._record.stretches

    @property
    def step(self) -> int:
        """How many steps were done since the beginning."""
        return self._state.done

    def drawn_rows(self) -> tuple[int, ...] | None:
        """The rows of the newest step, from 0; ``None`` before the first, and where steps take all rows."""
        batches, done = self._state.batches, self.step
        drawn = None if batches is None or not done else batches.rows_at(done - 1)
        return None if drawn is None else number_rows(self.tape, drawn)

    @property
    def history(self) -> LossHistory:
        """The loss before each step since the beginning."""
        self._settle()
        return self._history

    def _settle(self) -> None:
        """Take the losses of the steps that were done into the history, if they are not there yet."""
        missing = self.step - self._history.steps_seen
        if missing:
            self._history.append(self._fresh[:missing])
        self._held_out.settle(self._state, self._gauge, self._kernel())

    def parameters(self) -> tuple[tuple[str, float], ...]:
        """Ids and present values of the parameters; always finite."""
        return tuple(zip(self.trained, self._state.parameters.tolist(), strict=True))

    def every_parameter(self) -> tuple[tuple[str, float], ...]:
        """Those too that no step moves."""
        return tuple(read_parameters(self._state).items())

    def reset(self) -> None:
        """Go back to the beginning: the tape's values, and nothing remembered."""
        self._state.use_optimizer(self.controls.optimizer)
        self._state.restart()
        self._segment = Segment(self._state.tape, self._state.numbers, self._state.optimizer)
        self._history.restart()
        self._held_out = HeldOutMeter()
        if self._record is not None:
            self._record.restart()

    def replay(self) -> Replay | None:
        """What goes to any moment of this training, if it is recorded; it may do so in another thread."""
        record = self._record
        return None if record is None else Replay(self.tape, record, self._kernel, self._batching)

    @property
    def record(self) -> TrainingRecord | None:
        """Its record, if it has one; any thread may read it."""
        return self._record

    def rewind(self, moment: TrainingState) -> None:
        """Stand where a replay of this training stands; what came after is forgotten.

        Where the data were others then, it goes on with those of now; so it does with what is frozen, which
        stays where it stood then.
        """
        self._settle()
        if moment.tape is self._state.tape:
            self._state.adopt(moment.numbers, moment.optimizer)
        else:
            self._hold(read_parameters(moment))
            self._carry_over(moment)
        self._history.truncate(self.step)
        self._held_out.history.truncate(self.step)
        if self._record is not None:
            self._record.truncate(self.step)

    def _hold(self, parameters: Mapping[str, float]) -> None:
        """Have those that no step moves stand elsewhere."""
        tape, start = self.tape, self.tape.start.copy()
        for id_, slot in zip(tape.parameter_ids, tape.parameter_slots.tolist(), strict=True):
            if slot != NONE and id_ not in self.trained:
                start[tape.offset[slot]] = parameters[id_]
        if start.tobytes() != tape.start.tobytes():
            self._stand_on(replace(tape, start=start))

    def release(self) -> None:
        """Let go of what only further steps need; they would make it anew."""
        self._state.release()
        self._gauge.release()

    def run(
        self,
        should_stop: Callable[[], bool] = lambda: False,
        publish: Callable[[Frame], None] | None = None,
        limit: int | None = None,
        until: Goal | None = None,
    ) -> Outcome:
        """Take steps until told to stop, ``limit`` of them at most, and none behind the goal ``until``.

        ``should_stop`` is asked about every 15 ms. ``publish`` gets a frame up to 60 times a second,
        and always one at the end. The optimiser's memory lasts from run to run; it is emptied when
        another optimiser takes over. The steps are interpreted until the kernel is there.
        """
        goal = math.inf if limit is None else self.step + limit
        watch = None if until is None else GoalWatch(until, self._state.tape)
        pacing, clock, steps = Pacing(), FrameClock(), GoalSteps(watch)
        ending, shown = Ending.FINITE, self.step
        while ending is Ending.FINITE and self.step < goal and not should_stop():
            if self._has_reached(watch):
                break
            ending = self._run_piece(pacing, goal - self.step, steps)
            if publish is not None and self.step > shown and clock.is_due():
                shown = self.step
                self._publish(publish, clock)
        outcome = self._conclude(ending, Status.FINISHED if self.step >= goal else Status.STOPPED)
        if watch is not None and self._stands_at(watch):
            outcome = Outcome(Status.REACHED, self.step)
        if publish is not None:
            publish(self.frame())
        return outcome

    def frame(self) -> Frame:
        """Every number at the present parameters."""
        found = self._gauge.measure(self._state, self._kernel())
        numbers = found.numbers
        outline = self.history.outline
        loss_steps, losses = outline.points()
        return Frame(
            step=self.step,
            loss=numbers.loss,
            parameters=_freeze(self._state.parameters),
            values=_freeze(numbers.values),
            edge_gradients=_freeze(numbers.edge_gradients),
            loss_steps=loss_steps,
            losses=_freeze(losses),
            newest_losses=_freeze(outline.newest),
            held_out_loss=found.held_out_loss,
            held_out_steps=self.held_out.steps,
            held_out_losses=_freeze(self.held_out.losses),
        )

    def judge(self, outcome: Outcome, final_loss: float) -> Outcome:
        """What became of a run by the loss behind its last step: that step may have led out of the finite."""
        if outcome.status is not Status.FINISHED or self.step == 0 or math.isfinite(final_loss):
            return outcome
        tape, values = self._state.tape, evaluate_state(self._state, self._kernel()).values
        node = find_nonfinite(tape, values, tape.needed)
        return Outcome(Status.DIVERGED, self.step, node or self.tape.output)

    def conclude(self) -> tuple[float, dict[str, Floats]]:
        """The loss, and the predictions of all samples by id, at the present parameters.

        The loss is that of the rows that are trained on, as in the history.
        """
        tape, kernel = self.tape, self._kernel()
        if kernel is None or tape.total <= MOST_AT_ONCE or mixes_samples(tape):
            loss, values = self._gauge.predict(self._state, kernel)
            return loss, find_predictions(tape, values)
        state = self._state
        loss = measure_objective(state, kernel)
        return loss, predict_by_blocks(tape, kernel, state.slots, state.parameters)

    def measure_held_out(self) -> float | None:
        """The loss of the rows held out at the present parameters, if there are any."""
        return self._gauge.measure_held_out(self._state, self._kernel())

    @property
    def held_out(self) -> HeldOutHistory:
        """The loss of the rows held out, at some of the steps since the beginning."""
        self._settle()
        return self._held_out.history

    def _has_reached(self, watch: GoalWatch | None) -> bool:
        """Whether the goal was reached; where only that shows it, the present numbers are looked at."""
        if watch is None:
            return False
        self._use_batching(self.controls)
        watch.sees_batches = self._state.batches is not None
        return self._stands_at(watch) if watch.looks_at_every_step else watch.is_reached

    def _stands_at(self, watch: GoalWatch) -> bool:
        if not watch.is_reached:
            numbers = evaluate_state(self._state, self._kernel())
            watch.look_at(numbers.values, numbers.loss)
        return watch.is_reached

    def _run_piece(self, pacing: Pacing, left: float, steps: GoalSteps) -> Ending:
        """Take as many steps as are due, or sleep a little."""
        controls, kernel = self.controls, self._kernel()
        self._use_batching(controls)
        most = min(self._pieces.steps, steps.most_steps(self._state, kernel))
        count = min(most, pacing.allow(controls.pace), left)
        if count < 1:
            time.sleep(min(NAP_SECONDS, pacing.seconds_to_next(controls.pace)))
            return Ending.FINITE
        started = time.perf_counter()
        self._settle()
        self._state.use_optimizer(controls.optimizer)
        self._state.forget_zero(controls.forgets_zero)
        count = min(count, self._held_out.begin(self._state, self._gauge, kernel))
        losses = self._take_room(int(count))
        trace = None if kernel is None else self._held_out.take_trace(self._state, self._gauge, len(losses))
        if self._record is not None:
            self._record.note_controls(self.step, controls, self._segment, is_compiled=kernel is not None)
        self._fresh = losses
        done, ending = steps.run(self._state, kernel, controls, losses, trace)
        self._settle()
        pacing.spend(done)
        self._learn_time(done, time.perf_counter() - started)
        return ending

    def _use_batching(self, controls: Controls) -> None:
        """Take so many rows at a time; a step over others is more work, or less."""
        before = self._state.batches
        self._state.use_batching(controls.batching or self._batching)
        if self._state.batches is not before:
            self._pieces.restart()

    def _learn_time(self, steps: int, seconds: float) -> None:
        self._pieces.learn(max(steps, 1), seconds)
        if self._record is not None:
            self._record.note_work(self._state.numbers, seconds)

    def _take_room(self, count: int) -> Floats:
        """For the losses of so many steps: the same room every time, which is in the cache already."""
        if len(self._room) < count:
            self._room = np.empty(count, dtype=np.float64)
        return self._room[:count]

    def _publish(self, publish: Callable[[Frame], None], clock: FrameClock) -> None:
        # The thread's own time: waiting while the window paints is no work of the frame's.
        started = time.thread_time()
        publish(self.frame())
        clock.learn(time.thread_time() - started)

    def _conclude(self, ending: Ending, status: Status) -> Outcome:
        if ending is Ending.FINITE:
            return Outcome(status, self.step)
        # Only what the output depends on, for the rows of this step, can have ended the training.
        node = find_nonfinite_node(self._state)
        if node is None and ending is Ending.PARAMETER_LEFT:
            rate = self.controls.rates(self.step, 1)
            node = find_nonfinite_parameter(self._state, float(rate[0]), self.controls.penalty)
        return Outcome(Status.DIVERGED, self.step, node or self.tape.output)


def _freeze(numbers: Floats) -> Floats:
    numbers.flags.writeable = False
    return numbers
