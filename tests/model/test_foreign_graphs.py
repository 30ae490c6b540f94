"""Results of micrograd and PyTorch become graphs with the same numbers, or the operation is named."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import guibp

if TYPE_CHECKING:
    from micrograd.engine import Value


def as_value(number: float) -> Value:
    return pytest.importorskip("micrograd.engine").Value(number)  # type: ignore[no-any-return]  # of a module by name


def test_the_example_of_micrograd_has_its_numbers() -> None:
    a, b = as_value(-4.0), as_value(2.0)
    c = a + b
    d = a * b + b**3
    c = c + c + 1
    d = d + d * 2 + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0 + 10.0 / f
    g.backward()
    graph = guibp.from_micrograd(g, {"a": a, "b": b, "e": e, "g": g, "other": 3})
    run = guibp.evaluate(graph)
    assert graph.output == "g"
    assert run.value("g") == pytest.approx(g.data, rel=1e-12)
    for name, value in (("a", a), ("b", b), ("e", e)):
        assert run.gradient(name) == pytest.approx(value.grad, rel=1e-12)
    assert [node.id for node in graph.node_records if node.op == "parameter"] == ["a", "b"]


def test_a_value_with_itself_keeps_both_edges() -> None:
    a = as_value(3.0)
    graph = guibp.from_micrograd(a * a + (-a), {"a": a})
    assert guibp.evaluate(graph).gradient("a") == 5.0
    assert "negate" in {node.op for node in graph.node_records}


def test_labels_are_names_and_clashing_ones_are_made_anew() -> None:
    a, b = as_value(3.0), as_value(4.0)
    for one in (a, b):
        one.label = "w"
    graph = guibp.from_micrograd(a * b)
    assert set(graph.nodes) == {"w", "w2", "n"}


def test_deep_values_are_no_trouble() -> None:
    total = as_value(0.5)
    for _ in range(3000):
        total = total + 0.25
    assert len(guibp.from_micrograd(total)) == 6001


def test_an_operation_that_there_is_not_is_named_with_its_place() -> None:
    strange = as_value(1.0)
    strange._op, strange._prev = "conv", {as_value(2.0)}
    with pytest.raises(guibp.ForeignOperationError, match='"conv", which makes "s"'):
        guibp.from_micrograd(strange + 1.0, {"s": strange})


def test_the_parameters_of_a_network_are_parameters_without_names() -> None:
    networks = pytest.importorskip("micrograd.nn")
    network, x = networks.MLP(1, [2, 1]), as_value(0.5)
    graph = guibp.from_micrograd(network([x]) * 2, {"network": network, "x": x, "kind": networks.MLP})
    kinds = [node.op for node in graph.node_records if node.operation.is_leaf]
    assert kinds.count("parameter") == 1 + len(network.parameters())


@pytest.mark.parametrize("wrong", [3.0, None, "x", [], int])
def test_what_is_no_value_is_refused(wrong: object) -> None:
    with pytest.raises(guibp.ForeignOperationError, match="no Value"):
        guibp.from_micrograd(wrong)  # type: ignore[arg-type]  # as a user may


def traced(kind: str, *sources: object, **saved: object) -> object:
    """Something with the attributes of autograd's functions; test_torch_graphs.py reads the real ones."""
    functions = tuple((source, 0) for source in sources)
    return type(kind, (), {"next_functions": functions, **saved})()


def stored(number: float | list[float], place: int, *, is_trained: bool = True) -> SimpleNamespace:
    return SimpleNamespace(
        grad_fn=None,
        requires_grad=is_trained,
        tolist=lambda: number,
        data_ptr=lambda: place,
        shape=(len(number),) if isinstance(number, list) else (),
    )


def test_the_traces_of_autograd_are_read_as_they_are_documented() -> None:
    w, x = stored(2.0, 1), stored([1.0, 2.0], 2, is_trained=False)
    leaf = traced("AccumulateGrad", variable=w)
    product = traced("MulBackward0", leaf, None, _saved_other=x)
    squared = traced("PowBackward0", product, _saved_exponent=2)
    total = traced("AddBackward0", squared, leaf, _saved_alpha=1)
    result = SimpleNamespace(grad_fn=traced("MeanBackward0", total), data_ptr=lambda: 9)
    graph = guibp.from_torch(result, {"w": w, "x": x, "loss": result})
    assert guibp.evaluate(graph).value("loss") == 12.0
    assert guibp.evaluate(graph).gradient("w") == 11.0
    assert graph.node("x").column == "x"
    for bad, words in (
        (traced("CosBackward0", leaf), "CosBackward0"),
        (traced("AddBackward0", leaf, None), "requires_grad"),
        (traced("SubBackward0", leaf, leaf, _saved_alpha=2), "factor"),
    ):
        with pytest.raises(guibp.ForeignOperationError, match=words):
            guibp.from_torch(SimpleNamespace(grad_fn=bad, data_ptr=lambda: 9))
