"""Layers over few samples, which one vector holds: plain loops, with each unit in registers to its end."""

from __future__ import annotations

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import Handler, Library
from guibp.engine.loops.layer_shapes import (
    Shape,
    add_to_biases,
    begin_total,
    put_input_gradient,
    put_total,
    read_bias,
    shape_of,
    write_delta,
)
from guibp.engine.loops.layers import layer_name
from guibp.engine.loops.staged_values import Value
from guibp.engine.opcodes import Instruction
from guibp.engine.program import LayerField


def write_narrow_forward(library: Library, activation: Instruction | None) -> Handler:
    """The values of a layer's units."""
    handler = Handler(library, f"forward_{layer_name(activation)}")
    stage, shape, values = handler.stage, shape_of(handler), handler.values
    with stage.each(0, shape[LayerField.UNITS]) as unit:
        total = stage.variable(read_bias(handler, shape, unit))
        with stage.each(0, shape[LayerField.INPUTS]) as number:
            weight = stage.spread(stage.read(values, shape.weight(unit, number)))
            total.set(stage.multiply_add(weight, _read_input(handler, shape, number), total.get()))
        a = y = total.get()
        if activation is not None:
            writer = FormulaWriter(stage, {"a": a}, stage.whole(stage.width))
            y = writer.write(activation.value)
            writer.name("y", y)
            stage.write_lanes(values, shape.row(LayerField.LOCAL, unit), writer.write(activation.local[0]))
        stage.write_lanes(values, shape.row(LayerField.RESULT, unit), y)
    return handler


def _read_input(handler: Handler, shape: Shape, number: Value) -> Value:
    return handler.stage.read_lanes(handler.values, shape.looked_up(LayerField.INPUT_TABLE, number))


def write_narrow_backward(library: Library, activation: Instruction | None) -> Handler:
    """The gradients of a layer's inputs, weights and biases."""
    handler = Handler(library, f"backward_{layer_name(activation)}")
    stage, shape = handler.stage, shape_of(handler)
    units, inputs = shape[LayerField.UNITS], shape[LayerField.INPUTS]
    with stage.each(0, units) as unit:
        delta = write_delta(handler, shape, activation, unit, stage.whole(0))
        add_to_biases(handler, shape, unit, delta)
        with stage.each(0, inputs) as number:
            place, lanes = shape.weight(unit, number), _read_input(handler, shape, number)
            put_total(handler, place, stage.multiply_add(delta, lanes, begin_total(handler, place)))
    with stage.when(shape[LayerField.MODE_TABLE] >= 0), stage.each(0, inputs) as number:
        total = stage.variable(stage.lanes(-0.0))
        with stage.each(0, units) as unit:
            weight = stage.spread(stage.read(handler.values, shape.weight(unit, number)))
            delta = stage.read_lanes(handler.gradients, shape.row(LayerField.RESULT, unit))
            total.set(stage.multiply_add(weight, delta, total.get()))
        put_input_gradient(handler, shape, number, stage.whole(0), [total.get()])
    return handler
