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

REACH = 4
"""So many pixels from a mark its words are told."""
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
            "border-radius: 4px; padding: 3px 6px;"
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
        across = self._curve.across_of(float(losses.steps[place]))
        reach = self._curve.steps_across(REACH)
        self._text.setText(tell_point(losses, place, reach))
        self._text.adjustSize()
        room, width = self._curve.widget.viewport().width(), self._text.width()
        left = across + _GAP if across + _GAP + width <= room else across - _GAP - width
        self._text.move(QPoint(round(max(0.0, min(left, room - width))), _GAP))
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
