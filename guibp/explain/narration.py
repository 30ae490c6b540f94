"""The sentence of every step: a node's formula with numbers, or the chain rule along its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.counted_rows import is_counted, take_counted
from guibp.engine.evaluation import Evaluation
from guibp.engine.stepper import Phase, Step, StepEdge
from guibp.engine.tape import NONE, Tape
from guibp.explain.notation import LATEX, TEXT, Notation
from guibp.model.formula import Binary, Name, Number, Term, join_operands, parse_formula, rename_operands
from guibp.model.operations import Kind, Operation

FEW_SAMPLES = 6
"""Up to so many samples, a reduction shows them all."""
FEW_OPERANDS = 20
"""Up to so many operands, a formula shows them all; of more the first and the last."""
SHOWN_OF_MANY = 8


@dataclass(frozen=True, slots=True)
class Narration:
    """What one step says, in one notation.

    ``upstream`` is empty in the forward phase; ``local`` and ``downstream`` have a line for each
    operand; ``line`` is all in one.
    """

    line: str
    upstream: str = ""
    local: tuple[str, ...] = ()
    downstream: tuple[str, ...] = ()


def narrate_text(evaluation: Evaluation, sample: int, step: Step) -> Narration:
    """Tell a step as plain text."""
    return Narrator(evaluation, sample, TEXT).narrate(step)


def narrate_latex(evaluation: Evaluation, sample: int, step: Step) -> Narration:
    """Tell a step as LaTeX, without dollar signs."""
    return Narrator(evaluation, sample, LATEX).narrate(step)


class Narrator:
    """One evaluation and sample, told in one notation."""

    def __init__(self, evaluation: Evaluation, sample: int, notation: Notation) -> None:
        self.evaluation = evaluation
        self.sample = sample
        self.notation = notation

    @property
    def tape(self) -> Tape:
        return self.evaluation.tape

    def narrate(self, step: Step) -> Narration:
        return self.forward(step) if step.phase is Phase.FORWARD else self.backward(step)

    def forward(self, step: Step) -> Narration:
        """``g = w × x = -2 × 5 = -10``."""
        return Narration(" = ".join(_without_repeats(self.forward_parts(step))))

    def forward_parts(self, step: Step) -> list[str]:
        """Name, symbols, numbers and value; what does not apply is empty."""
        operation, sources = self.operation_of(step.node), self.sources_of(step.node)
        shown, gap = sources, dict[str, str]()
        if len(sources) > FEW_OPERANDS:
            shown = [*sources[: SHOWN_OF_MANY + 1], sources[-1]]
            gap = {str(SHOWN_OF_MANY): self.notation.ellipsis}
        term = join_operands(parse_formula(operation.short), len(shown))
        names = {str(place): self.notation.name(source) for place, source in enumerate(shown)}
        symbols = self.notation.render(term, names | gap)
        if operation.kind is Kind.REDUCTION:
            numbers = self.reduction(operation, sources[0])
        else:
            numbers = self.notation.render(term, self.numbers(shown) | gap)
        return [self.notation.name(step.node), symbols, numbers, self.notation.number(step.value)]

    def reduction(self, operation: Operation, source: str) -> str:
        """The samples under a reduction, if they are few."""
        values = take_counted(self.tape, np.atleast_1d(np.asarray(self.evaluation.value(source), np.float64)))
        if not 1 < len(values) <= FEW_SAMPLES:
            return ""
        term: Term = Name("0")
        for place in range(1, len(values)):
            term = Binary("+", term, Name(str(place)))
        if operation.id == "mean":
            term = Binary("/", term, Number(float(len(values))))
        words = {str(place): self.notation.number(float(value)) for place, value in enumerate(values)}
        return self.notation.render(term, words)

    def backward(self, step: Step) -> Narration:
        """``∂f/∂w = ∂f/∂g · ∂g/∂w = 1 × 5 = 5`` for every operand."""
        output = self.tape.output or step.node
        whole = self.notation.partial(output, step.node)
        upstream = f"{whole} = {self.notation.number(step.upstream or 0.0)}"
        local = tuple(self.local_line(step, edge) for edge in step.edges)
        downstream = tuple(self.downstream_line(step, edge, output, whole) for edge in step.edges)
        return Narration(self.notation.separator.join(downstream), upstream, local, downstream)

    def local_line(self, step: Step, edge: StepEdge) -> str:
        """``∂g/∂w = x = 5``."""
        partial = self.notation.partial(step.node, edge.source)
        if len(step.edges) > FEW_OPERANDS:
            return f"{partial} = {self.notation.number(edge.local)}"
        term = self.local_term_of(step.node, edge.port)
        parts = [partial, *self.local_parts(step, term), self.notation.number(edge.local)]
        return " = ".join(_without_repeats(parts))

    def local_term_of(self, node: str, port: int) -> Term:
        """The local gradient of one operand, in the operands' numbers, ``y`` and ``n``.

        A mean or a sum leaves a sample out that is held out: 0.
        """
        operation = self.operation_of(node)
        if operation.kind is Kind.REDUCTION and not is_counted(self.tape, self.sample):
            return Number(0.0)
        return local_term(operation, len(self.sources_of(node)), port)

    def local_parts(self, step: Step, term: Term) -> tuple[str, str]:
        """A term of a node's local gradient with names, and with numbers."""
        sources = self.sources_of(step.node)
        names = {str(place): self.notation.name(source) for place, source in enumerate(sources)}
        words = self.numbers(sources)
        names["y"], words["y"] = self.notation.name(step.node), self.notation.number(step.value)
        names["n"] = words["n"] = str(self.samples_under(sources[0]))
        return self.notation.render(term, names), self.notation.render(term, words)

    def downstream_line(self, step: Step, edge: StepEdge, output: str, whole: str) -> str:
        """Upstream × local; it is the whole gradient only where the source has no other way to go."""
        product = f"{whole}{self.notation.dot}{self.notation.partial(step.node, edge.source)}"
        numbers = self.notation.render(
            Binary("*", Name("a"), Name("b")),
            {"a": self.notation.number(step.upstream or 0.0), "b": self.notation.number(edge.local)},
        )
        parts = [product, numbers, self.notation.number(edge.gradient)]
        if self.is_whole(edge):
            parts.insert(0, self.notation.partial(output, edge.source))
        return " = ".join(parts)

    def is_whole(self, edge: StepEdge) -> bool:
        """Whether the edge carries all of its source's gradient: it is the only one, and no share."""
        tape = self.tape
        number = tape.edge_at[edge.target, edge.port]
        source = tape.edge_source[number]
        leaving = np.count_nonzero(tape.edge_source[: len(tape.graph_edges)] == source)
        shared = tape.width_on(number) > 1 and not tape.per_sample[source]
        return leaving == 1 and not shared and edge.source != tape.output

    def samples_under(self, source: str) -> int:
        """How many numbers a reduction of this node sees."""
        return len(take_counted(self.tape, np.empty(self.tape.width_of(self.tape.slot_of(source)))))

    def operation_of(self, id_: str) -> Operation:
        return self.tape.nodes[self.tape.place_of[id_]].operation

    def sources_of(self, id_: str) -> list[str]:
        """The operands' ids, by port."""
        sources, port = [], 0
        while (id_, port) in self.tape.edge_at:
            sources.append(self.tape.graph_edges[self.tape.edge_at[id_, port]].source)
            port += 1
        return sources

    def numbers(self, sources: list[str]) -> dict[str, str]:
        """The operands' values as words for a formula."""
        return {
            str(place): self.notation.number(self.value_of(source)) for place, source in enumerate(sources)
        }

    def value_of(self, id_: str) -> float:
        slot = self.tape.slot_of(id_)
        if slot == NONE:
            return float("nan")
        numbers = self.evaluation.values[self.tape.numbers_of(slot)]
        return float(numbers[min(self.sample, len(numbers) - 1)])


def local_term(operation: Operation, count: int, port: int) -> Term:
    """The local gradient of one operand among many, in the operands' numbers and ``y``.

    For operands joined from the left it is the chain rule through the joins: for a product, the
    product of the others.
    """
    if count <= len(operation.local):
        shown = parse_formula(operation.local[port]).result
        return rename_operands(shown, {"a": Name("0"), "b": Name("1")})
    value = parse_formula(operation.value)
    through, last = (parse_formula(text).result for text in operation.local)
    factors: list[Term] = []
    for place in range(max(port, 1), count):
        before = join_operands(value, place) if place > 1 else Name("0")
        words = {"a": before, "b": Name(str(place))}
        factors.append(rename_operands(last if place == port else through, words))
    kept = [factor for factor in factors if factor != Number(1.0)]
    product: Term = kept[0] if kept else Number(1.0)
    for factor in kept[1:]:
        product = Binary("*", product, factor)
    return product


def _without_repeats(parts: list[str]) -> list[str]:
    """Each part once: 1 = 1 tells nothing."""
    return [part for place, part in enumerate(parts) if part and part not in parts[:place]]
