"""The site builds without a warning and asks nothing of other hosts; needs the extra ``docs``."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import guibp
from tests.documentation.pages import ROOT

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None or importlib.util.find_spec("mkdocstrings") is None,
    reason="the extra docs is not installed; `python run.py docs` installs it",
)

# What a page fetches by itself; a link is followed by whoever wants to.
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|srcset|data)=[\"']?(?:https?:)?//"
    r"|<link\b(?![^>]*rel=[\"']?(?:canonical|alternate))[^>]*href=[\"']?(?:https?:)?//"
    r"|url\([\"']?(?:https?:)?//|@import\s+[\"'](?:https?:)?//"
)
ADDRESS = re.compile(r"[\"'`](https://[^\"'`]+)")
# Parts of the addresses that the theme's script knows, and the mark of a page without which it does not
# ask: a diagram, the stars of a repository; the last is for browsers of before 2020.
NEVER_MET = {
    "/mermaid@": 'class="mermaid"',
    "//api.github.com/": 'data-md-component="source"',
    "/api/v4/projects/": 'data-md-component="source"',
    "/resize-observer-polyfill": "",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        "packaging/mkdocs.yml",
        "-d",
        str(folder),
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder


def test_every_page_is_there(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"README.ko"}
    assert pages <= {path.name.removesuffix(".html") for path in site.glob("*.html")}


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    texts = {
        path: path.read_text(encoding="utf-8") for kind in ("html", "css") for path in site.rglob(f"*.{kind}")
    }
    assert [path.name for path, text in texts.items() if FETCHED.search(text)] == []
    scripts = "".join(path.read_text(encoding="utf-8") for path in site.rglob("bundle*.js"))
    for address in ADDRESS.findall(scripts):
        marks = [mark for part, mark in NEVER_MET.items() if part in address]
        assert marks, address
        assert not marks[0] or not any(marks[0] in text for text in texts.values())


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://a.b/c.js">',
        "<link rel=stylesheet href=https://a.b/c.css>",
        "<img alt='' src=//a.b/c.png>",
        "@font-face{src:url(https://a.b/c.woff)}",
    ],
)
def test_a_fetch_is_found(text: str) -> None:
    assert FETCHED.search(text)


def test_the_reference_has_every_public_name(site: Path) -> None:
    text = (site / "api.html").read_text(encoding="utf-8")
    assert [name for name in guibp.__all__ if f'id="guibp.{name}"' not in text] == []


def test_the_tables_are_filled_in(site: Path) -> None:
    assert "y × (1 − y)" in (site / "operations.html").read_text(encoding="utf-8")
    assert "step_next" in (site / "keys.html").read_text(encoding="utf-8")
    assert "usage: guibp train" in (site / "commands.html").read_text(encoding="utf-8")
