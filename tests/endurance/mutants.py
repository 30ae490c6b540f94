"""Mutants: documents changed at random, as bytes and as JSON, as a bad disk or a stranger may change them."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

SPLICES = (
    b"NaN", b"-Infinity", b"1e400", b"-0.0", b"5e-324", b"9" * 5000, b"0x10", b"01", b"1_000", b"null",
    b"true", b"[]", b"{}", b"[" * 200, b"]", b"}", b'"', b"\\", b"\\ud800", b"\\u0000", b",", b",,", b":",
    b"/* */", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x80", b"\xed\xa0\x80", "가".encode(), b"\r\n",
    "\N{RIGHT-TO-LEFT OVERRIDE}".encode(), b'"nodes":[],', b'"id":"x1",', b'"version":2,', b'"value":NaN,',
    b'"format":"other",', b"<b>x</b>", b"\x89PNG\r\n\x1a\n",
)  # fmt: skip
"""What is put into the bytes of a document."""
MISFITS: tuple[object, ...] = (
    None, True, False, 0, -1, 1.5, 2**63, 10**30, -(10**6) - 1, 1e308, "", "x", "x1", "add", "parameter",
    "no such operation", "__class__", "eval(1)", "../../etc/passwd", "\0", "a" * 1001, "e\u0301",
    "\N{RIGHT-TO-LEFT OVERRIDE}", [], {}, [[]], [None], [1, 2, 3], {"id": "x"}, ["x1", "x1"],
)  # fmt: skip
"""What stands in the place of a value."""
_MOST_CHANGES = 4
_LONGEST_CUT = 400

Holder = dict[Any, Any] | list[Any]


def make_mutants(originals: list[bytes], seed: int) -> Iterator[bytes]:
    """Mutants without an end; the same seed makes the same ones."""
    chance = random.Random(seed)
    while True:
        original = chance.choice(originals)
        yield mutate_bytes(chance, original) if chance.random() < 0.5 else mutate_json(chance, original)


def truncations(original: bytes) -> Iterator[bytes]:
    """A document cut off after each of its bytes, the whole left out."""
    return (original[:length] for length in range(len(original)))


def mutate_bytes(chance: random.Random, original: bytes) -> bytes:
    """One to four cuts, splices, flips, swaps and copies."""
    data = bytearray(original)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        begin = chance.randrange(len(data) + 1)
        end = min(len(data), begin + chance.randint(1, _LONGEST_CUT))
        kind = chance.randrange(5)
        if kind == 0:
            del data[begin:end]
        elif kind == 1:
            data[begin:begin] = chance.choice(SPLICES)
        elif kind == 2 and begin < len(data):
            data[begin] ^= 1 << chance.randrange(8)
        elif kind == 3:
            data[begin:begin] = data[begin:end]
        else:
            other = chance.randrange(len(data) + 1)
            data[begin:end] = data[other : other + end - begin]
    return bytes(data)


def mutate_json(chance: random.Random, original: bytes) -> bytes:
    """One to four parts of the document replaced, dropped, repeated, renamed or exchanged."""
    whole: object = json.loads(original)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        holders = list(_holders(whole))
        if not holders:
            break
        chance.choice(_JSON_MUTATIONS)(chance, chance.choice(holders))
    return json.dumps(whole).encode()


def _holders(value: object) -> Iterator[Holder]:
    """All objects and lists that hold something."""
    if isinstance(value, dict | list) and value:
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)


def _replace(chance: random.Random, holder: Holder) -> None:
    holder[_any_key(chance, holder)] = copy.deepcopy(chance.choice(MISFITS))


def _drop(chance: random.Random, holder: Holder) -> None:
    del holder[_any_key(chance, holder)]


def _repeat(chance: random.Random, holder: Holder) -> None:
    if isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(chance.choice(holder)))
    else:
        holder[f"{chance.choice(list(holder))}_"] = copy.deepcopy(holder[chance.choice(list(holder))])


def _exchange(chance: random.Random, holder: Holder) -> None:
    first, second = _any_key(chance, holder), _any_key(chance, holder)
    holder[first], holder[second] = holder[second], holder[first]


_JSON_MUTATIONS = (_replace, _replace, _drop, _repeat, _exchange)


def _any_key(chance: random.Random, holder: Holder) -> Any:  # noqa: ANN401 - the key of a list or an object
    return chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
