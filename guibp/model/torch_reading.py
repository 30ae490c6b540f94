"""A PyTorch result made into a graph, by what autograd remembers of its making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from guibp.model.foreign import Constant, Described, ForeignOperationError, build_graph
from guibp.model.graph import Graph
from guibp.model.torch_functions import BINARY, FROM_NUMBERS, LOSSES, POWERS, REDUCTIONS, TARGET, UNARY


class TorchTensor(Protocol):
    """What is read of a ``torch.Tensor``."""

    @property
    def grad_fn(self) -> object: ...

    @property
    def shape(self) -> Sequence[int]: ...

    def tolist(self) -> object: ...

    def data_ptr(self) -> int: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """An operation that is a part of one of autograd's functions."""

    op: str
    operands: tuple[object, ...]


_Place = tuple[int, tuple[int, ...]]
"""Where a tensor's numbers are, and its shape: a part of a tensor may begin where the whole does."""
_LEAF = "AccumulateGrad"
_FREED = "freed"
"""In PyTorch's own words for operands that ``backward()`` has thrown away."""


def from_torch(tensor: TorchTensor, names: Mapping[str, object] | None = None) -> Graph:
    """The computational graph behind a PyTorch tensor, which becomes the output.

    ``names`` says what tensors are called, such as ``globals()``. A leaf of one number is a parameter
    if it asks for a gradient, else a constant; a leaf of several is an input bound to a column of the
    data set. Raises ``ForeignOperationError`` that names an operation guibp does not have and its place,
    or an operand that PyTorch does not keep (that of a sum which asks for no gradient, and most of them
    after ``backward()``).
    """
    if not _is_tensor(tensor):
        raise ForeignOperationError("this is no tensor of PyTorch: {kind}", kind=type(tensor).__name__)
    reader = _Reader(names or {})
    return build_graph(reader.begin(tensor), reader.describe)


