"""The machine: all rules together, on one editor, with the laws after each."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from tests.endurance.abuse.base import DOCKS, MOST_DOCKS
from tests.endurance.abuse.editor import Editor
from tests.endurance.abuse.laws import check, check_end, check_quickly
from tests.endurance.abuse.rules_canvas import CanvasRules
from tests.endurance.abuse.rules_window import WindowRules
from tests.endurance.abuse.telling import RUN_BEGINS, ending_at_once, tell

OPERATIONS_IN_A_RUN = 200
OPERATIONS_BETWEEN_LOOKS = 5
"""After so many all laws are held; after each of the others those that cost little are."""
OPERATIONS_BETWEEN_FRAMES = 20
"""After so many the window is painted."""
RUNS_BETWEEN_ALL = 4
"""In one of so many things move, and the docks are on show while all is taken back and done again."""
PRESETS = ("wx+b", "wx+b", "sigmoid", "sigmoid", "neuron", "neuron", "single-unit-xor", "xor")
"""The larger, the longer each operation takes."""


class EditorMachine(CanvasRules, WindowRules):
    """Whatever a person may do, in any order."""

    shared: ClassVar[Editor]
    operations: ClassVar[int] = 0
    runs: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.editor = type(self).shared
        self.has_begun = False

    @initialize(
        name=st.sampled_from(PRESETS), docks=st.frozensets(st.sampled_from(DOCKS), max_size=MOST_DOCKS)
    )
    def begin(self, name: str, docks: frozenset[str]) -> None:
        tell(f"{RUN_BEGINS}: {name}, {sorted(docks)}")
        for number in range(4):
            self.file(number).unlink(missing_ok=True)
        self.editor.has_motion = self.runs % RUNS_BETWEEN_ALL == 0
        type(self).runs += 1
        with ending_at_once():
            self.editor.begin(name, docks)
        self.has_begun = True

    @invariant()
    def the_laws_hold(self) -> None:
        if not self.has_begun:
            return
        type(self).operations += 1
        # Until they are seen to hold: what is broken is not looked at again at the end.
        self.has_begun = False
        with ending_at_once():
            self._look()
        self.has_begun = True

    def _look(self) -> None:
        editor = self.editor
        editor.close_popups()
        editor.answers.asked = 0
        editor.settle_unseen()
        if self.operations % OPERATIONS_BETWEEN_FRAMES == 0:
            editor.paint()
        if self.operations % OPERATIONS_BETWEEN_LOOKS == 0:
            check(editor)
        else:
            check_quickly(editor)
        editor.close_boxes()

    def _end(self) -> None:
        editor = self.editor
        editor.release_all()
        if not editor.has_motion:
            editor.show_docks(frozenset())
        check_end(editor)
        editor.collect_garbage()

    def teardown(self) -> None:
        if self.has_begun:
            with ending_at_once():
                self._end()


def abuse(folder: Path, seed: int, runs: int) -> None:
    """Run the machine that often in this process; ``EditorMachine.operations`` tells how far it came.

    Raises ``FoundError``, from what was found.
    """
    EditorMachine.shared, EditorMachine.operations = Editor(folder), 0
    EditorMachine.runs = 0
    chosen = settings(
        max_examples=runs,
        stateful_step_count=OPERATIONS_IN_A_RUN,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(seeded(seed)(EditorMachine), settings=chosen)
    EditorMachine.shared.close()
