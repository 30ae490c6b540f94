"""The slips that learners make, each with the number that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import prod

from guibp.model.operations import Kind, Operation


class Slip(StrEnum):
    """What went wrong on the way to a number."""

    FORGOT_UPSTREAM = "forgot the upstream gradient"
    FORGOT_LOCAL = "forgot the local gradient"
    WRONG_SIGN = "wrong sign"
    SWAPPED_FACTORS = "swapped the factors"
    OTHER_OPERAND = "took the other operand's gradient"
    SIGMOID_VALUE = "took σ for σ(1 − σ)"
    SIGMOID_COMPLEMENT = "took 1 − σ for σ(1 − σ)"
    VALUE_AS_LOCAL = "took the value for the local gradient"
    OPERAND_AS_LOCAL = "took the operand for the local gradient"
    FORGOT_FACTOR_TWO = "forgot the factor 2"
    FORGOT_SQUARE = "forgot the square"
    DIVIDED_BY_LOCAL = "divided by the local gradient"
    ADDED_LOCAL = "added the local gradient"
    TOOK_VALUE = "took the value for the gradient"
    TOOK_GRADIENT = "took the gradient for the value"
    FORGOT_BRANCH = "forgot to sum a branch"
    MULTIPLIED_BRANCHES = "multiplied the branches"
    AVERAGED_BRANCHES = "averaged the branches"
    ALL_BRANCHES = "took the whole sum for one edge"
    OTHER_SAMPLE = "used another sample"
    SUMMED_SAMPLES = "summed over the samples"
    FORGOT_SAMPLES = "forgot to sum over the samples"
    AVERAGED_SAMPLES = "averaged the samples"
    WRONG_OPERATION = "used another operation"
    FORGOT_OPERAND = "forgot an operand"
    PASSED_OPERAND = "passed the operand on"
    SIGMOID_SIGN = "forgot the minus in e to the −z"
    DOUBLED = "doubled, not squared"
    SUM_FOR_MEAN = "took the sum for the mean"
    ONE_SAMPLE = "took one sample for all"


Candidates = Iterator[tuple[Slip, float]]
"""Slips with their numbers, the likeliest first."""
MOST_SUBSETS = 6
"""Up to so many terms, every part of a sum is looked at."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The same quantity in other samples, and summed over all; ``total`` is ``None`` if it is no sum."""

    others: tuple[float, ...] = ()
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """The numbers around one edge in a backward step."""

    operation: Operation
    port: int
    upstream: float
    local: float
    gradient: float
    operands: tuple[float, ...]
    """The operands' values, by port."""
    locals: tuple[float, ...]
    """The local gradients, by port."""
    value: float
    """The node's own value."""
    terms: tuple[float, ...]
    """What flows back into the node along each edge that leaves it."""
    whole: float
    """The source's whole gradient."""
    samples: Samples


@dataclass(frozen=True, slots=True)
class Computing:
    """The numbers around one node in a forward step."""

    operation: Operation
    value: float
    gradient: float | None
    operands: tuple[float, ...]
    column: tuple[float, ...]
    """Of a reduction, its operand's value in every sample."""
    samples: Samples


@dataclass(frozen=True, slots=True)
class Summing:
    """A sum of gradients, over the edges that leave a node or over the samples."""

    value: float
    """The node's value, which is no part of it."""
    terms: tuple[float, ...]
    samples: Samples


def slips_of_edge(passing: Passing) -> Candidates:
    """Ways to miss upstream × local."""
    upstream, local = passing.upstream, passing.local
    yield Slip.FORGOT_UPSTREAM, local
    yield Slip.FORGOT_LOCAL, upstream
    yield Slip.WRONG_SIGN, -passing.gradient
    yield from _wrong_locals(passing)
    if len(passing.terms) > 1:
        yield from ((Slip.FORGOT_BRANCH, part * local) for part in _partial_sums(passing.terms))
    yield Slip.TOOK_VALUE, passing.operands[passing.port]
    if passing.operation.id != "sigmoid":
        yield Slip.TOOK_VALUE, passing.value
    if passing.whole != passing.gradient:
        yield Slip.ALL_BRANCHES, passing.whole
    yield from _slips_of_samples(passing.samples)
    if local != 0:
        yield Slip.DIVIDED_BY_LOCAL, upstream / local
    yield Slip.ADDED_LOCAL, upstream + local


