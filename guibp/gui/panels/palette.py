"""The palette: every operation under quiet headings, to be dragged onto the canvas or double-clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from guibp.gui.chips import paint_chip
from guibp.gui.operation_texts import operation_summary, operation_title
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.gui.type_scale import scaled
from guibp.gui.unit_dialog import unit_title
from guibp.gui.unit_search import UNIT_SYMBOLS, unit_summary
from guibp.model.operations import OPERATIONS, Category, Operation
from guibp.model.units import UnitKind

MIME_TYPE = "application/x-guibp-operation"
UNIT_MIME_TYPE = "application/x-guibp-unit"
ID_ROLE = Qt.ItemDataRole.UserRole
SYMBOL_ROLE = Qt.ItemDataRole.UserRole + 1
UNIT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The kind of a ready-made unit; an item has this or an operation's id, and a heading neither."""
ROW_HEIGHT, HEADING_HEIGHT = 28, 30
CHIP = (36, 24)
"""Width and height of a symbol's box, beside usual text."""
MARGIN, GAP = 16, 12

Index = QModelIndex | QPersistentModelIndex

_HEADINGS: dict[Category, str] = {
    Category.LEAVES: QT_TRANSLATE_NOOP("Palette", "LEAVES"),
    Category.ARITHMETIC: QT_TRANSLATE_NOOP("Palette", "ARITHMETIC"),
    Category.FUNCTIONS: QT_TRANSLATE_NOOP("Palette", "FUNCTIONS"),
    Category.SAMPLES: QT_TRANSLATE_NOOP("Palette", "OVER THE SAMPLES"),
    Category.LOSS: QT_TRANSLATE_NOOP("Palette", "LOSS"),
}


class Palette(QListView):
    """Lists the operations; a double click or Return asks for a node of that operation."""

    operation_chosen = Signal(str)
    unit_chosen = Signal(str)
    """The kind of a ready-made unit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setModel(PaletteModel(self))
        self._write()
        self.setItemDelegate(PaletteDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._choose)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("Operations"))
        current, model = self.currentIndex().row(), self.model()
        if isinstance(model, PaletteModel):
            model.list_operations()
            self.setCurrentIndex(model.index(current, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return adds what a double click would."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt calls it
        """Begin to drag an operation, shown as its symbol under the pointer."""
        index = self.currentIndex()
        if not _is_item(index):
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        picture = self._picture(index.data(SYMBOL_ROLE))
        drag.setPixmap(picture)
        drag.setHotSpot(QRect(QPoint(), chip_size()).center())
        drag.exec(actions, Qt.DropAction.CopyAction)

    def sizeHint(self) -> QSize:
        return QSize(scaled(216), 400)

    def _choose(self, index: Index) -> None:
        operation, unit = index.data(ID_ROLE), index.data(UNIT_ROLE)
        if operation:
            self.operation_chosen.emit(operation)
        elif unit:
            self.unit_chosen.emit(unit)

    def _picture(self, symbol: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(chip_size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            paint_chip(painter, QRect(QPoint(), chip_size()), symbol, self.palette(), self.font())
        finally:
            painter.end()
        return picture


class PaletteDelegate(QStyledItemDelegate):
    """Paints a heading, or a symbol in its chip with the operation's name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if _is_item(index):
                self._paint_operation(painter, option, index)
            else:
                self._paint_heading(painter, option, index)
        finally:
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), scaled(ROW_HEIGHT if _is_item(index) else HEADING_HEIGHT))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(heading_font(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box = option.rect.adjusted(MARGIN, 0, -MARGIN, -6)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, index.data())

    def _paint_operation(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = option.palette
        marked = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
        if option.state & marked:
            has_focus = option.state & QStyle.StateFlag.State_HasFocus
            rim = QPen(palette.color(QPalette.ColorRole.Highlight), 2.0)
            painter.setPen(rim if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 6, 6)
        size = chip_size()
        top = option.rect.top() + (option.rect.height() - size.height()) // 2
        chip = QRect(QPoint(option.rect.left() + MARGIN, top), size)
        paint_chip(painter, chip, index.data(SYMBOL_ROLE), palette, option.font)
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        box = option.rect.adjusted(MARGIN + size.width() + GAP, 0, -6, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())


def chip_size() -> QSize:
    """The box of a symbol beside the text that there is."""
    return QSize(*(scaled(side) for side in CHIP))


def heading_font(font: QFont) -> QFont:
    """The small bold capitals of quiet headings."""
    face = QFont(font)
    face.setPixelSize(scaled(11))
    face.setBold(True)
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.4)
    return face


class PaletteModel(QStandardItemModel):
    """The operations under their headings; an item is carried as its operation's id."""

    def list_operations(self) -> None:
        """List everything, in the language that is spoken now."""
        self.clear()
        for category in Category:
            self.appendRow(_make_heading(_HEADINGS[category]))
            for operation in OPERATIONS.values():
                if operation.category is category:
                    self.appendRow(_make_item(operation))
        self.appendRow(_make_heading(QT_TRANSLATE_NOOP("Palette", "UNITS")))
        for kind in UnitKind:
            self.appendRow(_make_unit_item(kind))

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE, UNIT_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for role, mime_type in ((ID_ROLE, MIME_TYPE), (UNIT_ROLE, UNIT_MIME_TYPE)):
            carried = next((index.data(role) for index in indexes if index.data(role)), None)
            if carried is not None:
                data.setData(mime_type, carried.encode())
        return data


def _is_item(index: Index) -> bool:
    return bool(index.data(ID_ROLE) or index.data(UNIT_ROLE))


def _make_heading(text: str) -> QStandardItem:
    item = QStandardItem(QCoreApplication.translate("Palette", text))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _make_item(operation: Operation) -> QStandardItem:
    item = QStandardItem(operation_title(operation))
    item.setData(operation.id, ID_ROLE)
    item.setData(operation.symbol, SYMBOL_ROLE)
    item.setToolTip(operation_summary(operation))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    return item


def _make_unit_item(kind: UnitKind) -> QStandardItem:
    item = QStandardItem(unit_title(kind))
    item.setData(kind.value, UNIT_ROLE)
    item.setData(UNIT_SYMBOLS[kind], SYMBOL_ROLE)
    item.setToolTip(unit_summary(kind))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    return item
