"""The passes: a range of instructions run forwards or backwards, and a tile of data brought in."""

from __future__ import annotations

from llvmlite import ir

from guibp.engine.loops.elementwise import MEAN, SUM, write_backward, write_forward
from guibp.engine.loops.functions import VOID, Function, Library, begin_function
from guibp.engine.loops.layers import write_layer_backward, write_layer_forward
from guibp.engine.loops.narrow_layers import write_narrow_backward, write_narrow_forward
from guibp.engine.loops.records import record_at
from guibp.engine.loops.reductions import write_reduction
from guibp.engine.loops.staging import ADDRESS, WHOLE, Value
from guibp.engine.program import LAYER_CODE, Field
from guibp.engine.tape import LANES

_ARRAYS = ("values", "gradients", "edges", "records", "table")
_RANGE = ("first", "last")
ROWS = ("rows", "all_rows")
"""Samples in this tile, and in all of them."""


def write_forward_pass(library: Library) -> ir.Function:
    """``forward(values, records, table, first, last, rows, all_rows, begins, ends)``."""
    one_by_one, reduction = write_forward(library), write_reduction(library)
    layer = write_narrow_forward(library) if library.is_narrow else write_layer_forward(library)
    arrays = dict.fromkeys(("values", "records", "table"), ADDRESS)
    numbers = dict.fromkeys((*_RANGE, *ROWS, "begins", "ends"), WHOLE)
    function = begin_function(library, "forward", VOID, {**arrays, **numbers})
    stage, values = function.stage, function["values"]
    with stage.each(function["first"], function["last"]) as number:
        record = record_at(stage, function["records"], number)
        code = record[Field.CODE]
        reduces, is_layer = code.equals(MEAN) | code.equals(SUM), code.equals(LAYER_CODE)
        with stage.when(is_layer):
            stage.call(layer, values, record.place, function["table"], function["rows"])
        with stage.when(reduces):
            bounds = [function[name] for name in (*ROWS, "begins", "ends")]
            stage.call(reduction, values, record.place, *bounds)
        with stage.when(~(reduces | is_layer)):
            stage.call(one_by_one, values, record.place, function["rows"])
    stage.builder.ret_void()
    return function.code


def write_backward_pass(library: Library) -> ir.Function:
    """``backward(values, gradients, edges, records, table, first, last, rows, all_rows)``."""
    one_by_one = write_backward(library)
    layer = write_narrow_backward(library) if library.is_narrow else write_layer_backward(library)
    numbers = dict.fromkeys((*_RANGE, *ROWS), WHOLE)
    function = begin_function(library, "backward", VOID, {**dict.fromkeys(_ARRAYS, ADDRESS), **numbers})
    stage = function.stage
    values, gradients, rows = function["values"], function["gradients"], function["rows"]
    with stage.each_down(function["last"], function["first"]) as number:
        record = record_at(stage, function["records"], number)
        is_layer = record[Field.CODE].equals(LAYER_CODE)
        with stage.when(is_layer):
            stage.call(layer, values, gradients, record.place, function["table"], rows)
        with stage.when(~is_layer):
            arrays = (values, gradients, function["edges"], record.place)
            stage.call(one_by_one, *arrays, rows, function["all_rows"])
    stage.builder.ret_void()
    return function.code


def write_load(library: Library) -> ir.Function:
    """``load(values, data, places, columns, data_rows, order, first, rows)``: a tile's data.

    Column c, of ``data_rows`` numbers, goes to place c. Row r is the one that ``order`` names at
    first + r, or where there is no order first + r itself. The last is repeated to a whole vector.
    """
    arrays = dict.fromkeys(("values", "data", "places", "order"), ADDRESS)
    numbers = dict.fromkeys(("columns", "data_rows", "is_ordered", "first", "rows"), WHOLE)
    function = begin_function(library, "load", VOID, {**arrays, **numbers})
    stage, rows = function.stage, function["rows"]
    padded = (rows + (LANES - 1)) / LANES * LANES
    with stage.each(0, function["columns"]) as column:
        source = stage.shift(function["data"], column * function["data_rows"])
        target = stage.read_short(function["places"], column)
        with stage.each(0, padded) as row:
            number = function["first"] + (row < rows).choose(row, rows - 1)
            stage.write(function["values"], target + row, stage.read(source, _row_at(function, number)))
    stage.builder.ret_void()
    return function.code


def _row_at(function: Function, number: Value) -> Value:
    """The row that the order names there, or that very row where there is no order."""
    stage = function.stage
    return stage.either(
        function["is_ordered"].equals(1),
        lambda: stage.read_short(function["order"], number),
        lambda: number,
    )
