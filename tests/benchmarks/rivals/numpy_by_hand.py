"""Rival: back-propagation through a network by hand, in matrices, with numpy."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.drawings import Floats, Network
from tests.benchmarks.racing import Train


def train_by_hand(network: Network) -> Train:
    """Layers of sigmoid units, either loss."""
    measure = _squared_error if network.loss == "squared_error" else _cross_entropy

    def step(weights: list[Floats], biases: list[Floats]) -> float:
        layers = [network.inputs]
        for matrix, bias in zip(weights, biases, strict=True):
            layers.append(1.0 / (1.0 + np.exp(-(matrix @ layers[-1] + bias[:, None]))))
        loss, local = measure(layers[-1][0], network.target)
        local = local[None, :]
        for place in reversed(range(len(weights))):
            upstream = weights[place].T @ local if place else local
            weights[place] -= network.rate * (local @ layers[place].T)
            biases[place] -= network.rate * local.sum(axis=1)
            local = upstream * layers[place] * (1.0 - layers[place]) if place else local
        return loss

    def train(steps: int) -> list[float]:
        weights = [matrix.copy() for matrix in network.weights]
        biases = [bias.copy() for bias in network.biases]
        return [step(weights, biases) for _ in range(steps)]

    return train


def _squared_error(y: Floats, t: Floats) -> tuple[float, Floats]:
    """The mean loss, and its gradient where it enters the last sigmoid."""
    error = y - t
    return float(error @ error) / len(t), (2.0 / len(t)) * error * y * (1.0 - y)


def _cross_entropy(y: Floats, t: Floats) -> tuple[float, Floats]:
    return -float(t @ np.log(y) + (1.0 - t) @ np.log(1.0 - y)) / len(t), (y - t) / len(t)
