"""What the soak does, again and again: it trains, edits, steps, saves and opens, and undoes what it did."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from guibp.gui.main_window import MainWindow
from guibp.model.document import save

ROUND = ("xor", "wx+b", "neuron", "xor")
"""The documents, in turn."""


class Script:
    """What is done, again and again; each round begins with the same document."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._session = window, window.session
        self._file = folder / "soak.guibp"
        self.rounds = self.deeds = 0
        self._steps = self._go_round()

    def do_next(self) -> None:
        """One deed."""
        next(self._steps)
        self.deeds += 1

    def _go_round(self) -> Iterator[None]:
        for name in cycle(ROUND):
            self._trigger(f"example_{name}")
            yield
            yield from self._train_and_edit(is_trained=name == "xor")
            yield from self._edit()
            yield from self._keep()
            self.rounds += 1

    def _train_and_edit(self, *, is_trained: bool) -> Iterator[None]:
        """Edits that a training survives, and at last one that ends it."""
        if not is_trained:
            return
        self._window.training.set_pace(float("inf") if self.rounds % 2 else 300.0)
        self._trigger("train_toggle")
        for turn in range(40):
            yield
            self._window.graph.set_training(learning_rate=0.1 + 0.01 * turn)
            self._trigger("view_zoom_in" if turn % 2 else "view_zoom_out")
            self._session.show_sample(turn % 4)
        self._trigger("edit_undo")
        yield

    def _edit(self) -> Iterator[None]:
        graph = self._window.graph
        for names in (
            ("edit_copy", "edit_paste"),
            ("edit_group", "edit_fold", "edit_ungroup"),
            ("edit_delete",),
        ):
            self._session.selection.select(graph.nodes[:3])
            for name in names:
                self._trigger(name)
                yield
        for turn in range(20):
            leaf = next(node.id for node in graph.node_records if node.operation.is_leaf)
            graph.set_value(leaf, 0.1 * turn)
            yield
        for name in ("step_reset", *("step_next",) * 12, *("step_back",) * 4, "graph_layout", "view_fit"):
            self._trigger(name)
            yield
        while self._session.undo_stack.canUndo():
            self._trigger("edit_undo")
            yield

    def _keep(self) -> Iterator[None]:
        save(self._window.graph, self._file)
        self._window.files.open_path(self._file)
        yield

    def _trigger(self, name: str) -> None:
        self._window.actions_by_name[name].trigger()
