"""Layers: units that share their inputs, each a sum of weight × input and biases, run as blocked loops.

Blocks of units × vectors of samples are held in registers while the inner loop runs over what is summed,
as in a matrix product (Goto and van de Geijn, ACM TOMS 34, 2008).
"""

from __future__ import annotations

from collections.abc import Callable

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
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import Stage
from guibp.engine.opcodes import Instruction
from guibp.engine.program import LayerField

UNROLLED = 4
"""So many rows and vectors make a block: 16 sums fit the 32 registers of a machine with 512 bits."""


def layer_name(activation: Instruction | None) -> str:
    """What a layer's handlers are called."""
    return f"layer_{activation.name if activation is not None else 'linear'}"


def _tiles(
    stage: Stage, rows: Value, vectors: Value, write: Callable[[Value, int, Value, int], None]
) -> None:
    """Cover rows × vectors with blocks: first those of ``UNROLLED`` each, then what is left one by one."""
    whole_rows, whole_vectors = (count / UNROLLED * UNROLLED for count in (rows, vectors))
    for first_row, last_row, height in ((0, whole_rows, UNROLLED), (whole_rows, rows, 1)):
        with stage.each(first_row, last_row, height) as row:
            for first, last, width in ((0, whole_vectors, UNROLLED), (whole_vectors, vectors, 1)):
                with stage.each(first, last, width) as vector:
                    write(row, height, vector, width)


def _following(first: Value, count: int) -> list[Value]:
    return [first + number for number in range(count)]


def _count_vectors(handler: Handler) -> Value:
    return (handler.rows + (handler.stage.width - 1)) / handler.stage.width


# -- forward -------------------------------------------------------------------------------------


def write_layer_sums(library: Library) -> Handler:
    """The sums of a layer's units, a part of every layer's forward handler."""
    part = Handler(library, "layer_sums")
    shape = shape_of(part)

    def write(unit: Value, height: int, block: Value, width: int) -> None:
        _write_sums(part, shape, _following(unit, height), block * part.stage.width, width)

    _tiles(part.stage, shape[LayerField.UNITS], _count_vectors(part), write)
    part.end_part()
    return part


def write_layer_forward(library: Library, activation: Instruction | None, sums: Handler) -> Handler:
    """The values of a layer's units."""
    handler = Handler(library, f"forward_{layer_name(activation)}")
    handler.call(sums)
    if activation is not None:
        _write_activation(handler, shape_of(handler), activation)
    return handler


def _write_sums(handler: Handler, shape: Shape, units: list[Value], sample: Value, width: int) -> None:
    """The sums of some units for some vectors of samples."""
    stage, values = handler.stage, handler.values
    starts = [read_bias(handler, shape, unit) for unit in units]
    sums = [[stage.variable(start) for _ in range(width)] for start in starts]
    with stage.each(0, shape[LayerField.INPUTS]) as number:
        place = shape.looked_up(LayerField.INPUT_TABLE, number) + sample
        inputs = [stage.read_lanes(values, place + vector * stage.width) for vector in range(width)]
        for unit, row in zip(units, sums, strict=True):
            weight = stage.spread(stage.read(values, shape.weight(unit, number)))
            for variable, lanes in zip(row, inputs, strict=True):
                variable.set(stage.multiply_add(weight, lanes, variable.get()))
    for unit, row in zip(units, sums, strict=True):
        here = shape.row(LayerField.RESULT, unit) + sample
        for vector, variable in enumerate(row):
            stage.write_lanes(values, here + vector * stage.width, variable.get())


def _write_activation(handler: Handler, shape: Shape, one: Instruction) -> None:
    """Replace the sums by the activation's values, and keep its local gradients."""
    stage, values = handler.stage, handler.values
    with stage.each(0, shape[LayerField.UNITS]) as unit:
        result, local = shape.row(LayerField.RESULT, unit), shape.row(LayerField.LOCAL, unit)
        with stage.each(0, handler.rows, stage.width) as sample:
            a = stage.read_lanes(values, result + sample)
            writer = FormulaWriter(stage, {"a": a}, stage.whole(stage.width))
            y = writer.write(one.value)
            writer.name("y", y)
            stage.write_lanes(values, result + sample, y)
            stage.write_lanes(values, local + sample, writer.write(one.local[0]))


