"""A page of paragraphs: words that can be selected, and typeset equations, one below the other."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from guibp.gui.panels.equation_view import EquationView
from guibp.gui.panels.paragraphs import Kind, Paragraph, Paragraphs
from guibp.gui.particles import settle_particles
from guibp.gui.roles import Role, set_role
from guibp.gui.theme import Theme

_LONG_WORD = re.compile(r"[^\s]{16}(?=[^\s]{8})")
ZERO_WIDTH_SPACE = "\u200b"
_ROLES = {
    Kind.TITLE: Role.TITLE,
    Kind.QUIET: Role.QUIET,
    Kind.HEADING: Role.HEADING,
    Kind.LOCAL: Role.FORMULA,
}
_ABOVE = {Kind.TITLE: 4, Kind.HEADING: 14, Kind.PLAIN: 6, Kind.QUIET: 2}
"""Room above a paragraph of this kind, in pixels; 0 above others."""
_SIDE, _TOP, _BOTTOM = 24, 8, 16


class ParagraphColumn(QWidget):
    """Shows paragraphs; what stays the same from one text to the next keeps its widgets."""

    rewritten = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Paragraphs = ()
        self._rows: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours."""
        self._theme = theme
        shown, self._shown = self._shown, ()
        self.show_paragraphs(shown)

    def show_paragraphs(self, paragraphs: Paragraphs) -> None:
        """Show these and nothing else."""
        if paragraphs == self._shown:
            return
        self._shown = paragraphs
        number = 0
        for paragraph in paragraphs:
            for place, line in enumerate(paragraph.lines):
                self._show_row(number, paragraph, place, line)
                number += 1
        while len(self._rows) > number:
            self._drop_row(len(self._rows) - 1)
        self.rewritten.emit()

    def text(self) -> str:
        """All that is said, a line each."""
        return "\n".join(line for paragraph in self._shown for line in paragraph.lines)

    def latex(self) -> str:
        """All equations, a line each."""
        return "\n".join(one.latex for paragraph in self._shown for one in paragraph.equations)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy all of it."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy all as &text")).triggered.connect(self.copy_text)
        menu.addAction(self.tr("Copy all equations as &LaTeX")).triggered.connect(self.copy_latex)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def copy_text(self) -> None:
        """Copy all that is said."""
        QGuiApplication.clipboard().setText(self.text())

    def copy_latex(self) -> None:
        """Copy all equations."""
        QGuiApplication.clipboard().setText(self.latex())

    # -- rows ------------------------------------------------------------------------------------

    def _show_row(self, number: int, paragraph: Paragraph, place: int, line: str) -> None:
        is_equation = bool(paragraph.equations)
        row = self._rows[number] if number < len(self._rows) else None
        if row is None or isinstance(row, EquationView) is not is_equation:
            if row is not None:
                self._drop_row(number)
            row = EquationView(self._theme) if is_equation else _make_words()
            self._rows.insert(number, row)
            self._column.insertWidget(number, row)
        if isinstance(row, EquationView):
            row.show_equation(paragraph.equations[place], self._theme)
        else:
            _write_words(row, paragraph.kind, line)

    def _drop_row(self, number: int) -> None:
        row = self._rows.pop(number)
        self._column.removeWidget(row)
        row.hide()
        # Nobody who reads the page may still find it there.
        row.setParent(None)
        row.deleteLater()


class ParagraphPage(QScrollArea):
    """A column of paragraphs that scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = ParagraphColumn(theme)
        self.column.setContentsMargins(_SIDE, _TOP, _SIDE, _BOTTOM)
        self.setWidget(self.column)
        self.column.rewritten.connect(self._make_room)

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours."""
        self.column.set_theme(theme)

    def _make_room(self) -> None:
        """At once: until Qt's own event comes round, rows would be squeezed into the former text's height."""
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def sizeHint(self) -> QSize:
        return QSize(340, 460)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """From the keyboard, the menu of the whole text."""
        self.column.contextMenuEvent(event)


class Words(QLabel):
    """A label of plain text that wraps, and asks for no more height than it needs at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(0, self.fontMetrics().height() + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _make_words() -> QLabel:
    words = Words()
    # Plain, so that an id is never read as markup.
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words


def _write_words(words: QLabel, kind: Kind, line: str) -> None:
    role = _ROLES.get(kind)
    if words.property("role") != role:
        words.setProperty("role", None)
        if role is not None:
            set_role(words, role)
        words.style().unpolish(words)
        words.style().polish(words)
    words.setContentsMargins(0, _ABOVE.get(kind, 0), 0, 2)
    text = _break_long_words(settle_particles(line))
    if words.text() != text:
        words.setText(text)


def _break_long_words(text: str) -> str:
    """A long word may break, else it widens the page."""
    return _LONG_WORD.sub(lambda part: part[0] + ZERO_WIDTH_SPACE, text)
