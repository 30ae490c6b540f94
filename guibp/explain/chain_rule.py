"""The chain rule in equations: along one edge, summed over branches, and summed over the samples."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import read_sample
from guibp.engine.stepper import Step, StepEdge, list_steps_of
from guibp.engine.tape import NONE
from guibp.explain.equations import (
    DOT,
    ELLIPSIS,
    TIMES,
    Equation,
    Part,
    Piece,
    Tone,
    equate,
    join_sum,
    write_factor,
    write_number,
    write_partial,
)
from guibp.explain.narration import FEW_OPERANDS, Narrator
from guibp.explain.notation import LATEX, TEXT
from guibp.model.formula import Binary, Name, Term
from guibp.model.records import Edge

FEW_BRANCHES = 6
"""Up to so many branches, a sum is told term by term; of more the first."""
FEW_SAMPLES = 8
"""Up to so many samples, a sum over them is told row by row; of more the first."""


@dataclass(frozen=True, slots=True)
class SampleSum:
    """A gradient as the sum of what the samples give to it."""

    shares: tuple[float, ...]
    """Of the first samples."""
    hidden: int
    """How many samples follow."""
    total: float


@dataclass(frozen=True, slots=True)
class GradientStory:
    """How the gradient of one node comes about, in the numbers of one sample."""

    branches: tuple[Equation, ...]
    """The chain rule along each edge that leaves the node; of many the first."""
    hidden: int
    """How many edges are not told."""
    total: Equation | None
    """The sum over the branches; ``None`` where there is only one."""
    samples: SampleSum | None
    """Where the samples share the node: the sum over them."""


class ChainRule:
    """One evaluation and sample."""

    def __init__(self, evaluation: Evaluation, sample: int) -> None:
        self._evaluation, self._sample = evaluation, sample
        self._tape = evaluation.tape
        self._text, self._latex = (Narrator(evaluation, sample, notation) for notation in (TEXT, LATEX))

    def tell_value(self, step: Step) -> Equation:
        """``g = w × x = -2 × 5 = -10``, of a forward step."""
        tones = (Tone.VALUE, Tone.PLAIN, Tone.VALUE, Tone.VALUE)
        both = zip(self._text.forward_parts(step), self._latex.forward_parts(step), tones, strict=True)
        return equate((Piece(text, latex, tone),) for text, latex, tone in both)

    def tell_upstream(self, step: Step) -> Equation:
        """``∂f/∂g = 1``, of a backward step."""
        whole = write_partial(self._output(step), step.node, Tone.GRADIENT)
        return equate(((whole,), (write_number(step.upstream or 0.0, Tone.GRADIENT),)))

    def tell_local(self, step: Step, edge: StepEdge) -> Equation:
        """``∂g/∂w = x = 5``."""
        parts: list[Part] = [(write_partial(step.node, edge.source),)]
        if len(step.edges) <= FEW_OPERANDS:
            term = self._text.local_term_of(step.node, edge.port)
            parts += [(piece,) for piece in self._term_pieces(step, term)]
        return equate([*parts, (write_number(edge.local),)])

    def tell_edge(self, step: Step, edge: StepEdge) -> Equation:
        """``∂f/∂w = ∂f/∂g · ∂g/∂w = 1 · x = 1 × 5 = 5``, in three stages.

        It begins with the whole gradient only where the source has no other way to go.
        """
        output = self._output(step)
        upstream = write_number(step.upstream or 0.0, Tone.GRADIENT)
        symbols = self._product(step, edge)
        parts: list[Part] = [symbols]
        if self.is_whole(edge):
            parts.insert(0, (write_partial(output, edge.source, Tone.GRADIENT),))
        if len(step.edges) <= FEW_OPERANDS:
            parts.append((upstream, DOT, self.local_factor(step, edge.port)))
        parts.append((upstream, TIMES, write_factor(edge.local)))
        return equate([*parts, (write_number(edge.gradient, Tone.GRADIENT),)])

    def is_whole(self, edge: StepEdge) -> bool:
        """Whether an edge carries all of its source's gradient."""
        return self._text.is_whole(edge)

    def tell_gradient(self, id_: str) -> GradientStory | None:
        """How a node's gradient comes about; ``None`` of the output itself and where there is none."""
        tape = self._tape
        if tape.output is None or self._evaluation.edge_gradients is None or id_ == tape.output:
            return None
        edges = self._leaving(id_)
        told = [pair for edge in edges[:FEW_BRANCHES] if (pair := self._find_step(edge)) is not None]
        if not told:
            return None
        total = self._sum_branches(id_, told, len(edges)) if len(edges) > 1 else None
        return GradientStory(
            tuple(self.tell_edge(step, edge) for step, edge in told),
            len(edges) - len(told),
            total,
            self.sum_samples(id_),
        )

    def tell_sum_so_far(self, id_: str, passed: frozenset[str]) -> Equation | None:
        """The sum over a node's branches while only some of its targets were ``passed`` by the walk.

        What is still to come stands there as symbols. ``None`` where there is only one branch.
        """
        edges = self._leaving(id_)
        told = [pair for edge in edges[:FEW_BRANCHES] if (pair := self._find_step(edge)) is not None]
        if len(edges) <= 1 or not told:
            return None
        whole = write_partial(self._tape.output or "", id_, Tone.GRADIENT)
        terms = [
            self._share(edge, leads=not place)
            if edge.target in passed
            else self._product(step, edge, Tone.QUIET)
            for place, (step, edge) in enumerate(told)
        ]
        is_done = all(edge.target in passed for edge in edges)
        rest: list[Part] = [(ELLIPSIS,)] if len(edges) > len(told) else []
        gradient = write_number(self._gradient_of(id_), Tone.GRADIENT)
        return equate([(whole,), join_sum([*terms, *rest]), *([(gradient,)] if is_done else [])])

    def sum_samples(self, id_: str) -> SampleSum | None:
        """A shared node's gradient as a sum over the samples; ``None`` of what no samples share."""
        tape, slot = self._tape, self._tape.slot_of(id_)
        count = tape.samples
        if count <= 1 or slot == NONE or not self._is_shared(slot):
            return None
        shown = count if count <= FEW_SAMPLES else FEW_SAMPLES - 1
        place = tape.place_of[id_]
        shares = tuple(
            float(read_sample(self._evaluation, sample).node_gradients[place]) for sample in range(shown)
        )
        gradient = self._evaluation.gradient(id_)
        return SampleSum(shares, count - shown, float(np.sum(np.asarray(gradient, dtype=np.float64))))

    # -- parts -----------------------------------------------------------------------------------

    def _product(self, step: Step, edge: StepEdge, tone: Tone | None = None) -> Part:
        """``∂f/∂g · ∂g/∂w``."""
        upstream = write_partial(self._output(step), step.node, tone or Tone.GRADIENT)
        return (upstream, DOT, write_partial(step.node, edge.source, tone or Tone.PLAIN))

    def _term_pieces(self, step: Step, term: Term) -> tuple[Piece, Piece]:
        """A local gradient with names, and with numbers."""
        (names, words), (latex_names, latex_words) = (
            narrator.local_parts(step, term) for narrator in (self._text, self._latex)
        )
        return Piece(names, latex_names), Piece(words, latex_words)

    def local_factor(self, step: Step, port: int) -> Piece:
        """The local gradient in symbols as a factor: a sum of terms gets brackets."""
        term = Binary("*", Name("upstream"), self._text.local_term_of(step.node, port))
        names, _ = self._term_pieces(step, term)
        return Piece(names.text.removeprefix("upstream × "), names.latex.removeprefix(r"upstream \times "))

    def _sum_branches(self, id_: str, told: list[tuple[Step, StepEdge]], count: int) -> Equation:
        whole = write_partial(self._tape.output or "", id_, Tone.GRADIENT)
        rest: list[Part] = [(ELLIPSIS,)] if count > len(told) else []
        symbols = join_sum([*(self._product(step, edge) for step, edge in told), *rest])
        numbers = join_sum(
            [*(self._share(edge, leads=not place) for place, (_, edge) in enumerate(told)), *rest]
        )
        gradient = write_number(self._gradient_of(id_), Tone.GRADIENT)
        return equate([(whole,), symbols, numbers, (gradient,)])

    # -- numbers ---------------------------------------------------------------------------------

    def _leaving(self, id_: str) -> list[Edge]:
        """The edges that leave a node on a way to the output."""
        tape = self._tape
        return [
            edge
            for edge in tape.graph_edges
            if edge.source == id_ and (slot := tape.slot_of(edge.target)) != NONE and tape.needed[slot]
        ]

    def _find_step(self, edge: Edge) -> tuple[Step, StepEdge] | None:
        steps = list_steps_of(self._evaluation, edge.target, self._sample)
        found = [one for step in steps for one in step.edges if one.port == edge.port]
        return (steps[-1], found[0]) if found else None

    def _is_shared(self, slot: int) -> bool:
        sharing = self._tape.lookups.sharing
        return slot in sharing.leaves.tolist() or any(slot == number for number, _ in sharing.operations)

    def _share(self, edge: StepEdge, *, leads: bool) -> Part:
        """What one edge adds to a sum, in this sample: where no sample owns it, its part of the whole."""
        write = write_number if leads else write_factor
        gradient = write(edge.gradient, Tone.GRADIENT)
        if self._is_owned(edge):
            return (gradient,)
        count = str(self._tape.counted_samples)
        return (gradient, Piece(f" / {count}", f" / {count}"))

    def _is_owned(self, edge: StepEdge) -> bool:
        tape = self._tape
        number, sharing = tape.edge_at[edge.target, edge.port], tape.lookups.sharing
        loose = {row for _, leaving in sharing.operations for row, _, is_owned in leaving if not is_owned}
        loose.update(sharing.leaf_edges[~sharing.leaf_owned].tolist())
        return tape.samples == 1 or number not in loose

    def _gradient_of(self, id_: str) -> float:
        reading = read_sample(self._evaluation, self._sample)
        return float(reading.node_gradients[self._tape.place_of[id_]])

    def _output(self, step: Step) -> str:
        return self._tape.output or step.node


def is_exact_beside(edge: StepEdge, upstream: float) -> bool:
    """Whether an edge's gradient is not upstream × local, because that product leaves the numbers."""
    return math.isfinite(edge.gradient) and not math.isfinite(upstream * edge.local)
