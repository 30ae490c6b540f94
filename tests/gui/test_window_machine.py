"""Whatever a person does in whatever order: the window follows the graph, and undo finds the way back."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from guibp.engine.evaluation import evaluate
from guibp.engine.reading import read_all_samples, read_sample
from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from guibp.model.document import read_document, write_document
from guibp.model.errors import GuibpError
from guibp.model.operations import OPERATIONS

ACTIONS = (
    "edit_undo",
    "edit_redo",
    "edit_cut",
    "edit_copy",
    "edit_paste",
    "edit_duplicate",
    "edit_delete",
    "edit_select_all",
    "graph_layout",
    "step_next",
    "step_back",
    "step_reset",
    "train_step",
    "train_reset",
    "train_new_start",
    "view_fit",
    "view_zoom_in",
)
places = st.integers(0, 1000)


class WindowMachine(RuleBasedStateMachine):
    """Edits by actions, by the session and on the graph itself."""

    window: MainWindow

    @initialize(name=st.sampled_from(["wx+b", "sigmoid", "neuron", "xor"]))
    def open_a_preset(self, name: str) -> None:
        self.window = create_window(f"preset:{name}")
        self.start = write_document(self.window.graph)
        self.graph = self.window.graph

    @rule(name=st.sampled_from(ACTIONS))
    def trigger(self, name: str) -> None:
        if name in {"edit_paste", "edit_duplicate"} and len(self.graph) > 60:
            return
        self.window.actions_by_name[name].trigger()

    @rule(operation=st.sampled_from(sorted(OPERATIONS)))
    def add(self, operation: str) -> None:
        self.attempt(lambda: self.graph.add(operation))

    @rule(first=places, second=places, port=st.integers(0, 3))
    def connect(self, first: int, second: int, port: int) -> None:
        self.attempt(lambda: self.graph.connect(self.node(first), self.node(second), port))

    @rule(place=places, value=st.floats(allow_nan=True, allow_infinity=True))
    def set_value(self, place: int, value: float) -> None:
        self.attempt(lambda: self.graph.set_value(self.node(place), value))

    @rule(place=places, name=st.text(max_size=3))
    def rename(self, place: int, name: str) -> None:
        self.attempt(lambda: self.graph.rename(self.node(place), name))

    @rule(chosen=st.lists(places, max_size=4))
    def select(self, chosen: list[int]) -> None:
        if len(self.graph):
            self.window.session.selection.select(self.node(place) for place in chosen)

    @rule(rows=st.integers(1, 3))
    def set_dataset(self, rows: int) -> None:
        self.graph.set_dataset({"x1": [1.0] * rows, "x2": [0.5] * rows, "t": [0.0] * rows})

    @rule(row=st.integers(0, 4))
    def show_sample(self, row: int) -> None:
        self.window.session.show_sample(row)

    @rule()
    def show_all_samples(self) -> None:
        self.window.session.show_all_samples()

    @rule()
    def train_a_moment(self) -> None:
        self.window.training.start()
        self.window.training.stop()

    @invariant()
    def the_edges_show_what_the_graph_gives(self) -> None:
        if not hasattr(self, "window"):
            return
        session = self.window.session
        reading = session.reading
        assert reading.revision == self.graph.revision
        assert len(reading.edge_values) == len(self.graph.edges)
        if session.walk is not None:
            return
        evaluation = evaluate(self.graph)
        expected = (
            read_all_samples(evaluation)
            if session.sample is None
            else read_sample(evaluation, session.sample)
        )
        np.testing.assert_array_equal(reading.edge_values, expected.edge_values)
        np.testing.assert_array_equal(reading.edge_gradients, expected.edge_gradients)
        np.testing.assert_array_equal(reading.edge_gradients_known, expected.edge_gradients_known)

    @invariant()
    def modified_is_what_a_save_would_change(self) -> None:
        if hasattr(self, "window"):
            differs = write_document(self.graph) != self.start
            assert self.window.isWindowModified() == differs
            assert self.window.session.selection.nodes <= set(self.graph.nodes)

    def teardown(self) -> None:
        if not hasattr(self, "window"):
            return
        session = self.window.session
        end, place = write_document(self.graph), session.undo_stack.index()
        assert write_document(read_document(end, "")) == end
        while session.undo_stack.canUndo():
            session.undo()
        assert write_document(self.graph) == self.start
        while session.undo_stack.index() < place:
            session.redo()
        assert write_document(self.graph) == end
        session.stepping.end()
        self.window.training.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def attempt(self, edit: Callable[[], object]) -> None:
        before = write_document(self.graph)
        try:
            if len(self.graph):
                edit()
        except GuibpError:
            assert write_document(self.graph) == before

    def node(self, place: int) -> str:
        return self.graph.nodes[place % len(self.graph)]


def test_whatever_is_done_the_window_follows_and_undo_finds_back(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Compiling takes longer than all the rest, and interpreted steps do the same.
    monkeypatch.setattr("guibp.gui.compiled_loops.CompiledLoops.begin", lambda _: None)
    run_state_machine_as_test(
        WindowMachine,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
