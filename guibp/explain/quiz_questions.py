"""What is asked before each step: the value that comes next, the gradients that flow back, and their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import Reading
from guibp.engine.stepper import Phase, Step, StepEdge
from guibp.engine.tape import NONE, Tape
from guibp.explain.quiz_answers import agrees
from guibp.model.records import Node

MOST_EDGES = 4
"""So many edges of one step are asked for; the rest would be the same again."""
FEW_SAMPLES = 6
"""Up to so many samples, their sum is asked for."""


class QuestionKind(StrEnum):
    """What a question wants."""

    VALUE = "value"
    EDGE_GRADIENT = "edge gradient"
    """What flows back along one edge."""
    NODE_GRADIENT = "node gradient"
    """The sum over the edges that leave a node."""
    TOTAL = "total"
    """The sum of all samples' shares of a parameter's gradient."""


@dataclass(frozen=True, slots=True)
class Question:
    """One number that is asked for before a step is done.

    ``step`` is the step's index. ``node`` is the node that is asked about; of an edge, the node at
    its end, with the edge's ``port`` and ``source``.
    """

    step: int
    kind: QuestionKind
    node: str
    source: str | None = None
    port: int | None = None


def list_questions(evaluation: Evaluation, steps: Sequence[Step], reading: Reading) -> tuple[Question, ...]:
    """The questions of all steps, in the order in which they can be answered.

    ``reading`` is that of the sample that the steps are of.
    """
    return tuple(_Asking(evaluation, steps, reading).ask())


def list_leaving(tape: Tape) -> Mapping[str, tuple[int, ...]]:
    """For every node, the numbers of its edges along which something flows back."""
    leaving: dict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(tape.graph_edges):
        slot = tape.slot_of(edge.target)
        if slot != NONE and tape.needed[slot]:
            leaving[edge.source].append(number)
    return {source: tuple(numbers) for source, numbers in leaving.items()}


class _Asking:
    """One list of steps, and what is asked before each."""

    def __init__(self, evaluation: Evaluation, steps: Sequence[Step], reading: Reading) -> None:
        self.tape = evaluation.tape
        self.steps = steps
        self.reading = reading
        self.leaving = list_leaving(self.tape)
        self.ends = {edge.source: step.index for step in steps for edge in step.edges}
        """For every node that something flows back to, the step that passes its last edge."""

    def ask(self) -> Iterator[Question]:
        total = self._find_total()
        for step in self.steps:
            if step.phase is Phase.FORWARD:
                yield Question(step.index, QuestionKind.VALUE, step.node)
            else:
                yield from self._ask_backward(step)
            if total is not None and self.ends[total] == step.index:
                yield Question(step.index, QuestionKind.TOTAL, total)

    def _ask_backward(self, step: Step) -> Iterator[Question]:
        """The node's own sum first, then its edges, then the sums of leaves that are whole with them."""
        if self._is_sum(step.node):
            yield Question(step.index, QuestionKind.NODE_GRADIENT, step.node)
        asked = self._choose_edges(step)
        for edge in asked:
            yield Question(step.index, QuestionKind.EDGE_GRADIENT, edge.target, edge.source, edge.port)
        for source in dict.fromkeys(edge.source for edge in step.edges):
            node = self._node(source)
            is_leaf = node.operation.is_leaf and node.op != "constant" and node.column is None
            if is_leaf and self.ends[source] == step.index and self._is_sum(source):
                yield Question(step.index, QuestionKind.NODE_GRADIENT, source)

    def _choose_edges(self, step: Step) -> list[StepEdge]:
        """Not those to constants and columns, which nobody changes; of a sum, where all are alike, a few."""
        sources = [self._node(edge.source) for edge in step.edges]
        wanted = [
            edge
            for edge, source in zip(step.edges, sources, strict=True)
            if source.op != "constant" and source.column is None
        ]
        if self._node(step.node).op == "add":
            leaves = [edge for edge in wanted[1:] if self._node(edge.source).operation.is_leaf]
            wanted = [*wanted[:1], *leaves]
        return wanted[:MOST_EDGES]

    def _is_sum(self, node: str) -> bool:
        """Whether the node's gradient is the sum of what the edges show, and there are some."""
        edges = self.leaving.get(node, ())
        if len(edges) <= 1 or node == self.tape.output:
            return False
        shown = float(self.reading.edge_gradients[list(edges)].sum())
        return agrees(shown, float(self.reading.node_gradients[self.tape.place_of[node]]))

    def _find_total(self) -> str | None:
        """The parameter whose sum over the samples is asked for: the first that all samples share."""
        tape = self.tape
        if not 1 < tape.samples <= FEW_SAMPLES:
            return None
        for node in tape.nodes:
            edges = self.leaving.get(node.id, ())
            if node.op == "parameter" and edges and all(tape.width_on(number) > 1 for number in edges):
                return node.id
        return None

    def _node(self, id_: str) -> Node:
        return self.tape.nodes[self.tape.place_of[id_]]
