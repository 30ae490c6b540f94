"""Clipboard: cut, copy, paste, duplicate and delete what is selected, each one edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from guibp.gui.excerpt import Wire, centre_of, clear_centre, cut_out, feed, height_of, place_into, place_notes
from guibp.gui.graph_on_show import learn_what_runs
from guibp.gui.landing import Landing, home_of, join_whole
from guibp.gui.pasting import is_table, read_pasted
from guibp.gui.picture_copying import draw_copied
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.document import write_document
from guibp.model.edits import Batch, Disconnect, Edit, RemoveNodes, RemoveNotes
from guibp.model.graph import Graph
from guibp.model.records import Position

MIME_TYPE = "application/x-guibp+json"
INCOMING_TYPE = "application/x-guibp-incoming+json"
"""Besides the document: the wires that came into it from what was not copied."""
_GAP = 72.0
"""Between the lowest node of what was copied and the highest of the copy."""

Spot = Callable[[], Landing | None]


class Clipboard(QObject):
    """The edit actions on the selection.

    ``pointer_spot`` gives the canvas place under the pointer, or ``None`` if it is elsewhere: there
    a paste goes, into the open group that is there, else a step beside where it was copied from. Text in
    other forms is pasted too: expressions, graphs of networkx, and tables, which become the data set.
    """

    added = Signal()
    """What was pasted or duplicated is in the graph, and selected."""
    table_pasted = Signal()
    """The clipboard holds a table of data and no nodes."""

    def __init__(self, session: Session, pointer_spot: Spot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pointer_spot = pointer_spot

    def cut(self) -> None:
        """Copy, and delete."""
        if self._has_chosen():
            # First comes what was learned: else it would be lost with the nodes.
            self._session.stop_training()
            self.copy()
            self.delete()

    def copy(self) -> None:
        """Put the selected nodes and notes on the clipboard: as a document, as text and as a picture."""
        if not self._has_chosen():
            return
        text = write_document(self._selected())
        mime = QMimeData()
        mime.setData(MIME_TYPE, text)
        mime.setData(INCOMING_TYPE, msgspec.json.encode(self._incoming()))
        mime.setText(text.decode("utf-8"))
        picture = draw_copied(self._session, self._session.selection.nodes)
        if picture is not None:
            mime.setImageData(picture)
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self) -> None:
        """Add what is on the clipboard and select it; what is no document of nodes is refused."""
        self._paste((), self._pointer_spot())

    @Slot(object)
    def paste_at(self, landing: Landing) -> None:
        """The same, there and not where the pointer is."""
        self._paste((), landing)

    def paste_wired(self) -> None:
        """The same, fed by the nodes that fed what was copied, as far as they are in this graph."""
        self._paste(_read_incoming(), self._pointer_spot())

    def _paste(self, incoming: Sequence[Wire], landing: Landing | None) -> None:
        data = _read_clipboard()
        pasted = read_pasted(data)
        if pasted.fault is not None:
            self._session.refused.emit(translate_error(pasted.fault))
        elif pasted.graph is not None and (len(pasted.graph) or pasted.graph.notes):
            self._add(pasted.graph, landing or Landing(_below(pasted.graph)), incoming)
        elif is_table(data, self._columns()):
            self.table_pasted.emit()
        else:
            self._session.refused.emit(self.tr("The clipboard holds no nodes: copy some of a graph first."))

    def _columns(self) -> tuple[str, ...]:
        dataset = self._session.graph.dataset
        return () if dataset is None else dataset.names

    def duplicate(self) -> None:
        """Add a copy of the selected nodes and notes beside them, in the group in which they all are."""
        if self._has_chosen():
            session = self._session
            session.stop_training()
            excerpt = self._selected()
            self._add(excerpt, Landing(_below(excerpt), home_of(session.graph, session.selection.nodes)))

    def delete(self) -> None:
        """Delete the selected nodes, wires and notes."""
        selection = self._session.selection
        parts: list[Edit] = [Disconnect(target, port) for target, port in sorted(selection.edges)]
        if selection.nodes:
            nodes = self._session.graph.nodes
            parts.append(RemoveNodes(tuple(id_ for id_ in nodes if id_ in selection.nodes)))
        if selection.notes:
            parts.append(RemoveNotes(tuple(sorted(selection.notes))))
        if parts:
            self._session.try_do(parts[0] if len(parts) == 1 else Batch(tuple(parts)))

    def select_all(self) -> None:
        """Select every node and every note."""
        graph = self._session.graph
        self._session.selection.select(graph.nodes, notes=[note.id for note in graph.notes])

    def _has_chosen(self) -> bool:
        """Whether anything is selected that can be copied."""
        selection = self._session.selection
        return bool(selection.nodes or selection.notes)

    def _incoming(self) -> list[Wire]:
        """The wires into the selected nodes from others."""
        chosen = self._session.selection.nodes
        return [
            (edge.source, edge.target, edge.port)
            for edge in self._session.graph.edges
            if edge.target in chosen and edge.source not in chosen
        ]

    def _selected(self) -> Graph:
        session = self._session
        selection = session.selection
        excerpt = cut_out(session.graph, selection.nodes, session.placement.position_of, selection.notes)
        learn_what_runs(excerpt, session)
        return excerpt

    def _add(self, excerpt: Graph, landing: Landing, incoming: Sequence[Wire] = ()) -> None:
        """Add an excerpt there, or as far below it as it takes to cover nothing."""
        session, graph, home = self._session, self._session.graph, landing.group
        centre = clear_centre(graph, excerpt, landing.place, session.placement.positions(), home)
        adding, notes = place_into(graph, excerpt, centre), place_notes(graph, excerpt, centre)
        parts: list[Edit] = [feed(graph, excerpt, adding, incoming)] if adding.nodes else []
        parts += join_whole(graph, session.placement, home, adding)
        parts += [notes] if notes.notes else []
        if session.try_do(parts[0] if len(parts) == 1 else Batch(tuple(parts))):
            session.selection.select(
                [node.id for node in adding.nodes], notes=[note.id for note in notes.notes]
            )
            self.added.emit()


def _content() -> QMimeData | None:
    """What the system's clipboard holds; on some platforms there may be nothing at all."""
    return QGuiApplication.clipboard().mimeData()


def _read_clipboard() -> bytes:
    mime = _content()
    if mime is None:
        return b""
    if mime.hasFormat(MIME_TYPE):
        return bytes(mime.data(MIME_TYPE).data())
    return mime.text().encode("utf-8", "surrogatepass") if mime.hasText() else b""


def _read_incoming() -> list[Wire]:
    mime = _content()
    if mime is None or not mime.hasFormat(INCOMING_TYPE):
        return []
    try:
        return msgspec.json.decode(mime.data(INCOMING_TYPE).data(), type=list[Wire])
    except msgspec.DecodeError:
        return []


def _below(excerpt: Graph) -> Position:
    """The centre of a copy that stands below what was copied."""
    x, y = centre_of(excerpt)
    return x, y + height_of(excerpt) + _GAP
