"""Planting: another function takes the place of one of the program's, for as long as the process runs."""

from __future__ import annotations

from collections.abc import Callable


def plant(owner: object, name: str, function: Callable[..., object] | property) -> None:
    """From now on ``owner.name`` is this."""
    if not hasattr(owner, name):
        raise AttributeError(f"{owner!r} has no {name}")
    setattr(owner, name, function)
