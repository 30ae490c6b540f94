"""Rival: PyTorch eager on a scalar graph, one tensor for each node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from tests.benchmarks.drawings import Drawing, DrawnNode
from tests.benchmarks.racing import RivalMissingError, Train

if TYPE_CHECKING:
    import torch

Values = list["torch.Tensor"]
Instruction = tuple[Callable[..., "torch.Tensor"], tuple[int, ...]]


def _operations() -> Mapping[str, Callable[..., torch.Tensor]]:
    """By the operations' ids, the single call that does it, where torch has one."""
    import torch
    from torch.nn.functional import binary_cross_entropy

    return {
        "add": lambda *operands: reduce(torch.add, operands),
        "multiply": lambda *operands: reduce(torch.mul, operands),
        "subtract": torch.sub,
        "divide": torch.div,
        "negate": torch.neg,
        "reciprocal": torch.reciprocal,
        "power": torch.pow,
        "square": torch.square,
        "exp": torch.exp,
        "log": torch.log,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "squared_error": lambda a, b: torch.square(torch.sub(a, b)),
        "binary_cross_entropy": lambda a, b: (
            binary_cross_entropy(*torch.broadcast_tensors(a, b), reduction="none")
            if not b.requires_grad
            else -(b * torch.log(a) + (1 - b) * torch.log(1 - a))
        ),
        "mean": torch.mean,
    }


def train_scalars_with_torch(drawing: Drawing, rate: float) -> Train:
    """Gradient descent on the drawing's output."""
    try:
        import torch
    except ImportError as error:
        raise RivalMissingError("torch is not installed") from error
    torch.set_num_threads(1)  # on tensors this small a second one only costs
    leaves = [node for node in drawing.nodes if not node.operands]
    program = _translate(drawing, leaves)

    def run(values: Values) -> torch.Tensor:
        for function, operands in program:
            values.append(function(*[values[place] for place in operands]))
        return values[-1]

    def train(steps: int) -> list[float]:
        start = [_tensor(drawing, leaf) for leaf in leaves]
        parameters = [tensor for tensor in start if tensor.requires_grad]
        losses = []
        for _ in range(steps):
            loss = run(list(start))
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                torch._foreach_add_(parameters, gradients, alpha=-rate)
            losses.append(loss.item())
        return losses

    return train


def _translate(drawing: Drawing, leaves: list[DrawnNode]) -> list[Instruction]:
    """The operations, each with the places of its operands among leaves and results."""
    operations = _operations()
    place = {leaf.id: number for number, leaf in enumerate(leaves)}
    program: list[Instruction] = []
    for node in drawing.nodes:
        if node.operands:
            program.append((operations[node.op], tuple(place[id_] for id_ in node.operands)))
            place[node.id] = len(place)
    return program


def _tensor(drawing: Drawing, leaf: DrawnNode) -> torch.Tensor:
    import torch

    numbers = drawing.columns[leaf.column] if leaf.column is not None else leaf.value
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=leaf.op == "parameter")
