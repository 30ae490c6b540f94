"""Structure: groups made, closed, opened, dissolved; a sigmoid taken apart or put together."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from guibp.explain.sigmoid_parts import find_parts, put_together, take_apart
from guibp.gui.folding import groups_meant, outermost, plan_folding
from guibp.gui.session import Session
from guibp.gui.taking_apart import put_in_a_row
from guibp.gui.unfolding import fold_clearly
from guibp.model.edits import AddGroup, Batch, ExpandGroup, SetOutput, Ungroup

ComeNear = Callable[[Collection[str]], bool]
"""Goes so near to the boxes of nodes that those open which only the zoom closes; answers if there are any."""


class Structure(QObject):
    """Group, Ungroup, Collapse and Expand of the menus: one edit each."""

    def __init__(self, session: Session, come_near: ComeNear, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._come_near = session, come_near

    def can_group(self) -> bool:
        """Whether something is selected."""
        return bool(self._session.selection.nodes)

    def group(self) -> None:
        """Make a group of the selected nodes; they stay selected."""
        session = self._session
        chosen = session.selection.nodes
        if chosen:
            members = outermost(session.graph, chosen)
            session.try_do(AddGroup(session.graph.free_id(self.tr("group")), members))

    def can_ungroup(self) -> bool:
        """Whether the selection lies in a group."""
        return bool(self._dissolvable())

    def ungroup(self) -> None:
        """Dissolve the innermost group that holds all of the selection, else the outermost of each node."""
        groups = self._dissolvable()
        if groups:
            steps = tuple(Ungroup(group) for group in groups)
            self._session.try_do(steps[0] if len(steps) == 1 else Batch(steps))

    def can_fold(self) -> bool:
        """Whether the selection lies in groups, or is hidden in closed ones."""
        return bool(plan_folding(self._session.graph, self._session.selection.nodes))

    def fold(self) -> None:
        """Show the groups around the selection as boxes, or what is in the boxes.

        A box that only the zoom closes opens as one comes nearer: that is no edit.
        """
        session = self._session
        if self._come_near(session.selection.nodes):
            return
        folds = plan_folding(session.graph, session.selection.nodes)
        if folds and session.try_do(fold_clearly(session.graph, session.placement, folds)):
            self._come_near(session.selection.nodes if isinstance(folds[0], ExpandGroup) else ())

    def _dissolvable(self) -> tuple[str, ...]:
        return groups_meant(self._session.graph, self._session.selection.nodes)

    def can_expand(self) -> bool:
        """Whether the current node is a sigmoid, or ends the parts of one."""
        current = self._session.selection.current
        if current is None:
            return False
        graph = self._session.graph
        return graph.node(current).op == "sigmoid" or find_parts(graph, current) is not None

    def expand(self) -> None:
        """Take the current sigmoid apart, or put its parts together."""
        session = self._session
        current = session.selection.current
        if current is None or not self.can_expand():
            return
        parts = find_parts(session.graph, current)
        if parts is not None:
            session.try_do(put_together(session.graph, parts))
            return
        loses = any(
            session.graph.node(edge.target).op == "binary_cross_entropy" and edge.port == 0
            for edge in session.graph.consumers(current)
        )
        edit = take_apart(session.graph, current)
        if session.try_do(put_in_a_row(session.graph, session.placement, edit, current)) and loses:
            session.message_shown.emit(
                self.tr(
                    "The cross-entropy now sees a plain number, not a sigmoid: "
                    "when that rounds to 0 or 1, its exact form is lost."
                )
            )

    def choose_output(self) -> None:
        """Differentiate the current node; if the document names it already, leave the choice open."""
        session = self._session
        current = session.selection.current
        if current is not None:
            session.try_do(SetOutput(None if session.graph.output == current else current))
