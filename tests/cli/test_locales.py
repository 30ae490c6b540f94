"""Commands where the locale is another one: ASCII alone, CP949, decimal commas, and names in any script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import guibp
from guibp.cli import main
from guibp.export.exports import Target
from guibp.model.document import load, save, write_document
from guibp.model.graph import Graph

ROOT = Path(__file__).parents[2]
NFC = "가중치 한글"
NAMES = (
    NFC, unicodedata.normalize("NFD", NFC),
    "🙂👩‍👩‍👧", "مرحبا", "שלום", "İstanbul", "\N{LATIN SMALL LETTER DOTLESS I}I", "ß", "ﬁ", "e\u0301",
    "\u202eright", "\u200d", "Ω", "\N{OHM SIGN}", "a\nb", "x" * 900,
)  # fmt: skip
"""Ids that are not the same, however alike they look or sort."""
RUN = """
import sys
from guibp.cli import main
wrong = {one: code for one in sys.argv[1:] if (code := main(one.split("\x1f")))}
sys.exit(f"{wrong}" if wrong else 0)
"""
ASCII_FILES = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
LOCALES = {
    "POSIX": ASCII_FILES | {"PYTHONIOENCODING": "cp949"},
    "German": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
}


def named_graph() -> Graph:
    """A graph whose nodes and column have all the names."""
    graph = Graph()
    graph.set_dataset({NAMES[0]: [0.5, 1.25], NAMES[1]: [1, 0]})
    graph.add("input", id=NAMES[0], column=NAMES[0])
    for name in NAMES[1:]:
        graph.add("parameter", id=name, value=0.5)
    for place, name in enumerate(NAMES):
        graph.add("multiply", [name, NAMES[place - 1]], id=f"{name}·")
    graph.add("add", [f"{name}·" for name in NAMES], id="sum")
    graph.add("mean", ["sum"], id="평균")
    return graph


def commands(folder: Path) -> list[list[str]]:
    """Every command that reads or writes a file."""
    given, table = str(folder / f"{NFC}.guibp"), str(folder / f"{NFC}.csv")
    save(named_graph(), given)
    Path(table).write_text(f"{NFC},{NAMES[1]}\n0.5,1\n1.25,0\n", encoding="utf-8")
    out = str(folder / "출력 ")
    made = [[name, given] for name in ("eval", "steps", "check", "validate", "quiz")]
    made += [[name, given, "--json"] for name in ("eval", "steps", "check", "quiz")]
    made += [["eval", given, "--data", table], ["presets"], ["worksheet", given, "-o", f"{out}w.svg"]]
    made += [["worksheet", given, "-o", f"{out}w.tex"], ["render", given, "-o", f"{out}r.svg"]]
    made += [["export", given, "--to", str(target), "-o", f"{out}{target}"] for target in Target]
    training = [
        "--steps",
        "5",
        "--output",
        f"{out}t.guibp",
        "--history",
        f"{out}h.csv",
        "--plot",
        f"{out}p.svg",
    ]
    made += [["train", given, *training], ["compare", given, "--steps", "3", "--rates", "0.1,0.5"]]
    return [*made, ["compare", given, "--steps", "3", "--csv", f"{out}c.csv"]]


@pytest.mark.parametrize("name", LOCALES)
def test_every_command_runs_and_writes_the_same(tmp_path: Path, name: str) -> None:
    """A text file that is opened without naming its encoding is an error, in our code and in others'."""
    ways = ["-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    done = subprocess.run(
        [sys.executable, *ways, "-c", RUN, *map("\x1f".join, commands(tmp_path))],
        cwd=ROOT, check=False, capture_output=True, timeout=250, env=os.environ | LOCALES[name],
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode("utf-8", "replace")
    line = (tmp_path / "출력 h.csv").read_text(encoding="utf-8").splitlines()[1]
    assert float(line.split(",")[1]) == guibp.evaluate(named_graph()).value("평균")
    assert load(tmp_path / "출력 t.guibp").nodes == named_graph().nodes


def test_names_alike_stay_apart_in_what_is_saved_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{NFC}🙂.guibp"
    save(named_graph(), path)
    assert write_document(load(path)) == write_document(named_graph())
    assert main(["eval", str(path), "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert set(answered["nodes"]) == set(named_graph().nodes)
    assert len(answered["nodes"]) == 2 * len(NAMES) + 2


def test_a_picture_has_the_names_and_is_sound_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    save(named_graph(), tmp_path / "a.guibp")
    assert main(["render", str(tmp_path / "a.guibp"), "-o", str(path)]) == 0
    texts = "".join(ET.parse(path).getroot().itertext())  # noqa: S314 - our own picture
    assert "가중" in texts
    assert "مرحبا" in texts


@pytest.mark.parametrize("target", ["numpy", "pytorch", "jax", "micrograd"])
def test_scripts_give_each_name_a_variable_of_its_own(target: Target) -> None:
    text = guibp.export_graph(named_graph(), target)
    compile(text, "script", "exec")


def test_a_number_has_a_point_whatever_the_locale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "expr:w = param(0.5); f = w*w"]) == 0
    assert "0.25" in capsys.readouterr().out
    assert main(["eval", "expr:w = param(1234.5); f = w*w", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nodes"]["f"]["value"] == 1234.5**2
