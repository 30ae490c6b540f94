"""The passes: a range of instructions run forwards or backwards, and a tile of data brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llvmlite import ir

from guibp.engine.loops.elementwise import write_backward, write_forward
from guibp.engine.loops.functions import (
    VOID,
    Context,
    Function,
    Handler,
    Keeping,
    Library,
    Samples,
    begin_function,
    read_handler,
    write_table,
)
from guibp.engine.loops.layers import (
    write_layer_backward,
    write_layer_forward,
    write_layer_products,
    write_layer_sums,
)
from guibp.engine.loops.narrow_layers import write_narrow_backward, write_narrow_forward
from guibp.engine.loops.reductions import (
    write_reduced_loss,
    write_reduced_loss_backward,
    write_reduction,
    write_reduction_backward,
)
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import ADDRESS, SHORT, WHOLE
from guibp.engine.opcodes import INSTRUCTIONS, SIGMOID_CROSS_ENTROPY_CODE, Instruction
from guibp.engine.program import ACTIVATIONS, COLUMNS, ELEMENTWISE, LAYERS, LOGIT_CROSS_ENTROPY, REDUCED
from guibp.engine.tape import LANES

_ARRAYS = ("values", "gradients", "edges", "records", "table")
FREQUENT = ("add", "multiply", "subtract", "square", "sigmoid")
"""Operations of which few samples have loops of their own."""
_NUMBERS = ("first", "last", "rows", "all_rows", "begins", "ends")
Handlers = dict[int, Handler]


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """The two directions, as functions ``(values, gradients, edges, records, table, first, last, …)``.

    Behind the instructions' range come ``rows``, ``all_rows``, ``begins`` and ``ends``.
    """

    forward: ir.Function
    backward: ir.Function


def write_passes(module: ir.Module) -> tuple[Passes, Passes, Passes]:
    """For a training over many samples, for one over few, and for an evaluation that keeps every edge."""
    many = Library(module)
    forward = _write_forward(many, ELEMENTWISE) | _write_layers_forward(many)
    backward = _write_backward(many, _without(SIGMOID_CROSS_ENTROPY_CODE)) | _write_layers_backward(many)
    few = Library(module, Samples.FEW)
    # The others are those of many samples: whole vectors are computed either way.
    frequent = [one for one in ELEMENTWISE if one.name in FREQUENT]
    few_forward = forward | _write_forward(few, frequent) | _write_layers_forward(few)
    few_backward = backward | _write_backward(few, frequent) | _write_layers_backward(few)
    edges = Library(module, keeping=Keeping.EDGES)
    kept_backward = _write_backward(edges, _without(LOGIT_CROSS_ENTROPY.code))
    for handler in {*forward.values(), *few_forward.values()}:
        handler.finish(1)
    for handler in {*backward.values(), *few_backward.values(), *kept_backward.values()}:
        handler.finish(-1)
    return (
        Passes(_begin_pass(many, forward, 1), _begin_pass(many, backward, -1)),
        Passes(_begin_pass(few, few_forward, 1), _begin_pass(few, few_backward, -1)),
        Passes(_begin_pass(edges, forward, 1), _begin_pass(edges, kept_backward, -1)),
    )


def _without(code: int) -> list[Instruction]:
    """Only one of the two forms of a sigmoid's cross-entropy goes back in a pass."""
    return [one for one in ELEMENTWISE if one.code != code]


def _write_forward(library: Library, elementwise: Sequence[Instruction]) -> Handlers:
    handlers = {one.code: write_forward(library, one) for one in elementwise}
    return handlers | {one.code: write_reduction(library, one) for one in INSTRUCTIONS if one.reduces}


def _write_backward(library: Library, elementwise: Sequence[Instruction]) -> Handlers:
    handlers = {one.code: write_backward(library, one) for one in elementwise}
    return handlers | {
        one.code: write_reduction_backward(library, one) for one in INSTRUCTIONS if one.reduces
    }


def _write_layers_forward(library: Library) -> Handlers:
    """Layers, and losses that are reduced at once."""
    handlers = {
        REDUCED[one.code]: write_reduced_loss(library, one) for one in ELEMENTWISE if one.code in REDUCED
    }
    if library.is_narrow:
        return handlers | {code: write_narrow_forward(library, one) for code, one in _list_layers().items()}
    sums = write_layer_sums(library)
    return handlers | {code: write_layer_forward(library, one, sums) for code, one in _list_layers().items()}


