"""``guibp train`` with its files, its goal, its progress and its Ctrl-C."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import guibp
from guibp.cli import main
from guibp.cli.progress import ProgressBar, progress_line, show_duration
from guibp.engine.trainer import Frame

PARABOLA = "expr:w = param(3); f = square(w - 1)"


def frame(step: int, loss: float) -> Frame:
    empty, none = np.empty(0), np.empty(0, dtype=np.int64)
    return Frame(step, loss, empty, empty, empty, none, empty)


def read_history(path: Path) -> list[tuple[int, float]]:
    lines = path.read_text(encoding="ascii").splitlines()
    assert lines[0] == "step,loss"
    return [(int(step), float(loss)) for step, loss in (line.split(",") for line in lines[1:])]


def test_the_history_has_every_loss_bit_for_bit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "losses.csv"
    assert main(["train", "preset:xor", "--steps", "50", "--history", str(path), "--json"]) == 0
    result = guibp.train(guibp.preset("xor"), steps=50)
    assert read_history(path) == [*enumerate(result.losses.tolist()), (50, result.final_loss)]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("extra", [(), ("--seed", "3"), ("--batch", "2")])
def test_it_stops_behind_the_step_that_reached_the_goal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: tuple[str, ...]
) -> None:
    whole, until = tmp_path / "whole.csv", tmp_path / "until.csv"
    assert main(["train", "preset:xor", "--history", str(whole), *extra]) == 0
    capsys.readouterr()
    losses = [loss for _, loss in read_history(whole)]
    goal = 0.05
    first = next(step for step, loss in enumerate(losses) if loss < goal)
    assert 0 < first < 4000
    command = ["train", "preset:xor", "--until", str(goal), "--history", str(until), "--json", *extra]
    assert main(command) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    answered = json.loads(captured.out)
    steps = answered["steps"]
    # Of a batch the history tells the batch's loss; the goal is one for all rows.
    assert steps == first or ("--batch" in extra and first < steps < 4000)
    assert answered["losses"]["last"] < goal
    assert [loss for _, loss in read_history(until)] == pytest.approx(
        [*losses[:steps], answered["losses"]["last"]], rel=1e-9
    )


def test_a_goal_that_is_not_reached_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "preset:single-unit-xor", "--steps", "20", "--until", "0.1"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("20 steps")
    assert "not below 0.1" in captured.err


def test_a_goal_that_is_met_at_the_start_takes_no_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", PARABOLA, "--until", "100", "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert answered["steps"] == 0
    assert answered["parameters"] == {"w": 3.0}


def test_a_divergence_behind_the_goal_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """The loss jumps over the valley and is below the goal once before it leaves the finite numbers."""
    source = "expr:w = param(0.1); f = w*w*w*w*w*w - 30*w*w"
    diverging = ["train", source, "--learning-rate", "0.3", "--steps", "500"]
    assert main(diverging) == 3
    capsys.readouterr()
    assert main([*diverging, "--until", "-1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["losses"]["last"] < -1


def test_what_led_to_a_divergence_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history, plot = tmp_path / "h.csv", tmp_path / "p.svg"
    command = ["train", "expr:w = param(3); f = w*w*w*w", "--learning-rate", "9"]
    assert main([*command, "--history", str(history), "--plot", str(plot)]) == 3
    assert read_history(history)[0] == (0, 81.0)
    ET.fromstring(plot.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert "diverged" in capsys.readouterr().err


def test_the_plot_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "loss.svg"
    assert main(["train", "preset:xor", "--plot", str(path)]) == 0
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert root.tag.endswith("svg")
    assert len(root.findall("{*}polyline")) == 1


@pytest.mark.parametrize(
    "arguments", [("--plot", "loss.png"), ("--until", "low"), ("--until", "nan"), ("--history",)]
)
def test_usage_errors(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["train", "preset:xor", *arguments])
    assert stopped.value.code == 2


def test_a_history_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", PARABOLA, "--history", str(tmp_path / "no" / "h.csv")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


# -- a table from a file -----------------------------------------------------------------------------


def test_data_takes_the_place_of_the_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "or.csv"
    path.write_text("x1,x2,t\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n", encoding="utf-8")
    assert main(["eval", "preset:xor", "--data", str(path), "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["nodes"]["t"]["value"] == [0, 1, 1, 1]
    assert captured.err == ""
    for command in ("train", "check", "steps"):
        assert main([command, "preset:xor", "--data", str(path)]) == 0


def test_what_was_taken_for_granted_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes("0;0,5;1\n1;0,5;0\n".encode("cp1252"))
    assert main(["eval", "preset:xor", "--data", str(path), "--json"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.removeprefix(f"{path}: ") for line in told] == [
        "no headings: the columns are called x1, x2, t",
        "commas are read as decimal points",
    ]


@pytest.mark.parametrize(
    "text,said",
    [
        ("x1,x2,t\n0,zero,1\n", 'line 2, column 2 ("x2"): "zero" is not a number'),
        ("x1,x2,t\n0,,1\n", 'line 2, column 2 ("x2"): a number is missing'),
        ("", "there is no table in this text"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["eval", "preset:xor", "--data", str(path)]) == 1
    assert capsys.readouterr().err.strip() == f"{path}: {said}"


def test_a_table_that_does_not_fit_the_graph_names_the_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.csv"
    path.write_text("x1,t\n0,1\n", encoding="utf-8")
    assert main(["train", "preset:xor", "--data", str(path)]) == 1
    assert 'has no column "x2"' in capsys.readouterr().err
    assert main(["train", "preset:xor", "--data", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err


# -- on a terminal -----------------------------------------------------------------------------------


def test_the_progress_says_where_it_is() -> None:
    line = progress_line(1000, 4000, 30.0, ("#", "-"), note="loss 0.25")
    assert line == "######------------------  25%  step 1,000 of 4,000  loss 0.25  33/s  1:30 left"
    assert "left" not in progress_line(0, 4000, 0.1, ("#", "-"))
    assert "node 1 of 10  0.33/s" in progress_line(1, 10, 3.0, ("#", "-"), "node")
    assert [show_duration(one) for one in (0.4, 61, 3661)] == ["0:00", "1:01", "1:01:01"]


def test_the_bar_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter((0.0, 1.0, 1.01, 2.0))
    monkeypatch.setattr("guibp.cli.progress.time.monotonic", lambda: next(now))
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    bar = ProgressBar(stream, 10)
    bar.show(1)
    bar.show(2)
    bar.show(10, "loss 0.125")
    bar.clear()
    stream.seek(0)
    lines = stream.read().split("\r")
    assert ["step 2" in line for line in lines] == [False] * 5
    assert "step 1 of 10" in lines[1]
    assert "step 10 of 10" in lines[2]
    assert lines[3].strip() == lines[4] == ""
    assert len(lines[3]) >= len(lines[2].rstrip())


def test_the_first_step_below_a_goal() -> None:
    for goal, first in ((5.0, 0), (1.5, 1), (1.0, 2), (0.1, 3), (0.01, None)):
        graph = guibp.parse("w = param(3); f = square(w - 1)")
        result = guibp.train(graph, steps=3, learning_rate=0.25, until=goal)
        assert (result.steps, result.reached) == ((3, False) if first is None else (first, True))
        assert result.losses.tolist() == [4.0, 1.0, 0.25][: result.steps]


def test_penalties_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "preset:xor", "--steps", "20", "--l1", "0.01", "--l2", "0.1", "--json"]) == 0
    result = guibp.train(guibp.preset("xor"), steps=20, l1=0.01, l2=0.1)
    assert json.loads(capsys.readouterr().out)["parameters"] == result.parameters


@pytest.mark.parametrize("strength", ["-0.1", "nan", "much"])
def test_a_penalty_is_a_number_from_0_up(strength: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        main(["train", "preset:xor", "--l1", strength])
    assert error.value.code == 2
    assert "--l1" in capsys.readouterr().err


def test_held_out_rows_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, losses = tmp_path / "g.guibp", tmp_path / "losses.csv"
    graph = guibp.preset("xor")
    graph.set_dataset({"x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1], "t": [0, 1, 1, 0]}, held_out=[1])
    guibp.save(graph, source)
    command = ["train", str(source), "--steps", "5", "--history", str(losses)]
    assert main([*command, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    result = guibp.train(guibp.load(source), steps=5)
    assert answer["held_out_losses"] == {"first": result.held_out_losses[0], "last": result.held_out_loss}
    lines = losses.read_text("ascii").splitlines()
    assert lines[0] == "step,loss,held_out_loss"
    assert [float(line.split(",")[2]) for line in lines[1:]] == [
        *result.held_out_losses.tolist(),
        result.held_out_loss,
    ]
    assert main(command) == 0
    assert "held-out rows: loss" in capsys.readouterr().out
