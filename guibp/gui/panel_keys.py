"""Panel keys: Ctrl with a number goes to a panel, and from there back to the canvas, which then shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

NUMBERS = 9
"""So many panels have a number; a lesson, which comes by itself, has F6."""


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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not self._widget:
            return
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        is_keyed = before is not None and not by_mouse
        if is_keyed != self._is_keyed:
            self._is_keyed = is_keyed
            now.setProperty("keyed", is_keyed)
            now.style().unpolish(now)
            now.style().polish(now)


def _first_focusable(panel: QWidget) -> QWidget | None:
    """The panel itself if it takes the focus for its parts, else the first of them that takes it."""
    inside = [panel.focusProxy() or panel, *panel.findChildren(QWidget)]
    takes = Qt.FocusPolicy.TabFocus.value
    return next(
        (one for one in inside if one.focusPolicy().value & takes and one.isEnabled() and one.isVisible()),
        None,
    )
