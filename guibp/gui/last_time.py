"""Last time: what was open when the program ended, and bringing it back at the next start."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial

import msgspec
from PySide6.QtCore import QByteArray, QObject, QTimer

from guibp.gui.main_window import MainWindow
from guibp.gui.preferences import open_settings
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.gui.window_places import STATE_VERSION
from guibp.gui.windows import Windows
from guibp.model.errors import GuibpError, one_line
from guibp.model.presets import preset_titles
from guibp.sources import PRESET

_KEPT = "start/windows"
_UNDER_WAY = "start/under way"
"""There while windows are brought back: a graph that ends the program does so once."""
_MOST_WINDOWS = 20


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """The part of a graph that was in view."""

    x: float
    y: float
    zoom: float


@dataclass(frozen=True, slots=True)
class WindowRecord:
    """A window with the document that it showed."""

    source: str
    geometry: str
    """As Qt writes it, in base 64."""
    docks: str
    view: ViewPlace | None
    """``None`` where the whole graph was in view."""
    selected: tuple[str, ...]
    row: int | None
    """The sample on show; ``None`` for all of them."""


class LastTime(QObject):
    """Notes what windows showed when they were closed, if nothing stayed open after them."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._going: tuple[MainWindow, ...] = ()
        """Those that are being closed together."""
        self._closed: list[WindowRecord] = []
        self._problems: list[GuibpError] = []
        self._came_to_an_end = False
        windows.opened.connect(self._follow)
        windows.quit_began.connect(self._begin_quit)
        windows.quit_ended.connect(self._end_quit)

    def bring_back(self) -> None:
        """Open what was open last time, not shown yet; what cannot be opened is a problem to be told."""
        settings = open_settings()
        if settings.contains(_UNDER_WAY):
            settings.remove(_UNDER_WAY)
            self._came_to_an_end = True
            return
        settings.setValue(_UNDER_WAY, "")
        # On the disk before anything can go wrong.
        settings.sync()
        QTimer.singleShot(0, self, _note_shown)
        for record in read_records():
            try:
                window = self._windows.open(record.source)
            except GuibpError as error:
                self._problems.append(error)
            else:
                _put_back(window, record)

    def say_problems(self) -> Iterator[str]:
        """A line for each; once there is a window, which settles the language."""
        if self._came_to_an_end:
            yield self.tr("guibp ended while it opened what was open last time: here is the start page.")
        for error in self._problems:
            reason = translate_error(error)
            text = self.tr("What was open last time cannot be opened: {reason}")
            yield one_line(text.format(reason=reason))

    def store(self) -> None:
        """The program ends; windows that nobody closed are open still."""
        records = [*self._closed, *filter(None, map(record_of, self._windows.held))]
        text = json.dumps([asdict(record) for record in records[:_MOST_WINDOWS]])
        open_settings().setValue(_KEPT, text)

    def _follow(self, window: MainWindow) -> None:
        window.closed.connect(partial(self._note, window))

    def _note(self, window: MainWindow) -> None:
        others = [one for one in self._windows.held if one is not window]
        if window not in self._going:
            self._closed.clear()
        if window in self._going or not others:
            self._closed += filter(None, [record_of(window)])

    def _begin_quit(self) -> None:
        self._going = self._windows.held
        self._closed.clear()

    def _end_quit(self) -> None:
        self._going = ()
        if self._windows.held:
            # One of them was kept: those before it were closed one by one.
            self._closed.clear()


def read_records() -> tuple[WindowRecord, ...]:
    """What was kept; nothing where that is damaged."""
    kept = open_settings().value(_KEPT)
    try:
        return msgspec.json.decode(kept if isinstance(kept, str) else "[]", type=tuple[WindowRecord, ...])
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return ()


def _note_shown() -> None:
    """The windows are there, and events are handled."""
    open_settings().remove(_UNDER_WAY)


def record_of(window: MainWindow) -> WindowRecord | None:
    """What a window shows now, if it can be opened again."""
    session, canvas = window.session, window.canvas
    source = _source_of(session)
    if source is None:
        return None
    x, y = canvas.view_center()
    return WindowRecord(
        source,
        _text_of(window.saveGeometry()),
        _text_of(window.saveState(STATE_VERSION)),
        None if canvas.viewing.is_fitted else ViewPlace(x, y, canvas.zoom()),
        tuple(session.selection.nodes),
        session.sample,
    )


def _source_of(session: Session) -> str | None:
    if session.path is not None:
        return str(session.path)
    return PRESET + session.name if session.name in preset_titles() else None


def _put_back(window: MainWindow, record: WindowRecord) -> None:
    window.restoreGeometry(_bytes_of(record.geometry))
    if window.restoreState(_bytes_of(record.docks), STATE_VERSION):
        # A lesson that was on is not, now.
        window.lessons.follow()
    session = window.session
    if record.row is None and session.samples:
        session.show_all_samples()
    elif record.row is not None:
        session.show_sample(record.row)
    session.selection.select(id_ for id_ in record.selected if id_ in session.graph)
    if record.view is not None:
        window.canvas.start = (record.view.x, record.view.y, record.view.zoom)


def _text_of(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes_of(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