# -- backward ------------------------------------------------------------------------------------


def write_layer_products(library: Library) -> Handler:
    """The gradients of inputs and weights, from those of the sums: a part of every backward handler."""
    part = Handler(library, "layer_products")
    stage, shape = part.stage, shape_of(part)
    units, inputs = shape[LayerField.UNITS], shape[LayerField.INPUTS]

    def pass_back(number: Value, height: int, block: Value, width: int) -> None:
        _write_input_gradients(part, shape, _following(number, height), block * stage.width, width)

    with stage.when(shape[LayerField.MODE_TABLE] >= 0):
        _tiles(stage, inputs, _count_vectors(part), pass_back)

    def collect(unit: Value, height: int, number: Value, width: int) -> None:
        _write_weight_gradients(part, shape, _following(unit, height), _following(number, width))

    _tiles(stage, units, inputs, collect)
    part.end_part()
    return part


def write_layer_backward(library: Library, activation: Instruction | None, products: Handler) -> Handler:
    """The gradients of a layer's inputs, weights and biases."""
    handler = Handler(library, f"backward_{layer_name(activation)}")
    _write_deltas(handler, shape_of(handler), activation)
    handler.call(products)
    return handler


def _write_deltas(handler: Handler, shape: Shape, activation: Instruction | None) -> None:
    """Upstream × local of the activation in place, and its sums over the samples to the biases."""
    stage = handler.stage
    with stage.each(0, shape[LayerField.UNITS]) as unit:
        total = stage.variable(stage.lanes(-0.0))
        with stage.each(0, handler.rows, stage.width) as sample:
            total.add(write_delta(handler, shape, activation, unit, sample))
        add_to_biases(handler, shape, unit, total.get())


def _write_input_gradients(
    handler: Handler, shape: Shape, numbers: list[Value], sample: Value, width: int
) -> None:
    """For some inputs the sum over the units of weight × delta."""
    stage, values, gradients = handler.stage, handler.values, handler.gradients
    sums = [[stage.variable(stage.lanes(-0.0)) for _ in range(width)] for _ in numbers]
    with stage.each(0, shape[LayerField.UNITS]) as unit:
        here = shape.row(LayerField.RESULT, unit) + sample
        deltas = [stage.read_lanes(gradients, here + vector * stage.width) for vector in range(width)]
        for number, row in zip(numbers, sums, strict=True):
            weight = stage.spread(stage.read(values, shape.weight(unit, number)))
            for variable, delta in zip(row, deltas, strict=True):
                variable.set(stage.multiply_add(weight, delta, variable.get()))
    for number, row in zip(numbers, sums, strict=True):
        put_input_gradient(handler, shape, number, sample, [variable.get() for variable in row])


def _write_weight_gradients(handler: Handler, shape: Shape, units: list[Value], numbers: list[Value]) -> None:
    """For some units and inputs the sum over the samples of delta × input."""
    stage = handler.stage
    weights = [[shape.weight(unit, number) for number in numbers] for unit in units]
    sums = [[stage.variable(stage.lanes(-0.0)) for _ in row] for row in weights]
    results = [shape.row(LayerField.RESULT, unit) for unit in units]
    inputs = [shape.looked_up(LayerField.INPUT_TABLE, number) for number in numbers]
    with stage.each(0, handler.rows, stage.width) as sample:
        deltas = [stage.read_lanes(handler.gradients, result + sample) for result in results]
        lanes = [stage.read_lanes(handler.values, place + sample) for place in inputs]
        for delta, row in zip(deltas, sums, strict=True):
            for variable, one in zip(row, lanes, strict=True):
                variable.set(stage.multiply_add(delta, one, variable.get()))
    for places, row in zip(weights, sums, strict=True):
        for place, variable in zip(places, row, strict=True):
            # Only now what is there: two of the block may share a weight.
            put_total(handler, place, variable.get() + begin_total(handler, place))
