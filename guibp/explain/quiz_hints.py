"""Hints in three stages: the rule in words, the formula in symbols, the formula in numbers."""

from __future__ import annotations

from guibp.explain.narration import local_term
from guibp.explain.notation import TEXT
from guibp.explain.quiz_questions import Question
from guibp.explain.quiz_texts import LOCAL_RULES
from guibp.explain.sentences import Said, say, say_formula
from guibp.model.formula import Binary, Name, Term, join_operands, parse_formula
from guibp.model.operations import OPERATIONS, Kind, Operation

STAGES = 3
_FEW = 8
"""Of more operands, a formula shows the first."""

Hint = tuple[Said, ...]
Hints = tuple[Hint, Hint, Hint]


def hint_at_value(
    node: str, operation: Operation, sources: tuple[str, ...], operands: tuple[float, ...]
) -> Hints:
    """``g = w × x``, then ``g = -2 × 5``; a reduction's ``operands`` are its samples' numbers."""
    rule = Said(OPERATIONS[operation.id].summary, context="Operations")
    term = join_operands(parse_formula(operation.short), len(sources))
    symbols = _render(term, sources)
    numbers = (
        _reduce(operation, operands) if operation.kind is Kind.REDUCTION else _render(term, _show(operands))
    )
    return (rule,), (say_formula(f"{node} = {symbols}"),), (say_formula(f"{node} = {numbers}"),)


def hint_at_edge(
    question: Question,
    operation: Operation,
    output: str,
    sources: tuple[str, ...],
    numbers: tuple[float, float],
) -> Hints:
    """``∂f/∂g · ∂g/∂w = ∂f/∂g · x``, then ``1 × 5``; ``numbers`` are the upstream and local gradients."""
    port = question.port or 0
    upstream = TEXT.partial(output, question.node)
    local = TEXT.partial(question.node, question.source or "")
    factor = _symbolic_local(question.node, operation, sources, port)
    symbols = f"{upstream} · {local} = {upstream} · {factor}" if factor else f"{upstream} · {local}"
    product = TEXT.render(Binary("*", Name("a"), Name("b")), dict(zip("ab", _show(numbers), strict=True)))
    rule = (
        say("What flows back along an edge is the upstream gradient × the local gradient."),
        say(LOCAL_RULES[operation.id]),
    )
    return rule, (say_formula(symbols),), (say_formula(product),)


def hint_at_branches(node: str, output: str, targets: tuple[str, ...], terms: tuple[float, ...]) -> Hints:
    """``∂f/∂p · ∂p/∂x + ∂f/∂q · ∂q/∂x``, then the terms in numbers."""
    parts = [f"{TEXT.partial(output, target)} · {TEXT.partial(target, node)}" for target in targets]
    symbols = f"{TEXT.partial(output, node)} = {' + '.join(_shorten(parts))}"
    rule = say("Where a node feeds several others, its gradient is the sum over the edges that leave it.")
    return (rule,), (say_formula(symbols),), (say_formula(_add_up(terms)),)


def hint_at_total(node: str, output: str, terms: tuple[float, ...]) -> Hints:
    """The rule, the sum in symbols, and the shares added up."""
    partial = TEXT.partial(output, node)
    parts = [f"{partial} ({number})" for number in range(1, len(terms) + 1)]
    return (
        (say("All samples share {node}, so its gradient is the sum of their shares.", node=node),),
        (say_formula(f"{partial} = {' + '.join(_shorten(parts))}"),),
        (say_formula(_add_up(terms)),),
    )


def _symbolic_local(node: str, operation: Operation, sources: tuple[str, ...], port: int) -> str:
    if len(sources) > _FEW:
        return ""
    words = {str(place): source for place, source in enumerate(sources)} | {"y": node}
    text = TEXT.render(local_term(operation, len(sources), port), words)
    return text if text.isidentifier() or text.replace(".", "").isdigit() else f"({text})"


def _render(term: Term, words: tuple[str, ...]) -> str:
    return TEXT.render(term, {str(place): word for place, word in enumerate(words)})


def _reduce(operation: Operation, numbers: tuple[float, ...]) -> str:
    added = _add_up(numbers)
    return f"({added}) / {len(numbers)}" if operation.id == "mean" else added


def _add_up(terms: tuple[float, ...]) -> str:
    shown = _shorten(list(_show(terms)))
    first, *rest = shown
    return " + ".join([first, *(f"({term})" if term.startswith("-") else term for term in rest)])


def _shorten(parts: list[str]) -> list[str]:
    return parts if len(parts) <= _FEW else [*parts[: _FEW - 1], TEXT.ellipsis, parts[-1]]


def _show(numbers: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(TEXT.number(number) for number in numbers)
