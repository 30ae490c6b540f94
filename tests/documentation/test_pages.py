"""What the documentation says is so: links lead somewhere, commands run, code gives what stands behind it."""

from __future__ import annotations

import ast
import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import guibp
from guibp.cli import main
from guibp.cli.arguments import command_parser
from tests.documentation.pages import (
    PAGES,
    ROOT,
    Block,
    list_anchors,
    list_blocks,
    list_commands,
    list_links,
)

MOST_PICTURE_BYTES = 1_500_000
RESULT = "  # → "
ELSEWHERE = ("http://", "https://", "mailto:")


def name_page(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name, from which they are run."""
    monkeypatch.chdir(tmp_path)
    guibp.save(guibp.preset("xor"), "my-graph.guibp")
    lesson = (ROOT / "resources/lessons/tour.guibp-lesson").read_bytes()
    Path("my-lesson.guibp-lesson").write_bytes(lesson)
    Path("mine.csv").write_text("x1,x2,t\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n", encoding="utf-8")
    Path("answers.json").write_text(json.dumps([{"node": "g", "value": -10}]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_links_and_pictures_are_there(page: Path) -> None:
    assert list(find_broken_links(page)) == []


def find_broken_links(page: Path) -> Iterator[str]:
    for link in list_links(page):
        if link.startswith(ELSEWHERE):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        is_there = not name.startswith("/") and target.exists()
        if not is_there or (anchor and anchor not in list_anchors(target)):
            yield link


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    text = "# A\n[a](#a) [b](#b) [c](index.md) [d](nowhere.md) ![e](images/none.webp) [f](/docs/index.md)"
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (tmp_path / "index.md").touch()
    assert list(find_broken_links(page)) == ["#b", "nowhere.md", "images/none.webp", "/docs/index.md"]


def test_every_picture_is_shown_and_all_are_small() -> None:
    pictures = {path.name for path in (ROOT / "docs/images").iterdir()}
    shown = {Path(link).name for page in PAGES for link in list_links(page)}
    assert pictures - shown <= {"icon.svg"}
    sizes = sum(path.stat().st_size for path in (ROOT / "docs/images").iterdir())
    assert sizes < MOST_PICTURE_BYTES


OF_AN_INSTALLATION = {"install-desktop", "self-test"}
"""Commands that change the home of whoever calls them, or open a window: they are parsed alone."""
COMMANDS = sorted({line for page in PAGES for line in list_commands(page)})


@pytest.mark.usefixtures("qapp")  # PDF and PNG need an application, and a test after this one its own
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_documentation_runs(
    line: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = shlex.split(line, comments=True)[1:]
    command_parser(words[0]).parse_args(words[1:])
    if words[0] in OF_AN_INSTALLATION:
        return
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    assert desk.exists()


CODED = [page for page in PAGES if any(block.language == "python" for block in list_blocks(page))]


@pytest.mark.parametrize(
    "page", [page for page in CODED if page.name != "exports.md"], ids=name_page
)  # what exports write, its own test holds
def test_python_gives_what_stands_behind_it(page: Path, desk: Path) -> None:
    names: dict[str, object] = {}
    compared = [
        found for block in list_blocks(page) if block.language == "python" for found in run(block, names)
    ]
    assert compared
    assert [wanted for wanted, _ in compared] == [given for _, given in compared]
    assert desk.exists()


def run(block: Block, names: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Run a block, and compare each expression with what the end of its line says that it gives."""
    lines = block.text.splitlines()
    for statement in ast.parse(block.text).body:
        _, arrow, wanted = lines[(statement.end_lineno or 0) - 1].partition(RESULT)
        if isinstance(statement, ast.Expr) and arrow:
            code = compile(ast.Expression(statement.value), block.page, "eval")
            yield wanted, repr(eval(code, names))  # noqa: S307 - our own pages
        else:
            module = ast.Module([statement], type_ignores=[])
            exec(compile(module, block.page, "exec"), names)  # noqa: S102 - our own pages


def test_a_wrong_result_is_found() -> None:
    block = Block("page", "python", "x = 2\nx + 2  # → 5\n")
    assert list(run(block, {})) == [("5", "4")]
