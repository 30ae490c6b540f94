"""Predict first: what is asked before every step of a sample, what is right, and which slip was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from guibp.engine.counted_rows import take_counted
from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.readiness import require_evaluable
from guibp.engine.reading import Reading, read_sample
from guibp.engine.stepper import Step, StepEdge, list_steps
from guibp.explain import quiz_hints, quiz_texts
from guibp.explain.narration import Narrator
from guibp.explain.notation import TEXT, Notation
from guibp.explain.quiz_answers import NEARLY, agrees, read_answer
from guibp.explain.quiz_questions import Question, QuestionKind, list_leaving, list_questions
from guibp.explain.quiz_slips import (
    Candidates,
    Computing,
    Passing,
    Samples,
    Slip,
    Summing,
    slips_of_branches,
    slips_of_edge,
    slips_of_total,
    slips_of_value,
)
from guibp.explain.sentences import Said, say
from guibp.explain.steps import require_sample
from guibp.model.graph import Graph
from guibp.model.operations import Kind, Operation

MOST_OTHER_SAMPLES = 50
"""So many other samples are looked at for a number that was taken from one of them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer was worth.

    ``slips`` are all that lead to the number that was typed, the likeliest first: where there are
    several, nobody can tell which it was. ``said`` is the same in sentences.
    """

    number: float
    is_right: bool
    slips: tuple[Slip, ...]
    said: tuple[Said, ...]


def begin_quiz(graph: Graph, output: str | None = None, sample: int = 0) -> Quiz:
    """The quiz of a graph, in the numbers of one sample (counted from 0).

    Raises as ``explain_steps`` does.
    """
    require_evaluable(graph, output)
    require_sample(graph, sample)
    return Quiz(evaluate(graph, output), sample)


class Quiz:
    """The questions of one evaluation and sample, and the answers to them."""

    def __init__(self, evaluation: Evaluation, sample: int = 0) -> None:
        self.evaluation = evaluation
        self.sample = sample
        self.steps = list_steps(evaluation, sample)
        self._readings: dict[int, Reading] = {}
        self._leaving = list_leaving(evaluation.tape)
        self.questions = list_questions(evaluation, self.steps, self._reading(sample))
        self._by_node = {(one.kind, one.node): one for one in self.questions}
        edges = ((step.index, edge) for step in self.steps for edge in step.edges)
        self._passing_steps = {(edge.source, edge.target, edge.port): step for step, edge in edges}

    @property
    def output(self) -> str:
        """The node that is differentiated; empty if there is none."""
        return self.evaluation.tape.output or ""

    def questions_of(self, step: int) -> tuple[Question, ...]:
        """What is asked before a step is done."""
        return tuple(question for question in self.questions if question.step == step)

    def find_value(self, node: str) -> Question | None:
        """The question for a node's value, if a step computes it."""
        return self._find(QuestionKind.VALUE, node)

    def find_edge(self, source: str, target: str, port: int) -> Question | None:
        """The question for what flows back along an edge, also if it is not among those that are asked."""
        step = self._passing_steps.get((source, target, port))
        return None if step is None else Question(step, QuestionKind.EDGE_GRADIENT, target, source, port)

    def find_gradient(self, node: str) -> Question | None:
        """The question for a node's gradient: its sum, or what flows back along its only edge."""
        edges = self._leaving.get(node, ())
        if len(edges) == 1 and node != self.output:
            edge = self.evaluation.tape.graph_edges[edges[0]]
            return self.find_edge(edge.source, edge.target, edge.port)
        return self._find(QuestionKind.NODE_GRADIENT, node)

    def find_total(self, node: str) -> Question | None:
        """The question for a parameter's gradient over all samples, if it is asked."""
        return self._find(QuestionKind.TOTAL, node)

    def _find(self, kind: QuestionKind, node: str) -> Question | None:
        return self._by_node.get((kind, node))

    def answer(self, question: Question) -> float:
        """What is right."""
        return self._number(question, self.sample)

    def check(self, question: Question, typed: str) -> Verdict:
        """Hold what was typed against what is right.

        Raises ``NumberError`` or ``ExpressionError`` if it is no number.
        """
        number, truth = read_answer(typed), self.answer(question)
        if agrees(number, truth):
            return Verdict(number, True, (), (say("Right: {answer}.", answer=TEXT.number(truth)),))
        slips = self._find_slips(question, number, truth)
        if slips:
            return Verdict(number, False, slips, self._tell_slips(question, slips))
        if agrees(number, truth, NEARLY):
            near = say("Nearly. Round later: give three significant digits.")
            return Verdict(number, False, (), (near,))
        return Verdict(number, False, (), (say("Not yet. Take a hint, or try again."),))

    def takes_samples(self, question: Question) -> bool:
        """Whether the answer is made of the numbers of several samples."""
        is_reduction = self._operation(question.node).kind is Kind.REDUCTION
        return question.kind is QuestionKind.TOTAL or (is_reduction and question.kind is QuestionKind.VALUE)

    def is_whole(self, question: Question) -> bool:
        """Whether what flows back along an edge is all of its source's gradient."""
        if question.kind is not QuestionKind.EDGE_GRADIENT:
            return False
        return Narrator(self.evaluation, self.sample, TEXT).is_whole(self._edge(question))

    def ask(self, question: Question) -> Said:
        """The question in words."""
        if question.kind is QuestionKind.VALUE:
            return quiz_texts.ask_value(question)
        if question.kind is QuestionKind.EDGE_GRADIENT:
            return quiz_texts.ask_edge(question, self._sources(question.node))
        return quiz_texts.ask_sum(question, self.output, self._terms(question))

    def hints(self, question: Question, notation: Notation = TEXT) -> quiz_hints.Hints:
        """The three stages of help; the formulas in a notation."""
        node = question.node
        if question.kind is QuestionKind.NODE_GRADIENT:
            targets = tuple(self.evaluation.tape.graph_edges[edge].target for edge in self._leaving[node])
            return quiz_hints.hint_at_branches(node, self.output, targets, self._terms(question), notation)
        if question.kind is QuestionKind.TOTAL:
            return quiz_hints.hint_at_total(node, self.output, self._terms(question), notation)
        operation, sources = self._operation(node), self._sources(node)
        if question.kind is QuestionKind.VALUE:
            is_reduction = operation.kind is Kind.REDUCTION
            numbers = self._column(sources[0]) if is_reduction else self._operands(node)
            return quiz_hints.hint_at_value(node, operation, sources, numbers, notation)
        edge, upstream = self._edge(question), self.steps[question.step].upstream or 0.0
        pair = (upstream, edge.local)
        term = Narrator(self.evaluation, self.sample, notation).local_term_of(node, question.port or 0)
        local = quiz_texts.tell_local_rule(operation.id, self.evaluation.tape), term
        return quiz_hints.hint_at_edge(question, local, self.output, sources, pair, notation)

    # -- slips -----------------------------------------------------------------------------------

    def _find_slips(self, question: Question, number: float, truth: float) -> tuple[Slip, ...]:
        with np.errstate(all="ignore"):
            found = (
                slip
                for slip, leads_to in self._candidates(question)
                if agrees(number, leads_to) and not agrees(leads_to, truth)
            )
            return tuple(dict.fromkeys(found))

    def _tell_slips(self, question: Question, slips: tuple[Slip, ...]) -> tuple[Said, ...]:
        words = {"node": question.node, "source": question.source or "", "sample": self.sample + 1}
        told = tuple(say(quiz_texts.SLIP_TEXTS[slip], **words) for slip in slips)
        return told if len(told) == 1 else (say("More than one slip leads to this number."), *told)

    def _candidates(self, question: Question) -> Candidates:
        if question.kind is QuestionKind.VALUE:
            return slips_of_value(self._computing(question))
        if question.kind is QuestionKind.EDGE_GRADIENT:
            return slips_of_edge(self._passing(question))
        others = Samples() if question.kind is QuestionKind.TOTAL else self._samples(question)
        summing = Summing(self._value(question.node), self._terms(question), others)
        return slips_of_total(summing) if question.kind is QuestionKind.TOTAL else slips_of_branches(summing)

    def _computing(self, question: Question) -> Computing:
        node, reading = question.node, self._reading(self.sample)
        place = self.evaluation.tape.place_of[node]
        known = bool(reading.node_gradients_known[place])
        operation = self._operation(node)
        is_reduction = operation.kind is Kind.REDUCTION
        return Computing(
            operation,
            self._value(node),
            float(reading.node_gradients[place]) if known else None,
            self._operands(node),
            self._column(self._sources(node)[0]) if is_reduction else (),
            self._samples(question),
        )

    def _passing(self, question: Question) -> Passing:
        step, edge = self.steps[question.step], self._edge(question)
        reading, place_of = self._reading(self.sample), self.evaluation.tape.place_of
        return Passing(
            self._operation(question.node),
            edge.port,
            step.upstream or 0.0,
            edge.local,
            edge.gradient,
            self._operands(question.node),
            tuple(each.local for each in step.edges),
            step.value,
            tuple(float(reading.edge_gradients[number]) for number in self._leaving.get(question.node, ())),
            float(reading.node_gradients[place_of[edge.source]]),
            self._samples(question),
        )

    def _samples(self, question: Question) -> Samples:
        count = min(self.evaluation.tape.samples, MOST_OTHER_SAMPLES + 1)
        others = tuple(self._number(question, sample) for sample in range(count) if sample != self.sample)
        return Samples(others, self._summed(question) if others else None)

    def _summed(self, question: Question) -> float | None:
        """The sum over the samples of what the question asks a share of."""
        if question.kind is QuestionKind.EDGE_GRADIENT and question.source is not None:
            whole = self.evaluation.edge_gradient(question.source, question.node, question.port or 0)
        elif question.kind is QuestionKind.NODE_GRADIENT:
            whole = self.evaluation.gradient(question.node)
        else:
            return None
        return whole if isinstance(whole, float) else None

    # -- numbers ---------------------------------------------------------------------------------

    def _number(self, question: Question, sample: int) -> float:
        tape, reading = self.evaluation.tape, self._reading(sample)
        place = tape.place_of[question.node]
        if question.kind is QuestionKind.VALUE:
            return float(reading.node_values[place])
        if question.kind is QuestionKind.EDGE_GRADIENT:
            return float(reading.edge_gradients[tape.edge_at[question.node, question.port or 0]])
        if question.kind is QuestionKind.NODE_GRADIENT:
            return float(reading.node_gradients[place])
        whole = self.evaluation.gradient(question.node)
        return whole if isinstance(whole, float) else float("nan")

    def _terms(self, question: Question) -> tuple[float, ...]:
        """What the sum of a question is made of."""
        tape = self.evaluation.tape
        if question.kind is QuestionKind.TOTAL:
            place = tape.place_of[question.node]
            return tuple(float(self._reading(k).node_gradients[place]) for k in range(tape.samples))
        reading = self._reading(self.sample)
        return tuple(float(reading.edge_gradients[edge]) for edge in self._leaving[question.node])

    def _reading(self, sample: int) -> Reading:
        if sample not in self._readings:
            self._readings[sample] = read_sample(self.evaluation, sample)
        return self._readings[sample]

    def _value(self, node: str) -> float:
        return float(self._reading(self.sample).node_values[self.evaluation.tape.place_of[node]])

    def _operands(self, node: str) -> tuple[float, ...]:
        return tuple(self._value(source) for source in self._sources(node))

    def _column(self, node: str) -> tuple[float, ...]:
        """A node's values in all samples that count."""
        values = np.atleast_1d(np.asarray(self.evaluation.value(node), dtype=np.float64))
        return tuple(take_counted(self.evaluation.tape, values).tolist())

    def _operation(self, node: str) -> Operation:
        return self.evaluation.tape.nodes[self.evaluation.tape.place_of[node]].operation

    def _sources(self, node: str) -> tuple[str, ...]:
        """The operands' ids, by port."""
        return tuple(self._iterate_sources(node))

    def _iterate_sources(self, node: str) -> Iterator[str]:
        tape, port = self.evaluation.tape, 0
        while (node, port) in tape.edge_at:
            yield tape.graph_edges[tape.edge_at[node, port]].source
            port += 1

    def _edge(self, question: Question) -> StepEdge:
        step: Step = self.steps[question.step]
        return next(edge for edge in step.edges if edge.port == question.port)
