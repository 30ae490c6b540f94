"""What layers look like in a script: matrices with a comment for each row, and the lines that use them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill, indent

from guibp.export.code.names import comment_on, quote
from guibp.export.code.plan import ArrayOp, Leaf, Matrix, Plan, Statement
from guibp.export.code.training_text import INDENT

WIDTH = 88
_MOST_NAMED = 12
"""So many ids are told in one comment."""


def comment_after(one: Leaf | Statement) -> str:
    """What is said behind a line: whose rows they are, or the id that the variable could not have."""
    if isinstance(one, Statement) and one.op is ArrayOp.STACK:
        return "  # a row for each input"
    if isinstance(one, Statement) and one.rows:
        return f"  # {_tell(one.rows)}"
    return comment_on(one.id, one.name)


def write_matrix(matrix: Matrix) -> Iterator[str]:
    """The numbers as a literal, a line for each row, behind it the unit and the ids of the entries."""
    yield "["
    for unit, ids, numbers in zip(matrix.units, matrix.ids, matrix.numbers, strict=True):
        row = repr(numbers[0]) if matrix.is_vector else repr(list(numbers))
        yield f"{INDENT * 2}{row},  # {_tell((unit,))}: {_tell(ids)}"
    yield f"{INDENT}]"


def write_layer_value(plan: Plan, one: Statement, library: str) -> str:
    """The value of a statement about arrays; nothing for any other."""
    names = [plan.names[id_] for id_ in one.operands]
    match one.op:
        case ArrayOp.STACK:
            return _write_stack(plan, one, names, library)
        case ArrayOp.WEIGHTED_SUM:
            weights, inputs, *bias = names
            return " + ".join((f"{weights} @ {inputs}", *bias))
        case ArrayOp.ROW:
            return f"{names[0]}[{one.row}]"
        case ArrayOp.LOGIT_CROSS_ENTROPY:
            return f"logit_cross_entropy({', '.join(names)})"
    return ""


def write_sequence(parts: Sequence[str]) -> str:
    """A list of expressions, on several lines where one would be too long."""
    text = ", ".join(parts)
    if len(text) <= WIDTH:
        return f"[{text}]"
    # Blanks within an expression are no places to break it.
    whole = ", ".join(part.replace(" ", "\0") for part in parts)
    lines = fill(whole, WIDTH, break_long_words=False, break_on_hyphens=False).replace("\0", " ")
    return f"[\n{indent(lines, INDENT * 2)},\n{INDENT}]"


def _write_stack(plan: Plan, one: Statement, names: Sequence[str], library: str) -> str:
    listed = write_sequence(names)
    widths = {id_ in plan.wide for id_ in one.operands}
    if len(widths) == 1:
        return f"{library}.stack({listed})"
    # Single numbers beside columns are the same for every sample.
    spread = "torch.broadcast_tensors" if library == "torch" else f"{library}.broadcast_arrays"
    return f"{library}.stack({spread}(*{listed}))"


def _tell(ids: Sequence[str]) -> str:
    """Ids in a comment; of very many the first and the last."""
    if len(ids) > _MOST_NAMED:
        return f"{_name(ids[0])}, {_name(ids[1])}, …, {_name(ids[-1])}"
    return ", ".join(map(_name, ids))


def _name(id_: str) -> str:
    return id_ if id_.isidentifier() else quote(id_)
