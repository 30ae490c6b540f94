"""The partial derivative in equations: f of one variable, and what the rest, as constants, adds to it: 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guibp.engine.evaluation import Evaluation
from guibp.engine.one_variable import OneVariable
from guibp.engine.stepper import Phase, Step, list_steps, list_steps_of
from guibp.explain.chain_rule import ChainRule
from guibp.explain.equations import (
    DOT,
    ELLIPSIS,
    TIMES,
    Equation,
    Part,
    Piece,
    Tone,
    differentiate,
    equate,
    join_sum,
    write_factor,
    write_name,
    write_number,
    write_partial,
    write_term,
)
from guibp.explain.narration import FEW_OPERANDS, Narrator
from guibp.explain.notation import TEXT
from guibp.model.formula import Name, Term, join_operands, parse_formula, rename_operands

MOST_NODES, MOST_SIGNS = 8, 56
"""A formula of more nodes, or more signs as a line of text, is told node by node."""
FIRST_LINES, LAST_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class PartialDerivative:
    """What is told of f in one variable."""

    function: tuple[Equation, ...]
    """``f = w × 5 + 3``, or node by node; of many the first and the last."""
    hidden: int
    """How many nodes are left out after the first lines."""
    derivative: Equation | None
    """``∂f/∂w = ∂g/∂w + ∂b/∂w = 5 + 0 = 5``; ``None`` over many samples."""
    constants: tuple[str, ...]
    """The operands of the output that do not change with the variable."""


def tell_partial_derivative(
    evaluation: Evaluation, variable: OneVariable, id_: str, sample: int
) -> PartialDerivative:
    """Tell f as a function of a leaf, in the numbers of a sample."""
    return _Teller(evaluation, variable, id_, sample).tell()


class _Teller:
    """One evaluation and variable."""

    def __init__(self, evaluation: Evaluation, variable: OneVariable, id_: str, sample: int) -> None:
        self._evaluation, self._variable, self._sample = evaluation, variable, sample
        self._id, self._nodes = id_, variable.nodes_between
        self._moving = frozenset((*self._nodes, id_))
        self._narrator = Narrator(evaluation, sample, TEXT)
        self._rule = ChainRule(evaluation, sample)
        self._words: dict[str, Piece] = {}

    def tell(self) -> PartialDerivative:
        if not self._nodes:
            return PartialDerivative((), 0, None, ())
        nested = self._nest()
        hidden = 0 if nested is not None else max(0, len(self._nodes) - FIRST_LINES - LAST_LINES)
        nodes = (*self._nodes[:FIRST_LINES], *self._nodes[-LAST_LINES:]) if hidden else self._nodes
        shown = (nested,) if nested is not None else tuple(map(self._tell_node, nodes))
        output = self._nodes[-1]
        constants = dict.fromkeys(
            source for source in self._narrator.sources_of(output) if source not in self._moving
        )
        derivative = self._differentiate(output) if self._variable.is_of_one_sample else None
        return PartialDerivative(shown, hidden, derivative, tuple(constants))

    def _nest(self) -> Equation | None:
        """The whole formula in one line, if it is short."""
        if len(self._nodes) > MOST_NODES:
            return None
        output = self._nodes[-1]
        term = self._write(output, frozenset(self._nodes))
        formula = write_term(term, self._words)
        if len(formula.text) > MOST_SIGNS:
            return None
        return equate(((write_name(output, Tone.VALUE),), (formula,)))

    def _tell_node(self, id_: str) -> Equation:
        """One node in what changes with the variable, and numbers for the rest."""
        self._words = {}
        if len(self._narrator.sources_of(id_)) > FEW_OPERANDS:
            return equate(((write_name(id_, Tone.VALUE),), (ELLIPSIS,)))
        return equate(
            ((write_name(id_, Tone.VALUE),), (write_term(self._write(id_, frozenset({id_})), self._words),))
        )

    def _write(self, id_: str, opened: frozenset[str]) -> Term:
        if id_ not in opened:
            return self._write_word(id_)
        operands = [self._write(source, opened) for source in self._narrator.sources_of(id_)]
        term = join_operands(parse_formula(self._narrator.operation_of(id_).short), len(operands))
        return rename_operands(term, {str(place): operand for place, operand in enumerate(operands)})

    def _write_word(self, id_: str) -> Term:
        """A name for what changes, and for what has another number in each sample; else the number."""
        key = f"word{len(self._words)}"
        is_told = self._variable.is_of_one_sample or self._is_single(id_)
        constant = id_ not in self._moving and is_told
        self._words[key] = write_number(self._narrator.value_of(id_)) if constant else write_name(id_)
        return Name(key)

    def _is_single(self, id_: str) -> bool:
        tape = self._evaluation.tape
        return tape.width_of(tape.slot_of(id_)) == 1

    def _differentiate(self, output: str) -> Equation:
        """The chain rule at the output, with 0 for what is constant."""
        tangents = self._carry_forward()
        step = self._step_of(output)
        whole = write_partial(output, self._id, Tone.GRADIENT)
        result = (write_number(tangents[output], Tone.GRADIENT),)
        if step is None or len(step.edges) > FEW_OPERANDS:
            return equate(((whole,), result))
        symbols, numbers = list[Part](), list[Part]()
        for edge in step.edges:
            inner = self._write_inner(edge.source)
            write = write_factor if symbols else write_number
            tangent = tangents.get(edge.source, 0.0)
            factor = self._rule.local_factor(step, edge.port)
            if factor.text == "1":
                symbols.append((inner,))
                numbers.append((write(tangent),))
            else:
                symbols.append((factor, DOT, inner))
                numbers.append((write(edge.local), TIMES, write_factor(tangent)))
        return equate(((whole,), join_sum(symbols), join_sum(numbers), result))

    def _write_inner(self, id_: str) -> Piece:
        """The derivative of an operand: ``∂g/∂w``, ``∂w/∂w``, and of a plain number ``∂2/∂w``."""
        constant = self._narrator.operation_of(id_).id == "constant"
        if not constant:
            return write_partial(id_, self._id)
        return differentiate(write_number(self._narrator.value_of(id_)), write_name(self._id))

    def _carry_forward(self) -> Mapping[str, float]:
        """How much every node changes with the variable: forward mode."""
        tangents = {self._id: 1.0}
        steps = list_steps(self._evaluation, self._sample)
        passed = {step.node: step.edges for step in steps if step.phase is Phase.BACKWARD}
        for id_ in self._nodes:
            edges = passed.get(id_, ())
            tangents[id_] = sum(
                edge.local * tangents[edge.source] for edge in edges if edge.source in tangents
            )
        return tangents

    def _step_of(self, id_: str) -> Step | None:
        steps = list_steps_of(self._evaluation, id_, self._sample)
        return steps[-1] if steps else None
