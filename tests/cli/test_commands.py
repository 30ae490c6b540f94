"""The commands as others call them: JSON, exit codes, and one line for every refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import guibp
from guibp.cli import main
from guibp.engine.optimizers import OptimizerKind

LINEAR = "expr:w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 1) -> str:
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err.strip()


def test_eval_gives_the_lectures_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "eval", LINEAR, "--json")
    assert answered == {
        "output": "f",
        "nodes": {
            "w": {"op": "parameter", "value": -2.0, "gradient": 5.0},
            "x": {"op": "input", "value": 5.0, "gradient": -2.0},
            "b": {"op": "parameter", "value": 3.0, "gradient": 1.0},
            "g": {"op": "multiply", "value": -10.0, "gradient": 1.0},
            "f": {"op": "add", "value": -7.0, "gradient": 1.0},
        },
        "edges": [
            {"source": "w", "target": "g", "port": 0, "value": -2.0, "gradient": 5.0},
            {"source": "x", "target": "g", "port": 1, "value": 5.0, "gradient": -2.0},
            {"source": "g", "target": "f", "port": 0, "value": -10.0, "gradient": 1.0},
            {"source": "b", "target": "f", "port": 1, "value": 3.0, "gradient": 1.0},
        ],
    }


def test_eval_of_another_node_with_another_value(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "eval", LINEAR, "--of", "g", "--set", "w=3", "--set", "x=-1", "--json")
    assert isinstance(answered, dict)
    assert answered["output"] == "g"
    assert answered["nodes"]["g"]["value"] == -3.0
    assert answered["nodes"]["b"]["gradient"] == 0.0


def test_a_bound_input_becomes_single_when_set(capsys: pytest.CaptureFixture[str]) -> None:
    whole = answer(capsys, "eval", "preset:xor-lecture", "--json")
    single = answer(capsys, "eval", "preset:xor-lecture", "--set", "x1=1", "--set", "x2=0", "--json")
    assert isinstance(whole, dict)
    assert isinstance(single, dict)
    assert [round(number) for number in whole["nodes"]["y"]["value"]] == [0, 1, 1, 0]
    assert round(single["nodes"]["y"]["value"]) == 1


def test_nonfinite_numbers_are_strings(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "eval", "expr:x = 0; y = log(x); z = y - y", "--of", "y", "--json")
    assert isinstance(answered, dict)
    assert answered["nodes"]["y"]["value"] == "-Infinity"
    assert answered["nodes"]["z"]["value"] == "NaN"


def test_without_an_output_gradients_are_null(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "eval", "expr:x = 2; p = x*x; q = exp(x)", "--json")
    assert isinstance(answered, dict)
    assert answered["output"] is None
    assert answered["nodes"]["x"] == {"op": "input", "value": 2.0, "gradient": None}


def test_steps_are_those_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "steps", LINEAR, "--json")
    assert isinstance(answered, list)
    expected = guibp.steps(guibp.parse(LINEAR.removeprefix("expr:")))
    assert [step["node"] for step in answered] == [step.node for step in expected]
    assert answered[0] == {
        "index": 0,
        "phase": "forward",
        "node": "g",
        "value": -10.0,
        "text": "g = w × x = -2 × 5 = -10",
        "latex": r"g = w \times x = -2 \times 5 = -10",
    }
    assert answered[3]["upstream"] == 1.0
    assert answered[3]["edges"][0] == {"source": "w", "target": "g", "port": 0, "local": 5.0, "gradient": 5.0}


def test_train_solves_xor_and_saves(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "trained.guibp"
    answered = answer(capsys, "train", "preset:xor", "--output", str(path), "--json")
    assert isinstance(answered, dict)
    assert answered["steps"] == 4000
    assert answered["losses"]["last"] < 0.1 < answered["losses"]["first"]
    assert len(answered["parameters"]) == 9
    assert [round(number) for number in answered["predictions"]["y"]] == [0, 1, 1, 0]
    assert guibp.load(path).node("v1").value == answered["parameters"]["v1"]


@pytest.mark.parametrize("optimizer", OptimizerKind)
def test_train_takes_every_optimizer(capsys: pytest.CaptureFixture[str], optimizer: str) -> None:
    arguments = ("--steps", "20", "--learning-rate", "0.01", "--optimizer", str(optimizer))
    answered = answer(capsys, "train", "preset:xor", *arguments, "--json")
    graph = guibp.preset("xor")
    result = guibp.train(graph, steps=20, learning_rate=0.01, optimizer=str(optimizer))
    assert isinstance(answered, dict)
    assert answered["parameters"] == result.parameters


def test_train_takes_a_schedule_and_a_batch(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--steps", "30", "--schedule", "cosine:30", "--batch", "3")
    answered = answer(capsys, "train", "preset:xor", *arguments, "--json")
    expected = guibp.train(guibp.preset("xor"), steps=30, schedule="cosine:30", batch=3)
    plain = guibp.train(guibp.preset("xor"), steps=30)
    assert isinstance(answered, dict)
    assert answered["parameters"] == expected.parameters != plain.parameters
    assert len(answered["predictions"]["y"]) == 4


def test_diverged_training_is_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    line = refusal(capsys, "train", "expr:w = param(1); f = exp(w*w)", "--learning-rate", "1e6", code=3)
    assert line.startswith("expr:w = param(1); f = exp(w*w): ")


def test_check_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "check", "preset:neuron", "--json")
    assert isinstance(answered, dict)
    assert answered["max_relative_error"] < 1e-6
    assert {node["node"] for node in answered["nodes"]} == {"w0", "x0", "w1", "x1", "w2"}


def test_presets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    answered = answer(capsys, "presets", "--json")
    assert isinstance(answered, list)
    names = [entry["name"] for entry in answered]
    assert set(names) >= {"wx+b", "sigmoid", "neuron", "single-unit-xor", "xor", "xor-lecture"}
    assert all(entry["title"] for entry in answered)


def test_every_command_has_words_for_a_reader(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("eval", "steps", "check"):
        assert main([command, "preset:wx+b"]) == 0
        assert "w" in capsys.readouterr().out
    assert main(["presets"]) == 0
    assert main(["train", "preset:xor", "--steps", "3"]) == 0
    assert "3 steps" in capsys.readouterr().out


def test_a_file_is_validated_with_the_place_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.guibp"
    path.write_text(
        '{"format": "guibp", "version": 1, "nodes": [{"id": "a", "op": "mul"}], "edges": []}',
        encoding="utf-8",
    )
    assert refusal(capsys, "validate", str(path)) == f'{path}: nodes[0].op: unknown operation "mul"'
    path.write_text('{"format": "guibp", "version": 1, "nodes": [], "edges": []}', encoding="utf-8")
    assert main(["validate", str(path)]) == 0


def test_one_of_a_kind_is_counted_as_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "small.guibp"
    guibp.save(guibp.parse("w = param(1); f = exp(w)"), path)
    assert main(["validate", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: a guibp document of 2 nodes and 1 edge\n"


def test_an_empty_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "eval", "").startswith("an empty name is no source")


def test_a_lesson_is_validated_with_the_place_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "own.guibp-lesson"
    assert str(path) in refusal(capsys, "validate", str(path))
    path.write_text('{"format": "guibp-lesson", "version": 1, "title": "A"', encoding="utf-8")
    assert refusal(capsys, "validate", str(path)).startswith(f"{path}: ")
    task = '{"start": "expr:x = 1; f = x*x", "text": "Look.", "goal": {"kind": "walked"}}'
    text = '{"format": "guibp-lesson", "version": 1, "title": "A", "summary": "B", "tasks": [%s]}'
    path.write_text(text % task.replace("walked", "nothing"), encoding="utf-8")
    assert refusal(capsys, "validate", str(path)).startswith(f"{path}: tasks[0].goal")
    goal = '{"kind": "answer", "equals": 1}'
    path.write_text(text % task.replace('{"kind": "walked"}', goal), encoding="utf-8")
    assert main(["validate", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: a guibp lesson of 1 task\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("eval", "nowhere.guibp"),
        ("eval", "preset:nowhere"),
        ("eval", "expr:f = g"),
        ("eval", LINEAR, "--of", "nowhere"),
        ("eval", LINEAR, "--set", "nowhere=1"),
        ("eval", LINEAR, "--set", "f=1"),
        ("steps", LINEAR, "--sample", "1"),
        ("train", "expr:x = 1; y = x*x"),
    ],
)
def test_refusals_are_one_line_that_names_the_source(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert refusal(capsys, *arguments).startswith(arguments[1])


@pytest.mark.parametrize(
    "arguments",
    [
        ("eval",),
        ("train", LINEAR, "--learning-rate", "0"),
        ("train", LINEAR, "--learning-rate", "nan"),
        ("train", LINEAR, "--learning-rate", "1_0"),
        ("train", LINEAR, "--steps", "-1"),
        ("train", LINEAR, "--steps", "1e3"),
        ("train", LINEAR, "--seed", "-1"),
        ("train", LINEAR, "--optimizer", "lbfgs"),
        ("train", LINEAR, "--batch", "0"),
        ("train", LINEAR, "--batch", "-1"),
        ("train", LINEAR, "--batch", "2.5"),
        ("train", LINEAR, "--schedule", "linear:3"),
        ("train", LINEAR, "--schedule", "step:3"),
        ("train", LINEAR, "--schedule", "cosine:0"),
        ("train", LINEAR, "--schedule", "cosine:" + "9" * 400),
        ("train", LINEAR, "--schedule", "exponential:nan"),
        ("steps", LINEAR, "--sample", "-1"),
        ("eval", LINEAR, "--set", "w"),
        ("eval", LINEAR, "--set", "w=x"),
        ("eval", LINEAR, "--nowhere"),
        ("--nowhere",),
    ],
)
def test_usage_errors_are_code_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: guibp" in capsys.readouterr().err


def test_an_interrupt_is_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("guibp.cli.commands.run_command", interrupt)
    assert main(["eval", LINEAR]) == 130
