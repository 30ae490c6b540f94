"""Layers over few samples, which one vector holds: plain loops, with each unit in registers to its end."""

from __future__ import annotations

from functools import partial

from llvmlite import ir

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import VOID, Function, Library, begin_function
from guibp.engine.loops.layer_shapes import (
    ACTIVATIONS,
    Shape,
    add_to_biases,
    begin_total,
    put_input_gradient,
    put_total,
    read_bias,
    shape_of,
    write_delta,
)
from guibp.engine.loops.staging import ADDRESS, WHOLE, Value
from guibp.engine.opcodes import LEAF, Instruction
from guibp.engine.program import LayerField


def write_narrow_forward(library: Library) -> ir.Function:
    """``forward_layer(values, record, table, rows)``."""
    arguments = {"values": ADDRESS, "record": ADDRESS, "table": ADDRESS, "rows": WHOLE}
    function = begin_function(library, "forward_layer", VOID, arguments)
    stage, shape = function.stage, shape_of(function)
    with stage.each(0, shape[LayerField.UNITS]) as unit:
        total = stage.variable(read_bias(function, shape, unit))
        with stage.each(0, shape[LayerField.INPUTS]) as number:
            weight = stage.spread(stage.read(function["values"], shape.weight(unit, number)))
            total.set(stage.multiply_add(weight, _read_input(function, shape, number), total.get()))
        cases = {one.code: partial(_activate, function, shape, unit, total.get(), one) for one in ACTIVATIONS}
        here, value = shape.row(LayerField.RESULT, unit), total.get()
        cases[LEAF] = partial(stage.write_lanes, function["values"], here, value)
        stage.branch(shape[LayerField.ACTIVATION], cases)
    stage.builder.ret_void()
    return function.code


def _read_input(function: Function, shape: Shape, number: Value) -> Value:
    return function.stage.read_lanes(function["values"], shape.looked_up(LayerField.INPUT_TABLE, number))


def _activate(function: Function, shape: Shape, unit: Value, a: Value, one: Instruction) -> None:
    """Put the activation's value and its local gradient."""
    stage, values = function.stage, function["values"]
    writer = FormulaWriter(stage, {"a": a}, stage.whole(stage.width))
    y = writer.write(one.value)
    writer.name("y", y)
    stage.write_lanes(values, shape.row(LayerField.RESULT, unit), y)
    stage.write_lanes(values, shape.row(LayerField.LOCAL, unit), writer.write(one.local[0]))


def write_narrow_backward(library: Library) -> ir.Function:
    """``backward_layer(values, gradients, record, table, rows)``."""
    arrays = {"values": ADDRESS, "gradients": ADDRESS, "record": ADDRESS, "table": ADDRESS}
    function = begin_function(library, "backward_layer", VOID, {**arrays, "rows": WHOLE})
    stage, shape = function.stage, shape_of(function)
    units, inputs = shape[LayerField.UNITS], shape[LayerField.INPUTS]
    with stage.each(0, units) as unit:
        delta = write_delta(function, shape, unit, stage.whole(0))
        add_to_biases(function, shape, unit, delta)
        with stage.each(0, inputs) as number:
            place, lanes = shape.weight(unit, number), _read_input(function, shape, number)
            put_total(function, place, stage.multiply_add(delta, lanes, begin_total(function, place)))
    with stage.when(shape[LayerField.MODE_TABLE] >= 0), stage.each(0, inputs) as number:
        total = stage.variable(stage.lanes(-0.0))
        with stage.each(0, units) as unit:
            weight = stage.spread(stage.read(function["values"], shape.weight(unit, number)))
            delta = stage.read_lanes(function["gradients"], shape.row(LayerField.RESULT, unit))
            total.set(stage.multiply_add(weight, delta, total.get()))
        put_input_gradient(function, shape, number, stage.whole(0), [total.get()])
    stage.builder.ret_void()
    return function.code
