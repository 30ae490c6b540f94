"""Optimiser steps: the next values of the parameters and memories, taken back if one is not finite."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from llvmlite import ir

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import Function, Library, begin_function
from guibp.engine.loops.staged_values import Value, Variable
from guibp.engine.loops.staging import ADDRESS, TRUTH, WHOLE
from guibp.engine.optimizers import KINDS, RULES, SCALES, OptimizerKind

ROWS = "pmv"
"""The rows of the backup: parameters, and the two memories."""
STRENGTHS = (2, 3)
"""The rows of the memory where the strengths of the penalties are, l1 and l2."""


def write_update(library: Library) -> ir.Function:
    """``update(kind, values, gradients, memory, backup, scales, parameters)``: whether all stayed finite.

    The parameters are the first of ``values``, padded to whole vectors, and ``memory`` and ``backup`` have
    rows of the same length: m, v and the strengths l1 and l2 of the penalties, and p, m, v. A kind beyond
    the last is the same optimiser with penalties: without them no step is longer for them. Where a gradient,
    a memory or a parameter left the finite numbers, everything is put back as it was.
    """
    arrays = dict.fromkeys(("values", "gradients", "memory", "backup", "scales"), ADDRESS)
    function = begin_function(library, "update", TRUTH, {"kind": WHOLE, **arrays, "parameters": WHOLE})
    function.code.attributes.add("noinline")
    stage = function.stage
    doubt = stage.variable(stage.lanes(0.0))
    cases = {code: partial(_write_rule, function, kind, doubt, _gather) for code, kind in enumerate(KINDS)}
    for code, kind in enumerate(KINDS, len(KINDS)):
        cases[code] = partial(_write_rule, function, kind, doubt, _gather_penalised)
    stage.branch(function["kind"], cases)
    finite = ~stage.any_lane(doubt.get().compare("!=", 0.0))
    with stage.when(~finite):
        back = {code: partial(_put_back, function, kind) for code, kind in enumerate((*KINDS, *KINDS))}
        stage.branch(function["kind"], back)
    stage.builder.ret(finite.code)
    return function.code


def _write_rule(
    function: Function, kind: OptimizerKind, doubt: Variable, gather: Callable[[Function, Value], Value]
) -> None:
    """One optimiser's loop over the parameters; ``doubt`` is NaN afterwards if something was not finite."""
    stage, count = function.stage, function["parameters"]
    scales = {
        name: stage.spread(stage.read(function["scales"], stage.whole(number)))
        for number, name in enumerate(SCALES)
    }
    with stage.each(0, count, stage.width) as place:
        names = {**scales, "g": gather(function, place)}
        for name in ROWS:
            names[name] = stage.read_lanes(*_home(function, name, place))
        doubt.set(stage.multiply_add(names["g"], 0.0, doubt.get()))
        for name, text in _changes(kind):
            with stage.contracting():
                result = FormulaWriter(stage, names, stage.whole(stage.width)).write(text)
            stage.write_lanes(function["backup"], place + count * ROWS.index(name), names[name])
            stage.write_lanes(*_home(function, name, place), result)
            doubt.set(stage.multiply_add(result, 0.0, doubt.get()))
            names[name] = result


def _changes(kind: OptimizerKind) -> list[tuple[str, str]]:
    """What an optimiser changes, in order: the name and its formula."""
    rule = RULES[kind]
    formulas = (("m", rule.m), ("v", rule.v), ("p", rule.parameter))
    return [(name, text) for name, text in formulas if text != name]


def _gather(function: Function, place: Value) -> Value:
    """Lanes that were just written one by one: read whole, they would have to wait for the cache."""
    stage, gradients = function.stage, function["gradients"]
    lanes = stage.lanes(0.0)
    for number in range(stage.width):
        lanes = stage.with_lane(lanes, number, stage.read(gradients, place + number))
    return lanes


def _gather_penalised(function: Function, place: Value) -> Value:
    """The same gradients with those of the penalties: l1·sign(w) + l2·w."""
    stage, count = function.stage, function["parameters"]
    weight = stage.read_lanes(function["values"], place)
    l1, l2 = (stage.read_lanes(function["memory"], place + count * row) for row in STRENGTHS)
    sign = weight.compare(">", 0.0).choose(stage.lanes(1.0), 0.0)
    sign = weight.compare("<", 0.0).choose(stage.lanes(-1.0), sign)
    return _gather(function, place) + (l1 * sign + l2 * weight)


def _home(function: Function, name: str, place: Value) -> tuple[Value, Value]:
    """Where a parameter's value, or a memory of it, is kept."""
    if name == "p":
        return function["values"], place
    return function["memory"], place + function["parameters"] * "mv".index(name)


def _put_back(function: Function, kind: OptimizerKind) -> None:
    """Undo one optimiser's step."""
    stage, count, backup = function.stage, function["parameters"], function["backup"]
    with stage.each(0, count, stage.width) as place:
        for name, _ in _changes(kind):
            kept = stage.read_lanes(backup, place + count * ROWS.index(name))
            stage.write_lanes(*_home(function, name, place), kept)
