"""A PyTorch result made into a graph, by what autograd remembers of its making."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

from guibp.model.foreign import Constant, Described, ForeignOperationError, build_graph
from guibp.model.graph import Graph


class TorchTensor(Protocol):
    """What is read of a ``torch.Tensor``."""

    @property
    def grad_fn(self) -> object: ...

    def tolist(self) -> object: ...

    def data_ptr(self) -> int: ...


_SAVED = ("_saved_self", "_saved_other")
_EXPONENT = ("_saved_self", "_saved_exponent")
# Of two operands, with the attributes that keep those that need no gradient; PyTorch keeps none of a sum's.
_BINARY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "AddBackward0": ("add", ()),
    "SubBackward0": ("subtract", ()),
    "MulBackward0": ("multiply", _SAVED),
    "DivBackward0": ("divide", _SAVED),
    "PowBackward1": ("power", _EXPONENT),
}
_UNARY: Mapping[str, str] = {
    "NegBackward0": "negate",
    "ReciprocalBackward0": "reciprocal",
    "ExpBackward0": "exp",
    "LogBackward0": "log",
    "SigmoidBackward0": "sigmoid",
    "TanhBackward0": "tanh",
    "ReluBackward0": "relu",
    "MeanBackward0": "mean",
    "SumBackward0": "sum",
}
_LEAF = "AccumulateGrad"


def from_torch(tensor: TorchTensor, names: Mapping[str, object] | None = None) -> Graph:
    """The computational graph behind a PyTorch tensor, which becomes the output.

    ``names`` says what tensors are called, such as ``globals()``. A leaf of one number is a parameter
    if it asks for a gradient, else a constant; a leaf of several is an input bound to a column of the
    data set. Raises ``ForeignOperationError`` that names an operation guibp does not have, or an
    operand that PyTorch does not keep (that of a sum which asks for no gradient).
    """
    reader = _Reader(names or {})
    return build_graph(reader.begin(tensor), reader.describe)


class _Reader:
    """Says what each of autograd's functions is."""

    def __init__(self, names: Mapping[str, object]) -> None:
        tensors = {name: value for name, value in names.items() if _is_tensor(name, value)}
        self._by_function: dict[int, str] = {}
        self._by_place: dict[int, str] = {}
        self._kept: dict[int, object] = {}
        """By identity of a tensor's numbers the tensor, so that one that is used twice is one node."""
        self._functions: list[object] = []
        """Kept alive: they are told apart by identity."""
        for name, value in tensors.items():
            self._note(name, cast("TorchTensor", value))

    def _note(self, name: str, tensor: TorchTensor) -> None:
        if tensor.grad_fn is None:
            self._by_place.setdefault(tensor.data_ptr(), name)
        else:
            self._functions.append(tensor.grad_fn)
            self._by_function.setdefault(id(tensor.grad_fn), name)

    def begin(self, tensor: TorchTensor) -> object:
        """The function that made a tensor, or the tensor itself if it is a leaf."""
        return tensor if tensor.grad_fn is None else tensor.grad_fn

    def describe(self, one: object) -> Described:
        """A leaf, or the operation of one of autograd's functions."""
        if hasattr(one, "data_ptr"):
            return self._describe_leaf(cast("TorchTensor", one))
        kind, name = type(one).__name__, self._by_function.get(id(one), "")
        sources = _sources(one)
        if kind in _BINARY:
            self._check_factor(one, kind)
            op, saved = _BINARY[kind]
            return Described(
                op, tuple(self._operand(one, sources, port, saved) for port in (0, 1)), name=name
            )
        if kind in _UNARY:
            return Described(_UNARY[kind], (self._operand(one, sources, 0, ()),), name=name)
        if kind == "PowBackward0":
            return self._describe_power(one, sources, name)
        raise ForeignOperationError(
            'guibp has no operation for "{op}", which makes "{name}"', op=kind, name=name or "?"
        )

    def _describe_power(self, one: object, sources: tuple[object, ...], name: str) -> Described:
        exponent = float(cast("float", getattr(one, _EXPONENT[1])))
        base = self._operand(one, sources, 0, ())
        plain = {2.0: "square", -1.0: "reciprocal"}.get(exponent)
        if plain is not None:
            return Described(plain, (base,), name=name)
        return Described("power", (base, Constant(exponent)), name=name)

    def _describe_leaf(self, leaf: TorchTensor) -> Described:
        numbers, name = leaf.tolist(), self._by_place.get(leaf.data_ptr(), "")
        if isinstance(numbers, list):
            if any(isinstance(number, list) for number in numbers):
                raise ForeignOperationError(
                    '"{name}" is a matrix: guibp has single numbers', name=name or "?"
                )
            return Described("input", numbers=tuple(map(float, numbers)), name=name)
        kind = "parameter" if getattr(leaf, "requires_grad", False) else "constant"
        return Described(kind, numbers=float(cast("float", numbers)), name=name)

    def _operand(self, one: object, sources: tuple[object, ...], port: int, saved: tuple[str, ...]) -> object:
        source = sources[port] if port < len(sources) else None
        if source is None:
            kept = getattr(one, saved[port], None) if saved else None
            if kept is None:
                raise self._refuse_lost(one, port)
            return self._keep(cast("TorchTensor", kept))
        if type(source).__name__ == _LEAF:
            return self._keep(cast("TorchTensor", getattr(source, "variable")))  # noqa: B009 - no type has it
        return source

    def _keep(self, tensor: TorchTensor) -> object:
        return self._kept.setdefault(tensor.data_ptr(), tensor)

    def _check_factor(self, one: object, kind: str) -> None:
        if getattr(one, "_saved_alpha", 1) != 1:
            raise ForeignOperationError('"{op}" with another factor than 1 is not read', op=kind)

    def _refuse_lost(self, one: object, port: int) -> ForeignOperationError:
        return ForeignOperationError(
            'operand {port} of "{op}", which makes "{name}", is not kept by PyTorch: '
            "give it requires_grad=True",
            port=port, op=type(one).__name__, name=self._by_function.get(id(one), "?"),
        )  # fmt: skip


def _is_tensor(name: str, value: object) -> bool:
    """Whether a user gave a tensor that name: notebooks have further ones, with an underscore."""
    return not name.startswith("_") and hasattr(value, "grad_fn") and hasattr(value, "data_ptr")


def _sources(one: object) -> tuple[object, ...]:
    """The functions that made the operands, ``None`` for those that need no gradient."""
    return tuple(source for source, _ in getattr(one, "next_functions", ()))
