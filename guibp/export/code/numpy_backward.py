"""The backward pass of a NumPy script: one line for each node, upstream gradients times local ones."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.export.code.expressions import write_expression
from guibp.export.code.names import GRADIENT
from guibp.export.code.numpy_functions import DIALECT
from guibp.export.code.numpy_layers import is_about_arrays, join_rows, share_of_array
from guibp.export.code.plan import ArrayOp, Leaf, Matrix, Plan, Statement, Use
from guibp.export.code.script_parts import join_names, name_operands
from guibp.export.code.training_text import INDENT
from guibp.model.formula import Binary, Name, Negation, Number, Term, parse_formula, rename_operands
from guibp.model.operations import OPERATIONS, Kind

WIDTH = 96
"""Longer sums take a line for each edge."""


class BackwardPass:
    """Writes the gradients of one plan, the output's first."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ops = {one.id: one for one in plan.statements}

    def write(self) -> Iterator[str]:
        """The lines."""
        leaves: tuple[Leaf | Matrix | Statement, ...] = (*self._plan.parameters, *self._plan.inputs)
        for one in (*reversed(self._plan.statements), *leaves):
            if one.id in self._plan.wanting:
                yield from _write_sum(GRADIENT + one.name, self._shares(one))

    def _shares(self, one: Statement | Leaf | Matrix) -> list[str]:
        """What flows back to a node along each edge that leaves it."""
        shares = [self._seed()] if one.id == self._plan.output else []
        uses = [use for use in self._plan.uses.get(one.id, ()) if use.target in self._plan.wanting]
        for use in uses:
            shares += self._share(one.id, use)
        rows = [self._ops[use.target] for use in uses if self._ops[use.target].op is ArrayOp.ROW]
        return shares + join_rows(one, rows) + self._passed(one.id)

    def _seed(self) -> str:
        output = self._plan.output
        return f"np.ones_like({self._plan.names[output]})" if output in self._plan.wide else "np.float64(1.0)"

    def _share(self, source: str, use: Use) -> list[str]:
        """Upstream gradient * local gradient of one edge; nothing if a cross-entropy passes it by."""
        one = self._ops[use.target]
        upstream = GRADIENT + one.name
        if is_about_arrays(one):
            return self._share_of_array(source, one, use.port)
        if OPERATIONS[one.op].kind is Kind.REDUCTION:
            return [self._spread(one, upstream)]
        if one.op == "binary_cross_entropy":
            return [self._sum(f"{upstream} * {self._cross_entropy_slope(one, use.port)}", source, one.id)]
        if one.op == "sigmoid" and self._is_passed_by(one.id):
            rest = self._upstream_of_sigmoid(one.id)
            if not rest:
                return []
            upstream = f"({rest})"
        product = _multiply(Name(upstream), _local_term(one, use.port))
        return [self._sum(write_expression(product, name_operands(self._plan, one), DIALECT), source, one.id)]

    def _share_of_array(self, source: str, one: Statement, port: int) -> list[str]:
        share = share_of_array(self._plan, one, port)
        if one.op is ArrayOp.WEIGHTED_SUM or not share:
            # A matrix product sums over the samples; what flows back to the rows of an array is put together.
            return [share] if share else []
        return [self._sum(share, source, one.id)]

    def _is_passed_by(self, sigmoid: str) -> bool:
        return any(self._passes(use) for use in self._plan.uses.get(sigmoid, ()))

    def _passes(self, use: Use) -> bool:
        return use.port == 0 and use.target in self._plan.logits

    def _upstream_of_sigmoid(self, sigmoid: str) -> str:
        """The gradient of a sigmoid but for what goes past it."""
        shares = ["1.0"] if sigmoid == self._plan.output else []
        for use in self._plan.uses.get(sigmoid, ()):
            shares += [] if self._passes(use) else self._share(sigmoid, use)
        # What goes past a sigmoid behind this one reads this one as its logit.
        return " + ".join(shares + self._passed(sigmoid))

    def _passed(self, id_: str) -> list[str]:
        """What cross-entropies send to their sigmoid's operand, past the sigmoid."""
        return [
            self._sum(self._write_passed(loss, logit), id_, loss)
            for loss, logit in self._plan.logits.items()
            if logit == id_
        ]

    def _write_passed(self, loss: str, logit: str) -> str:
        operands = join_names(self._plan, (logit, self._ops[loss].operands[1]))
        return f"{GRADIENT}{self._plan.names[loss]} * logit_cross_entropy_slope({operands})"

    def _cross_entropy_slope(self, one: Statement, port: int) -> str:
        if one.id not in self._plan.logits:
            helper = ("cross_entropy_slope", "cross_entropy_target_slope")[port]
            return f"{helper}({join_names(self._plan, one.operands)})"
        logit = self._plan.logits[one.id]
        if port == 1:
            return f"-{self._plan.names[logit]}"
        return f"saturated_slope({join_names(self._plan, (logit, one.operands[1]))})"

    def _spread(self, one: Statement, upstream: str) -> str:
        """The samples of a mean or sum have the same share of its gradient."""
        source = one.operands[0]
        if source not in self._plan.wide:
            return upstream
        name = self._plan.names[source]
        return f"np.full_like({name}, {upstream if one.op == 'sum' else f'{upstream} / len({name})'})"

    def _sum(self, share: str, source: str, target: str) -> str:
        """Over the samples, where a single node feeds a per-sample one."""
        wide = self._plan.wide
        return f"np.sum({share})" if target in wide and source not in wide else share


def _write_sum(name: str, shares: list[str]) -> Iterator[str]:
    text = " + ".join(shares) or "np.float64(0.0)"
    if len(text) <= WIDTH or len(shares) == 1:
        yield f"{name} = {text}"
        return
    yield f"{name} = ("
    yield from (f"{INDENT}{'+ ' if place else ''}{share}" for place, share in enumerate(shares))
    yield ")"


def _local_term(one: Statement, port: int) -> Term:
    """The local gradient of an operand; of a product of many that is the product of the others."""
    operation = OPERATIONS[one.op]
    if operation.kind is not Kind.FOLD:
        term = parse_formula(operation.written_local[port]).result
        return rename_operands(term, {"a": Name("0"), "b": Name("1")})
    if one.op == "add":
        return Number(1.0)
    first, *others = (Name(str(place)) for place in range(len(one.operands)) if place != port)
    product: Term = first
    for other in others:
        product = Binary("*", product, other)
    return product


def _multiply(upstream: Name, local: Term) -> Term:
    """Upstream * local, without a factor 1."""
    if local == Number(1.0):
        return upstream
    if local == Negation(Number(1.0)):
        return Negation(upstream)
    return Binary("*", upstream, local)
