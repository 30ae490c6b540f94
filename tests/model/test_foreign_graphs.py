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


def test_a_torch_result_has_its_numbers() -> None:
    torch = pytest.importorskip("torch")
    double = torch.float64
    w, b = (torch.tensor(number, dtype=double, requires_grad=True) for number in (0.5, -1.5))
    x = torch.tensor([1.0, 2.0, -3.0], dtype=double)
    y = torch.sigmoid(w * x + b)
    loss = ((y - 1.0 * y * y) ** 2).mean()
    loss.backward()
    graph = guibp.from_torch(loss, {"w": w, "b": b, "x": x, "y": y, "loss": loss})
    run = guibp.evaluate(graph)
    assert run.value("loss") == pytest.approx(loss.item(), rel=1e-12)
    assert run.gradient("w") == pytest.approx(w.grad.item(), rel=1e-12)
    with pytest.raises(guibp.ForeignOperationError, match="CosBackward0"):
        guibp.from_torch(torch.cos(w))
    with pytest.raises(guibp.ForeignOperationError, match="requires_grad"):
        guibp.from_torch(w + x)


def traced(kind: str, *sources: object, **saved: object) -> object:
    """Something with the attributes that autograd's functions have; the real ones are tested above."""
    functions = tuple((source, 0) for source in sources)
    return type(kind, (), {"next_functions": functions, **saved})()


def stored(number: float | list[float], place: int, *, is_trained: bool = True) -> SimpleNamespace:
    return SimpleNamespace(
        grad_fn=None, requires_grad=is_trained, tolist=lambda: number, data_ptr=lambda: place
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
            guibp.from_torch(SimpleNamespace(grad_fn=bad))
