"""The saved state: what the document was when it was saved or opened, to tell whether it differs now."""

from __future__ import annotations

from collections.abc import Callable

from guibp.gui.document_snapshot import take_snapshot
from guibp.model.graph import Graph


class SavedState:
    """Remembers a graph's records, and the bytes that they were saved as.

    Records are immutable and mostly the same objects from edit to edit, so comparing them is quick;
    only where they are equal the bytes decide (-0 equals 0, and is saved differently).
    """

    def __init__(self, graph: Graph, encode: Callable[[Graph], bytes]) -> None:
        self._encode = encode
        self._records = take_snapshot(graph)
        self._bytes = encode(graph)

    def differs_from(self, graph: Graph) -> bool:
        """Whether saving the graph now would write something else."""
        return take_snapshot(graph) != self._records or self._encode(graph) != self._bytes


class NothingSaved(SavedState):
    """Stands for a document that no file holds: whatever it is, it is not saved."""

    def differs_from(self, graph: Graph) -> bool:  # noqa: ARG002 - what it holds makes no difference
        """Always."""
        return True
