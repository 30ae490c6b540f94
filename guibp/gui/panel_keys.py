"""Panel keys: Ctrl with a number goes to a panel, and from there back to the canvas, which then shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

NUMBERS = 9
"""So many panels have a number; a lesson, which comes by itself, has F6."""


_BY_KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class PanelKeys(QObject):
    """Ctrl+1 for the first dock of the View menu, and so on; one that is closed or behind comes forward."""

    def __init__(self, docks: Sequence[QDockWidget], home: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = home
        for place, dock in enumerate(docks[:NUMBERS], start=1):
            shortcut = QShortcut(f"Ctrl+{place}", parent)
            shortcut.activated.connect(partial(self._go_to, dock))

    def _go_to(self, dock: QDockWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and dock.isAncestorOf(focused):
            self._home.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        dock.show()
        dock.raise_()
        first = _first_focusable(dock.widget())
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)


class KeyedFocus(QObject):
    """Marks a widget whose focus came by a key, for the style sheet: who points knows where that is."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._is_keyed = widget, False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key marks it, the mouse unmarks it; after a menu or an editor it is as it was before."""
        if isinstance(event, QFocusEvent):
            if event.reason() is Qt.FocusReason.MouseFocusReason:
                self._mark(is_keyed=False)
            elif event.gotFocus() and event.reason() in _BY_KEYS:
                self._mark(is_keyed=True)
        return super().eventFilter(watched, event)

    def _mark(self, *, is_keyed: bool) -> None:
        if is_keyed != self._is_keyed:
            self._is_keyed = is_keyed
            widget = self._widget
            widget.setProperty("keyed", is_keyed)
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def _first_focusable(panel: QWidget) -> QWidget | None:
    """The panel itself if it takes the focus for its parts, else the first of them that takes it."""
    inside = [panel.focusProxy() or panel, *panel.findChildren(QWidget)]
    takes = Qt.FocusPolicy.TabFocus.value
    return next(
        (one for one in inside if one.focusPolicy().value & takes and one.isEnabled() and one.isVisible()),
        None,
    )
