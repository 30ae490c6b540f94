"""The inspector: what is selected, in full, and what of it can be changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from guibp.gui.panels.edge_page import EdgePage
from guibp.gui.panels.node_page import NodePage
from guibp.gui.roles import Role, set_role
from guibp.gui.session import Session


class Inspector(QScrollArea):
    """Shows one selected node or wire; of several it tells how many."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = QLabel()
        set_role(self._words, Role.QUIET)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.node_page = NodePage(session)
        self.edge_page = EdgePage(session)
        self._pages = QStackedWidget()
        self._all_pages = (_margined(self._words), self.node_page, self.edge_page)
        for page in self._all_pages:
            self._pages.addWidget(page)
        self._pages.currentChanged.connect(self._fit_height)
        self._fit_height()
        self.setWidget(self._pages)
        for signal in (session.selection.changed, session.document_replaced, session.graph_changed):
            signal.connect(self._show_selection)
        session.reading_changed.connect(self._show_numbers)
        self._show_selection()

    def sizeHint(self) -> QSize:
        return QSize(340, 340)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language; the pages of node and wire do so themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_selection()

    def _fit_height(self) -> None:
        """Be as large as the page on show, not as the largest of all."""
        policy = QSizePolicy.Policy
        for page in self._all_pages:
            is_shown = page is self._pages.currentWidget()
            wanted = policy.Preferred if is_shown else policy.Ignored
            page.setSizePolicy(wanted, wanted)

    def _show_selection(self) -> None:
        selection, graph = self._session.selection, self._session.graph
        nodes, edges = selection.nodes, selection.edges
        if len(nodes) == 1 and next(iter(nodes)) in graph:
            self.node_page.show_node(next(iter(nodes)))
            self._pages.setCurrentWidget(self.node_page)
        elif not nodes and len(edges) == 1:
            target, port = next(iter(edges))
            self.edge_page.show_edge(target, port)
            self._pages.setCurrentWidget(self.edge_page)
        else:
            self._words.setText(self._summary(len(nodes), len(edges)))
            self._pages.setCurrentIndex(0)

    def _summary(self, nodes: int, edges: int) -> str:
        if nodes and edges:
            text = self.tr("{nodes} and {edges} selected.")
            return text.format(nodes=self._count_nodes(nodes), edges=self._count_wires(edges))
        if nodes or edges:
            counted = self._count_nodes(nodes) if nodes else self._count_wires(edges)
            return self.tr("{counted} selected.").format(counted=counted)
        graph = self._session.graph
        advice = self.tr("Select a node or a wire to see its numbers in full and to change it.")
        if not len(graph):
            return advice
        return f"{self._count_nodes(len(graph))}, {self._count_wires(len(graph.edges))}.\n{advice}"

    def _count_nodes(self, count: int) -> str:
        return self.tr("%n node(s)", "", count)

    def _count_wires(self, count: int) -> str:
        return self.tr("%n wire(s)", "", count)

    def _show_numbers(self) -> None:
        current = self._pages.currentWidget()
        if current is self.node_page:
            self.node_page.show_numbers()
        elif current is self.edge_page:
            self.edge_page.show_numbers()


def _margined(widget: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(24, 8, 24, 16)
    layout.addWidget(widget)
    layout.addStretch()
    return page
