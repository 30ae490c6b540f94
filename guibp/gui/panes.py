"""Panes: the keyboard goes from the canvas to the panels and back, and one sees where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolBar, QWidget

_RING = 2.0


class Panes(QObject):
    """The canvas, the docks and the toolbar of one window, as the keyboard goes round them.

    Docks that are closed are left out; one behind a tab is brought to the front.
    """

    def __init__(
        self, window: QMainWindow, canvas: QWidget, docks: Callable[[], Sequence[QDockWidget]]
    ) -> None:
        """``docks`` gives all of them in order: that of the window's children changes as they are raised."""
        super().__init__(window)
        self._window, self._canvas, self._docks = window, canvas, docks
        self._ring: FocusRing | None = None

    def go_on(self) -> None:
        """Take the keyboard to the next pane."""
        self._go(1)

    def go_back(self) -> None:
        """Take the keyboard to the pane before."""
        self._go(-1)

    def panes(self) -> list[QWidget]:
        """The panes that are open, beginning with the canvas."""
        bars: list[QToolBar] = self._window.findChildren(QToolBar)
        others: list[QWidget] = [*(dock for dock in self._docks() if not dock.isHidden()), *bars]
        return [self._canvas, *(pane for pane in others if _find_goal(pane) is not None)]

    def _go(self, step: int) -> None:
        panes, focus = self.panes(), QApplication.focusWidget()
        here = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), None)
        pane = panes[0 if here is None else (here + step) % len(panes)]
        if isinstance(pane, QDockWidget):
            pane.raise_()
            pane.window().activateWindow()
        goal = _find_goal(pane)
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        if self._ring is not None:
            self._ring.vanish()
        self._ring = FocusRing(pane)


class FocusRing(QWidget):
    """A line around the pane to which the keyboard went; it vanishes when that goes elsewhere."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(pane.rect())
        pane.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.raise_()
        self.show()

    def vanish(self) -> None:
        """Be gone, for good."""
        self._pane.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the pane."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._pane.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Draw the line."""
        painter = QPainter(self)
        try:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _RING))
            inset = int(_RING / 2)
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        finally:
            painter.end()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Without any focus the window itself is out of use; the ring is there when it comes back.
        if now is not None and not _holds(self._pane, now):
            self.hide()


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _find_goal(pane: QWidget) -> QWidget | None:
    """What in a pane takes the keyboard: what had it there last, else the first that can.

    A dock in which there is nothing but text takes it as a whole, so that it can be scrolled and read.
    """
    former = cast("QWidget | None", pane.focusWidget())
    if former is not None and _takes_keyboard(former, pane):
        return former
    inside: list[QWidget] = pane.findChildren(QWidget)
    for widget in (pane, *inside):
        if _takes_keyboard(widget, pane):
            return widget
    return pane.widget() if isinstance(pane, QDockWidget) else None


def _takes_keyboard(widget: QWidget, pane: QWidget) -> bool:
    # Not "visible": what is behind a tab will be once it is brought to the front.
    if not widget.isVisibleTo(pane) or not widget.isEnabled():
        return False
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