def _write_layers_backward(library: Library) -> Handlers:
    handlers = {
        REDUCED[one.code]: write_reduced_loss_backward(library, one)
        for one in ELEMENTWISE
        if one.code in REDUCED
    }
    if library.is_narrow:
        return handlers | {code: write_narrow_backward(library, one) for code, one in _list_layers().items()}
    products = write_layer_products(library)
    return handlers | {
        code: write_layer_backward(library, one, products) for code, one in _list_layers().items()
    }


def _list_layers() -> dict[int, Instruction | None]:
    by_code = {one.code: one for one in ACTIVATIONS}
    return {code: by_code.get(activation) for activation, code in LAYERS.items()}


def _begin_pass(library: Library, handlers: Handlers, step: int) -> ir.Function:
    """The function that begins with the first instruction of a range, or with the last."""
    name = "forward" if step > 0 else "backward"
    table = write_table(library.module, library.name(f"{name}_handlers"), handlers)
    arguments = dict.fromkeys(_ARRAYS, ADDRESS) | dict.fromkeys(_NUMBERS, WHOLE)
    function = begin_function(library, name, VOID, arguments)
    # A call with so many arguments would cost a small graph as much as one of its instructions.
    function.code.attributes.add("alwaysinline")
    stage = function.stage
    with stage.when(function["first"] < function["last"]):
        first, last = function["first"], function["last"]
        begin, end = (first, last) if step > 0 else (last - 1, first - 1)
        record = _address(function, begin)
        chosen = Value(stage, stage.builder.gep(table, [stage.whole(0).code], source_etype=ADDRESS))
        context = _write_context(function, _address(function, end), chosen)
        target = read_handler(stage, chosen, record)
        arrays = [function["values"], function["gradients"], record, context]
        stage.builder.call(target, [array.code for array in arrays])
    stage.builder.ret_void()
    return function.code


def _address(function: Function, number: Value) -> Value:
    return function.stage.shift(function["records"], number * COLUMNS, SHORT)


def _write_context(function: Function, end: Value, handlers: Value) -> Value:
    """The array of what all handlers know, on the stack."""
    stage = function.stage
    room = stage.builder.alloca(WHOLE, size=len(Context))
    # Through a number, since the writer of LLVM code takes no other way from a typed to a plain address.
    context = Value(stage, stage.builder.inttoptr(stage.builder.ptrtoint(room, WHOLE), ADDRESS))
    known = {
        Context.END: end,
        Context.TABLE: function["table"],
        Context.EDGES: function["edges"],
        Context.ROWS: function["rows"],
        Context.ALL_ROWS: function["all_rows"],
        Context.BEGINS: function["begins"],
        Context.ENDS: function["ends"],
        Context.HANDLERS: handlers,
    }
    for place, value in known.items():
        stage.write_word(context, place, value)
    return context


def write_load(library: Library) -> ir.Function:
    """``load(values, data, places, columns, data_rows, order, first, rows)``: a tile's data.

    Column c, of ``data_rows`` numbers, goes to place c. Row r is the one that ``order`` names at
    first + r, or where there is no order first + r itself. The last is repeated to a whole vector.
    """
    arrays = dict.fromkeys(("values", "data", "places", "order"), ADDRESS)
    numbers = dict.fromkeys(("columns", "data_rows", "is_ordered", "first", "rows"), WHOLE)
    function = begin_function(library, "load", VOID, {**arrays, **numbers})
    function.code.attributes.add("noinline")
    stage, rows = function.stage, function["rows"]
    padded = (rows + (LANES - 1)) / LANES * LANES
    ordered = function["is_ordered"].equals(1)
    with stage.each(0, function["columns"]) as column:
        source = stage.shift(function["data"], column * function["data_rows"])
        target = stage.read_short(function["places"], column)
        with stage.each(0, padded) as row:
            number = function["first"] + (row < rows).choose(row, rows - 1)
            number = _take_ordered(function, ordered, number)
            stage.write(function["values"], target + row, stage.read(source, number))
    stage.builder.ret_void()
    return function.code


def _take_ordered(function: Function, ordered: Value, number: Value) -> Value:
    stage = function.stage
    return stage.either(ordered, lambda: stage.read_short(function["order"], number), lambda: number)
