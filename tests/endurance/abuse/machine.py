"""The machine: all rules together, on one editor, with the laws after each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.reporting import with_reporter
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from tests.endurance.abuse.editor import Editor
from tests.endurance.abuse.laws import check, check_end
from tests.endurance.abuse.rules_canvas import CanvasRules
from tests.endurance.abuse.rules_window import DOCKS, WindowRules

OPERATIONS_IN_A_RUN = 100
PRESETS = ("wx+b", "sigmoid", "neuron", "single-unit-xor", "xor")


class EditorMachine(CanvasRules, WindowRules):
    """Whatever a person may do, in any order."""

    shared: ClassVar[Editor]
    operations: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.editor = type(self).shared
        self.has_begun = False

    @initialize(name=st.sampled_from(PRESETS), docks=st.frozensets(st.sampled_from(DOCKS)))
    def begin(self, name: str, docks: frozenset[str]) -> None:
        for number in range(4):
            self.file(number).unlink(missing_ok=True)
        self.editor.begin(name, docks)
        self.has_begun = True

    @invariant()
    def the_laws_hold(self) -> None:
        if not self.has_begun:
            return
        type(self).operations += 1
        editor = self.editor
        editor.close_popups()
        editor.settle()
        editor.answers.asked = 0
        check(editor)
        editor.close_boxes()

    def teardown(self) -> None:
        if self.has_begun:
            self.editor.release_all()
            check_end(self.editor)


def abuse(folder: Path, seed: int, runs: int) -> None:
    """Run the machine that often in this process; ``EditorMachine.operations`` tells how far it came."""
    EditorMachine.shared, EditorMachine.operations = Editor(folder), 0
    chosen = settings(
        max_examples=runs,
        stateful_step_count=OPERATIONS_IN_A_RUN,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        # Every operation is told before it is done: of a crash that is all that is left.
        verbosity=Verbosity.debug,
    )
    try:
        with with_reporter(partial(print, flush=True)):
            run_state_machine_as_test(seeded(seed)(EditorMachine), settings=chosen)
    finally:
        EditorMachine.shared.close()
