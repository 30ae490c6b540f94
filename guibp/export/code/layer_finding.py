"""Layers in a script's plan: units with the same inputs and activation, found in sums of products.

A unit is a sum of products of a parameter and anything else, and of at most one parameter more, its bias;
a sigmoid, tanh or relu behind the sum is its activation. Each parameter is one entry of one matrix: what
is used twice, or is a constant or an input in the place of a weight, makes no unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guibp.export.code.plan import Plan, Statement

ACTIVATIONS = frozenset({"sigmoid", "tanh", "relu"})
_FACTORS = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit, by the ids of its nodes."""

    total: str
    """The sum."""
    result: str
    """The activation, or the sum if there is none."""
    activation: str
    """The activation's operation, or nothing."""
    inputs: tuple[str, ...]
    weights: tuple[str, ...]
    bias: str
    """Nothing if there is none."""
    covered: frozenset[str]
    """The operations within: sums, products and the activation."""


Layer = tuple[Unit, ...]


def find_layers(plan: Plan) -> list[Layer]:
    """The layers, in the order in which they can be computed."""
    units = _Finder(plan).find()
    layers: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        # What steps do to one entry of a matrix they do to all.
        steps = unit.weights[0] in plan.frozen, unit.bias in plan.frozen, unit.bias in plan.weights
        layers.setdefault((unit.activation, unit.inputs, bool(unit.bias), steps), []).append(unit)
    return [tuple(layer) for layer in layers.values()]


class _Finder:
    """Finds the units of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ops: Mapping[str, Statement] = {one.id: one for one in plan.statements}
        self._parameters = frozenset(leaf.id for leaf in plan.parameters)
        leaves = [leaf.id for leaf in (*plan.inputs, *plan.columns, *plan.constants)]
        self._places = {id_: place for place, id_ in enumerate((*leaves, *self._ops))}

    def find(self) -> list[Unit]:
        """The units, in the order of their results."""
        sums = self._find_sums()
        roots = [id_ for id_ in sums if self._only_target(id_) not in sums]
        units = [unit for root in roots if (unit := self._read(root)) is not None]
        return sorted(units, key=lambda unit: self._places[unit.result])

    def _find_sums(self) -> set[str]:
        """The additions of which every summand, through all additions within, may be part of a unit."""
        sums: set[str] = set()
        for one in self._plan.statements:
            if one.op == "add" and all(self._fits(id_) or self._is_inner(id_, sums) for id_ in one.operands):
                sums.add(one.id)
        return sums

    def _is_inner(self, id_: str, sums: set[str]) -> bool:
        return id_ in sums and self._only_target(id_) != ""

    def _fits(self, id_: str) -> bool:
        return self._is_own(id_) or self._factors(id_) is not None

    def _is_own(self, id_: str) -> bool:
        """Whether it is a parameter that nothing else uses."""
        return id_ in self._parameters and self._only_target(id_) != ""

    def _only_target(self, id_: str) -> str:
        """The one operation that uses a node's value, once; nothing if there is none or several."""
        uses = self._plan.uses.get(id_, ())
        return uses[0].target if len(uses) == 1 and id_ != self._plan.output else ""

    def _factors(self, id_: str) -> tuple[str, str] | None:
        """Weight and input of a product that nothing else uses."""
        one = self._ops.get(id_)
        if one is None or one.op != "multiply" or len(one.operands) != _FACTORS or not self._only_target(id_):
            return None
        weights = [factor for factor in one.operands if factor in self._parameters]
        inputs = [factor for factor in one.operands if factor not in self._parameters]
        if len(weights) != 1 or not self._is_own(weights[0]):
            return None
        return weights[0], inputs[0]

    def _read(self, root: str) -> Unit | None:
        """The unit of a sum; none if it has two biases, an input twice, or some of its weights are frozen."""
        terms: list[tuple[str, str]] = []
        biases: list[str] = []
        covered: set[str] = set()
        waiting = [root]
        while waiting:
            id_ = waiting.pop()
            factors = self._factors(id_)
            if id_ in self._parameters:
                biases.append(id_)
                continue
            covered.add(id_)
            if factors is not None:
                terms.append(factors)
            else:
                waiting += self._ops[id_].operands
        terms.sort(key=lambda term: self._places[term[1]])
        weights, inputs = tuple(weight for weight, _ in terms), tuple(source for _, source in terms)
        frozen = {weight in self._plan.frozen for weight in weights}
        if len(biases) > 1 or len(set(inputs)) < len(inputs) or len(frozen) != 1:
            return None
        return self._finish(root, inputs, weights, "".join(biases), covered)

    def _finish(
        self, root: str, inputs: tuple[str, ...], weights: tuple[str, ...], bias: str, covered: set[str]
    ) -> Unit:
        activation = self._ops.get(self._only_target(root))
        if activation is None or activation.op not in ACTIVATIONS:
            return Unit(root, root, "", inputs, weights, bias, frozenset(covered))
        inside = frozenset((*covered, activation.id))
        return Unit(root, activation.id, activation.op, inputs, weights, bias, inside)
