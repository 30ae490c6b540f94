"""Names of variables: the user's ids made legal Python identifiers, each of them once."""

from __future__ import annotations

import builtins
import keyword
import unicodedata
from collections.abc import Iterable

from guibp.model.errors import one_line

LONGEST = 60
"""Characters of a name: an id may have a thousand."""
GRADIENT = "d_"
"""Begins the name of a gradient's variable, as in ``d_w``."""
_RESERVED = frozenset([*keyword.kwlist, *keyword.softkwlist, *dir(builtins)])


class NameGiver:
    """Gives every id a name that is nobody else's, nor that of anything the script itself uses."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken) | _RESERVED

    def name(self, id_: str) -> str:
        """The id itself where it is a free identifier, else the nearest to it."""
        wanted = legalise(id_)
        name, number = wanted, 1
        while name in self._taken or GRADIENT + name in self._taken:
            # An underscore sets the number off from one that the id ends in.
            number += 1
            name = f"{wanted}_" if number == FIRST else f"{wanted}_{number}"
        self._taken |= {name, GRADIENT + name}
        return name


FIRST = 2


def give_names(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A name for every id, in their order; those that are legal already come first to theirs."""
    listed = list(ids)
    giver = NameGiver(taken)
    given = {id_: giver.name(id_) for id_ in sorted(listed, key=_rank)}
    return {id_: given[id_] for id_ in listed}


def _rank(id_: str) -> tuple[bool, bool]:
    return legalise(id_) != id_, id_.startswith(GRADIENT)


def legalise(id_: str) -> str:
    """An identifier as near to the id as Python has one; Python itself reads names in the form NFKC."""
    signs = unicodedata.normalize("NFKC", id_)[:LONGEST]
    text = "".join(sign if f"n{sign}".isidentifier() else "_" for sign in signs)
    name = text if text.isidentifier() else f"n{text}"
    # Letters that join with what stands before them may change once more.
    return name if unicodedata.is_normalized("NFKC", name) else f"n{ascii_only(name)}"


def ascii_only(text: str) -> str:
    """The text with underscores in place of what is no ASCII."""
    return "".join(sign if sign.isascii() else "_" for sign in text)


def comment_on(id_: str, name: str) -> str:
    """What is said behind a line whose variable is called otherwise than the node; else nothing."""
    return "" if id_ == name else f"  # {quote(id_)}"


def quote(id_: str) -> str:
    """An id in a comment: on one line whatever it holds."""
    return f'"{one_line(id_)}"'
