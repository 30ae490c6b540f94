"""Reductions: sums and means over the samples, tile by tile."""

from __future__ import annotations

from llvmlite import ir

from guibp.engine.loops.elementwise import MEAN, each_vector, read_operand
from guibp.engine.loops.functions import VOID, Function, Library, begin_function
from guibp.engine.loops.records import Record
from guibp.engine.loops.staging import ADDRESS, WHOLE, Value
from guibp.engine.program import Field


def write_reduction(library: Library) -> ir.Function:
    """``forward_reduction(values, record, rows, all_rows, begins, ends)``: a sum or mean over the samples.

    Samples come in tiles of ``rows``; the first begins the sum and the last ends it.
    """
    arguments = {"values": ADDRESS, "record": ADDRESS, "rows": WHOLE, "all_rows": WHOLE}
    function = begin_function(
        library, "forward_reduction", VOID, {**arguments, "begins": WHOLE, "ends": WHOLE}
    )
    stage, record = function.stage, Record(function.stage, function["record"])
    wide = record[Field.WIDE]
    total = stage.variable(stage.lanes(-0.0))
    rows = wide.equals(1).choose(function["rows"], 1)
    with each_vector(library, stage, record, function["rows"]) as sample:
        numbers = read_operand(stage, function["values"], record[Field.A], wide, sample)
        total.add(stage.first_lanes(rows - sample).choose(numbers, -0.0))
    _put_total(function, record, stage.sum_lanes(total.get()))
    stage.builder.ret_void()
    return function.code


def _put_total(function: Function, record: Record, total: Value) -> None:
    """Add to what the tiles before have; of a mean the last divides."""
    stage, values, place = function.stage, function["values"], record[Field.RESULT]
    summed = stage.either(
        function["begins"].equals(1), lambda: total, lambda: stage.read(values, place) + total
    )
    divides = record[Field.CODE].equals(MEAN) & function["ends"].equals(1) & record[Field.WIDE].equals(1)
    result = stage.either(divides, lambda: summed / stage.to_real(function["all_rows"]), lambda: summed)
    stage.write(values, place, result)
