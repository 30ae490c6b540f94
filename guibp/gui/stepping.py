"""Stepping: the walk through back-propagation, one node at a time, by hand or playing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from guibp.engine.stepper import Step, Walk

SPEEDS = (0.5, 1.0, 2.0, 5.0, 20.0)
"""Steps a second that play offers."""
DEFAULT_SPEED = 2.0


class Stepping(QObject):
    """The walk on show, if there is one. It begins with the first step, or at its start with a reset."""

    changed = Signal()
    play_changed = Signal(bool)

    def __init__(self, begin: Callable[[], Walk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin = begin
        self._walk: Walk | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._play_one)
        self.set_speed(DEFAULT_SPEED)

    @property
    def walk(self) -> Walk | None:
        """The walk, or ``None`` while the canvas is live."""
        return self._walk

    @property
    def current(self) -> Step | None:
        """The step that was done last."""
        return self._walk.current if self._walk is not None else None

    @property
    def is_playing(self) -> bool:
        """Whether it runs by itself."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Steps a second while playing."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Play at so many steps a second."""
        self._speed = speed
        self._timer.setInterval(round(1000 / speed))

    def advance(self) -> None:
        """Do the next step; the first begins the walk."""
        self.pause()
        self._advance()

    def retreat(self) -> None:
        """Undo the last step."""
        self.pause()
        if self._walk is not None and self._walk.retreat() is not None:
            self.changed.emit()

    def reset(self) -> None:
        """Go to the start of a walk, where only the leaves have values."""
        self.pause()
        self._walk = self._begin()
        self.changed.emit()

    def play(self) -> None:
        """Run to the end; from there, begin again."""
        if self._walk is not None and self._walk.is_finished:
            self._walk = None
        self._advance()
        if self._walk is not None and not self._walk.is_finished and not self.is_playing:
            self._timer.start()
        self.play_changed.emit(self.is_playing)

    def pause(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self._timer.stop()
            self.play_changed.emit(False)

    def follow_sample(self, sample: int) -> None:
        """Show another sample at the same step."""
        if self._walk is not None:
            self._walk.follow_sample(sample)
            self.changed.emit()

    def end(self) -> bool:
        """Go back to the live canvas; returns whether there was a walk to end."""
        had_walk = self.drop()
        if had_walk:
            self.changed.emit()
        return had_walk

    def drop(self) -> bool:
        """End the walk, and leave it to the caller to tell; returns whether there was one."""
        self.pause()
        had_walk, self._walk = self._walk is not None, None
        return had_walk

    def _advance(self) -> None:
        if self._walk is None:
            self._walk = self._begin()
            self._walk.advance()
            self.changed.emit()
        elif self._walk.advance() is not None:
            self.changed.emit()

    def _play_one(self) -> None:
        self._advance()
        if self._walk is None or self._walk.is_finished:
            self.pause()
