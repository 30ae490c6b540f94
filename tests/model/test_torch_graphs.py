"""Results of the real PyTorch, where it is installed: their numbers, and what is refused with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

import guibp
from guibp.model.operations import OPERATIONS
from tests.export.running import execute

torch = pytest.importorskip("torch")
Tensors = Mapping[str, Any]
Make = Callable[[Tensors], Any]


@pytest.fixture
def leaves() -> dict[str, Any]:
    """Parameters, data that ask for gradients, and data that do not."""
    double = torch.float64
    trained = {"w": 0.7, "u": 1.3, "b": -0.2, "one": [0.4], "xg": [0.5, -1.0, 2.0], "tg": [0.0, 1.0, 0.25]}
    plain = {"x": [0.5, -1.0, 2.0], "t": [0.0, 1.0, 0.25], "c": 3.0}
    made = {name: torch.tensor(value, dtype=double, requires_grad=True) for name, value in trained.items()}
    return made | {name: torch.tensor(value, dtype=double) for name, value in plain.items()}


def share(part: Any) -> Any:  # noqa: ANN401 - a tensor, of a library that may be missing
    return part * part + part


OPERATIONS_IN_TORCH: Mapping[str, Make] = {
    "add": lambda one: one["w"] + one["u"],
    "multiply": lambda one: one["w"] * one["x"],
    "subtract": lambda one: one["xg"] - one["w"],
    "divide": lambda one: one["x"] / one["w"],
    "negate": lambda one: -one["w"],
    "reciprocal": lambda one: 1 / one["w"],
    "power": lambda one: one["w"] ** one["u"],
    "square": lambda one: torch.square(one["w"] * one["x"]),
    "exp": lambda one: torch.exp(one["w"]),
    "log": lambda one: torch.log(one["w"]),
    "sigmoid": lambda one: torch.sigmoid(one["w"] * one["x"]),
    "tanh": lambda one: torch.tanh(one["w"] * one["x"]),
    "relu": lambda one: torch.relu(one["w"] * one["x"]),
    "mean": lambda one: (one["w"] * one["x"]).mean(),
    "sum": lambda one: (one["w"] * one["x"]).sum(),
    "squared_error": lambda one: torch.nn.functional.mse_loss(one["w"] * one["x"], one["t"]),
    "binary_cross_entropy": lambda one: torch.nn.functional.binary_cross_entropy(
        torch.sigmoid(one["w"] * one["x"] + one["b"]), one["t"]
    ),
}
FORMS: Mapping[str, Make] = {
    "a number times a tensor": lambda one: 2 * one["w"] / 3,
    "a tensor to a number": lambda one: one["w"] ** 3 + one["w"] ** 0.5,
    "a number to a tensor": lambda one: 2 ** one["w"],
    "constant base and exponent": lambda one: one["c"] ** one["w"] + one["w"] ** one["c"],
    "with itself": lambda one: one["w"] * one["w"] + one["w"],
    "shared": lambda one: share(torch.tanh(one["w"] * one["u"])),
    "one number in brackets": lambda one: (one["one"] * one["x"] + one["b"]).sum(),
    "a part of what is used whole": lambda one: one["w"] * one["x"] + one["u"] * one["x"][0],
    "data that ask for gradients": lambda one: (one["w"] * one["x"] + one["tg"] * one["xg"]).sum(),
    "in place on a result": lambda one: (one["w"] * one["u"]).add_(one["b"]),
    "summed losses": lambda one: torch.nn.functional.mse_loss(one["w"] * one["x"], one["t"], reduction="sum"),
    "losses by sample": lambda one: torch.nn.functional.mse_loss(
        one["xg"] * one["w"], one["tg"], reduction="none"
    ),
    "logits": lambda one: torch.nn.functional.binary_cross_entropy_with_logits(
        one["w"] * one["x"] + one["b"], one["t"]
    ),
}


@pytest.mark.parametrize("name", [*OPERATIONS_IN_TORCH, *FORMS])
def test_results_have_their_numbers_and_gradients(name: str, leaves: dict[str, Any]) -> None:
    result = {**OPERATIONS_IN_TORCH, **FORMS}[name](leaves)
    graph = guibp.from_torch(result, leaves)
    run = guibp.evaluate(graph)
    output = graph.resolve_output()
    assert output is not None
    found = np.asarray(run.value(output))
    np.testing.assert_allclose(found, result.detach().numpy().reshape(found.shape), rtol=1e-12)
    result.sum().backward()
    used = [id_ for id_ in graph.nodes if id_ in leaves and leaves[id_].grad is not None]
    assert used
    for id_ in used:
        gradient = np.asarray(run.gradient(id_))
        np.testing.assert_allclose(
            gradient, leaves[id_].grad.numpy().reshape(gradient.shape), rtol=1e-12, err_msg=id_
        )


def test_there_is_a_form_of_every_operation(leaves: dict[str, Any]) -> None:
    assert {id_ for id_, one in OPERATIONS.items() if not one.is_leaf} == set(OPERATIONS_IN_TORCH)
    for op, make in OPERATIONS_IN_TORCH.items():
        graph = guibp.from_torch(make(leaves), leaves)
        assert op in {node.op for node in graph.node_records}


def change_in_place(one: Tensors) -> Any:  # noqa: ANN401 - as above
    copy = one["x"].clone()
    product = one["w"] * copy
    copy.add_(1)
    return product


def write_into(one: Tensors) -> Any:  # noqa: ANN401 - as above
    product = one["w"] * one["x"]
    product[0] = 1.0
    return product.sum()


def go_backward(one: Tensors) -> Any:  # noqa: ANN401 - as above
    loss = (one["w"] * one["x"]).sum()
    loss.backward()
    return loss


@pytest.mark.parametrize("make,words", [
    (lambda one: torch.softmax(one["w"] * one["x"], 0).sum(), '"SoftmaxBackward0", which makes operand 0 of'),
    (lambda one: torch.ones(3, dtype=torch.float64) @ one["xg"], '"DotBackward0", which makes the result'),
    (lambda one: (one["xg"].reshape(1, 3) @ one["tg"]).sum(), "MvBackward0"),
    (lambda one: torch.add(one["w"], one["u"], alpha=2), '"AddBackward0", which makes the result, with'),
    (lambda one: one["w"] + 3, 'operand 1 of "AddBackward0".+requires_grad=True'),
    (lambda one: 1 - one["w"], 'operand 0 of "RsubBackward1".+requires_grad=True'),
    (lambda one: ((one["w"] * one["x"] - one["t"]) ** 2).mean(), '"SubBackward0", which makes operand 0 of'),
    (lambda one: torch.nn.functional.binary_cross_entropy(
        torch.sigmoid(one["xg"]), one["t"], weight=one["t"]), "weights"),
    (lambda one: torch.ones(2, 2, dtype=torch.float64) * one["w"], "matrix"),
    (change_in_place, '"MulBackward0", which makes the result, was changed in place'),
    (write_into, '"CopySlices", which makes operand 0 of SumBackward0'),
    (go_backward, r'"MulBackward0", which makes operand 0 of SumBackward0, are gone after backward\(\)'),
    (lambda _: 3, "no tensor of PyTorch: int"),
    (lambda _: torch.Tensor, "no tensor of PyTorch"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(
    make: Make, words: str, leaves: dict[str, Any]
) -> None:
    with pytest.raises(guibp.ForeignOperationError, match=words):
        guibp.from_torch(make(leaves), leaves)


def test_a_place_is_told_by_its_name(leaves: dict[str, Any]) -> None:
    wave = torch.cos(leaves["w"])
    twice = wave * 2
    with pytest.raises(guibp.ForeignOperationError, match='"CosBackward0", which makes "wave"'):
        guibp.from_torch(twice, {"wave": wave})
    with pytest.raises(guibp.ForeignOperationError, match=r'makes operand 0 of MulBackward0 \("twice"\)'):
        guibp.from_torch(twice + leaves["b"], {"twice": twice})


def test_a_graph_that_is_kept_is_read_after_backward(leaves: dict[str, Any]) -> None:
    loss = (torch.sigmoid(leaves["w"] * leaves["x"] + leaves["b"])).mean()
    loss.backward(retain_graph=True)
    graph = guibp.from_torch(loss, leaves | {"loss": loss})
    assert guibp.evaluate(graph).gradient("w") == pytest.approx(leaves["w"].grad.item(), rel=1e-12)


@pytest.mark.parametrize("name", ["wx+b", "neuron", "xor-lecture", "single-unit-xor"])
def test_what_was_exported_comes_back(name: str) -> None:
    graph = guibp.preset(name)
    script, _ = execute(guibp.export_graph(graph, "pytorch").partition("values, gradients =")[0])
    space = vars(script)
    numbers = {**space["parameters"], **space.get("inputs", {}), **space.get("data", {})}
    values = space["forward"](**numbers)
    prediction = next(id_ for id_ in ("y", "f", *values) if id_ in values)
    back = guibp.from_torch(values[prediction], {**numbers, **values})
    there, here = guibp.evaluate(graph, prediction), guibp.evaluate(back, prediction)
    for id_ in values.keys() & set(back.nodes):
        assert here.value(id_) == pytest.approx(there.value(id_), rel=1e-12)
        assert here.gradient(id_) == pytest.approx(there.gradient(id_), rel=1e-12)
