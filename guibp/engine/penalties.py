"""Penalties on large weights, L1 and L2: what they add to the gradients before the optimiser sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.opcodes import CODES
from guibp.engine.tape import Booleans, Floats, Integers, Tape


@dataclass(frozen=True, slots=True)
class Penalty:
    """How strongly large weights are punished: l1·Σ|w| + l2/2·Σw² is added to what is made small.

    Its gradient, l1·sign(w) + l2·w with sign(0) = 0, is added to ∂loss/∂w before the optimiser: coupled
    weight decay, as ``weight_decay`` of torch.optim.SGD is for l2. The losses that are told stay those of
    the data.
    """

    l1: float = 0.0
    l2: float = 0.0

    @property
    def is_nothing(self) -> bool:
        """Whether it changes no step."""
        return not (self.l1 or self.l2)


NO_PENALTY = Penalty()


def find_weights(tape: Tape, slots: Integers) -> Booleans:
    """Which parameters, by their slots, are weights: operands of a multiplication. Biases are not."""
    multiplied = np.zeros(tape.slots + 1, dtype=np.bool_)
    multiplied[tape.operands[tape.code == CODES["multiply"]].ravel()] = True
    weights: Booleans = multiplied[slots]
    return weights


def penalise(penalty: Penalty, weights: Booleans, parameters: Floats, gradients: Floats) -> Floats:
    """The gradients, (parameters,), with those of the penalty on the weights."""
    return np.where(weights, gradients + pull_of(penalty, parameters), gradients)


def pull_of(penalty: Penalty, weights: Floats | np.float64) -> Floats | np.float64:
    """The gradient of a penalty with respect to weights."""
    return penalty.l1 * np.sign(weights) + penalty.l2 * weights


def spread_penalty(penalty: Penalty, weights: Booleans, room: int) -> Floats:
    """(2, room) the strengths l1 and l2 for each parameter, 0 for biases and pads."""
    strengths = np.zeros((2, room), dtype=np.float64)
    strengths[0, : len(weights)] = np.where(weights, penalty.l1, 0.0)
    strengths[1, : len(weights)] = np.where(weights, penalty.l2, 0.0)
    return strengths
