"""The versions of guibp, of Python and of every library that it is made with, for reports of faults."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def list_versions() -> Mapping[str, str]:
    """Versions by name: guibp, Python, the libraries as installed, and the system."""
    from guibp import __version__

    return {
        "guibp": __version__,
        "Python": platform.python_version(),
        **dict(map(_describe, _required())),
        "system": platform.platform(),
    }


def _required() -> list[str]:
    """The libraries that guibp asks for itself, without those of tests."""
    try:
        wanted = metadata.requires("guibp") or []
    except metadata.PackageNotFoundError:
        return []
    names = [_NAME.match(text) for text in wanted if "extra ==" not in text]
    return [found.group() for found in names if found is not None]


def _describe(name: str) -> tuple[str, str]:
    """A library's name as it writes itself, and its version."""
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return name, "–"
    return str(found["Name"]).replace("_", "-"), str(found["Version"])
