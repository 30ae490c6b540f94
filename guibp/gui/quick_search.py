"""The quick search: a line to type in and what it finds, in a small box over the canvas or the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.chips import paint_chip
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled

Index = QModelIndex | QPersistentModelIndex

WIDTH, ROW_HEIGHT, MOST_ROWS = 256, 30, 8
_CHIP = (36, 22)
_GAP = 10
_RIGHT = Qt.AlignmentFlag.AlignRight
_LEAST_ROWS = 3
_SYMBOL_ROLE, _NOTE_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the list: its text, its symbol, what the pointer is told, and what choosing it means.

    ``note`` stands quietly at the row's end: a key, or the menu where it is. What cannot be chosen now
    stands greyed behind all that can.
    """

    text: str
    symbol: str
    tip: str
    meaning: object
    note: str = ""
    can_choose: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched: how a query is answered, and what stands in the empty line and the empty list."""

    find: Callable[[str], tuple[Found, ...]]
    hint: str
    nothing: str
    width: int = WIDTH
    name: str = "canvas_search"
    """The object name of the box."""


class QuickSearch(QFrame):
    """Return or a click chooses, Esc or a lost focus gives up."""

    chosen = Signal(object)
    """What the chosen row means."""
    dropped = Signal()

    def __init__(self, question: Question, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(question.name)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(_style(theme, question.name))
        self._question, self._area = question, parent
        self._found: tuple[Found, ...] = ()
        self._model = QStandardItemModel(self)
        self._line = SearchLine(self)
        # A press on the rim or on the list leaves the focus where a person types.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._line)
        self._line.setPlaceholderText(question.hint)
        self._line.setAccessibleName(question.hint)
        self._list = self._make_list()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self._connect()
        self._show_found("")

    def take_focus(self) -> None:
        """Let a person type."""
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether a person types here."""
        return self._line.hasFocus()

    def _make_list(self) -> QListView:
        found = QListView(self)
        found.setModel(self._model)
        found.setItemDelegate(FoundDelegate(found))
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setFrameShape(QListView.Shape.NoFrame)
        found.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Found"))
        found.setMouseTracking(True)
        return found

    def _connect(self) -> None:
        self._line.textChanged.connect(self._show_found)
        self._line.stepped.connect(self._step)
        self._line.confirmed.connect(self._choose_current)
        self._line.dropped.connect(self.dropped)
        self._list.clicked.connect(self._choose)

    def _show_found(self, query: str) -> None:
        self._found = self._question.find(query)
        model = self._model
        model.clear()
        for found in self._found:
            model.appendRow(_make_item(found))
        if not self._found:
            nothing = QStandardItem(self._question.nothing)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(nothing)
        self._list.setCurrentIndex(model.index(0, 0))
        self._list.setFixedHeight(scaled(ROW_HEIGHT) * min(model.rowCount(), self._rows_in_view()))
        self.resize(scaled(self._question.width), self._column.sizeHint().height())

    def _rows_in_view(self) -> int:
        """How many rows there is room for on the canvas."""
        room = self._area.height() - 2 * self._line.sizeHint().height()
        return max(min(room // scaled(ROW_HEIGHT), MOST_ROWS), _LEAST_ROWS)

    def _step(self, rows: int) -> None:
        count = sum(found.can_choose for found in self._found)
        if count:
            row = (self._list.currentIndex().row() + rows) % count
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _choose_current(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: Index) -> None:
        if 0 <= index.row() < len(self._found) and self._found[index.row()].can_choose:
            self.chosen.emit(self._found[index.row()].meaning)


class SearchLine(QLineEdit):
    """The line of the quick search: the keys that walk the list and end the search are its own."""

    stepped = Signal(int)
    confirmed = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("canvas_search_line")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def event(self, event: QEvent) -> bool:
        """Take Tab, which Qt would use up to leave, and keep all own keys from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.key() in _STEPS.keys() | _ENDS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._follow_key(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus there is nothing to type: the search is over."""
        super().focusOutEvent(event)
        self.dropped.emit()

    def _follow_key(self, event: QKeyEvent) -> None:
        event.accept()
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            self.confirmed.emit()


class FoundDelegate(QStyledItemDelegate):
    """Paints what was found: its symbol in a chip, its name, and at the end its note."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        try:
            self._paint(painter, option, index)
        finally:
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - the signature is given by Qt
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, symbol, note = option.rect, index.data(_SYMBOL_ROLE), index.data(_NOTE_ROLE)
        ink, quiet = self._paint_ground(painter, option, index)
        left, right = box.left() + _GAP, box.right() - _GAP
        if symbol:
            width, height = (scaled(side) for side in _CHIP)
            chip = QRect(left, box.top() + (box.height() - height) // 2, width, height)
            paint_chip(painter, chip, symbol, option.palette, option.font)
            left += width + _GAP
        painter.setFont(option.font)
        across = Qt.AlignmentFlag.AlignVCenter
        if note:
            painter.setPen(quiet)
            painter.drawText(QRect(left, box.top(), right - left, box.height()), _RIGHT | across, note)
            right -= option.fontMetrics.horizontalAdvance(note) + _GAP
        painter.setPen(ink)
        room = QRect(left, box.top(), max(right - left, 0), box.height())
        shown = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | across, shown)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> tuple[QColor, QColor]:
        """Mark the row that is chosen or pointed at; the colours of its text and of its note."""
        palette, state = option.palette, option.state
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return quiet, quiet
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            role = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Midlight
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 5, 5)
        if chosen:
            ink = palette.color(QPalette.ColorRole.HighlightedText)
            return ink, ink
        return palette.color(QPalette.ColorRole.Text), quiet


def _make_item(found: Found) -> QStandardItem:
    item = QStandardItem(found.text)
    item.setData(found.symbol, _SYMBOL_ROLE)
    item.setData(found.note, _NOTE_ROLE)
    item.setToolTip(found.tip)
    if not found.can_choose:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _style(theme: Theme, name: str) -> str:
    return (
        f"#{name} {{ background: {theme.panel.name()}; border: 1px solid {theme.wire.name()};"
        " border-radius: 8px; }"
    )
