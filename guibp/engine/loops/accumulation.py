"""Gradients that nobody sets to zero, in compiled steps: each step's are added to those before."""

from __future__ import annotations

from llvmlite import ir

from guibp.engine.loops.functions import VOID, Library, begin_function
from guibp.engine.loops.staging import ADDRESS, WHOLE


def write_accumulate(library: Library) -> ir.Function:
    """``accumulate(gradients, accumulated, parameters)``: the gradients become the sum of all so far.

    ``accumulated`` has a row for that sum and one for what it was before, in case the step is not done,
    each as long as the parameters are padded.
    """
    arrays = dict.fromkeys(("gradients", "accumulated"), ADDRESS)
    function = begin_function(library, "accumulate", VOID, {**arrays, "parameters": WHOLE})
    function.code.attributes.add("noinline")
    stage, count = function.stage, function["parameters"]
    with stage.each(0, count, stage.width) as place:
        before = stage.read_lanes(function["accumulated"], place)
        total = before + stage.read_lanes(function["gradients"], place)
        stage.write_lanes(function["accumulated"], place + count, before)
        stage.write_lanes(function["accumulated"], place, total)
        stage.write_lanes(function["gradients"], place, total)
    stage.builder.ret_void()
    return function.code
