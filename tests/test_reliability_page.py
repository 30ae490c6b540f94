"""The page of reliability has every case of the list; each names tests that are there, or says why not."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
PAGE = ROOT.parent / "docs" / "reliability.md"
CASES = 109
_ROW = re.compile(r"^\| (\d+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")


@cache
def collected_from(file: str) -> frozenset[str]:
    """The names of the tests that pytest would collect from a file."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    parts = ast.parse(path.read_text(encoding="utf-8")).body
    return frozenset(part.name for part in parts if isinstance(part, ast.FunctionDef))


def faults(page: str) -> list[str]:
    """What is wrong with the tables of a page."""
    rows = _ROW.findall(page)
    numbers = [int(row[0]) for row in rows]
    found = [] if numbers == list(range(1, CASES + 1)) else [f"the cases are {numbers}"]
    for number, _, does, held in rows:
        named = _TEST.findall(held)
        found += [
            f"{number}: there is no {file}::{name}"
            for file, name in named
            if name not in collected_from(file)
        ]
        if not named and not (held == "–" and re.match(r"Cannot arise: \w.{20,}\.$", does)):
            found.append(f"{number}: neither a test nor a reason")
    return found


def test_every_case_is_held_or_cannot_arise() -> None:
    assert faults(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "before,after",
    [
        (r"\| 57 \|.*\n", ""),
        (r"test_permissions_\w+|test_cycle\w*|test_a_cycle_is_refused\w*", "test_that_is_not_there"),
        ("model/test_misuse.py", "model/test_nowhere.py"),
        ("Cannot arise: .*", "no | – |"),
        (r"\| 12 \|", "| 13 |"),
    ],
)
def test_a_planted_gap_is_found(before: str, after: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    planted = re.sub(before, after, page, count=1)
    assert planted != page
    assert faults(planted)
