"""Scripts with layers as matrices: their numbers are the engine's, entry by entry, and what they join."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

import guibp
from guibp.engine.training_settings import settle_training
from guibp.export.code.layer_joining import join_layers
from guibp.export.code.plan import ArrayOp, Matrix, Plan, Statement, make_plan
from guibp.export.exports import SCRIPTS, WITH_MATRICES, Target, export_graph
from guibp.model.graph import Graph
from guibp.model.records import OPTIMIZERS
from tests.export.layered_graphs import GRAPHS
from tests.export.running import execute, read

LIBRARIES = {"numpy": "numpy", "jax": "jax", "pytorch": "torch"}


@pytest.fixture(params=list(LIBRARIES))
def to(request: pytest.FixtureRequest) -> str:
    """A target whose library is installed."""
    pytest.importorskip(LIBRARIES[request.param])
    return str(request.param)


def plan_of(graph: Graph, to: str = "numpy") -> Plan:
    reserved = SCRIPTS[Target(to)].reserved
    return join_layers(make_plan(graph, settle_training(graph.training), reserved), reserved)


def matrices_of(graph: Graph) -> dict[str, Matrix]:
    return {leaf.name: leaf for leaf in plan_of(graph).parameters if isinstance(leaf, Matrix)}


def entries(plan: Plan, numbers: Mapping[str, object]) -> dict[str, np.ndarray]:
    """The numbers of a script by the nodes that they are of."""
    found: dict[str, np.ndarray] = {}
    for one in plan.shown:
        if one.name not in numbers:
            continue
        array = read(numbers[one.name])
        if isinstance(one, Matrix):
            found |= {id_: array[place] for place, id_ in _entries_of(one)}
        elif isinstance(one, Statement) and one.rows:
            found |= dict(zip(one.rows, array, strict=True))
        else:
            found[one.id] = array
    return found


def _entries_of(matrix: Matrix) -> list[tuple[tuple[int, ...], str]]:
    width = 1 if matrix.is_vector else 2
    return [
        ((row, column)[:width], id_) for row, ids in enumerate(matrix.ids) for column, id_ in enumerate(ids)
    ]


def check_script(graph: Graph, to: str) -> None:
    """Values, gradients, losses and what is learned, beside the engine's."""
    plan, text = plan_of(graph, to), export_graph(graph, to, layers="matrices")
    module, _ = execute(text.partition("# Training: ")[0])
    expected = guibp.evaluate(graph)
    for id_, value in entries(plan, vars(module)["values"]).items():
        compare(value, expected.value(id_), id_)
    gradients = entries(plan, vars(module)["gradients"])
    for id_, gradient in gradients.items():
        compare(gradient, expected.gradient(id_), id_)
    parameters = {node.id for node in graph.node_records if node.op == "parameter"}
    assert parameters & set(graph.walk_back(str(graph.resolve_output()))) <= set(gradients)
    if parameters:
        check_training(graph, plan, text)


def compare(found: np.ndarray, expected: float | np.ndarray | None, id_: str) -> None:
    assert expected is not None
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14, err_msg=id_)


