"""Faults that are planted into the program, to see that the machine finds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from guibp.gui.canvas.layers import Layers
from guibp.gui.live_numbers import LiveNumbers
from guibp.gui.undo import History
from guibp.model.changes import EdgeAdded, NodeReplaced
from guibp.model.graph import GraphChanged
from tests.endurance.planting import plant


def skip_an_edge() -> None:
    """Undo forgets one of several edges that it has to bring back."""
    record = History.record

    def forget(self: History, event: GraphChanged, merge_key: str | None = None) -> None:
        changes = event.inverse.changes
        added = [change for change in changes if isinstance(change, EdgeAdded)]
        if len(added) > 1:
            kept = tuple(change for change in changes if change is not added[-1])
            event = replace(event, inverse=replace(event.inverse, changes=kept))
        record(self, event, merge_key)

    plant(History, "record", forget)


def overlook_a_move() -> None:
    """The canvas overlooks edits of one change that are no new value."""
    follow = Layers.follow

    def overlook(self: Layers, event: GraphChanged) -> None:
        if len(event.changes) != 1 or isinstance(event.changes[0], NodeReplaced):
            follow(self, event)

    plant(Layers, "follow", overlook)


def keep_old_numbers() -> None:
    """The numbers stay as they were when a value is edited."""
    follow = LiveNumbers.follow

    def keep(self: LiveNumbers, event: GraphChanged) -> None:
        if all(isinstance(change, NodeReplaced) for change in event.changes) and self._reading is not None:
            self._reading = replace(self._reading, revision=event.revision)
        else:
            follow(self, event)

    plant(LiveNumbers, "follow", keep)


FAULTS: Mapping[str, Callable[[], None]] = {
    "undo": skip_an_edge,
    "canvas": overlook_a_move,
    "numbers": keep_old_numbers,
}
