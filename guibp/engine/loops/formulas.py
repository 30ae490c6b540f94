"""Formulas of the operation table, written as code over lanes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guibp.engine.loops import lane_math
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import Stage
from guibp.model.formula import Binary, Call, Formula, Name, Negation, Number, Term, names_in, parse_formula

_FUNCTIONS: Mapping[str, Callable[[Stage, Value], Value]] = {
    "exp": lane_math.exponential,
    "log": lane_math.logarithm,
    "log1p": lane_math.logarithm_plus_one,
    "tanh": lane_math.hyperbolic_tangent,
    "sqrt": Stage.square_root,
    "abs": Stage.absolute,
}
_COMPARISONS = ("<", "<=", ">", "==", "!=")


class FormulaWriter:
    """Writes formulas over the same operands; what two of them have in common is computed once.

    The compiler would see that only in straight code, and an exponential takes two ways.
    """

    def __init__(self, stage: Stage, operands: Mapping[str, Value], count: Value) -> None:
        """``count`` is how many lanes count: the others may be left out where each costs."""
        self._stage = stage
        self._operands = dict(operands)
        self._count = count
        self._known: dict[Term, Value] = {}
        self._sigmoids: dict[Term, tuple[Value, Value]] = {}

    def name(self, name: str, value: Value) -> None:
        """Give one more operand its value."""
        self._operands[name] = value

    def write(self, text: str) -> Value:
        """The formula's value over lanes."""
        formula = parse_formula(text)
        scope = dict(self._operands)
        for name, term in formula.bindings:
            scope[name] = self._write(term, scope)
        return self._write(formula.result, scope)

    def _write(self, term: Term, scope: Mapping[str, Value]) -> Value:
        free = names_in(Formula((), term))
        if not all(scope[name] is self._operands.get(name) for name in free):
            return self._write_anew(term, scope)
        if term not in self._known:
            self._known[term] = self._write_anew(term, scope)
        return self._known[term]

    def _write_anew(self, term: Term, scope: Mapping[str, Value]) -> Value:
        match term:
            case Number(value):
                return self._stage.lanes(value)
            case Name(name):
                return scope[name]
            case Negation(operand):
                return -self._write(operand, scope)
            case Binary(sign, left, right):
                return self._write_binary(sign, self._write(left, scope), self._write(right, scope))
            case Call("logistic" | "logistic_slope" as function, (operand,)):
                return self._write_logistic(operand, scope)[function == "logistic_slope"]
            case Call(function, arguments):
                return self._write_call(function, [self._write(one, scope) for one in arguments])

    def _write_binary(self, sign: str, left: Value, right: Value) -> Value:
        if sign in _COMPARISONS:
            return left.compare(sign, right)
        match sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return left / right
            case _:
                return lane_math.power(self._stage, left, right, self._count)

    def _write_call(self, function: str, arguments: list[Value]) -> Value:
        match function, arguments:
            case "where", [condition, yes, no]:
                return condition.choose(yes, no)
            case "both", [one, other]:
                return one & other
            case "max", [one, other]:
                # NaN comes through from the left, as from numpy.maximum.
                return ((one > other) | one.compare("!=", one)).choose(one, other)
            case _, [operand]:
                return _FUNCTIONS[function](self._stage, operand)
        raise TypeError(function)

    def _write_logistic(self, operand: Term, scope: Mapping[str, Value]) -> tuple[Value, Value]:
        """Value and slope: both need the same exponential, and so do those of the negated operand."""
        if operand not in self._sigmoids:
            size = operand.operand if isinstance(operand, Negation) else operand
            small = self._write(Call("exp", (Negation(Call("abs", (size,))),)), scope)
            self._sigmoids[operand] = lane_math.logistic(self._stage, self._write(operand, scope), small)
        return self._sigmoids[operand]