def check_training(graph: Graph, plan: Plan, text: str) -> None:
    module, _ = execute(text)
    result = guibp.train(graph)
    np.testing.assert_allclose(vars(module)["losses"], result.losses, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(vars(module)["final_loss"], result.final_loss, rtol=1e-12, atol=1e-14)
    for id_, value in entries(plan, vars(module)["parameters"]).items():
        if id_ in result.parameters:
            assert float(value) == pytest.approx(result.parameters[id_], rel=1e-12, abs=1e-14), id_


@pytest.mark.parametrize("name", guibp.presets())
def test_presets_have_the_numbers_of_the_engine(to: str, name: str) -> None:
    graph = guibp.preset(name)
    graph.set_training(steps=5)
    check_script(graph, to)


@pytest.mark.parametrize("name", GRAPHS)
def test_layers_of_every_kind_have_them_too(to: str, name: str) -> None:
    check_script(GRAPHS[name](), to)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimiser_moves_matrices_alike(to: str, optimizer: str) -> None:
    graph = guibp.preset("xor")
    graph.set_training(optimizer=optimizer, steps=8, learning_rate=0.05, l1=0.01, l2=0.02, batch=3)
    check_script(graph, to)


@pytest.mark.parametrize("frozen", [("b1",), ("w11", "w12", "b1"), ("w11",), ("w11", "w12", "w21", "w22")])
def test_frozen_parameters_stay(to: str, frozen: tuple[str, ...]) -> None:
    graph = guibp.preset("xor")
    graph.set_training(steps=5, l2=0.1)
    graph.freeze(*frozen)
    check_script(graph, to)


def test_a_bias_that_is_penalised_stands_apart(to: str) -> None:
    graph = guibp.preset("xor")
    # What multiplies it need not lead to the output.
    graph.add("multiply", ["b1", "x1"], id="aside")
    graph.set_training(steps=5, l2=0.5)
    check_script(graph, to)


def test_what_shares_inputs_and_activation_is_one_matrix() -> None:
    found = matrices_of(guibp.preset("xor"))
    assert found["W1"].ids == (("w11", "w12"), ("w21", "w22"))
    assert found["b1"].ids == (("b1",), ("b2",))
    assert found["W2"].ids == (("v1", "v2"),)
    assert {matrix: found[matrix].units for matrix in found if matrix[0] == "W"} == {
        "W1": ("h1", "h2"),
        "W2": ("y",),
    }


def test_a_deep_network_is_read_layer_by_layer() -> None:
    shapes = [np.shape(one.numbers) for name, one in matrices_of(GRAPHS["deep"]()).items() if name[0] == "W"]
    assert shapes == [(4, 2), (3, 4), (5, 3), (2, 5), (1, 2)]
    text = export_graph(GRAPHS["deep"](), "numpy", layers="matrices")
    # Each layer reads the one before as it is.
    assert text.count("np.stack([x, y])") == 1
    assert "Z4 = W4 @ H3 + b4" in text


@pytest.mark.parametrize(
    "name,kept",
    [
        ("sharing", {"shared", "bias", "v0", "v1"}),
        ("nested", {"w6", "w7", "w8", "w9", "w10", "w11"}),
        ("names_of_arrays", {"W1"}),
    ],
)
def test_what_makes_no_layer_stays_single(name: str, kept: set[str]) -> None:
    plan = plan_of(GRAPHS[name]())
    assert {leaf.id for leaf in plan.parameters if not isinstance(leaf, Matrix)} == kept


def test_units_of_one_layer_have_a_bias_or_none() -> None:
    assert [np.shape(one.numbers) for one in matrices_of(GRAPHS["without_biases"]()).values()] == [
        (2, 2),
        (1, 2),
        (1, 1),
        (1, 3),
    ]


def test_constants_and_inputs_are_no_weights() -> None:
    joined = {id_ for one in matrices_of(GRAPHS["no_weights"]()).values() for row in one.ids for id_ in row}
    assert joined.isdisjoint({"one", "free"})
    text = export_graph(GRAPHS["no_weights"](), "pytorch", layers="matrices")
    assert "torch.stack(torch.broadcast_tensors(*[free, x, one]))" in text


def test_a_script_without_layers_is_the_usual_one() -> None:
    graph = guibp.preset("sigmoid")
    assert export_graph(graph, "numpy", layers="matrices") == export_graph(graph, "numpy")


@pytest.mark.parametrize("to", [target for target in Target if target not in WITH_MATRICES])
def test_other_targets_refuse(to: Target) -> None:
    with pytest.raises(guibp.ExportError, match=f'for numpy, pytorch, jax, not for "{to}"'):
        export_graph(guibp.preset("xor"), to, layers="matrices")
    with pytest.raises(guibp.ExportError, match="scalars, matrices"):
        export_graph(guibp.preset("xor"), to, layers="tensors")


def test_rows_are_named_by_their_units() -> None:
    text = export_graph(guibp.preset("xor"), "jax", layers="matrices")
    assert "],  # h1: w11, w12\n" in text
    assert "H1 = jax.nn.sigmoid(Z1)  # h1, h2\n" in text
    # What is stacked is there already.
    stacks = [one for one in plan_of(guibp.preset("xor")).statements if one.op is ArrayOp.STACK]
    assert stacks
    assert not set(stacks) & set(plan_of(guibp.preset("xor")).shown)
