"""Gradient descent with one rule broken, a step at a time, on a copy of the parameters."""

from __future__ import annotations

import numpy as np

from guibp.engine.counted_rows import read_objective
from guibp.engine.evaluation import run_forward
from guibp.engine.mistaken_evaluation import begin_values, propagate_mistaken
from guibp.engine.mistakes import Fault, Mistake
from guibp.engine.optimizers import RULES
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_settings import Controls
from guibp.model.formula import compile_formula


class MistakenTraining:
    """A training that nobody else sees: the graph keeps its parameters.

    The tape is one of ``unfuse`` with a computed output; a per-sample output counts as its sum.
    ``losses`` has the loss before each step that was taken; it ends where the numbers do.
    """

    def __init__(self, tape: Tape, fault: Fault | None, controls: Controls) -> None:
        self._tape = tape
        self._fault = fault
        self._rule = RULES[controls.optimizer]
        self._rate = controls.learning_rate
        self._values = begin_values(tape, fault, tape.start)
        self._places = tape.offset[tape.parameter_slots]
        self._gradient = np.zeros(len(self._places))
        self._m, self._v = np.zeros_like(self._gradient), np.zeros_like(self._gradient)
        self.losses: list[float] = []
        self.is_broken_off = False
        """Whether a loss was not finite, and nothing more can be learned."""

    @property
    def parameters(self) -> Floats:
        """(parameters,) as they are now, in the order of the tape's parameters."""
        return self._values[self._places]

    def advance(self, steps: int) -> None:
        """Take so many steps."""
        with np.errstate(all="ignore"):
            for _ in range(steps):
                if self.is_broken_off:
                    return
                self._take_step()

    def _take_step(self) -> None:
        tape, values = self._tape, self._values
        run_forward(tape, values)
        loss = read_objective(tape, values)
        if not np.isfinite(loss):
            self.is_broken_off = True
            return
        self.losses.append(loss)
        _, gradients = propagate_mistaken(tape, values, self._fault)
        values[self._places] = self._update(self._steer(gradients[self._places]))
        if self._fault is not None and self._fault.mistake is Mistake.FORGOTTEN_BIAS:
            self._values = begin_values(tape, self._fault, values)

    def _steer(self, gradient: Floats) -> Floats:
        """The gradient as the broken loop hands it to the optimiser."""
        mistake = None if self._fault is None else self._fault.mistake
        if mistake is Mistake.KEPT_GRADIENTS:
            self._gradient = self._gradient + gradient
            return self._gradient
        return -gradient if mistake is Mistake.WRONG_UPDATE else gradient

    def _update(self, gradient: Floats) -> Floats:
        """One step of the optimiser's rule; the parameters' new numbers."""
        scope: dict[str, Floats] = {
            "p": self._values[self._places],
            "g": gradient,
            "m": self._m,
            "v": self._v,
            "rate": np.asarray(self._rate),
            "t": np.asarray(float(len(self.losses))),
        }
        for name, text in self._rule.scales:
            scope[name] = compile_formula(text)(scope)
        scope["m"] = self._m = compile_formula(self._rule.m)(scope)
        scope["v"] = self._v = compile_formula(self._rule.v)(scope)
        return compile_formula(self._rule.parameter)(scope)
