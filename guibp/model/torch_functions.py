"""What autograd's functions are here: by their names the operation, and where they keep their operands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_SAVED = ("_saved_self", "_saved_other")
_EXPONENT = ("_saved_self", "_saved_exponent")

# Of two operands, with the attributes that keep those that need no gradient; PyTorch keeps none of a sum's.
BINARY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "AddBackward0": ("add", ()),
    "SubBackward0": ("subtract", ()),
    "MulBackward0": ("multiply", _SAVED),
    "DivBackward0": ("divide", _SAVED),
    "PowBackward1": ("power", _EXPONENT),
}
UNARY: Mapping[str, str] = {
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
# A tensor raised to a number, and a number raised to a tensor: the attribute that keeps the number.
POWERS: Mapping[str, str] = {"PowBackward0": "_saved_exponent", "PowBackward2": "_saved_self"}
FROM_NUMBERS = "RsubBackward1"
"""A number minus a tensor."""


@dataclass(frozen=True, slots=True)
class LossFunction:
    """One of PyTorch's losses: for each sample an operation on prediction and target, then reduced."""

    op: str
    takes_logits: bool = False
    """Whether the prediction is a sigmoid of what it is given."""
    weights: tuple[str, ...] = ()
    """Attributes that keep weights of samples, which guibp has not."""


LOSSES: Mapping[str, LossFunction] = {
    "MseLossBackward0": LossFunction("squared_error"),
    "BinaryCrossEntropyBackward0": LossFunction("binary_cross_entropy", weights=("_saved_weight",)),
    "BinaryCrossEntropyWithLogitsBackward0": LossFunction(
        "binary_cross_entropy", takes_logits=True, weights=("_saved_weight", "_saved_pos_weight")
    ),
}
TARGET = ("_saved_self", "_saved_target")
"""Where a loss keeps its operands."""
REDUCTIONS = ("", "mean", "sum")
"""By PyTorch's numbers for them."""
