"""Crash details: what a report of an unforeseen exception has to say."""

from __future__ import annotations

import traceback
from types import TracebackType

from guibp.versions import list_versions


def describe_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions, system and traceback, as lines of plain English."""
    lines = [f"{name} {version}" for name, version in list_versions().items()]
    lines += ["", *traceback.format_exception(kind, error, trace)]
    return "\n".join(line.rstrip("\n") for line in lines) + "\n"
