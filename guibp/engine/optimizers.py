"""Optimisers: each update rule once, as formulas from which interpreted and compiled steps are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class OptimizerKind(StrEnum):
    """The optimisers, by the names that documents and commands use."""

    SGD = "sgd"
    MOMENTUM = "momentum"
    NESTEROV = "nesterov"
    RMSPROP = "rmsprop"
    ADAM = "adam"


@dataclass(frozen=True, slots=True)
class UpdateRule:
    """How one step changes a parameter.

    The formulas speak of the parameter ``p``, its gradient ``g``, the learning rate ``rate``, the
    number ``t`` of this step, from 1, and the optimiser's two memories of the parameter, ``m`` and
    ``v``, 0 at the start. ``scales`` are numbers that are the same for all parameters of a step.
    They are computed in this order; each sees the results of those before it.
    """

    parameter: str
    m: str = "m"
    v: str = "v"
    scales: tuple[tuple[str, str], ...] = ()


RULES: Mapping[OptimizerKind, UpdateRule] = {
    # Gradient descent on the whole batch.
    OptimizerKind.SGD: UpdateRule("p - rate*g"),
    # Polyak (1964), with the rate outside the velocity as in torch.optim.SGD; momentum 0.9.
    OptimizerKind.MOMENTUM: UpdateRule("p - rate*m", m="0.9*m + g"),
    # Sutskever et al. (2013), as in torch.optim.SGD(nesterov=True); momentum 0.9.
    OptimizerKind.NESTEROV: UpdateRule("p - rate*(g + 0.9*m)", m="0.9*m + g"),
    # Hinton's lecture 6e (2012), as in torch.optim.RMSprop; alpha 0.99, eps 1e-8.
    OptimizerKind.RMSPROP: UpdateRule("p - rate*g/(sqrt(v) + 1e-8)", v="0.99*v + (1 - 0.99)*g*g"),
    # Kingma and Ba (2015), algorithm 1: betas 0.9 and 0.999, eps 1e-8 outside the root.
    OptimizerKind.ADAM: UpdateRule(
        "p - rate*(m/c)/(sqrt(v/d) + 1e-8)",
        m="0.9*m + (1 - 0.9)*g",
        v="0.999*v + (1 - 0.999)*g*g",
        scales=(("c", "1 - 0.9**t"), ("d", "1 - 0.999**t")),
    ),
}

SCALES = ("rate", "c", "d")
"""The numbers that a step's scales make up: the learning rate, and those that a rule may name."""

KINDS: tuple[OptimizerKind, ...] = tuple(RULES)
"""A kind's place here is its code in the compiled loop."""