def _wrong_locals(passing: Passing) -> Candidates:
    """The upstream gradient times a local gradient that is not this one's."""
    op, upstream, value = passing.operation.id, passing.upstream, passing.value
    own = passing.operands[passing.port]
    if op == "multiply":
        yield Slip.SWAPPED_FACTORS, upstream * own
    elif len(passing.locals) > 1:
        others = (local for port, local in enumerate(passing.locals) if port != passing.port)
        yield from ((Slip.OTHER_OPERAND, upstream * local) for local in others)
    if op == "sigmoid":
        yield Slip.SIGMOID_VALUE, upstream * value
        yield Slip.SIGMOID_VALUE, value
        yield Slip.SIGMOID_COMPLEMENT, upstream * (1 - value)
    elif op in {"square", "squared_error"}:
        yield Slip.FORGOT_FACTOR_TWO, passing.gradient / 2
    elif op == "reciprocal" or (op == "divide" and passing.port == 1):
        yield Slip.FORGOT_SQUARE, -upstream * value
    if op != "sigmoid" and passing.operation.kind is Kind.ELEMENTWISE and len(passing.locals) == 1:
        yield Slip.VALUE_AS_LOCAL, upstream * value
        yield Slip.OPERAND_AS_LOCAL, upstream * own


def slips_of_value(computing: Computing) -> Candidates:
    """Ways to miss a node's value."""
    operation, operands = computing.operation, computing.operands
    if operation.kind is Kind.REDUCTION:
        yield from _slips_of_reduction(computing)
    elif len(operands) > 1:
        yield from _slips_of_joining(computing)
    else:
        yield from _slips_of_function(computing)
    yield Slip.WRONG_SIGN, -computing.value
    if computing.gradient is not None:
        yield Slip.TOOK_GRADIENT, computing.gradient
    yield from _slips_of_samples(computing.samples)


def _slips_of_reduction(computing: Computing) -> Candidates:
    if computing.operation.id == "mean":
        yield Slip.SUM_FOR_MEAN, sum(computing.column)
    yield from ((Slip.ONE_SAMPLE, number) for number in computing.column)


def _slips_of_joining(computing: Computing) -> Candidates:
    op, operands = computing.operation.id, computing.operands
    if op in {"add", "multiply"}:
        join = sum if op == "add" else prod
        for place in range(len(operands)):
            yield Slip.FORGOT_OPERAND, float(join(operands[:place] + operands[place + 1 :]))
    if op == "squared_error":
        yield Slip.FORGOT_SQUARE, operands[0] - operands[1]
        yield Slip.DOUBLED, 2 * (operands[0] - operands[1])
    if op in {"power", "binary_cross_entropy", "squared_error"}:
        return
    first, second = operands[0], operands[1]
    for number in (sum(operands), prod(operands), first - second):
        yield Slip.WRONG_OPERATION, float(number)
    if second != 0:
        yield Slip.WRONG_OPERATION, first / second


def _slips_of_function(computing: Computing) -> Candidates:
    op, operand = computing.operation.id, computing.operands[0]
    if op == "sigmoid":
        yield Slip.SIGMOID_SIGN, 1 - computing.value
    if op == "square":
        yield Slip.DOUBLED, 2 * operand
    yield Slip.PASSED_OPERAND, operand


def slips_of_branches(summing: Summing) -> Candidates:
    """Ways to miss the sum over the edges that leave a node."""
    terms = summing.terms
    yield from ((Slip.FORGOT_BRANCH, part) for part in _partial_sums(terms))
    yield Slip.WRONG_SIGN, -sum(terms)
    yield Slip.MULTIPLIED_BRANCHES, prod(terms)
    yield Slip.AVERAGED_BRANCHES, sum(terms) / len(terms)
    yield Slip.TOOK_VALUE, summing.value
    yield from _slips_of_samples(summing.samples)


def slips_of_total(summing: Summing) -> Candidates:
    """Ways to miss the sum over the samples."""
    terms = summing.terms
    yield from ((Slip.FORGOT_SAMPLES, part) for part in _partial_sums(terms))
    yield Slip.AVERAGED_SAMPLES, sum(terms) / len(terms)
    yield Slip.WRONG_SIGN, -sum(terms)
    yield Slip.TOOK_VALUE, summing.value


def _slips_of_samples(samples: Samples) -> Candidates:
    yield from ((Slip.OTHER_SAMPLE, number) for number in samples.others)
    if samples.total is not None:
        yield Slip.SUMMED_SAMPLES, samples.total


def _partial_sums(terms: tuple[float, ...]) -> Iterator[float]:
    """Sums with something left out: single terms first; of many terms, also all but one."""
    if len(terms) <= MOST_SUBSETS:
        for count in range(1, len(terms)):
            yield from (float(sum(chosen)) for chosen in combinations(terms, count))
        return
    yield from terms
    yield from (sum(terms) - term for term in terms)
