"""Reductions: sums and means over the samples, tile by tile, of a row or of a loss at once."""

from __future__ import annotations

from guibp.engine.loops.elementwise import (
    Shares,
    compute_locals,
    each_vector,
    is_wide,
    keep_locals,
    read_locals,
    read_operand,
    read_operands,
)
from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import Context, Handler, Library
from guibp.engine.loops.staged_values import Value
from guibp.engine.opcodes import Instruction
from guibp.engine.program import Field, keeps_locals


def write_reduction(library: Library, one: Instruction) -> Handler:
    """The sum or mean of an operand."""
    handler = Handler(library, f"forward_{one.name}")
    stage, record = handler.stage, handler.record
    total = stage.variable(stage.lanes(-0.0))
    rows = is_wide(handler).choose(handler.rows, 1)
    with each_vector(handler) as sample:
        numbers = read_operand(stage, handler.values, record[Field.A], is_wide(handler), sample)
        total.add(stage.first_lanes(rows - sample).choose(numbers, -0.0))
    averages = is_wide(handler) if one.name == "mean" else stage.truth(0)
    _put_total(handler, stage.sum_lanes(total.get()), averages)
    return handler


def write_reduction_backward(library: Library, one: Instruction) -> Handler:
    """Every sample's share of the gradient of a sum or mean."""
    handler = Handler(library, f"backward_{one.name}")
    stage = handler.stage
    local = stage.real(1.0)
    if one.name == "mean":
        local = 1.0 / stage.to_real(is_wide(handler).choose(handler.known(Context.ALL_ROWS), 1))
    share = stage.spread(_upstream(handler) * local)
    shares = Shares(handler)
    with each_vector(handler) as sample:
        shares.pass_back(0, share, sample)
    shares.put_sums(1)
    return handler


def write_reduced_loss(library: Library, one: Instruction) -> Handler:
    """The sum or mean of a loss, of which only the local gradients are kept."""
    handler = Handler(library, f"forward_reduced_{one.name}")
    stage = handler.stage
    total = stage.variable(stage.lanes(-0.0))
    with stage.each(0, library.width if library.is_narrow else handler.rows, library.width) as sample:
        writer = FormulaWriter(stage, read_operands(handler, one, sample), stage.whole(stage.width))
        y = writer.write(one.value)
        writer.name("y", y)
        if keeps_locals(one):
            keep_locals(handler, one, writer, sample)
        total.add(stage.first_lanes(handler.rows - sample).choose(y, -0.0))
    _put_total(handler, stage.sum_lanes(total.get()), handler.record[Field.AVERAGES].equals(1))
    return handler


def write_reduced_loss_backward(library: Library, one: Instruction) -> Handler:
    """Upstream × local of a loss that is reduced at once."""
    handler = Handler(library, f"backward_reduced_{one.name}")
    stage = handler.stage
    averaged = _upstream(handler) / stage.to_real(handler.known(Context.ALL_ROWS))
    averages = handler.record[Field.AVERAGES].equals(1)
    upstream = stage.spread(averages.choose(averaged, _upstream(handler)))
    shares = Shares(handler)
    with stage.each(0, library.width if library.is_narrow else handler.rows, library.width) as sample:
        read = read_locals if keeps_locals(one) else compute_locals
        for number, local in enumerate(read(handler, one, sample)):
            shares.pass_back(number, upstream * local, sample)
    shares.put_sums(len(one.local))
    return handler


def _upstream(handler: Handler) -> Value:
    return handler.stage.read(handler.gradients, handler.record[Field.RESULT])


def _put_total(handler: Handler, total: Value, averages: Value) -> None:
    """Add to what the tiles before have; of a mean the last divides."""
    stage, values, place = handler.stage, handler.values, handler.record[Field.RESULT]
    begins, ends = handler.known(Context.BEGINS).equals(1), handler.known(Context.ENDS).equals(1)
    summed = stage.either(begins, lambda: total, lambda: stage.read(values, place) + total)
    count = handler.known(Context.ALL_ROWS)
    result = stage.either(ends & averages, lambda: summed / stage.to_real(count), lambda: summed)
    stage.write(values, place, result)
