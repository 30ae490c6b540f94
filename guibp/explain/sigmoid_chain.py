"""The sigmoid taken apart: its four local gradients multiply to σ(1 − σ)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guibp.engine.evaluation import Evaluation
from guibp.engine.stepper import list_steps_of
from guibp.explain.chain_rule import ChainRule
from guibp.explain.equations import (
    DOT,
    TIMES,
    Equation,
    Part,
    Piece,
    equate,
    write_factor,
    write_name,
    write_number,
    write_partial,
)
from guibp.explain.sigmoid_parts import find_parts
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class SigmoidChain:
    """The derivative of a sigmoid, told by its parts."""

    parts: tuple[Equation, ...]
    """The local gradients of reciprocal, add, exp and negate, each in symbols and numbers."""
    product: Equation
    """All four multiplied."""
    whole: Equation
    """σ(1 − σ) with the same numbers."""


def tell_sigmoid_chain(graph: Graph, evaluation: Evaluation, id_: str, sample: int) -> SigmoidChain | None:
    """Tell it of the sigmoid whose parts the node ``id_`` is one of; ``None`` of anything else."""
    whole = _find_whole(graph, id_)
    parts = find_parts(graph, whole) if whole is not None else None
    if parts is None:
        return None
    rule = ChainRule(evaluation, sample)
    told, locals_, symbols = [], list[float](), list[Piece]()
    for node in (parts.whole, parts.add, parts.exp, parts.negate):
        steps = list_steps_of(evaluation, node, sample)
        edges = [edge for edge in steps[-1].edges if edge.source != parts.one] if steps else []
        if not edges:
            return None
        told.append(rule.tell_local(steps[-1], edges[0]))
        locals_.append(edges[0].local)
        symbols.append(write_partial(node, edges[0].source))
    operand = graph.operands(parts.negate)[0]
    slope = write_partial(parts.whole, operand)
    numbers = _multiply(tuple(write_factor(local) for local in locals_), TIMES)
    product = equate(((slope,), _multiply(tuple(symbols), DOT), numbers, (write_number(math.prod(locals_)),)))
    value = list_steps_of(evaluation, parts.whole, sample)[0].value
    return SigmoidChain(tuple(told), product, _tell_whole(parts.whole, value))


def _tell_whole(id_: str, value: float) -> Equation:
    name, number = write_name(id_), write_number(value)
    symbols = Piece(f"{name.text} · (1 - {name.text})", rf"{name.latex} \cdot \left(1 - {name.latex}\right)")
    numbers = Piece(
        f"{number.text} × (1 - {number.text})", rf"{number.latex} \times \left(1 - {number.latex}\right)"
    )
    sigma = Piece("σ · (1 - σ)", r"\sigma \cdot \left(1 - \sigma\right)")
    return equate(((sigma,), (symbols,), (numbers,), (write_number(value * (1 - value)),)))


def _multiply(factors: tuple[Piece, ...], sign: Piece) -> Part:
    joined: list[Piece] = []
    for factor in factors:
        joined += [sign, factor] if joined else [factor]
    return tuple(joined)


def _find_whole(graph: Graph, id_: str) -> str | None:
    """The reciprocal at the end of the chain that a node may be in."""
    for _ in range(4):
        if graph.node(id_).op == "reciprocal":
            return id_
        consumers = graph.consumers(id_)
        if len(consumers) != 1:
            return None
        id_ = consumers[0].target
    return None
