"""Rival: micrograd on a scalar graph, which it builds anew for each sample."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING

from tests.benchmarks.drawings import Drawing
from tests.benchmarks.racing import RivalMissingError, Train

if TYPE_CHECKING:
    from micrograd.engine import Value


def _sigmoid(operand: Value) -> Value:
    """One node, in micrograd's own manner: it has no exponential to make it of."""
    from micrograd.engine import Value

    result = Value(1.0 / (1.0 + math.exp(-operand.data)), (operand,), "sigmoid")

    def backward() -> None:
        operand.grad += result.data * (1.0 - result.data) * result.grad

    result._backward = backward
    return result


def _cross_entropy(prediction: Value, target: Value) -> Value:
    from micrograd.engine import Value

    y, t = prediction.data, target.data
    result = Value(-(t * math.log(y) + (1.0 - t) * math.log(1.0 - y)), (prediction,), "cross-entropy")

    def backward() -> None:
        prediction.grad += (y - t) / (y * (1.0 - y)) * result.grad

    result._backward = backward
    return result


def train_with_micrograd(drawing: Drawing, rate: float) -> Train:
    """Gradient descent on the mean over the samples of a drawing of units."""
    try:
        from micrograd.engine import Value
    except ImportError as error:
        raise RivalMissingError("micrograd is not installed") from error
    samples = len(next(iter(drawing.columns.values())))
    *nodes, _ = drawing.nodes  # the mean is taken over the samples' graphs

    def evaluate(values: dict[str, Value], sample: int) -> Value:
        last = Value(0.0)
        for node in nodes:
            if node.column is not None:
                values[node.id] = Value(drawing.columns[node.column][sample])
            elif node.operands:
                last = values[node.id] = _apply(node.op, [values[id_] for id_ in node.operands])
        return last

    def train(steps: int) -> list[float]:
        parameters = _start(drawing)
        losses = []
        for _ in range(steps):
            for parameter in parameters.values():
                parameter.grad = 0.0
            errors = [evaluate(dict(parameters), sample) for sample in range(samples)]
            loss = reduce(add, errors) * (1.0 / samples)
            loss.backward()
            for parameter in parameters.values():
                parameter.data -= rate * parameter.grad
            losses.append(loss.data)
        return losses

    return train


def _start(drawing: Drawing) -> Mapping[str, Value]:
    from micrograd.engine import Value

    return {
        node.id: Value(node.value)
        for node in drawing.nodes
        if node.op == "parameter" and node.value is not None
    }


def _apply(op: str, operands: list[Value]) -> Value:
    match op:
        case "add":
            return reduce(add, operands)
        case "multiply":
            return reduce(mul, operands)
        case "sigmoid":
            return _sigmoid(operands[0])
        case "squared_error":
            return (operands[0] - operands[1]) ** 2
    return _cross_entropy(operands[0], operands[1])
