"""Points in hand on the plot: dragged, added, removed and given the other class."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from guibp.engine.tape import Floats
from guibp.gui.panels.point_edits import Class, Columns, PointEdits
from guibp.gui.panels.point_places import REACH, find_point, to_round_place
from guibp.gui.panels.sample_plot import SamplePlot
from guibp.gui.session import Session
from guibp.model.dataset import Dataset

_CONCERNED = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ContextMenu,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.FocusOut,
    }
)
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True, eq=False)
class HeldPoint:
    """A point in hand: its row, and all points when it was taken."""

    row: int
    points: Floats
    dataset: Dataset
    offset: QPointF
    """From the pointer to its centre."""


class PointEditing(QObject):
    """Stands before the plot: what begins on a point is its own, the rest is the plot's."""

    def __init__(self, session: Session, plot: SamplePlot) -> None:
        super().__init__(plot)
        self._session, self._plot = session, plot
        self._edits = PointEdits(session)
        self._held: HeldPoint | None = None
        self._pressed: QPointF | None = None
        """Where a press was, until it is a drag."""
        plot.installEventFilter(self)
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._let_go)

    def follow(self, columns: Columns | None) -> None:
        """What the plot shows now."""
        self._edits.columns = columns

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns points."""
        kind = event.type()
        if kind not in _CONCERNED or self._edits.columns is None:
            return super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent):
            return self._follow_pointer(kind, event)
        if isinstance(event, QKeyEvent):
            return self._follow_key(kind, event)
        if isinstance(event, QContextMenuEvent):
            return self._open_menu(event)
        # The focus went: another window came in between.
        self._let_go()
        return False

    # -- the pointer -----------------------------------------------------------------------------

    def _follow_pointer(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        if kind is QEvent.Type.MouseMove:
            return self._move(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return self._held is not None
        if kind is QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind is QEvent.Type.MouseButtonRelease:
            return self._release()
        return self._double_click(event)

    def _press(self, event: QMouseEvent) -> bool:
        row, dataset = self._point_at(event.position()), self._session.graph.dataset
        self._pressed = event.position()
        if row is None or dataset is None:
            return False
        self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
        x, y = self._plot.points[row].tolist()
        offset = self._plot.frame().to_pixels((x, y)) - event.position()
        self._held = HeldPoint(row, self._plot.points, dataset, offset)
        self._session.show_sample(row)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        held = self._held
        if held is None:
            self._plot.point_out(is_point=self._point_at(event.position()) is not None)
        if self._is_still(event.position()) or held is None:
            return self._pressed is not None
        moved = held.points.copy()
        moved[held.row] = to_round_place(self._plot.frame(), event.position() + held.offset)
        self._plot.show_points(moved)
        return True

    def _is_still(self, place: QPointF) -> bool:
        """Whether a press has hardly moved: a hand that trembles in a click drags nothing."""
        if self._pressed is None:
            return False
        if (place - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return True
        self._pressed = None
        return False

    def _release(self) -> bool:
        self._pressed = None
        held, self._held = self._held, None
        if held is None:
            return False
        x, y = self._plot.points[held.row].tolist()
        if (x, y) != tuple(held.points[held.row].tolist()):
            self._edits.move(held.row, (x, y))
        return True

    def _double_click(self, event: QMouseEvent) -> bool:
        place = event.position()
        if self._point_at(place) is None and self._plot.frame().area.contains(place):
            is_zero = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._add(place, Class.ZERO if is_zero else Class.ONE)
        return True

    def _add(self, place: QPointF, kind: Class) -> None:
        self._edits.add(to_round_place(self._plot.frame(), place), kind)

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        if self._held is not None:
            return True
        place = QPointF(event.pos())
        row = self._point_at(place)
        if row is None and not self._plot.frame().area.contains(place):
            return False
        menu = QMenu(self._plot)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is None:
            self._offer_adding(menu, place)
        else:
            self._offer_changing(menu, row)
        menu.popup(event.globalPos())
        return True

    def _offer_adding(self, menu: QMenu, place: QPointF) -> None:
        if not self._edits.has_classes:
            menu.addAction(self.tr("Add a point")).triggered.connect(lambda: self._add(place, Class.ONE))
            return
        one, zero = self.tr("Add a point of class 1"), self.tr("Add a point of class 0")
        menu.addAction(one).triggered.connect(lambda: self._add(place, Class.ONE))
        menu.addAction(zero).triggered.connect(lambda: self._add(place, Class.ZERO))

    def _offer_changing(self, menu: QMenu, row: int) -> None:
        kind = self._edits.class_of(row)
        if kind is not None:
            text = self.tr("Make it class 0") if kind is Class.ONE else self.tr("Make it class 1")
            menu.addAction(text).triggered.connect(lambda: self._edits.set_class(row, Class(1 - kind)))
        menu.addAction(self.tr("Remove the point")).triggered.connect(lambda: self._edits.remove(row))

    # -- keys ------------------------------------------------------------------------------------

    def _follow_key(self, kind: QEvent.Type, event: QKeyEvent) -> bool:
        if not self._means_points(event.key()):
            return False
        if kind is QEvent.Type.ShortcutOverride:
            # The graph has other uses for these keys.
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif self._held is None and self._session.sample is not None:
            self._edits.remove(self._session.sample)
        return True

    def _means_points(self, key: int) -> bool:
        return key in _REMOVING or (key == Qt.Key.Key_Escape and self._held is not None)

    # -- within ----------------------------------------------------------------------------------

    def _point_at(self, place: QPointF) -> int | None:
        """The point under a place, if no handle of the line is nearer."""
        plot = self._plot
        return find_point(plot.points, plot.frame(), place, min(REACH, plot.gap_to_handle(place)))

    def _let_go(self) -> None:
        """A drag that is given up leaves no trace."""
        held, self._held = self._held, None
        self._pressed = None
        if held is not None:
            self._plot.show_points(held.points)

    def _follow_edit(self) -> None:
        """Other data came under a point in hand."""
        if self._held is not None and self._session.graph.dataset is not self._held.dataset:
            self._held = None
