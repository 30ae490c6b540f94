"""The pages of the documentation, taken apart: their links, their code, the commands that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """Code between fences."""

    page: str
    language: str
    text: str


def list_blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(page.name, found[1], found[2])


def list_commands(page: Path) -> Iterator[str]:
    """Every line that a reader could type after a prompt and that calls guibp."""
    for block in list_blocks(page):
        if block.language in {"", "console", "sh"}:
            yield from (line for line in block.text.splitlines() if line.startswith("guibp "))


def list_links(page: Path) -> Iterator[str]:
    """What a page links to or shows, but for what its code says."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for found in _LINK.finditer(text):
        yield found[1] or found[2]


def list_anchors(page: Path) -> set[str]:
    """The places of a page that a link can name, as code hosts and mkdocs make them of headings."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return {_anchor(heading) for heading in _HEADING.findall(text)}


def _anchor(heading: str) -> str:
    plain = re.sub(r"[^\w\s-]", "", heading.replace("`", "").strip().lower())
    return re.sub(r"\s", "-", plain)
