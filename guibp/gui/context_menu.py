"""The menu of a right click on the canvas: what can be done with what it fell on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from guibp.gui.canvas.attaching import Joint
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.operation_texts import operation_title
from guibp.model.operations import OPERATIONS

SECTIONS = (
    ("edit_cut", "edit_copy", "edit_paste", "edit_duplicate", "edit_delete", "edit_extract"),
    ("edit_swap", "edit_break", "train_freeze"),
    ("edit_group", "edit_ungroup", "edit_regroup", "edit_fold", "graph_expand"),
    ("explain_derivative", "explain_paths"),
    ("edit_select_all", "graph_layout"),
    ("view_fit", "view_fit_selection"),
)

_PASTE = "edit_paste"


class ContextMenu(QMenu):
    """Made for one click, gone when it is closed."""

    paste_requested = Signal(object)
    """What is on the clipboard is to land there, ``Landing``."""

    def __init__(
        self, canvas: Canvas, actions: Mapping[str, QAction], place: QPointF, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.addAction(self.tr("&Add…")).triggered.connect(partial(self._search, place, Joint()))
        self.addAction(self.tr("Add n&ote")).triggered.connect(partial(self._note, place))
        edge = canvas.edge_at(place)
        if edge is not None:
            self._offer_insertion(edge)
        self.addSeparator()
        for section in SECTIONS:
            for name in section:
                self.addAction(self._make_paste(actions[name], place) if name == _PASTE else actions[name])
            self.addSeparator()
        self.aboutToHide.connect(self.deleteLater)

    def _make_paste(self, usual: QAction, place: QPointF) -> QAction:
        """A paste to the click: the usual one goes to the pointer, which is on this menu by then."""
        keys = usual.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(usual.icon(), f"{usual.text()}\t{keys}", self)
        action.setObjectName("edit_paste_here")
        action.setEnabled(usual.isEnabled())
        action.triggered.connect(partial(self._paste, place))
        return action

    def _paste(self, place: QPointF, _checked: bool = False) -> None:
        self.paste_requested.emit(self._canvas.landing_at(place))

    def _offer_insertion(self, edge: EdgeKey) -> None:
        inserted = self.addMenu(self.tr("&Insert"))
        for operation in OPERATIONS.values():
            if not operation.is_leaf:
                action = inserted.addAction(f"{operation_title(operation)}\t{operation.symbol}")
                action.triggered.connect(partial(self._insert, edge, operation.id))

    def _insert(self, edge: EdgeKey, operation: str, _checked: bool = False) -> None:
        self._canvas.insert_on_wire(edge, operation)

    def _note(self, place: QPointF, _checked: bool = False) -> None:
        self._canvas.noting.begin(self._canvas.scene_position(place))

    def _search(self, place: QPointF, joint: Joint, _checked: bool = False) -> None:
        self._canvas.search_at(place, joint)
