"""The choice of what a start without a file opens: what was open last time, or the start page."""

from __future__ import annotations

from guibp.gui.preferences import open_settings, store_setting

START = "start/open"
LAST_TIME, START_PAGE = "last time", "start page"


def wants_last_time() -> bool:
    """Whether a start without a file opens what was open last time; so it does unless told otherwise."""
    return bool(open_settings().value(START) != START_PAGE)


def choose_start(kind: str) -> None:
    """Open at the next start what was open last time, or the start page."""
    store_setting(START, kind)
