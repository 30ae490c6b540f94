"""The recovery bar: offers at the start what an earlier window could not save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QLockFile, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QWidget

from guibp.gui.main_window import MainWindow
from guibp.gui.particles import settle_particles
from guibp.gui.plain_tips import plain_tip
from guibp.gui.recovery import Recovery, is_on_disk
from guibp.gui.recovery_files import Kept, claim, find_left, remove, try_reading
from guibp.gui.roles import Role, make_label, make_text_button


@dataclass(frozen=True, slots=True)
class Offer:
    """A recovery file that no living window owns."""

    place: Path
    lock: QLockFile
    """Held while it is offered, so that no other window offers it too."""
    kept: Kept


def find_offers(folder: Path) -> list[Offer]:
    """What can be restored, the newest first.

    What is damaged is left where it is and passed over; what its own file holds as well is removed.
    """
    offers = []
    for place in find_left(folder):
        lock = claim(place)
        kept = None if lock is None else try_reading(place)
        if lock is None:
            continue
        if kept is not None and not is_on_disk(kept):
            offers.append(Offer(place, lock, kept))
            continue
        if kept is not None:
            remove(place)
        lock.unlock()
    return offers


class RecoveryBar(QToolBar):
    """Offers one document after the other, above the canvas, and is gone after the last."""

    answered = Signal()

    def __init__(self, offers: list[Offer], recovery: Recovery, window: MainWindow) -> None:
        super().__init__(window)
        self._offers = offers
        self._recovery = recovery
        self.setObjectName("recovery_bar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._text = make_label("", Role.PLAIN)
        self._text.setObjectName("recovery_text")
        # One line: a tool bar gives a label that wraps the height that it would need in a narrow one.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._restore = make_text_button("recovery_restore", self.restore)
        self._restore.setProperty("primary", True)
        self._discard = make_text_button("recovery_discard", self.discard)
        self._later = make_text_button("recovery_later", self.put_off)
        self._arrange()
        window.closed.connect(self.put_off_all)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    # -- answers ---------------------------------------------------------------------------------

    def restore(self) -> None:
        """Show the document; the question about the one on show may keep it."""
        offer = self._offers[0]
        if self._recovery.restore(offer.kept, offer.place):
            self._go_on()

    def discard(self) -> None:
        """Give it up for good."""
        remove(self._offers[0].place)
        self._go_on()

    def put_off(self) -> None:
        """Offer it again at the next start."""
        self._go_on()

    def put_off_all(self) -> None:
        """The window closes; nothing is lost by not answering."""
        while self._offers:
            self._offers.pop(0).lock.unlock()

    def _go_on(self) -> None:
        self._offers.pop(0).lock.unlock()
        self._write()
        self.answered.emit()

    # -- what is shown ---------------------------------------------------------------------------

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Recovered work"))
        self._restore.setText(self.tr("Restore"))
        self._discard.setText(self.tr("Discard"))
        self._later.setText(self.tr("Later"))
        self._later.setToolTip(self.tr("It is kept, and offered again at the next start"))
        self.setVisible(bool(self._offers))
        if self._offers:
            text = self._say(self._offers[0].kept)
            self._text.setText(text)
            self.setAccessibleName(text)
            path = self._offers[0].kept.origin.path
            # Whole, also where the window is too narrow for it.
            self._text.setToolTip(plain_tip(text if path is None else f"{text}\n{path}"))

    def _say(self, kept: Kept) -> str:
        origin = kept.origin
        name = origin.path.name if origin.path is not None else origin.name or self.tr("untitled")
        time = QDateTime.fromSecsSinceEpoch(int(kept.seconds)).toString("yyyy-MM-dd HH:mm:ss")
        text = self.tr(
            "guibp ended before {name} was saved. Its state of {time} is kept: {count} nodes."
        ).format(name=name, time=time, count=len(kept.graph.nodes))
        if len(self._offers) > 1:
            text += " " + self.tr("{count} more follow.").format(count=len(self._offers) - 1)
        return settle_particles(text)

    def _arrange(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(6, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        for button in (self._restore, self._discard, self._later):
            row.addWidget(button)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(page)


def offer_recovery(recovery: Recovery, window: MainWindow) -> RecoveryBar | None:
    """Show the bar in the window, if there is anything to restore."""
    offers = find_offers(recovery.folder)
    if not offers:
        return None
    bar = RecoveryBar(offers, recovery, window)
    window.addToolBarBreak()
    window.addToolBar(bar)
    return bar
