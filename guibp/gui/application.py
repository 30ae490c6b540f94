"""The command that opens the window; it looks for a display before it touches Qt, which would abort."""

from __future__ import annotations

import gc
import sys

from guibp.gui.preflight import display_problem

REFUSED = 1


def open_window(source: str | None, *, begins_new: bool = False) -> int:
    """Open the window on a source and run until it is closed; returns the exit code.

    Without a source what was open last time comes back, or with ``begins_new`` the start page. Where no
    window can open, or the source cannot be read, one line on standard error says why.
    """
    problem = display_problem()
    if problem is not None:
        print(f"guibp: {problem}", file=sys.stderr)
        return REFUSED
    # Hundreds of modules come now, all to stay: to look for garbage among them takes a tenth of a second.
    gc.disable()
    from guibp.gui.process import run_window

    return run_window(source, begins_new=begins_new)
