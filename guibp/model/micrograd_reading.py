"""A micrograd Value made into a graph, by what it remembers of its making."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol, cast

from guibp.model.foreign import Constant, Described, ForeignOperationError, build_graph
from guibp.model.graph import Graph


class MicrogradValue(Protocol):
    """What is read of ``micrograd.engine.Value``, or of a class made after it in a lecture."""

    @property
    def data(self) -> float: ...

    @property
    def _op(self) -> str: ...

    @property
    def _prev(self) -> Collection[object]: ...


_UNARY: Mapping[str, str] = {
    name: op
    for op, names in {
        "relu": ("ReLU", "relu"),
        "exp": ("exp",),
        "log": ("log",),
        "tanh": ("tanh",),
        "sigmoid": ("sigmoid",),
        "negate": ("neg",),
    }.items()
    for name in names
}
_COMMUTATIVE: Mapping[str, str] = {"+": "add", "*": "multiply"}
_POWER = "**"


def from_micrograd(value: MicrogradValue, names: Mapping[str, object] | None = None) -> Graph:
    """The computational graph behind a micrograd ``Value``, which becomes the output.

    ``names`` says what Values are called, such as ``globals()``; a Value's own ``label`` says it too.
    Leaves are parameters; where anything has a name, those without one are constants, but for the
    parameters of a network that has a name (an ``nn.Module``). micrograd keeps operands in a set, so the
    operands of + and × come in the order of their names and numbers. Raises ``ForeignOperationError``
    that names an operation guibp does not have, and what it makes.
    """
    if isinstance(value, type) or not hasattr(value, "_prev"):
        raise ForeignOperationError("this is no Value of micrograd: {kind}", kind=type(value).__name__)
    return build_graph(value, _Reader(value, names or {}).describe)


class _Reader:
    """Says what each Value is."""

    def __init__(self, result: MicrogradValue, names: Mapping[str, object]) -> None:
        self._kind = type(result)
        # The first name counts; notebooks have further ones of their own, with an underscore.
        self._names: dict[int, str] = {}
        self._trained = {id(one) for network in names.values() for one in _parameters_of(network)}
        for name, one in names.items():
            if isinstance(one, self._kind) and not name.startswith("_"):
                self._names.setdefault(id(one), name)
        self._has_names = bool(self._names) or bool(getattr(result, "label", ""))

    def describe(self, value: object) -> Described:
        """A leaf, or the operation that made it."""
        one = cast("MicrogradValue", value)
        operands = sorted(one._prev, key=self._rank)  # noqa: SLF001 - where micrograd keeps them
        op, name = one._op, self._name(one)  # noqa: SLF001 - see above
        if not operands:
            is_known = name or id(value) in self._trained or not self._has_names
            kind = "parameter" if is_known else "constant"
            return Described(kind, numbers=float(one.data), name=name)
        if op in _COMMUTATIVE:
            return self._join(op, operands, name)
        if op in _UNARY and len(operands) == 1:
            return Described(_UNARY[op], (operands[0],), name=name)
        if op.startswith(_POWER) and len(operands) == 1:
            return _raise(operands[0], self._exponent(one, op), name)
        raise self._refuse(one, op)

    def _join(self, op: str, operands: list[object], name: str) -> Described:
        """A sum or product; of one Value it is of that with itself, and -1 times another its negation."""
        first, second = operands if len(operands) > 1 else operands * 2
        for factor, other in ((first, second), (second, first)):
            if op == "*" and self._is_minus_one(factor) and other is not factor:
                return Described("negate", (other,), name=name)
        return Described(_COMMUTATIVE[op], (first, second), name=name)

    def _is_minus_one(self, value: object) -> bool:
        """Whether it is the number that micrograd puts into ``-x``."""
        one = cast("MicrogradValue", value)
        return type(one.data) is int and one.data == -1 and not one._prev and not self._name(one)  # noqa: SLF001 - as above

    def _exponent(self, one: MicrogradValue, op: str) -> float:
        try:
            return float(op.removeprefix(_POWER))
        except ValueError:
            raise self._refuse(one, op) from None

    def _refuse(self, one: MicrogradValue, op: str) -> ForeignOperationError:
        return ForeignOperationError(
            'guibp has no operation for "{op}", which makes "{name}" ({data})',
            op=op, name=self._name(one) or "?", data=one.data,
        )  # fmt: skip

    def _rank(self, value: object) -> tuple[str, float]:
        one = cast("MicrogradValue", value)
        return self._name(one), float(one.data)

    def _name(self, value: object) -> str:
        label = getattr(value, "label", "")
        return self._names.get(id(value), label if isinstance(label, str) else "")


def _parameters_of(network: object) -> Collection[object]:
    """The Values that a network trains; nothing of anything else."""
    listed = None if isinstance(network, type) else getattr(network, "parameters", None)
    found = listed() if callable(listed) else ()
    return found if isinstance(found, list) else ()


def _raise(base: object, exponent: float, name: str) -> Described:
    plain = {2.0: "square", -1.0: "reciprocal"}.get(exponent)
    if plain is not None:
        return Described(plain, (base,), name=name)
    return Described("power", (base, Constant(exponent)), name=name)
