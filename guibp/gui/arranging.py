"""Arranging: a clean layered layout of the graph, or of what is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.drawing.layout import layered_layout
from guibp.gui.aligning import Seeing
from guibp.gui.excerpt import centre_of, cut_out
from guibp.gui.note_carrying import carry_notes
from guibp.gui.session import Session
from guibp.model.edits import Batch, MoveNodes, MoveNotes
from guibp.model.records import Position


class Arranging(QObject):
    """The layout command: one edit. A closed group counts as one, as it is seen."""

    def __init__(self, session: Session, see: Seeing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._see = session, see

    def lay_out(self) -> None:
        """Arrange all nodes, or those selected if there is more than one; notes go along."""
        session = self._session
        chosen = session.selection.nodes
        if len(self._see(chosen)) > 1:
            part = cut_out(session.graph, chosen, session.placement.position_of)
            places = _around(layered_layout(part), centre_of(part))
        else:
            places = session.placement.laid_out_afresh()
        graph = session.graph
        moved = tuple((id_, place) for id_, place in places.items() if graph.node(id_).position != place)
        before = session.placement.positions()
        carried = carry_notes(graph, before, {**before, **places})
        notes = (MoveNotes(carried),) if carried else ()
        if moved:
            session.try_do(Batch((MoveNodes(moved), *notes)) if notes else MoveNodes(moved))


def _around(places: dict[str, Position], centre: Position) -> dict[str, Position]:
    """The same places, moved so that their middle is there."""
    across, down = [x for x, _ in places.values()], [y for _, y in places.values()]
    dx = centre[0] - (min(across) + max(across)) / 2
    dy = centre[1] - (min(down) + max(down)) / 2
    return {id_: (x + dx, y + dy) for id_, (x, y) in places.items()}
