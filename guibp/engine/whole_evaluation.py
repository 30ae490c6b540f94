"""Whole evaluations of one large graph after another edit of its values, by the compiled loops."""

from __future__ import annotations

from collections.abc import Callable

from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.evaluation import Evaluation
from guibp.engine.kernel import Kernel
from guibp.engine.lookups import Lookups
from guibp.engine.tape import Tape

FEW_SLOTS = 500
"""So many are interpreted in less time than the loops take to load, and where they changed in even less."""

MOST_KEPT = 2**16
"""So many instructions take four megabytes."""


class WholeEvaluation:
    """Evaluates tapes; ``ask_for_kernel`` gives the loops, or ``None`` as long as they are not there.

    What is prepared for a structure serves until a tape of another comes.
    """

    def __init__(self, ask_for_kernel: Callable[[], Kernel | None]) -> None:
        self._ask_for_kernel = ask_for_kernel
        self._structure: Lookups | None = None
        self._pass: CompiledPass | None = None

    def __call__(self, tape: Tape) -> Evaluation | None:
        """Every number of a tape, or ``None`` if it is small, or the loops are not there yet."""
        kernel = self._ask_for_kernel() if tape.slots > FEW_SLOTS else None
        if kernel is None:
            return None
        if self._pass is None or self._structure is not tape.lookups:
            # Tapes of one structure share their lookups.
            self._structure, self._pass = tape.lookups, CompiledPass(tape, MOST_KEPT)
        values = tape.start.copy()
        found = self._pass.run(kernel, values)
        return Evaluation(tape, values, None if found is None else found[0])
