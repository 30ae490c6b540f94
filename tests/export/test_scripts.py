"""Scripts in four libraries: their numbers are the engine's, and so is what they learn."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest

import guibp
from guibp.export.exports import SCRIPTS, export_graph
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS
from guibp.model.records import OPTIMIZERS
from tests.export.graphs import make_graph
from tests.export.running import Run, execute, names_in, run_script

LIBRARIES = {"numpy": "numpy", "micrograd": "micrograd.engine", "jax": "jax", "pytorch": "torch"}


@pytest.fixture(params=list(LIBRARIES))
def to(request: pytest.FixtureRequest) -> str:
    """A target whose library is installed."""
    pytest.importorskip(LIBRARIES[request.param])
    return str(request.param)


def compare(graph: Graph, run: Run) -> None:
    """The script's numbers beside the engine's."""
    expected = guibp.evaluate(graph)
    for id_, value in run.values.items():
        check(value, counted(graph, expected.value(id_)), id_)
    for id_, gradient in run.gradients.items():
        check(gradient, counted(graph, expected.gradient(id_)), id_)
    parameters = {node.id for node in graph.node_records if node.op == "parameter"}
    assert parameters & set(graph.walk_back(str(graph.resolve_output()))) <= set(run.gradients)


def counted(graph: Graph, numbers: float | np.ndarray | None) -> float | np.ndarray | None:
    """What a script computes: held-out rows are no part of it."""
    if graph.dataset is None or not isinstance(numbers, np.ndarray):
        return numbers
    return np.delete(numbers, graph.dataset.held_out)


def check(found: np.ndarray, expected: float | np.ndarray | None, id_: str) -> None:
    assert expected is not None
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14, err_msg=id_)


def compare_training(graph: Graph, run: Run, **settings: str | int) -> None:
    """What the script learned beside what the engine learns."""
    result = guibp.train(graph, **settings)  # type: ignore[arg-type]  # as the tests give them
    np.testing.assert_allclose(run.losses, result.losses, rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(run.final_loss, result.final_loss, rtol=1e-11, atol=1e-14)
    for id_, value in run.parameters.items():
        assert value == pytest.approx(result.parameters[id_], rel=1e-11, abs=1e-13)


@pytest.mark.parametrize("name", guibp.presets())
def test_presets_have_the_numbers_of_the_engine(to: str, name: str) -> None:
    graph = guibp.preset(name)
    graph.set_training(steps=5)
    run = run_script(graph, to)
    compare(graph, run)
    if run.parameters:
        compare_training(graph, run)


@pytest.mark.parametrize("seed", range(3))
def test_random_graphs_with_every_operation_have_them_too(to: str, seed: int) -> None:
    graph = make_graph(seed)
    graph.set_training(steps=2, learning_rate=1e-3)
    assert {node.op for node in graph.node_records} == set(OPERATIONS)
    run = run_script(graph, to)
    compare(graph, run)
    compare_training(graph, run)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimiser_takes_the_same_steps(to: str, optimizer: str) -> None:
    graph = guibp.preset("xor")
    graph.set_training(optimizer=optimizer, steps=12, learning_rate=0.05)
    compare_training(graph, run_script(graph, to))


@pytest.mark.parametrize("schedule", ["step:3:0.5", "exponential:0.9", "cosine:8", "warmup:5"])
def test_schedules_and_batches_are_the_same(to: str, schedule: str) -> None:
    graph = guibp.preset("xor")
    graph.set_training(steps=9)
    run = run_script(graph, to, schedule=schedule, batch=3)
    compare_training(graph, run, schedule=schedule, batch=3)


SETTINGS = [
    {"l1": 0.01},
    {"l2": 0.1},
    {"l1": 0.02, "l2": 0.05, "batch": 2, "schedule": "cosine:8"},
    {"optimizer": "adam", "l1": 0.02, "learning_rate": 0.01},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("held_out", [(), (1,)], ids=["all rows", "row 1 held out"])
@pytest.mark.parametrize("frozen", [(), ("w11", "b1")], ids=["all move", "two frozen"])
def test_a_document_trains_in_a_script_as_here(
    to: str, settings: dict[str, Any], held_out: tuple[int, ...], frozen: tuple[str, ...]
) -> None:
    graph = guibp.preset("xor")
    assert graph.dataset is not None
    graph.set_training(steps=9, **settings)
    graph.set_dataset(graph.dataset.columns(), held_out)
    graph.freeze(*frozen)
    run = run_script(graph, to)
    compare(graph, run)
    compare_training(graph, run)
    if held_out:
        assert run.held_out_loss == pytest.approx(guibp.train(graph, steps=0).held_out_loss, rel=1e-11)


def test_a_weight_of_0_is_not_pulled(to: str) -> None:
    graph = guibp.parse("w = param(0); b = param(0); x = 3; f = (w*x + b - 1)**2")
    graph.set_training(steps=3, l1=0.5, l2=0.1, learning_rate=0.01)
    compare_training(graph, run_script(graph, to))


def test_with_every_parameter_frozen_a_script_does_not_train(to: str) -> None:
    graph = guibp.parse("w = param(2); f = w**2")
    graph.freeze("w")
    run = run_script(graph, to)
    compare(graph, run)
    assert run.losses == []


@pytest.mark.parametrize("weight", [-800.0, -40.0, 40.0, 800.0])
@pytest.mark.parametrize("target", [0, 1, 0.25])
def test_a_saturated_cross_entropy_is_exact(to: str, weight: float, target: float) -> None:
    graph = guibp.parse(
        f"w = param({weight}); t = const({target}); y = sigmoid(w); f = binary_cross_entropy(y, t)"
    )
    graph.set_training(steps=0)
    run = run_script(graph, to)
    expected = guibp.evaluate(graph)
    assert run.values["f"] == pytest.approx(expected.value("f"), rel=1e-12, abs=0)
    assert run.gradients["w"] == pytest.approx(expected.gradient("w"), rel=1e-12, abs=0)


@pytest.mark.parametrize("text", [
    "w = param(0); t = const(0); f = binary_cross_entropy(w, t)",
    "w = param(1); t = const(1); f = binary_cross_entropy(w, t)",
    "w = param(-2); k = const(3); f = w**k",
    "w = param(0); f = relu(w) + w",
    "w = param(0); k = param(2); f = w**k",
    "w = param(3); f = w*w*w + w",
    "w = param(1); n = sigmoid(w); f = binary_cross_entropy(n, 1)*binary_cross_entropy(sigmoid(n), 1)",
])  # fmt: skip
def test_corners_have_the_gradients_of_the_contract(to: str, text: str) -> None:
    graph = guibp.parse(text)
    graph.set_training(steps=0)
    compare(graph, run_script(graph, to))


def test_an_output_for_every_sample_is_summed(to: str) -> None:
    graph = guibp.parse('x = data("x"); w = param(2); b = param(1); y = tanh(w*x + b)')
    graph.set_dataset({"x": [0.5, -1.0, 2.0]})
    graph.set_training(steps=3)
    run = run_script(graph, to)
    compare(graph, run)
    compare_training(graph, run)


def test_what_is_printed_is_name_value_and_gradient(to: str) -> None:
    printed = run_script(guibp.preset("wx+b"), to).printed.splitlines()
    assert "w = -2.0, gradient 5.0" in printed
    assert any(line.startswith("after 1000 steps the loss is ") for line in printed)


NASTY = (
    "lambda", "print", "np", "sigmoid", "d_w", "w", "값", "w 1", "w_1", "1st", "values", "a\nimport os",
    '"""', "x\r# y", "\N{LATIN SMALL LIGATURE FI}", "fi", "match", "a" * 300,
    "\N{LINE SEPARATOR}z", "torch", "{0}", "\\",
)  # fmt: skip


