"""The lens: what of the graph stands out on the canvas while a panel speaks of it; the rest is dimmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Sight:
    """Nodes and edges (target and port) that stand out, and leaves that are marked as constant."""

    nodes: frozenset[str]
    edges: frozenset[tuple[str, int]]
    constants: frozenset[str] = frozenset()


class Lens(QObject):
    """Holds at most one sight. It is a view: the document and undo know nothing of it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._owner = ""

    @property
    def sight(self) -> Sight | None:
        """What stands out now; ``None`` where nothing is dimmed."""
        return self._sight

    def show(self, owner: str, sight: Sight) -> None:
        """Let something stand out; ``owner`` is the panel that speaks of it."""
        self._owner = owner
        self._become(sight)

    def clear(self, owner: str) -> None:
        """Dim nothing any more, if the sight is still this panel's."""
        if owner == self._owner:
            self._become(None)

    def _become(self, sight: Sight | None) -> None:
        if sight != self._sight:
            self._sight = sight
            self.changed.emit()


def sight_along(edges: Iterable[tuple[str, str, int]], constants: Iterable[str] = ()) -> Sight:
    """The sight of some edges, each source, target and port, with the nodes at their ends."""
    listed = tuple(edges)
    return Sight(
        frozenset(id_ for source, target, _ in listed for id_ in (source, target)),
        frozenset((target, port) for _, target, port in listed),
        frozenset(constants),
    )
