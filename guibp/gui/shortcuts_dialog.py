"""The list of shortcuts: every action with its keys, and what mouse and keys do on the canvas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.command_search import list_commands
from guibp.gui.gesture_texts import CONTEXT, GESTURES
from guibp.gui.translation import plain_text

MOST_KEYS = 2
"""So many keys of an action are listed."""
_NAMED_KEYS = {
    *(f"F{number}" for number in range(1, 13)),
    *("Backspace", "Del", "Down", "End", "Enter", "Esc", "Home", "Ins", "Left", "PgDown", "PgUp", "Return"),
    *("Right", "Space", "Tab", "Up"),
}
_Step = QAbstractSlider.SliderAction
_WAYS: Mapping[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
}


@dataclass(frozen=True, slots=True)
class Section:
    """What stands together in the list: a heading, and under it texts, each with how it is done."""

    heading: str
    rows: tuple[tuple[str, str], ...]

    def narrowed(self, query: str) -> Section:
        """The rows that hold each word of a query, themselves or in their heading."""
        words = query.casefold().split()
        return Section(self.heading, tuple(row for row in self.rows if _holds((self.heading, *row), words)))


class ShortcutsDialog(QDialog):
    """Lists the actions of a window by their menus; what is typed filters them.

    The graph can be worked on beside it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._filter = QLineEdit()
        self._filter.setObjectName("shortcuts_filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._list)
        self._table = QLabel()
        self._table.setTextFormat(Qt.TextFormat.RichText)
        self._table.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._table.setContentsMargins(24, 0, 24, 16)
        area = QScrollArea()
        area.setWidget(self._table)
        self._area = area
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._lay_out()
        self._write()
        self.resize(760, 640)
        self._filter.setFocus()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.setContentsMargins(0, 8, 16, 16)
        above = QVBoxLayout()
        above.setContentsMargins(24, 16, 24, 4)
        above.addWidget(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self._area)
        layout.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that walk a list scroll it while a person types in the filter."""
        way = _WAYS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        else:
            self._area.verticalScrollBar().triggerAction(way)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._area.setAccessibleName(self.windowTitle())
        self._filter.setPlaceholderText(self.tr("Filter by name or key"))
        self._filter.setAccessibleName(self._filter.placeholderText())
        self._list()

    def _list(self) -> None:
        """Show what the filter lets through."""
        canvas = Section(self.tr("On the canvas"), list_gestures())
        # First: some menus are filled when they are asked, and what was in them is gone then.
        menus = self._menus()
        sections = (*list_shortcuts(self._window.findChildren(QAction), menus), canvas)
        found = [section.narrowed(self._filter.text()) for section in sections]
        shown = write_sections([section for section in found if section.rows])
        self._table.setText(shown or escape(self.tr("Nothing is called so.")))

    def _menus(self) -> dict[QAction, str]:
        bar: object = self._window.findChild(QMenuBar)
        if not isinstance(bar, QMenuBar):
            return {}
        return {one.action: one.path for one in list_commands(bar, lambda _: "")}


def list_shortcuts(actions: Iterable[QAction], menus: Mapping[QAction, str]) -> tuple[Section, ...]:
    """The actions that have keys, under the menus that lead to them, in the order of both.

    What is in no menu comes first, without a heading.
    """
    rows: dict[str, list[tuple[str, str]]] = {title: [] for title in ("", *menus.values())}
    order = {action: place for place, action in enumerate(menus)}
    for action in sorted(actions, key=lambda one: order.get(one, -1)):
        shown = [key for key in action.shortcuts() if is_on_keyboards(key)][:MOST_KEYS]
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in shown]
        if action.objectName() and any(keys):
            text = plain_text(action.text()).rstrip("…")
            rows[menus.get(action, "")].append((text, ", ".join(keys)))
    return tuple(Section(title, tuple(inside)) for title, inside in rows.items())


def list_gestures() -> tuple[tuple[str, str], ...]:
    """What can be done on the canvas, and how."""
    translate = QCoreApplication.translate
    return tuple((translate(CONTEXT, what), translate(CONTEXT, how)) for what, how in GESTURES)


def write_sections(sections: Iterable[Section]) -> str:
    """Sections as one table, so that the keys of all stand below each other; empty without any."""
    lines = [line for section in sections for line in _write_section(section)]
    return f'<table cellspacing="0">{"".join(lines)}</table>' if lines else ""


def is_on_keyboards(key: QKeySequence) -> bool:
    """Some desktops know keys for an action that hardly any keyboard has, such as New or F14."""
    name = key.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return len(name) <= 1 or name in _NAMED_KEYS


def _holds(texts: Iterable[str], words: Iterable[str]) -> bool:
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words)


def _write_section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f'<tr><td colspan="2" style="padding:14px 0 3px 0"><b>{escape(section.heading)}</b></td></tr>'
    for row in section.rows:
        cells = (f'<td style="padding:3px 28px 3px 0">{escape(text)}</td>' for text in row)
        yield f"<tr>{''.join(cells)}</tr>"
