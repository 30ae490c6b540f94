"""The evaluation of a graph as it is now: after an edit of values, only what depends on them is computed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation
from guibp.engine.incremental import Passes, rerun_passes, run_passes
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.changes import VIEW_CHANGES, NodeReplaced
from guibp.model.graph import Graph, GraphChanged

EvaluateWhole = Callable[[Tape], Evaluation | None]


class LiveEvaluation:
    """Follows the edits of a graph, and computes when it is asked.

    ``evaluate_whole`` may evaluate a tape at once, where that is quicker than to follow what depends
    on what; where it gives ``None`` the numbers are interpreted, those that an edit changed. The
    result is that of a fresh evaluation, bit for bit, by the same means. What was handed out stays.
    """

    def __init__(self, graph: Graph, evaluate_whole: EvaluateWhole = lambda _: None) -> None:
        self._graph = graph
        self._evaluate_whole = evaluate_whole
        self._evaluation: Evaluation | None = None
        self._passes: Passes | None = None
        """Those behind the evaluation, if they were interpreted."""
        self._revalued: set[str] = set()
        """Leaves whose numbers the evaluation does not know yet."""

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation of the graph as it is."""
        if self._evaluation is None:
            self._evaluation = self._evaluate(compile_tape(self._graph), None)
        elif self._revalued:
            former = self._evaluation.tape
            tape = self._restart(former)
            self._evaluation = self._evaluate(tape, former)
        self._revalued.clear()
        return self._evaluation

    def follow(self, event: GraphChanged) -> None:
        """After an edit: note which leaves have other numbers, or that the tape is another one."""
        for change in event.changes:
            if isinstance(change, NodeReplaced) and _is_revaluing(change):
                self._revalued.add(change.after.id)
            elif not isinstance(change, VIEW_CHANGES):
                self._evaluation = self._passes = None

    def _restart(self, former: Tape) -> Tape:
        start = former.start.copy()
        for id_ in self._revalued:
            place = self._graph.place_of(id_)
            value, slot = self._graph.node(id_).value, int(former.node_slot[place])
            if value is not None and slot != NONE:
                start[former.offset[slot]] = value
        start.flags.writeable = False
        return former.restarted(self._graph.revision, self._graph.node_records, start)

    def _evaluate(self, tape: Tape, former: Tape | None) -> Evaluation:
        whole = self._evaluate_whole(tape)
        if whole is not None:
            self._passes = None
            return whole
        if self._passes is None or former is None:
            self._passes = run_passes(tape)
        else:
            self._passes = rerun_passes(tape, self._passes, _list_differing(former, tape.start))
        return Evaluation(tape, self._passes.values, self._passes.edge_gradients)


def _is_revaluing(change: NodeReplaced) -> bool:
    """Whether a leaf has another number and nothing else that is computed with."""
    before, after = change.before, change.after
    return before.op == after.op and before.column is None and after.column is None


def _list_differing(former: Tape, start: Floats) -> list[int]:
    """The leaves that start with another number, by any bit of it."""
    places = np.flatnonzero(former.start.view(np.int64) != start.view(np.int64))
    slots: list[int] = (np.searchsorted(former.offset, places, side="right") - 1).tolist()
    return slots
