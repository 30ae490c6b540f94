"""A plan with its layers as matrices: whole layers as statements about arrays, the rest as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from guibp.export.code.layer_blocks import MARK, make_blocks, make_matrices, write_block
from guibp.export.code.layer_finding import Layer, find_layers
from guibp.export.code.names import GRADIENT, NameGiver, give_names
from guibp.export.code.plan import ArrayOp, Leaf, Matrix, Plan, Statement, find_uses, spread_wanting


def join_layers(plan: Plan, reserved: Iterable[str]) -> Plan:
    """The plan with all its layers joined, without any as it was; ``reserved`` are names to keep from."""
    layers = find_layers(plan)
    if not layers:
        return plan
    joiner = _Joiner(plan, layers)
    return _name_all(_settle(plan, tuple(joiner.matrices()), tuple(joiner.write())), reserved)


class _Joiner:
    """Joins the layers of one plan; names are given later."""

    def __init__(self, plan: Plan, layers: Iterable[Layer]) -> None:
        self._plan = plan
        places = {one.id: place for place, one in enumerate(plan.statements)}
        # A layer stands where its first sum stood: its inputs are before that, all that reads it behind.
        begun = {min(places[unit.total] for unit in layer): layer for layer in layers}
        blocks, self._stacks = make_blocks([begun[place] for place in sorted(begun)])
        self._blocks = {
            plan.statements[place].id: one for place, one in zip(sorted(begun), blocks, strict=True)
        }
        self._covered = frozenset(id_ for layer in begun.values() for unit in layer for id_ in unit.covered)

    def matrices(self) -> Iterator[Matrix]:
        """The parameters of the layers."""
        numbers = {
            leaf.id: leaf.numbers
            for leaf in self._plan.parameters
            if isinstance(leaf, Leaf) and isinstance(leaf.numbers, float)
        }
        for block in self._blocks.values():
            yield from make_matrices(block, numbers, self._plan.wide)

    def write(self) -> Iterator[Statement]:
        """The statements, operands first."""
        kept = {one.id: self._read_logit(one) for one in self._plan.statements if one.id not in self._covered}
        used = {id_ for one in kept.values() for id_ in one.operands} | {self._plan.output}
        used |= {id_ for sources in self._stacks.values() for id_ in sources}
        stacked: set[str] = set()
        for one in self._plan.statements:
            block = self._blocks.get(one.id)
            if block is not None:
                if block.inputs in self._stacks and block.inputs not in stacked:
                    stacked.add(block.inputs)
                    yield Statement(block.inputs, "", ArrayOp.STACK, block.sources)
                yield from write_block(block, used)
            if one.id in kept:
                yield kept[one.id]

    def _read_logit(self, one: Statement) -> Statement:
        """A cross-entropy of a sigmoid in a layer reads the layer's sum."""
        if one.id not in self._plan.logits or one.operands[0] not in self._covered:
            return one
        operands = (self._plan.logits[one.id], one.operands[1])
        return replace(one, op=ArrayOp.LOGIT_CROSS_ENTROPY, operands=operands)


def _settle(plan: Plan, matrices: tuple[Matrix, ...], statements: tuple[Statement, ...]) -> Plan:
    """The plan of these parameters and statements: what depends on what, and has a row for each sample."""
    joined = {id_ for matrix in matrices for row in matrix.ids for id_ in row}
    parameters = (*matrices, *(leaf for leaf in plan.parameters if leaf.id not in joined))
    uses = find_uses(statements)
    idle = frozenset(one.id for one in statements if one.id not in uses and one.id != plan.output)
    roots = {leaf.id for leaf in (*parameters, *plan.inputs)}
    return replace(
        plan,
        parameters=parameters,
        statements=statements,
        uses=uses,
        wanting=spread_wanting(roots, statements) - idle,
        wide=_widen(plan.wide, statements),
        logits={one.id: plan.logits[one.id] for one in statements if _reads_past(plan, one)},
        frozen=_spread_to_matrices(plan.frozen, matrices),
        weights=_spread_to_matrices(plan.weights, matrices),
        partial=_find_partial(plan, statements, idle),
    )


def _reads_past(plan: Plan, one: Statement) -> bool:
    """Whether a cross-entropy reads the logit of a sigmoid that is in no layer."""
    return one.id in plan.logits and one.op is not ArrayOp.LOGIT_CROSS_ENTROPY


def _widen(wide: frozenset[str], statements: Sequence[Statement]) -> frozenset[str]:
    """The per-sample nodes with the arrays that have a column for each sample."""
    found = set(wide)
    for one in statements:
        if one.id.startswith(MARK) and not found.isdisjoint(one.operands):
            found.add(one.id)
    return frozenset(found)


def _spread_to_matrices(chosen: frozenset[str], matrices: Iterable[Matrix]) -> frozenset[str]:
    """What is true of all parameters of a matrix, or of none, of the matrix too."""
    return chosen | {matrix.id for matrix in matrices if matrix.ids[0][0] in chosen}


def _find_partial(plan: Plan, statements: Sequence[Statement], idle: frozenset[str]) -> frozenset[str]:
    """What gets a part of its node's gradient only, or none, because the node is also used otherwise."""
    passed = {one.operands[0] for one in plan.statements if one.id in plan.logits}
    arrays = {one.id for one in statements if not passed.isdisjoint(one.rows)}
    rows = [one for one in statements if one.op is ArrayOp.ROW]
    others = (one for one in statements if one.op is not ArrayOp.ROW and one.id not in idle)
    used_whole = {id_ for one in others for id_ in one.operands}
    shared = {one.id for one in rows if one.operands[0] in used_whole or one.id in passed}
    return idle | arrays | shared


def _name_all(plan: Plan, reserved: Iterable[str]) -> Plan:
    """The plan with variables: first the nodes that have one of their own, then the arrays."""
    everything = (*plan.parameters, *plan.inputs, *plan.columns, *plan.constants, *plan.statements)
    ids = frozenset(one.id for one in everything)
    taken = tuple(reserved)
    names = give_names((id_ for id_ in plan.names if id_ in ids), taken)
    giver = NameGiver({*taken, *names.values(), *(GRADIENT + name for name in names.values())})
    names |= {one.id: giver.name(one.id.removeprefix(MARK)) for one in everything if one.id.startswith(MARK)}
    return replace(
        plan,
        names=names,
        parameters=tuple(replace(leaf, name=names[leaf.id]) for leaf in plan.parameters),
        inputs=_rename(plan.inputs, names),
        columns=_rename(plan.columns, names),
        constants=_rename(plan.constants, names),
        statements=tuple(replace(one, name=names[one.id]) for one in plan.statements),
    )


def _rename(leaves: Iterable[Leaf], names: Mapping[str, str]) -> tuple[Leaf, ...]:
    return tuple(replace(leaf, name=names[leaf.id]) for leaf in leaves)
