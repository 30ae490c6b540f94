"""A typeset equation in a panel, which can be read aloud, and copied as text or as LaTeX."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from guibp.explain.equations import Equation
from guibp.gui.equation_setting import SetEquation, set_equation
from guibp.gui.operation_texts import typeset
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scale_of

FORMULA_SIZE = 17.0
"""Beside usual text; for people who have theirs set larger, so much larger."""
MARGIN = 3.0
_UNBOUND = 1e6
_MARKED = 0.12
"""How much of the selection's colour is in the ground of an equation that has the focus."""


class EquationView(QLabel):
    """A label whose text is the equation in one line, and whose picture is the equation typeset."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._equation = theme, Equation(())
        self._set: tuple[float, SetEquation] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def equation(self) -> Equation:
        """What is shown."""
        return self._equation

    def show_equation(self, equation: Equation, theme: Theme) -> None:
        """Show another equation, or the same in other colours."""
        if (equation, theme) == (self._equation, self._theme):
            return
        self._equation, self._theme, self._set = equation, theme, None
        self.setText(typeset(equation.text))
        self.updateGeometry()
        self.update()

    def copy_text(self) -> None:
        """Copy the equation as a line of text."""
        QGuiApplication.clipboard().setText(self.text())

    def copy_latex(self) -> None:
        """Copy the equation as LaTeX."""
        QGuiApplication.clipboard().setText(self._equation.latex)

    # -- size ------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt calls it so
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt calls it so
        return round(self._lay_out(width).height + 2 * MARGIN + 0.5)

    def sizeHint(self) -> QSize:
        line = self._set_within(_UNBOUND)
        return QSize(round(line.width), round(line.height + 2 * MARGIN + 0.5))

    def minimumSizeHint(self) -> QSize:
        # One line: the height that it needs follows from the width that it gets.
        return QSize(0, self.sizeHint().height())

    def _lay_out(self, width: float) -> SetEquation:
        if self._set is None or self._set[0] != width:
            self._set = (width, self._set_within(width))
        return self._set[1]

    def _set_within(self, width: float) -> SetEquation:
        size = FORMULA_SIZE * scale_of(self.font())
        return set_equation(self._equation, self._theme, size, self.font().family(), width)

    # -- painting and copying --------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the equation in place of the text."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.fillRect(event.rect(), mix(self._theme.selection, self._theme.panel, _MARKED))
            self._lay_out(self.width()).paint(painter, QPointF(0, MARGIN))
        finally:
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Keep the keys for copying from the window, which would copy nodes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _copies(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the size of the text that is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._set = None
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if _copies(event):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that this one would be copied."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another one would be, or none."""
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as &text")).triggered.connect(self.copy_text)
        menu.addAction(self.tr("Copy as &LaTeX")).triggered.connect(self.copy_latex)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _copies(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)