def test_any_ids_become_names_that_are_legal_and_their_own(to: str) -> None:
    graph = Graph()
    for number, id_ in enumerate(NASTY):
        graph.add("parameter", id=id_, value=0.1 + number / 50)
    graph.add("multiply", [*NASTY[:4]], id="eval(1)")
    graph.add("add", [*NASTY[4:], "eval(1)"], id="#")
    graph.set_training(steps=1)
    names = names_in(graph, to)
    assert len(set(names.values())) == len(names)
    assert names["값"] == "값"
    assert names["w"] == "w"
    compare(graph, run_script(graph, to))


@pytest.mark.parametrize("library", SCRIPTS)
def test_an_id_is_never_more_than_a_comment(library: str) -> None:
    evil = 'x\nraise SystemExit(3)\r\f"""\u2028raise SystemExit(4)'
    graph = Graph()
    graph.add("constant", id=evil, value=2.0)
    graph.add("square", [evil], id=evil[::-1])
    text = export_graph(graph, library)
    assert not any(line.startswith("raise") for line in text.splitlines())
    compile(text, "script", "exec")


def test_a_deep_graph_is_no_trouble_for_micrograd() -> None:
    pytest.importorskip("micrograd.engine")
    graph = guibp.parse(
        "w = param(1)\nn0 = w + 1\n" + "\n".join(f"n{i + 1} = tanh(n{i})" for i in range(1500))
    )
    graph.set_training(steps=0)
    compare(graph, run_script(graph, "micrograd"))


def test_the_korean_and_the_changed_names_are_told() -> None:
    graph = guibp.parse("가중치 = param(2); x = 3; f = 가중치 * x")
    graph.rename("f", "f of x")
    text = export_graph(graph, "numpy")
    assert 'f_of_x = 가중치 * x  # "f of x"' in text


def test_numpy_is_written_as_in_a_lecture() -> None:
    text = export_graph(guibp.preset("wx+b"), "numpy")
    for line in ("g = w * x", "f = g + b", "d_g = d_f", "d_w = d_g * x", "d_x = d_g * w"):
        assert f"    {line}\n" in text


def test_scripts_run_without_what_they_do_not_need() -> None:
    module, _ = execute(export_graph(guibp.parse("x = 2; f = x*x"), "numpy"))
    assert not hasattr(module, "steps")
    assert importlib.import_module("math") is not getattr(module, "math", None)
