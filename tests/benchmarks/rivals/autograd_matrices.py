"""Rival: autograd (HIPS) on a network in matrices."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.drawings import Floats, Network
from tests.benchmarks.racing import RivalMissingError, Train


def train_with_autograd(network: Network) -> Train:
    """Gradient descent on the mean loss."""
    try:
        import autograd.numpy as anp
        from autograd import value_and_grad
    except ImportError as error:
        raise RivalMissingError("autograd is not installed") from error

    def loss(parameters: list[Floats]) -> Any:  # noqa: ANN401 - autograd's own boxes, not arrays
        layer = network.inputs
        for weights, bias in zip(parameters[::2], parameters[1::2], strict=True):
            layer = 1.0 / (1.0 + anp.exp(-(anp.dot(weights, layer) + bias[:, None])))
        if network.loss == "squared_error":
            return anp.mean((layer[0] - network.target) ** 2)
        target = network.target
        return -anp.mean(target * anp.log(layer[0]) + (1.0 - target) * anp.log(1.0 - layer[0]))

    differentiate = value_and_grad(loss)

    def train(steps: int) -> list[float]:
        parameters, losses = [array.copy() for array in network.flat], []
        for _ in range(steps):
            number, gradients = differentiate(parameters)
            losses.append(number)
            for place, gradient in enumerate(gradients):
                parameters[place] -= network.rate * gradient
        return losses

    return train
