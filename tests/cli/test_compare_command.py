"""``guibp compare``: its table, JSON and CSV, its refusals, and what a Ctrl-C leaves."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import guibp
from guibp.cli import compare_command, main
from guibp.engine.comparing import Comparison, run_comparison
from guibp.engine.training_run import TrainingRun

GRID = ["compare", "preset:xor", "--rates", "0.1,0.5", "--seeds", "0-1", "--steps", "20"]


def test_json_and_csv_have_the_runs_of_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "runs.csv"
    assert main([*GRID, "--json", "--csv", str(path)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    runs = json.loads(told.out)["runs"]
    expected = guibp.compare(guibp.preset("xor"), learning_rates=[0.1, 0.5], seeds=[0, 1], steps=20)
    assert [run["parameters"] for run in runs] == [run.parameters for run in expected]
    assert [run["final_loss"] for run in runs] == [run.final_loss for run in expected]
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert [float(row["final_loss"]) for row in rows] == [run.final_loss for run in expected]
    assert [(row["learning_rate"], row["seed"]) for row in rows] == [
        ("0.1", "0"),
        ("0.1", "1"),
        ("0.5", "0"),
        ("0.5", "1"),
    ]
    assert float(rows[2]["start:w11"]) == expected[2].start["w11"]
    assert float(rows[2]["end:w11"]) == expected[2].parameters["w11"]


def test_the_table_has_a_line_for_each_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*GRID, "--optimizers", "sgd,adam"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 8
    assert lines[0].split()[:3] == ["run", "optimizer", "rate"]


@pytest.mark.parametrize(
    "extra",
    [("--rates", "0"), ("--rates", "a"), ("--seeds", "3-1"), ("--optimizers", "best"), ("--steps", "-1")],
)
def test_what_cannot_be_is_bad_usage(extra: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["compare", "preset:xor", *extra])
    assert ended.value.code == 2
    assert extra[0] in capsys.readouterr().err


def test_a_ctrl_c_keeps_the_runs_that_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_two(comparison: Comparison, *_: Callable[[], bool]) -> Iterator[TrainingRun]:
        done: list[TrainingRun] = []
        for run in run_comparison(comparison, lambda: len(done) == 2):
            done.append(run)
            yield run

    monkeypatch.setattr(compare_command, "run_comparison", run_two)
    path = tmp_path / "runs.csv"
    assert main([*GRID, "--csv", str(path)]) == 130
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3
    assert "interrupted after 2 of 4 runs" in told.err
