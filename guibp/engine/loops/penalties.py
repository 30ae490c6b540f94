"""The penalty on large weights in compiled steps: added to the gradients before the optimiser's update."""

from __future__ import annotations

from llvmlite import ir

from guibp.engine.loops.functions import VOID, Library, begin_function
from guibp.engine.loops.staging import ADDRESS, WHOLE


def write_penalise(library: Library) -> ir.Function:
    """``penalise(values, gradients, strengths, parameters)``: add l1·sign(w) + l2·w to each gradient.

    ``strengths`` has a row for l1 and one for l2, each as long as the parameters are padded.
    """
    arrays = dict.fromkeys(("values", "gradients", "strengths"), ADDRESS)
    function = begin_function(library, "penalise", VOID, {**arrays, "parameters": WHOLE})
    function.code.attributes.add("noinline")
    stage, count = function.stage, function["parameters"]
    with stage.each(0, count, stage.width) as place:
        weight = stage.read_lanes(function["values"], place)
        first = stage.read_lanes(function["strengths"], place)
        second = stage.read_lanes(function["strengths"], place + count)
        sign = weight.compare(">", 0.0).choose(stage.lanes(1.0), 0.0)
        sign = weight.compare("<", 0.0).choose(stage.lanes(-1.0), sign)
        gradient = stage.read_lanes(function["gradients"], place)
        stage.write_lanes(function["gradients"], place, gradient + (first * sign + second * weight))
    stage.builder.ret_void()
    return function.code
