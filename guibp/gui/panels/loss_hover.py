"""The loss under the pointer: a crosshair through it, and its step and numbers beside that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel

from guibp.gui.panels.loss_curve import Curve
from guibp.gui.panels.loss_texts import tell_point
from guibp.gui.panels.losses import Losses
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled

REACH = 6
"""So many pixels from a mark its words are told."""
TYPE_SIZE = 11
_GAP = 8


class LossHover(QObject):
    """Follows the pointer over the curve; keys point at a loss in the same way."""

    def __init__(self, curve: Curve, read: Callable[[], Losses]) -> None:
        super().__init__(curve.widget)
        self._curve, self._read = curve, read
        self._step: float | None = None
        """Under the pointer."""
        self._place: int | None = None
        """Pointed at by keys."""
        self._text = QLabel(curve.widget.viewport())
        self._text.setObjectName("loss_hover")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text.hide()
        viewport = curve.widget.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        colours = theme.palette
        self._text.setStyleSheet(
            f"background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.hairline};"
            f"border-radius: 4px; padding: 2px 5px; font-size: {scaled(TYPE_SIZE)}px;"
        )

    def point_at(self, place: int | None) -> None:
        """Keys point at a place among the losses, or at none."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """Show what is pointed at, of the losses as they are now."""
        losses = self._read()
        place = self._place
        if self._step is not None and not losses.is_empty:
            place = losses.nearest(self._step)
        if losses.is_empty or place is None or place >= len(losses.steps):
            self._curve.point_at(None)
            self._text.hide()
            return
        self._curve.point_at(place)
        self._show_text(losses, place)

    def _show_text(self, losses: Losses, place: int) -> None:
        step = float(losses.steps[place])
        marks = losses.marks_near(step if self._step is None else self._step, self._curve.steps_across(REACH))
        self._text.setText(tell_point(losses, place, marks))
        self._text.adjustSize()
        point, room = self._curve.point_of(place), self._curve.widget.viewport().size()
        width, height = self._text.width(), self._text.height()
        left = point.x() + _GAP if point.x() + _GAP + width <= room.width() else point.x() - _GAP - width
        # Not where the curve is.
        top = _GAP if point.y() > room.height() / 2 else room.height() - height - _GAP
        self._text.move(QPoint(max(0, min(round(left), room.width() - width)), max(0, round(top))))
        self._text.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; what it presses is for others."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._step = self._curve.step_at(event.position())
            self.refresh()
        elif event.type() is QEvent.Type.Leave and self._step is not None:
            self._step = None
            self.refresh()
        return super().eventFilter(watched, event)
