"""``guibp export``: to a file or to standard output, with the exit codes of the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

import guibp
from guibp.cli import main
from guibp.export.exports import Target

LINEAR = "expr:w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


@pytest.mark.parametrize("target", Target)
def test_every_target_is_printed_and_written_alike(
    target: Target, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", LINEAR, "--to", target]) == 0
    printed = capfd.readouterr().out
    path = tmp_path / "out"
    assert main(["export", LINEAR, "--to", target, "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == printed
    assert printed == guibp.export_graph(guibp.parse(LINEAR.removeprefix("expr:")), target)


def test_what_is_unfinished_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = guibp.Graph()
    graph.add("add", id="f")
    guibp.save(graph, tmp_path / "u.guibp")
    assert main(["export", str(tmp_path / "u.guibp"), "--to", "numpy"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert '"f": port 0' in told


@pytest.mark.parametrize(
    "flags",
    [
        ["--to", "fortran"],
        [],
        ["--to", "numpy", "--batch", "0"],
        ["--layers", "--to", "micrograd"],
        ["--layers", "--to", "dot"],
    ],
)
def test_wrong_arguments_are_usage(flags: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", LINEAR, *flags])
    assert caught.value.code == 2


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", LINEAR, "--to", "dot", "-o", str(tmp_path / "no" / "where")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_schedule_and_batch_reach_the_script(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "preset:xor", "--to", "numpy", "--schedule", "cosine:10", "--batch", "2"]) == 0
    printed = capfd.readouterr().out
    assert "math.cos(math.pi * min(step / 10, 1.0))" in printed
    assert "batches = draw_batches()" in printed


def test_layers_are_written_on_request(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "preset:xor", "--to", "numpy", "--layers"]) == 0
    assert capfd.readouterr().out == guibp.export_graph(guibp.preset("xor"), "numpy", layers="matrices")


def test_where_there_are_no_layers_the_line_says_where_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "preset:xor", "--to", "micrograd", "--layers"])
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.endswith('layers are written as matrices for numpy, pytorch, jax, not for "micrograd"')
