"""From bytes to JSON values: UTF-8 alone, within limits, and nothing that JSON does not know."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator

from guibp.model.errors import DocumentError
from guibp.model.naming import has_lone_surrogate

MAXIMUM_BYTES = 32 * 2**20
MAXIMUM_DEPTH = 32
MAXIMUM_OBJECTS = 10**6
"""How many objects and lists a document may hold together: nodes, edges, groups, positions."""
MAXIMUM_COMMAS = 2 * 10**6
MAXIMUM_DIGITS = 1000

_PIECE = 2**16
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPENING = frozenset(b"[{")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN_NAME = re.compile(r"\w+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_json(data: bytes) -> dict[str, object]:
    """The JSON object that the bytes of a document hold; raises as ``read_json_value``."""
    value = read_json_value(data)
    if not isinstance(value, dict):
        raise DocumentError("this is no guibp document")
    return value


def read_json_value(data: bytes) -> object:
    """The JSON value that the bytes hold.

    Raises ``DocumentError`` naming the place: a byte, a line and column, or a path like ``nodes[3].op``.
    """
    text = _decode(data)
    check_limits(data)
    reading = _Reading()
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=reading.make_object,
            parse_float=reading.read_float,
            parse_int=reading.read_integer,
            parse_constant=reading.read_float,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DocumentError("this is no JSON: {problem}", place=place, problem=error.msg) from None
    reading.check(value)
    if _SURROGATE.search(text):
        _check_names(value)
    return value


def step_into(place: str, key: object) -> str:
    """The place of a member: ``nodes`` and 3 make ``nodes[3]``, and that and "op" ``nodes[3].op``."""
    if isinstance(key, int):
        return f"{place}[{key}]"
    if _PLAIN_NAME.fullmatch(str(key)):
        return f"{place}.{key}" if place else str(key)
    return f"{place}[{json.dumps(key, ensure_ascii=False)}]"


def _decode(data: bytes) -> str:
    if len(data) > MAXIMUM_BYTES:
        raise DocumentError("larger than {limit} MiB", limit=MAXIMUM_BYTES // 2**20)
    if not data:
        raise DocumentError("the file is empty")
    if data.startswith(_UTF16):
        raise DocumentError("the text is encoded as UTF-16; a guibp document is UTF-8")
    if b"\0" in data:
        raise DocumentError("this is no text", place=f"byte {data.index(0)}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("this is no UTF-8 text", place=f"byte {error.start}") from None


def check_limits(data: bytes) -> None:
    """Refuse before it is parsed what would exhaust memory or the stack; raises ``DocumentError``."""
    opened = commas = depth = 0
    for bare in _outside_texts(data):
        brackets = bare.translate(None, _NOT_BRACKETS)
        opened += brackets.count(b"[") + brackets.count(b"{")
        commas += bare.count(b",")
        if opened > MAXIMUM_OBJECTS:
            raise DocumentError("more than {limit} objects and lists", limit=MAXIMUM_OBJECTS)
        if commas > MAXIMUM_COMMAS:
            raise DocumentError("more than {limit} values", limit=MAXIMUM_COMMAS)
        for bracket in brackets:
            depth += 1 if bracket in _OPENING else -1
            if depth > MAXIMUM_DEPTH:
                raise DocumentError("nested deeper than {limit} levels", limit=MAXIMUM_DEPTH)


def _outside_texts(data: bytes) -> Iterator[bytes]:
    """What stands outside of quotes, in pieces: all at once would take many times the document's size."""
    unescaped = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    inside = 0
    for start in range(0, len(unescaped), _PIECE):
        parts = unescaped[start : start + _PIECE].split(b'"')
        yield b"".join(parts[inside::2])
        inside = (inside + len(parts) - 1) % 2


class _Reading:
    """The hooks of one reading: faults are noted, and looked up in the whole when their place can be told."""

    def __init__(self) -> None:
        self._repeating: list[tuple[dict[str, object], str]] = []
        self._has_nonfinite = False

    def make_object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self._repeating.append((members, _first_repeated(pairs)))
        return members

    def read_float(self, text: str) -> float:
        number = float(text)
        if not math.isfinite(number):
            self._has_nonfinite = True
        return number

    def read_integer(self, text: str) -> int | float:
        if len(text) > MAXIMUM_DIGITS:
            self._has_nonfinite = True
            return math.inf
        # A whole number would lose its sign; some programs write the double -0.0 so.
        return -0.0 if text == "-0" else int(text)

    def check(self, value: object) -> None:
        """Name the place of the first fault that was noted."""
        if not self._repeating and not self._has_nonfinite:
            return
        repeated = {id(members): name for members, name in self._repeating}
        for place, part in _parts(value):
            if isinstance(part, dict) and id(part) in repeated:
                raise DocumentError('"{name}" is given twice', place=place, name=repeated[id(part)])
            if isinstance(part, float) and not math.isfinite(part):
                raise DocumentError("not a finite number, or too large", place=place)


def _check_names(value: object) -> None:
    """A name with half a surrogate pair is no text, and could not be looked up."""
    for place, part in _parts(value):
        for name in part if isinstance(part, dict) else ():
            if has_lone_surrogate(name):
                raise DocumentError("{name!r} is no name for a field", place=place, name=name)


def _first_repeated(pairs: list[tuple[str, object]]) -> str:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            return name
        seen.add(name)
    raise ValueError(pairs)


def _parts(value: object) -> Iterator[tuple[str, object]]:
    """Each value in the whole with its place, outer ones first, in the order of the text."""
    yield "", value
    waiting = [("", _members(value))]
    while waiting:
        place, members = waiting[-1]
        member = next(members, None)
        if member is None:
            waiting.pop()
            continue
        inner = step_into(place, member[0])
        yield inner, member[1]
        waiting.append((inner, _members(member[1])))


def _members(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())
