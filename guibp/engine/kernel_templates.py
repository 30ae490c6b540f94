"""The frame of the compiled loops, as text: what stands around the formulas of the operation table.

``$NAME`` marks where the formulas go. All numbers are float64, all indices int64. A single operand of
a per-sample instruction is read with step 0. Sums run over the samples in their order, from -0.0, so
that the first number comes through unchanged, its sign included.
"""

from collections.abc import Mapping

HEAD = '''"""Compiled loops of guibp. Made by the program from its operation table; changes here are lost."""

import math'''

FORWARD = """
def forward(code, operands, offset, width, values, first, last):
    for slot in range(first, last):
        kind = code[slot]
        if kind == 0:
            continue
        here, count = offset[slot], width[slot]
        source_a, source_b = operands[slot, 0], operands[slot, 1]
        at_a, step_a = offset[source_a], (1 if width[source_a] > 1 else 0)
        at_b, step_b = 0, 0
        if source_b >= 0:
            at_b, step_b = offset[source_b], (1 if width[source_b] > 1 else 0)
        $VALUES
"""

BACKWARD = """
def backward(
    code, operands, operand_edges, offset, width, edge_offset, edge_width, needed, output,
    values, gradients, edge_gradients,
):
    gradients[:] = 0.0
    edge_gradients[:] = 0.0
    for sample in range(width[output]):
        gradients[offset[output] + sample] = 1.0
    for slot in range(output, -1, -1):
        kind = code[slot]
        if kind == 0 or not needed[slot]:
            continue
        here, count = offset[slot], width[slot]
        source_a, source_b = operands[slot, 0], operands[slot, 1]
        edge_a, edge_b, edge_c = operand_edges[slot, 0], operand_edges[slot, 1], operand_edges[slot, 2]
        at_a, step_a, to_a = offset[source_a], (1 if width[source_a] > 1 else 0), edge_offset[edge_a]
        at_b, step_b, to_b = 0, 0, 0
        if source_b >= 0:
            at_b, step_b, to_b = offset[source_b], (1 if width[source_b] > 1 else 0), edge_offset[edge_b]
        to_c, wide_c = 0, False
        if edge_c >= 0:
            to_c, wide_c = edge_offset[edge_c], edge_width[edge_c] == count
        $SHARES
        for operand in range(1 if kind == $FUSED else 0, 2):
            source = operands[slot, operand]
            if source < 0:
                continue
            edge = operand_edges[slot, operand]
            start, place, shares = edge_offset[edge], offset[source], edge_width[edge]
            if width[source] < shares:
                total = -0.0
                for sample in range(shares):
                    total += edge_gradients[start + sample]
                gradients[place] += total
            else:
                for sample in range(shares):
                    gradients[place + sample] += edge_gradients[start + sample]
"""

UPDATE = """
def update(optimizer, rate, t, places, values, memory, scratch):
    $UPDATES
"""

TRAIN = """
def train(
    code, operands, operand_edges, offset, width, edge_offset, edge_width, needed, output,
    values, gradients, edge_gradients, optimizer, rate, taken, places, memory, scratch, losses,
):
    for step in range(len(losses)):
        forward(code, operands, offset, width, values, 0, output + 1)
        loss = -0.0
        for sample in range(width[output]):
            loss += values[offset[output] + sample]
        if not math.isfinite(loss):
            return step, $LOSS_LEFT
        backward(
            code, operands, operand_edges, offset, width, edge_offset, edge_width, needed, output,
            values, gradients, edge_gradients,
        )
        for i in range(len(places)):
            scratch[0, i] = gradients[places[i]]
        update(optimizer, rate, float(taken + step + 1), places, values, memory, scratch)
        for row in range(len(scratch)):
            for i in range(len(places)):
                if not math.isfinite(scratch[row, i]):
                    return step, $PARAMETER_LEFT
        for i in range(len(places)):
            memory[0, i] = scratch[1, i]
            memory[1, i] = scratch[2, i]
            values[places[i]] = scratch[3, i]
        losses[step] = loss
    return len(losses), $FINITE
"""

_WHOLE, _WHOLE_TABLE, _TRUTH = "int64[::1]", "int64[:, ::1]", "boolean[::1]"
_REAL, _REAL_TABLE = "float64[::1]", "float64[:, ::1]"
_STRUCTURE = (_WHOLE, _WHOLE_TABLE, _WHOLE_TABLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _TRUTH, "int64")
_NUMBERS = (_REAL, _REAL, _REAL)
_OPTIMIZER = ("int64", "float64", "int64", _WHOLE, _REAL_TABLE, _REAL_TABLE, _REAL)


def _signature(result: str, *arguments: str) -> str:
    return f"{result}({', '.join(arguments)})"


SIGNATURES: Mapping[str, str] = {
    "forward": _signature("void", _WHOLE, _WHOLE_TABLE, _WHOLE, _WHOLE, _REAL, "int64", "int64"),
    "backward": _signature("void", *_STRUCTURE, *_NUMBERS),
    "update": _signature("void", "int64", "float64", "float64", _WHOLE, _REAL, _REAL_TABLE, _REAL_TABLE),
    "train": _signature("UniTuple(int64, 2)", *_STRUCTURE, *_NUMBERS, *_OPTIMIZER),
}
"""Numba's signature of each loop, in the order in which they call one another."""
