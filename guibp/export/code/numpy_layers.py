"""The backward pass of layers in NumPy: what flows back through a matrix, a stack and a row."""

from __future__ import annotations

from collections.abc import Sequence

from guibp.export.code.layer_text import write_sequence
from guibp.export.code.names import GRADIENT
from guibp.export.code.plan import ArrayOp, Leaf, Matrix, Plan, Statement


def is_about_arrays(one: Statement) -> bool:
    """Whether a statement is none of the operation table's."""
    return isinstance(one.op, ArrayOp)


def share_of_array(plan: Plan, one: Statement, port: int) -> str:
    """Upstream * local gradient of an operand; nothing for a row, see ``join_rows``."""
    upstream = GRADIENT + one.name
    match one.op:
        case ArrayOp.STACK:
            return f"{upstream}[{port}]"
        case ArrayOp.WEIGHTED_SUM:
            return _share_of_sum(plan, one, port)
        case ArrayOp.LOGIT_CROSS_ENTROPY:
            logit, target = (plan.names[id_] for id_ in one.operands)
            local = (f"logit_cross_entropy_slope({logit}, {target})", f"-{logit}")[port]
            return f"{upstream} * {local}"
    return ""


def _share_of_sum(plan: Plan, one: Statement, port: int) -> str:
    """Of Z = W @ X + b: dW is dZ @ Xᵀ, dX is Wᵀ @ dZ, db the sum of dZ over the samples."""
    upstream = GRADIENT + one.name
    weights, inputs, *_ = (plan.names[id_] for id_ in one.operands)
    if one.id in plan.wide:
        return (f"{upstream} @ {inputs}.T", f"{weights}.T @ {upstream}", _sum_samples(upstream))[port]
    return (f"np.outer({upstream}, {inputs})", f"{weights}.T @ {upstream}", upstream)[port]


def _sum_samples(upstream: str) -> str:
    return f"np.sum({upstream}, axis=1, keepdims=True)"


def join_rows(array: Statement | Leaf | Matrix, rows: Sequence[Statement]) -> list[str]:
    """The gradients of the rows of an array that are used by themselves, as one share of its gradient."""
    if not rows or not isinstance(array, Statement):
        return []
    named = {one.row: GRADIENT + one.name for one in rows}
    parts = [named.get(row, f"np.zeros_like({array.name}[{row}])") for row in range(len(array.rows))]
    return [f"np.stack({write_sequence(parts)})"]
