"""``guibp quiz``: questions printed, answers graded, refusals in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guibp.cli import main

LINEAR = "expr:w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


def test_questions_are_printed_filled_in_and_graded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["quiz", LINEAR, "--json"]) == 0
    asked = json.loads(capsys.readouterr().out)
    assert asked[0] == {"step": 0, "node": "g", "value": None, "question": "What is the value of g?"}
    asked[0]["value"] = 10
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(asked), encoding="utf-8")
    assert main(["quiz", LINEAR, "--answers", str(path), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["score"] == {"questions": 6, "right": 0, "helped": 0, "points": 0.0}
    assert record["slips"] == {"wrong sign": 1}
    assert record["answers"][0]["tries"][0]["feedback"] == "The size is right, the sign is wrong."


def test_for_a_reader_there_are_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text('[{"node": "g", "value": "-2*5"}, {"node": "f", "value": 7}]', encoding="utf-8")
    assert main(["quiz", LINEAR]) == 0
    assert "What is the value of g?" in capsys.readouterr().out
    assert main(["quiz", LINEAR, "--answers", str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 of 6 right")
    assert "the sign is wrong" in said


@pytest.mark.parametrize(
    "arguments,place",
    [
        (["quiz", "preset:xor", "--sample", "4"], "preset:xor"),
        (["quiz", LINEAR, "--of", "q"], '"q"'),
        (["quiz", LINEAR, "--answers", "nowhere.json"], "nowhere.json"),
    ],
)
def test_refusals_are_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], place: str) -> None:
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert place in captured.err


def test_an_answer_without_a_question_names_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "answers.json"
    path.write_text('[{"node": "q", "value": 1}]', encoding="utf-8")
    assert main(["quiz", LINEAR, "--answers", str(path)]) == 1
    assert capsys.readouterr().err.startswith(f"{path}: [0]: ")
