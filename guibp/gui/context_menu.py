"""The menu of a right click on the canvas: what can be done with what it fell on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
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


class ContextMenu(QMenu):
    """Made for one click, gone when it is closed."""

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
            self.addActions([actions[name] for name in section])
            self.addSeparator()
        self.aboutToHide.connect(self.deleteLater)

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
