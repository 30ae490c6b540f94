"""Keeping runs: follows the window's training, and keeps each as a run from its first step to its last."""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from guibp.engine.comparing import Judge, find_judge, read_start
from guibp.engine.predictions import find_predictions
from guibp.engine.random_start import draw_start
from guibp.engine.tape import Tape
from guibp.engine.trainer import Frame, Status, Trainer
from guibp.engine.training_run import (
    LossCurve,
    RunSettings,
    TrainingRun,
    Verdict,
    draw_curve,
    thin_curve,
)
from guibp.gui.kept_runs import KeptRun, KeptRuns
from guibp.gui.run_texts import usual_name
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining

MOST_CHOSEN = 12
"""A new run is shown beside the others as long as there are fewer."""


class RunKeeping(QObject):
    """A run is a training as the window counts them: paused and continued it is still the same.

    While it runs, its row is brought up to date by ``catch_up`` alone, for whoever looks at it.
    """

    def __init__(self, session: Session, training: LiveTraining, runs: KeptRuns) -> None:
        super().__init__(runs)
        self._session, self._training, self._runs = session, training, runs
        self._trainer: weakref.ref[Trainer] | None = None
        self._number: int | None = None
        self._judge = Judge(None, None)
        self._judged: Tape | None = None
        """Of which the judge is; other data or frozen parameters are another tape of the same run."""
        self._began: float | None = None
        self._seconds = 0.0
        training.changed.connect(self._follow)

    @property
    def number(self) -> int | None:
        """The number of the present training's run."""
        return self._number

    def catch_up(self) -> None:
        """Have the row of a training that runs say how far it is."""
        kept, frame = self._runs.find(self._number), self._training.frame
        if self._training.is_running and kept is not None and frame is not None and frame.step:
            curve = thin_curve(frame.loss_steps, frame.losses, frame.loss, frame.step)
            self._show(kept, frame, curve)

    def _follow(self) -> None:
        trainer = self._training.trainer
        if trainer is None:
            self._trainer, self._number, self._began, self._judged = None, None, None, None
            return
        if self._trainer is None or self._trainer() is not trainer:
            self._begin(trainer)
        if self._judged is not trainer.tape:
            self._judged = trainer.tape
            self._judge = find_judge(self._session.graph, trainer.tape)
        if self._training.is_running:
            self._began = self._began or time.perf_counter()
            return
        self._seconds, self._began = self._elapsed(), None
        self._settle(trainer)
        end = self._training.end
        if end is not None and end.outcome.status is Status.DIVERGED:
            self._note_divergence()

    def _begin(self, trainer: Trainer) -> None:
        self._trainer, self._seconds, self._began = weakref.ref(trainer), 0.0, None
        form = self._runs.form
        self._number = self._runs.next_number()
        tape = trainer.tape
        starts = [
            float(tape.start[tape.offset[slot]]) for slot in (tape.node_slot[place] for place in form.leaves)
        ]
        leaves = np.array(starts, dtype=np.float64)
        leaves.flags.writeable = False
        few = sum(run.is_chosen for run in self._runs.all()) < MOST_CHOSEN
        run = self._first_run(trainer)
        self._runs.add([KeptRun(self._number, usual_name(self._number), run, form, leaves, is_chosen=few)])

    def _first_run(self, trainer: Trainer) -> TrainingRun:
        """A run of no steps."""
        controls, start = trainer.controls, read_start(trainer)
        settings = RunSettings(
            controls.optimizer,
            controls.learning_rate,
            0,
            self._seed(),
            controls.schedule,
            controls.batching or trainer.batching,
            controls.penalty,
        )
        none = np.zeros(0, dtype=np.int64)
        curve = thin_curve(none, np.zeros(0), float("nan"), 0)
        return TrainingRun(settings, trainer.trained, start, start, curve, 0, 0.0, Verdict.UNFINISHED)

    def _seed(self) -> int | None:
        """The seed that draws the very start of this training, if it is one of those that come to mind."""
        graph = self._session.graph
        trainer = self._training.trainer
        values = (
            {} if trainer is None else dict(zip(trainer.trained, read_start(trainer).tolist(), strict=True))
        )
        for seed in self._likely_seeds():
            drawn = draw_start(graph, seed)
            if drawn and all(values.get(id_) == value for id_, value in drawn):
                return seed
        return None

    def _likely_seeds(self) -> Iterator[int]:
        settings = self._session.graph.training
        stored = None if settings is None else settings.seed
        if self._training.seed is not None:
            yield self._training.seed
        if stored is not None:
            yield from (seed for seed in (stored, stored - 1) if seed >= 0)

    def _settle(self, trainer: Trainer) -> None:
        """The training stands still: read all of it."""
        kept, frame = self._runs.find(self._number), self._training.frame
        if kept is None or frame is None:
            return
        if not trainer.step:
            self._runs.remove([kept.number])
            return
        run = replace(self._end_with(kept, trainer), stretches=trainer.stretches, seconds=self._elapsed())
        self._show(replace(kept, run=run), frame, draw_curve(trainer.history, frame.loss))

    def _end_with(self, kept: KeptRun, trainer: Trainer) -> TrainingRun:
        """The run with what it learned: all that it trained at any time, frozen meanwhile or set free."""
        run, ends = kept.run, dict(trainer.parameters())
        before = dict(kept.form.name_leaves(kept.leaves)) | run.start
        trained = (*run.trained, *(id_ for id_ in ends if id_ not in run.trained))
        values = [ends.get(id_, self._session.graph.node(id_).value) for id_ in trained]
        starts = [before[id_] for id_ in trained]
        arrays = np.array(starts, dtype=np.float64), np.array(values, dtype=np.float64)
        for array in arrays:
            array.flags.writeable = False
        return replace(run, trained=trained, start_values=arrays[0], final_values=arrays[1])

    def _show(self, kept: KeptRun, frame: Frame, curve: LossCurve) -> None:
        trainer = self._training.trainer
        if trainer is None:
            return
        predictions = find_predictions(trainer.tape, frame.values)
        verdict, right = self._judge.judge(predictions, frame.loss, has_diverged=False)
        settings = replace(kept.run.settings, steps=frame.step)
        run = replace(
            kept.run,
            settings=settings,
            curve=curve,
            steps=frame.step,
            verdict=verdict,
            right=right,
            seconds=self._elapsed(),
        )
        self._runs.put(replace(kept, run=run))

    def _elapsed(self) -> float:
        return self._seconds + (0.0 if self._began is None else time.perf_counter() - self._began)

    def _note_divergence(self) -> None:
        kept = self._runs.find(self._number)
        if kept is not None:
            self._runs.put(replace(kept, run=replace(kept.run, verdict=Verdict.DIVERGED)))