class _Reader:
    """Says what each of autograd's functions is."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self._by_function: dict[int, str] = {}
        self._by_place: dict[_Place, str] = {}
        self._kept: dict[_Place, object] = {}
        """By its place each tensor, so that one that is used twice is one node."""
        self._functions: list[object] = []
        """Kept alive: they are told apart by identity."""
        self._uses: dict[int, tuple[object, int]] = {}
        """By identity of a function one that it is an operand of, and which one."""
        for name, value in names.items():
            # Notebooks have further names of their own, with an underscore.
            if _is_tensor(value) and not name.startswith("_"):
                self._note(name, cast("TorchTensor", value))

    def _note(self, name: str, tensor: TorchTensor) -> None:
        if tensor.grad_fn is None:
            self._by_place.setdefault(_place_of(tensor), name)
        else:
            self._functions.append(tensor.grad_fn)
            self._by_function.setdefault(id(tensor.grad_fn), name)

    def begin(self, tensor: TorchTensor) -> object:
        """The function that made a tensor, or the tensor itself if it is a leaf."""
        return tensor if tensor.grad_fn is None else tensor.grad_fn

    def describe(self, one: object) -> Described:
        """A leaf, or the operation of one of autograd's functions."""
        if isinstance(one, _Step):
            return Described(one.op, one.operands)
        if hasattr(one, "data_ptr"):
            return self._describe_leaf(cast("TorchTensor", one))
        kind, name = type(one).__name__, self._by_function.get(id(one), "")
        if kind in BINARY:
            self._check_factor(one)
            op, saved = BINARY[kind]
            return Described(op, tuple(self._operand(one, port, saved) for port in (0, 1)), name=name)
        if kind in UNARY:
            return Described(UNARY[kind], (self._operand(one, 0, ()),), name=name)
        if kind in POWERS:
            return self._describe_power(one, kind, name)
        if kind in LOSSES:
            return self._describe_loss(one, kind, name)
        if kind == FROM_NUMBERS:
            raise self._refuse_lost(one, 0)
        raise self._refuse_unknown(one)

    def _describe_power(self, one: object, kind: str, name: str) -> Described:
        number = float(cast("float", getattr(one, POWERS[kind])))
        operand = self._operand(one, 0, ())
        if POWERS[kind] == "_saved_self":
            return Described("power", (Constant(number), operand), name=name)
        plain = {2.0: "square", -1.0: "reciprocal"}.get(number)
        if plain is not None:
            return Described(plain, (operand,), name=name)
        return Described("power", (operand, Constant(number)), name=name)

    def _describe_loss(self, one: object, kind: str, name: str) -> Described:
        loss = LOSSES[kind]
        if any(getattr(one, attribute, None) is not None for attribute in loss.weights):
            raise ForeignOperationError('"{op}" with weights is not read', op=kind)
        prediction, target = (self._operand(one, port, TARGET) for port in (0, 1))
        if loss.takes_logits:
            prediction = _Step("sigmoid", (prediction,))
        reduction = REDUCTIONS[cast("int", getattr(one, "_saved_reduction"))]  # noqa: B009 - no type has it
        if not reduction:
            return Described(loss.op, (prediction, target), name=name)
        return Described(reduction, (_Step(loss.op, (prediction, target)),), name=name)

    def _describe_leaf(self, leaf: TorchTensor) -> Described:
        numbers, name = leaf.tolist(), self._by_place.get(_place_of(leaf), "")
        if isinstance(numbers, list) and len(numbers) == 1:
            # One number for all samples, in brackets.
            numbers = numbers[0]
        if isinstance(numbers, list):
            if any(isinstance(number, list) for number in numbers):
                raise self._refuse_matrix(name)
            return Described("input", numbers=tuple(map(float, numbers)), name=name)
        kind = "parameter" if getattr(leaf, "requires_grad", False) else "constant"
        return Described(kind, numbers=float(cast("float", numbers)), name=name)

    def _refuse_matrix(self, name: str) -> ForeignOperationError:
        return ForeignOperationError('"{name}" is a matrix: guibp has single numbers', name=name or "?")

    def _operand(self, one: object, port: int, saved: tuple[str, ...]) -> object:
        sources = _sources(one)
        source = sources[port] if port < len(sources) else None
        if source is None:
            kept = self._read_saved(one, saved[port]) if saved else None
            if kept is None:
                raise self._refuse_lost(one, port)
            return self._keep(cast("TorchTensor", kept))
        if type(source).__name__ == _LEAF:
            return self._keep(cast("TorchTensor", getattr(source, "variable")))  # noqa: B009 - no type has it
        self._uses.setdefault(id(source), (one, port))
        return source

    def _read_saved(self, one: object, attribute: str) -> object:
        """What a function keeps; PyTorch refuses what is gone or was changed since."""
        try:
            return getattr(one, attribute, None)
        except RuntimeError as error:
            op, place = type(one).__name__, self._tell(one)
            if _FREED in str(error):
                raise ForeignOperationError(
                    'the operands of "{op}", which makes {place}, are gone after backward(): '
                    "read the graph before it, or call backward(retain_graph=True)",
                    op=op, place=place,
                ) from error  # fmt: skip
            raise ForeignOperationError(
                'an operand of "{op}", which makes {place}, was changed in place since', op=op, place=place
            ) from error

    def _keep(self, tensor: TorchTensor) -> object:
        return self._kept.setdefault(_place_of(tensor), tensor)

    def _check_factor(self, one: object) -> None:
        if getattr(one, "_saved_alpha", 1) != 1:
            raise ForeignOperationError(
                '"{op}", which makes {place}, with another factor than 1 is not read',
                op=type(one).__name__, place=self._tell(one),
            )  # fmt: skip

    def _refuse_unknown(self, one: object) -> ForeignOperationError:
        return ForeignOperationError(
            'guibp has no operation for "{op}", which makes {place}',
            op=type(one).__name__, place=self._tell(one),
        )  # fmt: skip

    def _refuse_lost(self, one: object, port: int) -> ForeignOperationError:
        return ForeignOperationError(
            'operand {port} of "{op}", which makes {place}, is not kept by PyTorch: '
            "make it a tensor with requires_grad=True",
            port=port, op=type(one).__name__, place=self._tell(one),
        )  # fmt: skip

    def _tell(self, one: object) -> str:
        """Where a function's result is found: its name, or the operation that it goes into."""
        if id(one) in self._by_function:
            return f'"{self._by_function[id(one)]}"'
        if id(one) not in self._uses:
            return "the result"
        user, port = self._uses[id(one)]
        name = self._by_function.get(id(user))
        return f"operand {port} of {type(user).__name__}" + (f' ("{name}")' if name else "")


def _is_tensor(value: object) -> bool:
    # A class has the same attributes as its tensors.
    return not isinstance(value, type) and hasattr(value, "grad_fn") and hasattr(value, "data_ptr")


def _place_of(tensor: TorchTensor) -> _Place:
    return tensor.data_ptr(), tuple(tensor.shape)


def _sources(one: object) -> tuple[object, ...]:
    """The functions that made the operands, ``None`` for those that need no gradient."""
    return tuple(source for source, _ in getattr(one, "next_functions", ()))
