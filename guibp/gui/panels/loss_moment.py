"""The moment on show, as a line across the loss curve: another handle of the time line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from guibp.gui.panels.loss_curve import Curve
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.rewinding import Rewinding


class LossMoment(QObject):
    """Marks the past moment on show; pressing and dragging on the curve goes to others."""

    grabbed = Signal()
    """The pointer went down on the curve."""

    def __init__(self, plot: LossPlot, rewinding: Rewinding) -> None:
        super().__init__(plot)
        self._rewinding = rewinding
        self._curve: Curve | None = None
        plot.curve_made.connect(self._attach)
        plot.moment_chosen.connect(rewinding.show)
        rewinding.changed.connect(self._follow)

    def _attach(self, curve: Curve) -> None:
        self._curve = curve
        viewport = curve.widget.viewport()
        viewport.installEventFilter(self)
        viewport.setCursor(Qt.CursorShape.SizeHorCursor)

    def _follow(self) -> None:
        if self._curve is not None:
            self._curve.mark(self._rewinding.step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to where the pointer is pressed or dragged."""
        if isinstance(event, QMouseEvent) and event.type() in _POINTING and not _hovers(event):
            if event.type() is QEvent.Type.MouseButtonPress:
                self.grabbed.emit()
            if event.buttons() & Qt.MouseButton.LeftButton and self._curve is not None:
                self._rewinding.show(round(self._curve.step_at(event.position())))
            return True
        return super().eventFilter(watched, event)


def _hovers(event: QMouseEvent) -> bool:
    """Whether the pointer only passes over the curve."""
    return event.type() is QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton


_POINTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
