"""What the loops over layers have in common: the layer's instruction, its biases, and what goes back."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.engine.loops.functions import Context, Handler
from guibp.engine.loops.records import Record
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import Stage
from guibp.engine.opcodes import Instruction
from guibp.engine.program import LayerField, Mode


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What a layer's instruction says."""

    stage: Stage
    record: Record
    table: Value

    def __getitem__(self, field: LayerField) -> Value:
        return self.record[field]

    def looked_up(self, table: LayerField, number: Value) -> Value:
        """An entry of one of the layer's tables."""
        return self.stage.read_short(self.table, self[table] + number)

    def weight(self, unit: Value, number: Value) -> Value:
        """The place of a unit's weight."""
        return self.looked_up(LayerField.WEIGHT_TABLE, unit * self[LayerField.INPUTS] + number)

    def row(self, field: LayerField, unit: Value) -> Value:
        """Where a unit's values, or its local gradients, begin."""
        return self[field] + unit * self[LayerField.STRIDE]


def shape_of(handler: Handler) -> Shape:
    """The shape of the layer that a handler runs."""
    return Shape(handler.stage, handler.record, handler.array(Context.TABLE))


def read_bias(handler: Handler, shape: Shape, unit: Value) -> Value:
    """The sum of a unit's biases, in every lane."""
    stage, values = handler.stage, handler.values
    first, last = (shape.looked_up(LayerField.BIAS_BOUNDS, number) for number in (unit, unit + 1))

    def read(number: Value) -> Value:
        return stage.read(values, stage.read_short(shape.table, number))

    total = stage.variable(stage.real(0.0))
    with stage.when(first < last):
        # The first comes as it is: nothing has to wait for an addition to 0.
        total.set(read(first))
        with stage.each(first + 1, last) as number:
            total.add(read(number))
    return stage.spread(total.get())


def add_to_biases(handler: Handler, shape: Shape, unit: Value, lanes: Value) -> None:
    """Add the sum over the lanes to the gradients of a unit's biases."""
    stage = handler.stage
    first, last = (shape.looked_up(LayerField.BIAS_BOUNDS, number) for number in (unit, unit + 1))
    with stage.each(first, last) as number:
        place = stage.read_short(shape.table, number)
        put_total(handler, place, lanes + begin_total(handler, place))


def begin_total(handler: Handler, place: Value) -> Value:
    """A single number's gradient so far, in the first lane: a sum over the lanes begins with it."""
    stage = handler.stage
    return stage.with_lane(stage.lanes(0.0), 0, stage.read(handler.gradients, place))


def put_total(handler: Handler, place: Value, lanes: Value) -> None:
    """Put the sum over the lanes as a single number's gradient."""
    stage = handler.stage
    stage.write(handler.gradients, place, stage.sum_lanes(lanes))


def write_delta(
    handler: Handler, shape: Shape, activation: Instruction | None, unit: Value, sample: Value
) -> Value:
    """Turn the gradient of a unit into that of its sum, in one vector of samples; 0 beyond the rows."""
    stage, gradients = handler.stage, handler.gradients
    here = shape.row(LayerField.RESULT, unit) + sample
    delta = stage.read_lanes(gradients, here)
    if activation is not None:
        local = shape.row(LayerField.LOCAL, unit) + sample
        delta = delta * stage.read_lanes(handler.values, local)
    delta = stage.first_lanes(handler.rows - sample).choose(delta, 0.0)
    stage.write_lanes(gradients, here, delta)
    return delta


def put_input_gradient(
    handler: Handler, shape: Shape, number: Value, sample: Value, sums: list[Value]
) -> None:
    """Store or add the gradients of one input, in some vectors of samples."""
    stage, gradients = handler.stage, handler.gradients
    here = shape.looked_up(LayerField.INPUT_TABLE, number) + sample
    places = [here + vector * stage.width for vector in range(len(sums))]

    def store() -> None:
        for place, lanes in zip(places, sums, strict=True):
            stage.write_lanes(gradients, place, lanes)

    def add() -> None:
        for place, lanes in zip(places, sums, strict=True):
            stage.write_lanes(gradients, place, stage.read_lanes(gradients, place) + lanes)

    stage.branch(shape.looked_up(LayerField.MODE_TABLE, number), {Mode.STORE: store, Mode.ADD: add})
