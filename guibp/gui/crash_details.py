"""Crash details: what a report of an unforeseen exception has to say."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

PACKAGES = ("guibp", "PySide6", "numpy", "llvmlite")


def describe_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions, platform and traceback, as lines of plain English."""
    lines = [f"{name} {_version_of(name)}" for name in PACKAGES]
    lines.insert(1, f"Python {platform.python_version()}")
    lines += [platform.platform(), "", *traceback.format_exception(kind, error, trace)]
    return "\n".join(line.rstrip("\n") for line in lines) + "\n"


def _version_of(package: str) -> str:
    for name in (package, f"{package}-Essentials"):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "?"
