"""Optimiser steps: the next values of the parameters and memories, taken back if one is not finite."""

from __future__ import annotations

from functools import partial

from llvmlite import ir

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import Function, Library, begin_function
from guibp.engine.loops.staged_values import Value, Variable
from guibp.engine.loops.staging import ADDRESS, TRUTH, WHOLE
from guibp.engine.optimizers import KINDS, RULES, SCALES, OptimizerKind

ROWS = "pmv"
"""The rows of the backup: parameters, and the two memories."""


def write_update(library: Library) -> ir.Function:
    """``update(kind, values, gradients, memory, backup, scales, parameters)``: whether all stayed finite.

    The parameters are the first of ``values``, padded to whole vectors, and ``memory`` and ``backup`` have
    rows of the same length: m, v, and p, m, v. Where a gradient, a memory or a parameter left the finite
    numbers, everything is put back as it was.
    """
    arrays = dict.fromkeys(("values", "gradients", "memory", "backup", "scales"), ADDRESS)
    function = begin_function(library, "update", TRUTH, {"kind": WHOLE, **arrays, "parameters": WHOLE})
    function.code.attributes.add("noinline")
    stage = function.stage
    doubt = stage.variable(stage.lanes(0.0))
    cases = {code: partial(_write_rule, function, kind, doubt) for code, kind in enumerate(KINDS)}
    stage.branch(function["kind"], cases)
    finite = ~stage.any_lane(doubt.get().compare("!=", 0.0))
    with stage.when(~finite):
        back = {code: partial(_put_back, function, kind) for code, kind in enumerate(KINDS)}
        stage.branch(function["kind"], back)
    stage.builder.ret(finite.code)
    return function.code


def _write_rule(function: Function, kind: OptimizerKind, doubt: Variable) -> None:
    """One optimiser's loop over the parameters; ``doubt`` is NaN afterwards if something was not finite."""
    stage, count = function.stage, function["parameters"]
    scales = {
        name: stage.spread(stage.read(function["scales"], stage.whole(number)))
        for number, name in enumerate(SCALES)
    }
    with stage.each(0, count, stage.width) as place:
        names = {**scales, "g": _gather(function["gradients"], place)}
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


def _gather(gradients: Value, place: Value) -> Value:
    """Lanes that were just written one by one: read whole, they would have to wait for the cache."""
    stage = gradients.stage
    lanes = stage.lanes(0.0)
    for number in range(stage.width):
        lanes = stage.with_lane(lanes, number, stage.read(gradients, place + number))
    return lanes


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
