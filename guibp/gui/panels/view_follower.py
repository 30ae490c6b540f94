"""Following what is on show: a panel shows it anew soon after something changed, while it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from guibp.gui.panels.patient_timer import PatientTimer

FOLLOW_MILLISECONDS = 12
"""How soon after the numbers changed a panel follows: within the next frame."""


class ViewFollower(PatientTimer):
    """Out of view, behind another tab too, a panel costs nothing; in view again it catches up."""

    def __init__(
        self, show: Callable[[], None], parent: QObject, milliseconds: int = FOLLOW_MILLISECONDS
    ) -> None:
        super().__init__(milliseconds, parent)
        self._show = show
        self.is_seen = self.was_seen = False
        self.timeout.connect(self.refresh)

    def follow(self, *signals: SignalInstance) -> None:
        """Show it anew after each of these."""
        for signal in signals:
            signal.connect(self.refresh_soon)

    def watch(self, is_seen: bool) -> None:
        """The panel came into view, or went."""
        self.is_seen = is_seen
        if is_seen:
            self.was_seen = True
            self.refresh()
        else:
            self.stop()

    def refresh_soon(self) -> None:
        """Show it within the next frame, if anybody sees it."""
        if self.is_seen:
            self.ask()

    def refresh(self) -> None:
        """Show it now, if anybody sees it."""
        if self.is_seen:
            self.show_now()

    def show_again(self) -> None:
        """Show it in another language, if anybody ever saw it."""
        if self.was_seen:
            self.show_now()

    def show_now(self) -> None:
        """Show it now; how long that takes tells how soon it is done again."""
        with self.answering():
            self._show()
