"""The path lens: all ways from a node to the output, what each carries back, and what that would cost."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from guibp.engine.gradient_paths import GradientPaths
from guibp.engine.mode_costs import count_multiplications
from guibp.explain.path_product import tell_path
from guibp.gui.lens import sight_along
from guibp.gui.panels.following_panel import FollowingPanel
from guibp.gui.panels.paragraph_page import ParagraphColumn
from guibp.gui.panels.paragraphs import Kind, Paragraphs, say, show
from guibp.gui.panels.path_list import PathList
from guibp.gui.panels.telling_paths import invite, tell_costs, tell_paths, tell_unreached
from guibp.gui.session import Session
from guibp.gui.theme import Theme

OWNER = "paths"
REFRESH_MILLISECONDS = 60
"""How soon after the numbers changed the panel follows."""
MOST_ROWS = 8
"""The list is as high as its rows, up to so many."""


class PathPanel(FollowingPanel):
    """Follows the selected node; a path that is chosen in the list stands out on the canvas."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, REFRESH_MILLISECONDS)
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._summary, self._product, self._costs = (ParagraphColumn(theme) for _ in range(3))
        self._paths = PathList(self)
        self._list = QListView()
        self._arrange()
        self._write()
        self._follower.follow(
            session.selection.changed,
            session.reading_changed,
            session.sample_changed,
            session.document_replaced,
        )

    def _arrange(self) -> None:
        self._list.setModel(self._paths)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setObjectName("path_list")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._list.selectionModel().currentChanged.connect(self._show_path)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        for part in (self._summary, self._list, self._product, self._costs):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)

    def _write(self) -> None:
        self._shown = ()
        self._list.setAccessibleName(self.tr("Paths, the largest first"))

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours."""
        for column in (self._summary, self._product, self._costs):
            column.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(340, 460)

    def watch(self, is_seen: bool) -> None:
        """Come into view and catch up, or go, behind another tab too: then nothing is dimmed for it."""
        super().watch(is_seen)
        if not is_seen:
            self._list.setCurrentIndex(QModelIndex())
            self._session.lens.clear(OWNER)

    # -- following -------------------------------------------------------------------------------

    def _show_now(self) -> None:
        """Tell of the node that is selected now."""
        evaluation, id_ = self._session.evaluation, self._session.selection.current
        known = id_ in evaluation.tape.place_of and evaluation.edge_gradients is not None
        known = known and not self._session.is_silent
        self._list.setVisible(known)
        if id_ is None or not known:
            self._shown = ()
            self._forget_path()
            self._summary.show_paragraphs(self._invite())
            self._costs.show_paragraphs(())
            return
        is_reached = self._is_reached(id_)
        shown = (evaluation.tape, evaluation.values.tobytes(), id_, self._session.row, is_reached)
        if self._shown == shown:
            self._list.setVisible(self._paths.rowCount() > 0)
            return
        self._shown = shown
        paths = GradientPaths(evaluation, self._session.row, id_)
        if is_reached or paths.count == 0:
            self._tell(paths, id_)
        else:
            self._tell_unreached(paths, id_)

    def _is_reached(self, id_: str) -> bool:
        """Whether the gradient of a node is computed: in a walk, the backward pass may be before it."""
        place = self._session.evaluation.tape.place_of[id_]
        return self._session.walk is None or bool(self._session.reading.node_gradients_known[place])

    def _tell_unreached(self, paths: GradientPaths, id_: str) -> None:
        tape = self._session.evaluation.tape
        self._forget_path()
        self._paths.show_paths(id_, iter(()))
        self._list.setVisible(False)
        self._summary.show_paragraphs(tell_unreached(id_, tape.output or "", paths))
        self._costs.show_paragraphs(tell_costs(id_, paths, count_multiplications(tape)))

    def _invite(self) -> Paragraphs:
        if self._session.is_silent:
            return (say(Kind.PLAIN, self.tr("Not now: you are asked for these numbers first.")),)
        return invite(self._session.graph)

    def _tell(self, paths: GradientPaths, id_: str) -> None:
        tape = self._session.evaluation.tape
        output, row = tape.output or "", self._list.currentIndex().row()
        same = self._paths.start == id_
        self._summary.show_paragraphs(
            tell_paths(id_, output, paths, self._session.row if tape.samples > 1 else None)
        )
        self._paths.show_paths(id_, paths.list_largest())
        self._fit_list()
        self._costs.show_paragraphs(tell_costs(id_, paths, count_multiplications(tape)))
        # The same path goes on standing out while its numbers change.
        self._list.setCurrentIndex(self._paths.index(row if same else -1))
        if not self._list.currentIndex().isValid():
            self._forget_path()

    def _fit_list(self) -> None:
        rows = min(self._paths.rowCount(), MOST_ROWS)
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 1) + 4)
        self._list.setVisible(rows > 0)

    def _show_path(self, index: QModelIndex) -> None:
        path = self._paths.path_at(index.row()) if index.isValid() else None
        if path is None:
            self._forget_path()
            return
        self._product.show_paragraphs((show(Kind.LOCAL, tell_path(path)),))
        edges = ((edge.source, edge.target, edge.port) for edge in path.edges)
        self._session.lens.show(OWNER, sight_along(edges))

    def _forget_path(self) -> None:
        self._product.show_paragraphs(())
        self._session.lens.clear(OWNER)
