"""Whatever is grouped, closed, nested, copied, undone, stepped and saved in whatever order: no wire goes."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from guibp.gui import create_window
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.sockets import OUT
from guibp.gui.main_window import MainWindow
from guibp.gui.session import Session
from guibp.model.document import read_document, write_document
from guibp.model.edits import AddGroup, CollapseGroup, Edit, ExpandGroup, Rename, Ungroup
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS

ACTIONS = (
    "edit_undo",
    "edit_redo",
    "edit_cut",
    "edit_copy",
    "edit_paste",
    "edit_duplicate",
    "edit_delete",
    "edit_group",
    "edit_ungroup",
    "edit_fold",
    "graph_layout",
    "graph_expand",
    "step_next",
    "step_back",
    "step_reset",
    "train_step",
    "train_new_start",
    "train_reset",
    "view_zoom_out",
    "view_zoom_in",
)
MOST_NODES = 70
places = st.integers(0, 1000)


class GroupsMachine(RuleBasedStateMachine):
    """Groups of every nesting, closed and opened in every order, while all else goes on."""

    window: MainWindow

    @initialize(name=st.sampled_from(["wx+b", "neuron", "xor"]))
    def open_a_preset(self, name: str) -> None:
        self.window = create_window(f"preset:{name}")
        self.start = write_document(self.graph)

    @property
    def graph(self) -> Graph:
        return self.window.graph

    # -- what is done ----------------------------------------------------------------------------

    @rule(name=st.sampled_from(ACTIONS))
    def trigger(self, name: str) -> None:
        if name in {"edit_paste", "edit_duplicate"} and len(self.graph) > MOST_NODES:
            return
        self.window.actions_by_name[name].trigger()

    @rule(chosen=st.lists(places, min_size=1, max_size=4))
    def group_nodes_and_groups(self, chosen: list[int]) -> None:
        ids = [*self.graph.nodes, *self.groups()]
        if ids:
            members = dict.fromkeys(ids[place % len(ids)] for place in chosen)
            self.attempt(AddGroup(self.graph.free_id("group"), tuple(members)))

    @rule(place=places)
    def ungroup(self, place: int) -> None:
        self.attempt_on_group(Ungroup, place)

    @rule(place=places)
    def collapse(self, place: int) -> None:
        self.attempt_on_group(CollapseGroup, place)

    @rule(place=places)
    def expand(self, place: int) -> None:
        self.attempt_on_group(ExpandGroup, place)

    @rule(place=places)
    def rename_a_group(self, place: int) -> None:
        self.attempt_on_group(lambda id_: Rename(id_, self.graph.free_id("renamed")), place)

    @rule(chosen=st.lists(places, max_size=5))
    def select(self, chosen: list[int]) -> None:
        if len(self.graph):
            self.window.session.selection.select(self.node(place) for place in chosen)

    @rule(place=places)
    def select_a_group(self, place: int) -> None:
        layers = self.window.canvas.scene.layers
        if layers.bodies.cards:
            row = len(layers.bodies.nodes) + place % len(layers.bodies.cards)
            self.window.session.selection.select(layers.bodies.ids_in(row))

    @rule(operation=st.sampled_from(sorted(OPERATIONS)))
    def add(self, operation: str) -> None:
        if len(self.graph) < MOST_NODES:
            self.graph.add(operation)

    @rule(first=places, second=places, port=st.integers(0, 3))
    def connect(self, first: int, second: int, port: int) -> None:
        if len(self.graph):
            try:
                self.graph.connect(self.node(first), self.node(second), port)
            except GuibpError:
                return

    @rule(zoom=st.sampled_from([0.07, 0.15, 0.3, 1.0]))
    def zoom(self, zoom: float) -> None:
        self.window.canvas.viewing.zoom_by(zoom / self.window.canvas.zoom())

    @rule(choice=places, folds=st.lists(st.sampled_from(["edit_fold", "view_zoom_out"]), max_size=2))
    def train_a_little(self, choice: int, folds: list[str]) -> None:
        """Boxes close and open meanwhile; the weights are written when it stops."""
        training = self.window.training
        self.window.actions_by_name["train_toggle"].trigger()
        for name in folds:
            if len(self.graph):
                self.window.session.selection.select([self.node(choice)])
            self.window.actions_by_name[name].trigger()
        QCoreApplication.processEvents()
        if training.is_running:
            training.stop()

    @rule()
    def save_and_load(self) -> None:
        saved = write_document(self.graph)
        loaded = read_document(saved, "")
        assert write_document(loaded) == saved
        self.window.session.replace_graph(loaded)
        self.start = saved

    # -- what holds ------------------------------------------------------------------------------

    @invariant()
    def every_wire_is_shown_or_hidden_in_a_box(self) -> None:
        if not hasattr(self, "window"):
            return
        layers = self.window.canvas.scene.layers
        cables, graph = layers.cables, self.graph
        assert [(edge.source, edge.target, edge.port) for edge in cables.edges] == [
            (edge.source, edge.target, edge.port) for edge in graph.edges
        ]
        for row, edge in enumerate(cables.edges):
            crosses = self.seen_in(edge.source) != self.seen_in(edge.target)
            assert bool(cables.shown[row]) == crosses
            if crosses:
                np.testing.assert_allclose(
                    layers.port_point(edge.target, edge.port), cables.wires.ends[row], atol=1e-6
                )
                np.testing.assert_allclose(
                    layers.port_point(edge.source, OUT), cables.wires.starts[row], atol=1e-6
                )
        assert set(layers.bodies.cards) == {self.seen_in(id_) for id_ in graph.nodes} - set(graph.nodes)

    @invariant()
    def every_edge_shows_what_it_shows_in_the_open(self) -> None:
        if not hasattr(self, "window"):
            return
        opened = self.opened_scene()
        for edge in self.graph.edges:
            key = edge.source, edge.target, edge.port
            assert self.window.canvas.edge_annotation(*key) == opened.annotation(*key)

    def opened_scene(self) -> Scene:
        """The same graph with all groups open, at the same step of the walk."""
        graph, session = read_document(write_document(self.graph), ""), self.window.session
        for group in graph.groups:
            graph.apply(ExpandGroup(group.id))
        opened = Session(graph)
        if session.walk is not None:
            opened.stepping.reset()
            for _ in range(session.walk.position):
                opened.stepping.advance()
        scene = Scene(opened)
        # The scene reads numbers when asked, so the session has to live as long.
        self.opened = opened
        return scene

    def seen_in(self, id_: str) -> str:
        """The node itself, or the outermost group around it that is shown closed."""
        seen, group, bodies = id_, self.graph.group_of(id_), self.window.canvas.scene.layers.bodies
        while group is not None:
            if self.graph.group_record(group).collapsed or group in bodies.outlines:
                seen = group
            group = self.graph.group_of(group)
        return seen

    def teardown(self) -> None:
        if not hasattr(self, "window"):
            return
        self.window.canvas.grab()
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

    # -- how it is done --------------------------------------------------------------------------

    def groups(self) -> list[str]:
        return [group.id for group in self.graph.groups]

    def attempt_on_group(self, edit: Callable[[str], Edit], place: int) -> None:
        groups = self.groups()
        if groups:
            self.attempt(edit(groups[place % len(groups)]))

    def attempt(self, edit: Edit) -> None:
        before = write_document(self.graph)
        if not self.window.session.try_do(edit):
            assert write_document(self.graph) == before

    def node(self, place: int) -> str:
        return self.graph.nodes[place % len(self.graph)]


def test_no_wire_is_lost_in_whatever_order_groups_close_and_open(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Compiling takes longer than all the rest, and interpreted steps do the same.
    monkeypatch.setattr("guibp.gui.compiled_loops.CompiledLoops.begin", lambda _: None)
    run_state_machine_as_test(
        GroupsMachine,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
