"""What a name may be: the ids of nodes and groups, and the names of columns."""

from __future__ import annotations

from typing import TypeGuard

MAXIMUM_LENGTH = 1000


def is_name(name: object) -> TypeGuard[str]:
    """Whether it is text of 1 to 1,000 characters that every file and window can hold."""
    if not isinstance(name, str) or not 1 <= len(name) <= MAXIMUM_LENGTH:
        return False
    return "\0" not in name if name.isascii() else is_storable(name)


def is_storable(text: str) -> bool:
    """Whether it has no NUL and no lone surrogate."""
    return "\0" not in text and not has_lone_surrogate(text)


def has_lone_surrogate(text: str) -> bool:
    """Whether it has half of a surrogate pair, which is no character and has no UTF-8."""
    return not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)
