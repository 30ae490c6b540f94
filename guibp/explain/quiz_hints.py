"""Hints in three stages: the rule in words, the formula in symbols, the formula in numbers."""

from __future__ import annotations

from guibp.explain.notation import TEXT, Notation
from guibp.explain.quiz_questions import Question
from guibp.explain.sentences import Said, say, say_formula
from guibp.model.formula import Binary, Name, Number, Term, join_operands, parse_formula
from guibp.model.operations import OPERATIONS, Kind, Operation

STAGES = 3
_FEW = 8
"""Of more operands, a formula shows the first."""

Hint = tuple[Said, ...]
Hints = tuple[Hint, Hint, Hint]


def hint_at_value(
    node: str,
    operation: Operation,
    sources: tuple[str, ...],
    operands: tuple[float, ...],
    notation: Notation = TEXT,
) -> Hints:
    """``g = w × x``, then ``g = -2 × 5``; a reduction's ``operands`` are its samples' numbers."""
    rule = Said(OPERATIONS[operation.id].summary, context="Operations")
    shown, name = _show(operands, notation), notation.name(node)
    names = _shorten([notation.name(source) for source in sources], notation)
    term = join_operands(parse_formula(operation.short), len(names))
    symbols = _render(term, names, notation)
    if operation.kind is Kind.REDUCTION:
        numbers = _reduce(operation, shown, notation)
    else:
        numbers = _render(term, _shorten(list(shown), notation), notation)
    return (rule,), (say_formula(f"{name} = {symbols}"),), (say_formula(f"{name} = {numbers}"),)


def hint_at_edge(
    question: Question,
    local_gradient: tuple[Said, Term],
    output: str,
    sources: tuple[str, ...],
    numbers: tuple[float, float],
    notation: Notation = TEXT,
) -> Hints:
    """``∂f/∂g · ∂g/∂w = ∂f/∂g · x``, then ``1 × 5``; ``numbers`` are the upstream and local gradients.

    ``local_gradient`` is its rule, and its term in the operands' numbers and ``y``.
    """
    local_rule, term = local_gradient
    upstream = notation.partial(output, question.node)
    local = notation.partial(question.node, question.source or "")
    factor = _symbolic_local(question.node, term, sources, notation)
    symbols = upstream + notation.dot + local
    if factor:
        symbols = f"{symbols} = {upstream}{notation.dot}{factor}"
    words = dict(zip("ab", _show(numbers, notation), strict=True))
    product = notation.render(Binary("*", Name("a"), Name("b")), words)
    rule = (
        say("What flows back along an edge is the upstream gradient × the local gradient."),
        local_rule,
    )
    return rule, (say_formula(symbols),), (say_formula(product),)


def hint_at_branches(
    node: str, output: str, targets: tuple[str, ...], terms: tuple[float, ...], notation: Notation = TEXT
) -> Hints:
    """``∂f/∂p · ∂p/∂x + ∂f/∂q · ∂q/∂x``, then the terms in numbers."""
    partial = notation.partial
    parts = [partial(output, target) + notation.dot + partial(target, node) for target in targets]
    symbols = f"{partial(output, node)} = {' + '.join(_shorten(parts, notation))}"
    rule = say("Where a node feeds several others, its gradient is the sum over the edges that leave it.")
    return (rule,), (say_formula(symbols),), (say_formula(_add_up(_show(terms, notation), notation)),)


def hint_at_total(node: str, output: str, terms: tuple[float, ...], notation: Notation = TEXT) -> Hints:
    """The rule, the sum in symbols, and the shares added up."""
    partial = notation.partial(output, node)
    parts = [f"{partial} ({number})" for number in range(1, len(terms) + 1)]
    return (
        (say("All samples share {node}, so its gradient is the sum of their shares.", node=node),),
        (say_formula(f"{partial} = {' + '.join(_shorten(parts, notation))}"),),
        (say_formula(_add_up(_show(terms, notation), notation)),),
    )


def _symbolic_local(node: str, term: Term, sources: tuple[str, ...], notation: Notation) -> str:
    """The local gradient in symbols, in brackets if it is more than a name or number; empty if it is long."""
    if len(sources) > _FEW:
        return ""
    words = {str(place): notation.name(source) for place, source in enumerate(sources)}
    text = notation.render(term, words | {"y": notation.name(node)})
    is_plain = isinstance(term, Name) or (isinstance(term, Number) and term.value >= 0)
    return text if is_plain else f"({text})"


def _render(term: Term, words: list[str], notation: Notation) -> str:
    return notation.render(term, {str(place): word for place, word in enumerate(words)})


def _reduce(operation: Operation, numbers: tuple[str, ...], notation: Notation) -> str:
    added = _add_up(numbers, notation)
    return f"({added}) / {len(numbers)}" if operation.id == "mean" else added


def _add_up(terms: tuple[str, ...], notation: Notation) -> str:
    first, *rest = _shorten(list(terms), notation)
    return " + ".join([first, *(f"({term})" if term.startswith("-") else term for term in rest)])


def _shorten(parts: list[str], notation: Notation) -> list[str]:
    return parts if len(parts) <= _FEW else [*parts[: _FEW - 1], notation.ellipsis, parts[-1]]


def _show(numbers: tuple[float, ...], notation: Notation) -> tuple[str, ...]:
    return tuple(notation.number(number) for number in numbers)
