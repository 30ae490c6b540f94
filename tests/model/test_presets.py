"""The presets are what lessons and other programs rely on: their names, ids, wiring and numbers."""

from __future__ import annotations

import numpy as np
import pytest

from guibp import resources
from guibp.engine.evaluation import evaluate
from guibp.engine.optimizers import KINDS
from guibp.model.document import write_document
from guibp.model.errors import GuibpError
from guibp.model.presets import preset, preset_titles, presets
from guibp.model.records import OPTIMIZERS, TrainingSettings

XOR_TABLE = {"x1": [0.0, 0.0, 1.0, 1.0], "x2": [0.0, 1.0, 0.0, 1.0], "t": [0.0, 1.0, 1.0, 0.0]}


def operations(name: str) -> dict[str, str]:
    return {node.id: node.op for node in preset(name).node_records}


def numbers(name: str) -> dict[str, float]:
    return {node.id: node.value for node in preset(name).node_records if node.value is not None}


def value(name: str, id_: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(evaluate(preset(name)).value(id_))


def test_the_names_in_the_order_in_which_they_teach() -> None:
    assert presets() == ("wx+b", "sigmoid", "neuron", "single-unit-xor", "xor", "xor-lecture")
    assert tuple(preset_titles()) == presets()
    assert len(set(preset_titles().values())) == len(presets())


def test_each_file_is_a_preset_and_the_other_way_round() -> None:
    files = {path.name for path in resources.path("presets").iterdir()}
    assert files == {f"{name}.guibp" for name in presets()}


@pytest.mark.parametrize("name", presets())
def test_a_preset_is_written_as_it_would_be_saved(name: str) -> None:
    assert write_document(preset(name)) == resources.path("presets", f"{name}.guibp").read_bytes()


@pytest.mark.parametrize("name", presets())
def test_a_preset_is_finished_and_open(name: str) -> None:
    graph = preset(name)
    assert not [id_ for id_ in graph.nodes if graph.missing_ports(id_)]
    assert graph.output is not None
    assert not [group for group in graph.groups if group.collapsed]


def test_each_call_gives_a_graph_of_its_own() -> None:
    preset("xor").remove("loss")
    assert "loss" in preset("xor")


def test_an_unknown_name_tells_the_known_ones() -> None:
    with pytest.raises(GuibpError) as caught:
        preset("../xor")
    assert 'no preset "../xor"' in str(caught.value)
    assert "single-unit-xor" in str(caught.value)


def test_wx_plus_b() -> None:
    assert numbers("wx+b") == {"w": -2.0, "x": 5.0, "b": 3.0}
    graph = preset("wx+b")
    assert (graph.operands("g"), graph.operands("f")) == ({0: "w", 1: "x"}, {0: "g", 1: "b"})
    assert value("wx+b", "f") == -7.0


def test_the_sigmoid_taken_apart() -> None:
    assert list(operations("sigmoid").values()) == ["input", "negate", "exp", "constant", "add", "reciprocal"]
    assert preset("sigmoid").output == "s"
    assert value("sigmoid", "s") == pytest.approx(1 / (1 + np.exp(-1.0)))


def test_the_neuron() -> None:
    assert numbers("neuron") == {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}
    assert list(operations("neuron").values()).count("sigmoid") == 1
    assert value("neuron", "f") == pytest.approx(0.73, abs=0.005)
    run = evaluate(preset("neuron"))
    gradients = [run.gradient(id_) for id_ in ("w0", "x0", "w1", "x1", "w2")]
    assert gradients == pytest.approx([-0.20, 0.39, -0.39, -0.59, 0.20], abs=0.005)


@pytest.mark.parametrize(
    "name,units",
    [("xor", {"unit 1": "h1", "unit 2": "h2", "unit 3": "y"}), ("single-unit-xor", {"": "y"})],
)
def test_an_xor_preset_to_train(name: str, units: dict[str, str]) -> None:
    graph, kinds = preset(name), operations(name)
    assert graph.dataset is not None
    assert graph.dataset.columns() == XOR_TABLE
    assert [graph.node(id_).column for id_ in ("x1", "x2", "t")] == ["x1", "x2", "t"]
    assert all(kinds[unit] == "sigmoid" for unit in units.values())
    assert (kinds["loss"], kinds["bce"], graph.output) == ("mean", "binary_cross_entropy", "loss")
    assert graph.operands("bce") == {0: "y", 1: "t"}
    parameters = [node for node in graph.node_records if node.op == "parameter"]
    assert len(parameters) == 3 * len(units)
    assert {node.random_start for node in parameters} == {0.5}
    draw = np.random.default_rng(0)
    assert [node.value for node in parameters] == [draw.uniform(-0.5, 0.5) for _ in parameters]


def test_xor_trains_as_the_contract_says() -> None:
    assert preset("xor").training == TrainingSettings("momentum", 0.5, 4000, 0)


def test_the_parts_of_xor() -> None:
    graph = preset("xor")
    units = {group.id: group.members for group in graph.groups}
    assert units == {
        "unit 1": ("w11", "w12", "b1", "p11", "p12", "z1", "h1"),
        "unit 2": ("w21", "w22", "b2", "p21", "p22", "z2", "h2"),
        "unit 3": ("v1", "v2", "c", "q1", "q2", "z", "y"),
    }
    assert graph.operands("p12") == {0: "w12", 1: "x2"}
    assert graph.operands("z1") == {0: "p11", 1: "p12", 2: "b1"}
    assert graph.operands("q2") == {0: "v2", 1: "h2"}


def test_the_lectures_weights_solve_xor() -> None:
    graph = preset("xor-lecture")
    assert graph.output == "y"
    assert graph.dataset is not None
    assert graph.dataset.columns() == XOR_TABLE
    weights = [graph.node(id_).value for id_ in ("w11", "w12", "b1", "w21", "w22", "b2", "v1", "v2", "c")]
    assert weights == [5, 5, -8, -7, -7, 3, -11, -11, 6]
    assert [group.id for group in graph.groups] == ["unit 1", "unit 2", "unit 3"]
    assert np.round(value("xor-lecture", "y")).tolist() == XOR_TABLE["t"]


def test_documents_know_the_optimisers_of_the_engine() -> None:
    assert [kind.value for kind in KINDS] == list(OPTIMIZERS)
