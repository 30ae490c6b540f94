"""The helps: every command teaches with examples, and every example runs as it stands."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import guibp
from guibp.cli import main
from guibp.cli.arguments import DESCRIBED, command_parser, window_parser
from guibp.cli.commands import COMMANDS
from guibp.cli.examples import EXAMPLES
from guibp.sources import open_source


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """A folder with the files that the examples name, and the application that paints some of them."""
    guibp.save(guibp.preset("xor"), tmp_path / "xor.guibp")
    (tmp_path / "table.csv").write_text("x1,x2,t\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def run(line: str, capfd: pytest.CaptureFixture[str]) -> int:
    """Type a line into a shell that knows redirection and nothing else."""
    if line.startswith("eval "):
        line = line.removeprefix('eval "$(').removesuffix(')"')
    command, _, name = line.partition(" > ")
    assert shlex.split(command)[0] == "guibp"
    code = main(shlex.split(command)[1:])
    told = capfd.readouterr()
    assert told.err == ""
    if name:
        path = Path(name.replace("~", "home"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told.out, encoding="utf-8")
    return code


def test_every_command_is_described_and_carried_out() -> None:
    assert set(DESCRIBED) == COMMANDS == set(EXAMPLES) - {""}


# test_self_test.py runs that one, in a process of its own, as it needs.
@pytest.mark.parametrize("name", [name for name in DESCRIBED if name != "self-test"])
def test_the_examples_run(name: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for example in EXAMPLES[name]:
        assert run(example.line, capfd) == 0, example.line


def test_the_examples_of_the_window_open(folder: Path) -> None:
    for example in EXAMPLES[""]:
        words = shlex.split(example.line)[1:]
        if words and words[0] not in COMMANDS:
            assert open_source(words[0]).nodes


@pytest.mark.parametrize("name", ["", *DESCRIBED])
def test_a_help_ends_with_its_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*([name] if name else []), "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.rstrip().endswith(EXAMPLES[name][-1].line)
    assert DESCRIBED[name].text in told if name else all(one in told for one in DESCRIBED)


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_answer_is_to_be_had_in_json(name: str) -> None:
    assert any("--json" in one.option_strings for one in command_parser(name).arguments)


def test_every_argument_says_what_it_is() -> None:
    for parser in (window_parser(), *map(command_parser, DESCRIBED)):
        assert all(argument.help for argument in parser.arguments)


# -- JSON of the commands that write files -----------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "preset:wx+b", "-o", "p.svg"),
        ("worksheet", "preset:wx+b", "-o", "p.svg"),
        ("export", "preset:wx+b", "--to", "dot", "-o", "p.svg"),
        ("manual", "-o", "p.svg"),
    ],
)
def test_what_was_written_is_told(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["bytes"]) == ("p.svg", (folder / "p.svg").stat().st_size)


def test_an_export_to_standard_output_is_a_string(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "preset:wx+b", "--to", "dot", "--json"]) == 0
    text = guibp.export_graph(guibp.preset("wx+b"), "dot")
    assert json.loads(capsys.readouterr().out) == {"to": "dot", "text": text}


@pytest.mark.parametrize("arguments", [("completion", "bash"), ("manual",)])
def test_a_text_in_json_is_the_text(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main([*arguments]) == 0
    assert told["text"] == capsys.readouterr().out


def test_what_was_validated_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "xor.guibp", "--json"]) == 0
    graph = guibp.preset("xor")
    assert json.loads(capsys.readouterr().out) == {
        "file": "xor.guibp",
        "kind": "document",
        "nodes": len(graph.nodes),
        "edges": graph.networkx.number_of_edges(),
    }


def test_the_nodes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nodes", "preset:wx+b", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0] == {"id": "w", "op": "parameter"}
    assert main(["nodes", "preset:wx+b", "--ids"]) == 0
    assert capsys.readouterr().out.split() == [node["id"] for node in told]


# -- versions ----------------------------------------------------------------------------------------


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"guibp {guibp.__version__}\n"


def test_the_versions_of_everything_are_to_be_had_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["guibp"] == guibp.__version__
    assert {"Python", "PySide6-Essentials", "numpy", "networkx", "llvmlite", "system"} <= set(told)
    assert all(version and version != "–" for version in told.values())
    assert "pytest" not in told


def test_json_without_a_question_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--json"])
    assert ended.value.code == 2
    assert "--json goes with --version" in capsys.readouterr().err
