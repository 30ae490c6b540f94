"""The loss curve: the losses at every step of the training, the newest in figures, any under the pointer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from guibp.gui.panels.loss_curve import Curve, Scale
from guibp.gui.panels.loss_hover import LossHover
from guibp.gui.panels.loss_texts import describe_losses, tell_now, tell_now_shortly
from guibp.gui.panels.losses import NO_LOSSES, Losses
from guibp.gui.preferences import open_settings
from guibp.gui.roles import make_plain_label
from guibp.gui.theme import Theme

SCALE_KEY = "loss_scale"
_KEY_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: 50,
    Qt.Key.Key_PageDown: -50,
}
_OTHER_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LossPlot(QWidget):
    """Draws the losses over the steps; the arrow keys go along them, and Return to the moment.

    The plot itself is made when the first curve is shown: pyqtgraph takes as long to import as the
    rest of the window.
    """

    curve_made = Signal(object)
    """The ``Curve``, once, when it is needed."""
    moment_chosen = Signal(int)
    """The step to which a person goes by keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._losses = NO_LOSSES
        self._curve: Curve | None = None
        self._hover: LossHover | None = None
        self._place: int | None = None
        """Among the losses, of the one that keys have gone to."""
        self._figures = make_plain_label(self)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._log = QToolButton(self)
        self._log.setObjectName("loss_log")
        self._log.setProperty("kind", "small")
        self._log.setCheckable(True)
        self._log.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._log.setChecked(open_settings().value(SCALE_KEY) == Scale.LOG.value)
        self._log.hide()
        self._log.toggled.connect(self._choose_scale)
        self._invitation = make_plain_label(self)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()
        self._write()
        self.apply_theme(theme)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._log)
        head.addWidget(self._figures, 1)
        layout.addLayout(head)
        layout.addWidget(self._invitation, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("loss curve"))
        self._figures.setAccessibleName(self.tr("loss now"))
        self._figures.setToolTip(
            self.tr("Over the rows that are trained on, as on the canvas: rows held out have no part in it.")
        )
        self._log.setText(self.tr("log"))
        self._log.setToolTip(self.tr("Show the loss on a logarithmic axis"))
        self._log.setAccessibleName(self.tr("logarithmic axis"))
        self._invitation.setText(self.tr("Press Train and watch the loss fall."))
        if self._curve is not None:
            self._curve.name_axes(self.tr("step"), self.tr("loss"))
            self._curve.widget.setAccessibleName(self.tr("loss over the steps"))
        self._tell_now()
        self.describe()

    # -- showing ---------------------------------------------------------------------------------

    def show_losses(self, losses: Losses) -> None:
        """Draw a curve, and say the newest losses."""
        self._invitation.hide()
        self._losses = losses
        self._ready_curve().draw(losses)
        self._tell_now()
        self._log.show()
        if self._hover is not None:
            self._hover.refresh()

    def _tell_now(self) -> None:
        """The newest losses, with the step where there is room."""
        text, metrics = tell_now(self._losses), self._figures.fontMetrics()
        is_narrow = metrics.size(0, text).width() > self._figures.width()
        self._figures.setText(tell_now_shortly(self._losses) if is_narrow else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more, or less."""
        super().resizeEvent(event)
        self._tell_now()

    def describe(self) -> None:
        """Say in words what the curve shows, to those who do not see it."""
        self.setAccessibleDescription(describe_losses(self._losses))

    def prepare(self) -> None:
        """Make the plot before it is needed."""
        self._ready_curve()

    def clear_losses(self) -> None:
        """Forget the curve: another training, or another document."""
        self._losses = NO_LOSSES
        self._figures.clear()
        self._log.hide()
        self._point_at(None)
        self._invitation.show()
        self.describe()
        if self._curve is not None:
            self._curve.widget.hide()
            self._curve.draw(NO_LOSSES)

    def _ready_curve(self) -> Curve:
        if self._curve is None:
            self._curve = Curve(self)
            self._curve.apply_theme(self._theme)
            self._curve.name_axes(self.tr("step"), self.tr("loss"))
            self._curve.widget.setAccessibleName(self.tr("loss over the steps"))
            self._curve.use_scale(self._scale)
            box = self.layout()
            if box is not None:
                box.addWidget(self._curve.widget)
            self.curve_made.emit(self._curve)
            self._hover = LossHover(self._curve, lambda: self._losses)
            self._hover.apply_theme(self._theme)
        self._curve.widget.setVisible(self._invitation.isHidden())
        return self._curve

    @property
    def _scale(self) -> Scale:
        return Scale.LOG if self._log.isChecked() else Scale.LINEAR

    def _choose_scale(self) -> None:
        open_settings().setValue(SCALE_KEY, self._scale.value)
        if self._curve is not None:
            self._curve.use_scale(self._scale)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        quiet = f"color: {theme.palette.quiet}"
        self._figures.setStyleSheet(quiet)
        self._invitation.setStyleSheet(quiet)
        if self._curve is not None:
            self._curve.apply_theme(theme)
        if self._hover is not None:
            self._hover.apply_theme(theme)

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are commands of the window elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in (*_KEY_STEPS, *_OTHER_KEYS) and not self._losses.is_empty)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the losses, to the moment of one, or leave them."""
        key, last = event.key(), len(self._losses.steps) - 1
        if last < 0 or key not in (*_KEY_STEPS, *_OTHER_KEYS):
            super().keyPressEvent(event)
            return
        here = last if self._place is None else min(self._place, last)
        if key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moment_chosen.emit(int(self._losses.steps[here]))
        else:
            goals = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            goal = goals.get(Qt.Key(key), here + _KEY_STEPS.get(Qt.Key(key), 0))
            self._point_at(int(np.clip(goal, 0, last)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where keys go on from."""
        super().focusInEvent(event)
        self.describe()
        if not self._losses.is_empty:
            self._point_at(len(self._losses.steps) - 1 if self._place is None else self._place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the losses."""
        super().focusOutEvent(event)
        self._point_at(None)

    def _point_at(self, place: int | None) -> None:
        self._place = place
        if self._hover is not None:
            self._hover.point_at(place)
