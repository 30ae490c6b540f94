"""The outline panel: the graph as a tree that does in words and by keys all that the canvas does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from guibp.gui.panels.outline_model import OutlineModel
from guibp.gui.panels.outline_view import OutlineView
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.changes import Change, DatasetChanged, NodeMoved, NodeReplaced, NoteReplaced, TrainingChanged
from guibp.model.graph import GraphChanged

TRAINING_MILLISECONDS = 100
"""How often the numbers change while training: faster, nobody could read them."""
MENU = (
    ("edit_add", "edit_connect"),
    ("edit_cut", "edit_copy", "edit_paste", "edit_duplicate", "edit_delete", "edit_extract"),
    ("edit_swap", "edit_break", "train_freeze"),
    ("edit_group", "edit_ungroup", "edit_regroup", "edit_fold", "graph_expand", "graph_output"),
    ("explain_derivative", "explain_paths"),
    ("edit_select_all", "graph_layout"),
    ("view_fit", "view_fit_selection"),
)
"""The actions of the menu, in its sections."""


class OutlinePanel(QWidget):
    """A filter above the tree. It follows only while it is seen: nobody reads a hidden list."""

    note_opened = Signal(str)
    """A note is to be edited on the canvas."""

    def __init__(
        self, session: Session, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._is_stale = True
        self._model = OutlineModel(session, theme, self)
        self._view = OutlineView(session, self._model, self)
        self._filter = self._make_filter()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._paint_rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._write()
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._filter.setFocus)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        self._view.menu_requested.connect(self._open_menu)
        self._view.note_opened.connect(self.note_opened)
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._replace)
        session.reading_changed.connect(self._show_numbers)
        session.walk_changed.connect(self._follow_walk)
        session.selection.changed.connect(self._follow_selection)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._model.take_theme(theme)
        self._view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._model.replace_graph()
        self._view.open_groups()
        self._view.follow_selection()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._filter.setPlaceholderText(self.tr("Filter by name, operation or note"))
        self._filter.setAccessibleName(self.tr("filter of the outline"))
        self._view.setAccessibleName(self.tr("outline of the graph"))

    # -- the filter ------------------------------------------------------------------------------

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName("outline_filter")
        line.setClearButtonEnabled(True)
        line.textChanged.connect(self._view.show_rows_of)
        line.installEventFilter(self)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, Down and Return go on to the tree; Esc takes the filter away."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go_to_tree()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._filter.clear()
                self._go_to_tree()
                return True
        return super().eventFilter(watched, event)

    def _go_to_tree(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if self._view.selectionModel().hasSelection():
            # The keys go to what is seen here, and to nothing that the filter leaves out.
            self._view.choose_shown()
        else:
            self._view.setCurrentIndex(self._model.index(0, 0))

    # -- following -------------------------------------------------------------------------------

    @Slot(object)
    def _follow_edit(self, event: GraphChanged) -> None:
        if all(_keeps_rows(change) for change in event.changes):
            self._model.tree.note_same_rows()
            self._show_numbers()
        else:
            self._read_graph(event.changes)

    def _read_graph(self, changes: Sequence[Change]) -> None:
        if self.isVisible():
            self._view.read_graph(changes)
        elif not self._is_stale:
            # What is hidden may be asked all the same: no row must name what is gone.
            self._is_stale = True
            self._model.forget()

    @Slot()
    def _replace(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            self._model.forget()
        else:
            self._model.replace_graph()
            self._view.open_groups()

    @Slot()
    def _show_numbers(self) -> None:
        """Paint again, while training not at every frame; only rows in view are asked for their numbers."""
        if self._session.running is None:
            self._paint_rows()
        elif not self._timer.isActive():
            self._timer.start(TRAINING_MILLISECONDS)

    @Slot()
    def _paint_rows(self) -> None:
        self._timer.stop()
        if self.isVisible():
            self._view.viewport().update()

    @Slot()
    def _follow_walk(self) -> None:
        step = self._session.current_step
        if self.isVisible() and step is not None:
            self._view.show_node(step.node)
        self._show_numbers()

    @Slot()
    def _follow_selection(self) -> None:
        if self.isVisible() and not self._is_stale:
            self._view.follow_selection()

    # -- the menu --------------------------------------------------------------------------------

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("outline_menu")
        edit = menu.addAction(self.tr("Edit &value, name or note\tF2"))
        edit.triggered.connect(self._view.edit_current)
        rename = menu.addAction(self.tr("Re&name\tShift+F2"))
        rename.triggered.connect(self._view.edit_name)
        for section in MENU:
            menu.addSeparator()
            menu.addActions([self._actions[name] for name in section])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _keeps_rows(change: Change) -> bool:
    """Whether the rows stay as they are after a change: only numbers or places are others."""
    if isinstance(change, NodeReplaced):
        return change.before.op == change.after.op
    if isinstance(change, NoteReplaced):
        return change.before.text == change.after.text
    return isinstance(change, (NodeMoved, DatasetChanged, TrainingChanged))
