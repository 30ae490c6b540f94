"""Live numbers: the evaluation and the reading of a graph as it is now, computed when they are asked for."""

from __future__ import annotations

from dataclasses import replace

from guibp.engine.evaluation import Evaluation, evaluate_tape
from guibp.engine.kernel import Kernel
from guibp.engine.live import LiveEvaluation
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.engine.stepper import Walk
from guibp.engine.tape import NONE, Floats, Tape
from guibp.engine.whole_evaluation import WholeEvaluation
from guibp.gui.compiled_loops import CompiledLoops
from guibp.model.changes import VIEW_CHANGES
from guibp.model.graph import Graph, GraphChanged


class LiveNumbers:
    """What the edges show, and from which evaluation.

    Nothing is computed before somebody looks, so a thousand edits in a row cost one evaluation; and
    what is shown is never older than the graph.
    """

    def __init__(self, graph: Graph, loops: CompiledLoops) -> None:
        self.graph = graph
        self._loops = loops
        self._live = LiveEvaluation(graph, WholeEvaluation(self._ask_for_kernel))
        self._frame: Evaluation | None = None
        self._wish: tuple[str, float] | None = None
        self._beneath: Evaluation | None = None
        self._reading: Reading | None = None

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation on show: that of the training while it runs, else of the graph."""
        return self._frame if self._frame is not None else self.settled

    @property
    def are_moving(self) -> bool:
        """Whether what is on show is of a moment: of a running training, or of a number being scrubbed."""
        return self._frame is not None

    @property
    def settled(self) -> Evaluation:
        """The evaluation of the graph itself."""
        return self._live.evaluation

    def follow(self, event: GraphChanged) -> None:
        """After an edit: forget what is stale. Moves and groups change no number."""
        if all(isinstance(change, VIEW_CHANGES) for change in event.changes):
            if self._reading is not None:
                self._reading = replace(self._reading, revision=event.revision)
            return
        self._live.follow(event)
        self.show_frame(None)

    def show_frame(self, frame: Evaluation | None) -> None:
        """Show numbers of a moment, or with ``None`` those of the graph again."""
        self._wish = self._beneath = None
        self._show(frame)

    def preview(self, id_: str, value: float) -> None:
        """Show the graph's numbers if a leaf had another."""
        self.show_frame(self._evaluate_with(id_, value, self.settled.tape, self.settled.tape.start))

    def preview_in_training(self, id_: str, value: float) -> None:
        """The same of what the training has reached, and from now on of every frame of it."""
        beneath = self.evaluation if self._wish is None else self._beneath
        self._wish = id_, value
        self.show_training(beneath)

    def show_training(self, frame: Evaluation | None) -> None:
        """Show the numbers of a running training, with the number that a person holds in place of its own."""
        self._beneath = frame
        if frame is not None and self._wish is not None:
            frame = self._evaluate_with(*self._wish, frame.tape, frame.values)
        self._show(frame)

    def end_preview(self) -> None:
        """Show what is beneath again: the newest frame of a training, or the graph's own numbers."""
        self.show_frame(self._beneath)

    def _show(self, frame: Evaluation | None) -> None:
        self._frame = frame
        self.forget_reading()

    def _evaluate_with(self, id_: str, value: float, tape: Tape, leaves: Floats) -> Evaluation:
        start, slot = leaves.copy(), tape.slot_of(id_)
        if slot != NONE:
            start[tape.numbers_of(slot)] = value
        return evaluate_tape(tape, start, self._loops.kernel)

    def forget_reading(self) -> None:
        """The sample, the walk or the numbers changed."""
        self._reading = None

    def read(self, walk: Walk | None, sample: int | None) -> Reading:
        """The numbers to show: of the walk if there is one, else of a sample, or of all (``None``)."""
        if self._reading is None:
            reading = walk.reading() if walk is not None and self._frame is None else self._read_whole(sample)
            # Moves since then changed the revision, and none of the numbers.
            self._reading = replace(reading, revision=self.graph.revision)
        return self._reading

    def _ask_for_kernel(self) -> Kernel | None:
        self._loops.begin()
        return self._loops.kernel

    def _read_whole(self, sample: int | None) -> Reading:
        if sample is None:
            return read_all_samples(self.evaluation)
        return read_sample(self.evaluation, sample)
