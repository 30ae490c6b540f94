"""The explanation: what the last step did, or how a node's numbers come about, in formulas and numbers."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from guibp.gui.panels.explaining import Kind, Paragraph, Paragraphs, explain
from guibp.gui.particles import settle_particles
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled

TRAINING_MILLISECONDS = 100
"""How often the text changes while training: faster, nobody could read it."""
FORMULA_SIZE = 17
_BREAK_BEYOND, _REST_BEYOND = 30, 25
"""A longer line of a formula is broken before its equals signs."""
_LONG_WORD = re.compile(r"[^\s]{16}(?=[^\s]{8})")
ZERO_WIDTH_SPACE = "\u200b"


class Explanation(QScrollArea):
    """A page of text that follows the walk and the selection."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: Paragraphs = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setContentsMargins(24, 8, 24, 16)
        self._text.setAccessibleName(self.tr("Explanation"))
        self.setWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        session.reading_changed.connect(self._follow_numbers)
        session.selection.changed.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours."""
        self._theme = theme
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Say what is to be said now."""
        self._timer.stop()
        paragraphs = explain(self._session)
        if paragraphs != self._shown:
            self._shown = paragraphs
            self._text.setText(write_html(paragraphs, self._theme))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._text.setAccessibleName(self.tr("Explanation"))
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming into view, catch up."""
        super().showEvent(event)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(340, 460)

    def _follow_numbers(self) -> None:
        if self._session.running is None:
            self.refresh()
        elif not self._timer.isActive():
            self._timer.start(TRAINING_MILLISECONDS)


def write_html(paragraphs: Paragraphs, theme: Theme) -> str:
    """The paragraphs in Qt's rich text; what they hold is escaped."""
    return "".join(_write(paragraph, theme) for paragraph in paragraphs)


def _write(paragraph: Paragraph, theme: Theme) -> str:
    colours = theme.palette
    styles = {
        Kind.TITLE: f"font-size:{scaled(15)}px; font-weight:600; color:{colours.text}; margin:4px 0 2px 0",
        Kind.QUIET: f"font-size:{scaled(13)}px; color:{colours.quiet}; margin:2px 0 4px 0",
        Kind.HEADING: f"font-size:{scaled(11)}px; font-weight:700; color:{colours.quiet}; margin:16px 0 2px",
        Kind.VALUE: f"font-size:{scaled(FORMULA_SIZE)}px; color:{colours.value}; margin:2px 0",
        Kind.LOCAL: f"font-size:{scaled(FORMULA_SIZE)}px; color:{colours.text}; margin:2px 0",
        Kind.GRADIENT: f"font-size:{scaled(FORMULA_SIZE)}px; color:{colours.gradient}; margin:2px 0",
        Kind.RESULT: f"font-size:{scaled(FORMULA_SIZE)}px; color:{colours.gradient}; margin:3px 0",
        Kind.PLAIN: f"font-size:{scaled(13)}px; color:{colours.text}; margin:6px 0 2px 0",
    }
    style = styles[paragraph.kind]
    is_formula = paragraph.kind in {Kind.VALUE, Kind.LOCAL, Kind.GRADIENT, Kind.RESULT}
    lines = (_break_formula(line) if is_formula else _escape(line) for line in paragraph.lines)
    text = "".join(f'<p style="{style}">{line}</p>' for line in lines)
    if paragraph.kind is not Kind.RESULT:
        return text
    return (
        f'<table width="100%" cellspacing="0" cellpadding="8" bgcolor="{colours.canvas}"'
        f' style="border:1px solid {colours.hairline}; border-collapse:collapse;'
        f' margin:4px 0 0 0"><tr><td>{text}</td></tr></table>'
    )


def _break_formula(line: str) -> str:
    """A long chain of equalities goes on below its first, as on a blackboard."""
    if len(line) <= _BREAK_BEYOND:
        return _escape(line)
    first, *others = line.split(" = ")
    if not others:
        return _escape(line)
    rest = " = ".join(others[1:])
    parts = [rest] if len(rest) <= _REST_BEYOND else others[1:]
    below = "".join(f"<br>&nbsp;&nbsp;= {_escape(part)}" for part in parts if part)
    return _escape(f"{first} = {others[0]}") + below


def _escape(text: str) -> str:
    """The text with nothing in it that reads as markup; a long word may break, else it widens the page."""
    return escape(_LONG_WORD.sub(lambda part: part[0] + ZERO_WIDTH_SPACE, settle_particles(text)))
