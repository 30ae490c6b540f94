"""The completion scripts: bash really completes with its own; zsh and fish read theirs where they are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import guibp
from guibp.cli import main
from guibp.cli.arguments import DESCRIBED
from guibp.cli.shells import Shell
from guibp.engine.optimizers import OptimizerKind
from guibp.export.exports import Target

BASH = shutil.which("bash")
COMPLETE = """
source "$1"
COMP_WORDS=("${@:3}"); COMP_CWORD=$(($# - 3)); COMP_LINE="$2"; COMP_POINT=${#COMP_LINE}
_guibp
((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
"""

needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="there is no bash here")


@pytest.fixture
def script(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    assert main(["completion", "bash"]) == 0
    path = tmp_path / "completion.bash"
    path.write_text(capfd.readouterr().out, encoding="utf-8")
    command = tmp_path / "bin" / "guibp"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guibp "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "here").mkdir()
    return path


def complete(script: Path, line: str) -> list[str]:
    """What bash offers at the end of a line, which is parted as readline parts it."""
    words = re.findall(r"[:=]+|(?:\\.|[^\s:=])+", line)
    if line.endswith(" "):
        words.append("")
    root = str(Path(guibp.__file__).parent.parent)
    environment = os.environ | {"PATH": f"{script.parent}/bin:{os.environ['PATH']}", "PYTHONPATH": root}
    done = subprocess.run(
        [str(BASH), "--norc", "-c", COMPLETE, "bash", str(script), line, *words],
        cwd=script.parent / "here",
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@needs_bash
def test_bash_completes_commands_options_and_choices(script: Path) -> None:
    assert complete(script, "guibp tr") == ["train"]
    assert set(DESCRIBED) < set(complete(script, "guibp "))
    assert complete(script, "guibp eval preset:xor --js") == ["--json"]
    assert complete(script, "guibp train preset:xor --optimizer ") == list(map(str, OptimizerKind))
    assert complete(script, "guibp export preset:xor --to n") == [Target.NUMPY, Target.NODE_LINK]
    assert complete(script, "guibp completion ") == list(map(str, Shell))
    assert complete(script, "guibp presets ") == []


@needs_bash
def test_bash_completes_sources_across_the_colon(script: Path) -> None:
    names = [name for name in guibp.presets() if name.startswith("x")]
    assert complete(script, "guibp eval preset:x") == names
    assert complete(script, "guibp preset:x") == names
    assert "preset:sigmoid" in complete(script, "guibp eval pres")
    (script.parent / "here" / "my file.guibp").touch()
    assert complete(script, "guibp eval m") == ["my file.guibp"]
    assert complete(script, "guibp render preset:xor -o m") == ["my file.guibp"]


@needs_bash
def test_bash_completes_the_nodes_of_the_source(script: Path) -> None:
    assert complete(script, "guibp eval preset:xor --of h") == ["h1", "h2"]
    assert complete(script, "guibp eval preset:wx+b --set w") == ["w="]
    assert complete(script, "guibp eval nowhere.guibp --of ") == []


@needs_bash
def test_an_id_that_looks_like_a_command_is_not_run(script: Path) -> None:
    graph = guibp.Graph()
    graph.add("input", id="$(touch here)")
    folder = script.parent / "here"
    guibp.save(graph, folder / "a b.guibp")
    assert complete(script, "guibp eval a\\ b.guibp --of ") == [r"\$\(touch\ here\)"]
    assert [path.name for path in folder.iterdir()] == ["a b.guibp"]


@pytest.mark.parametrize("shell", Shell)
def test_a_script_names_every_command_and_option(shell: Shell, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capfd.readouterr().out
    for word in (*DESCRIBED, "learning-rate", "preset:xor-lecture", "node-link", "open-groups"):
        assert word in script


@pytest.mark.parametrize("shell", Shell)
def test_a_shell_can_read_its_script(shell: Shell, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    assert main(["completion", shell]) == 0
    path = tmp_path / "script"
    path.write_text(capfd.readouterr().out, encoding="utf-8")
    done = subprocess.run([program, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
