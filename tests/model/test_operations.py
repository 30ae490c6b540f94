"""The operation table has what the contract names, and each entry fits together."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.model.formula import Computation, compile_formula, names_in, parse_formula
from guibp.model.operations import MAXIMUM_PORT, OPERATIONS, Kind, Operation

CONTRACT = [
    "input", "parameter", "constant",
    "add", "multiply", "subtract", "divide", "negate", "reciprocal", "power",
    "square", "exp", "log", "sigmoid", "tanh", "relu", "mean", "sum",
    "squared_error", "binary_cross_entropy",
]  # fmt: skip
COMPUTED = [operation for operation in OPERATIONS.values() if operation.kind in {Kind.ELEMENTWISE, Kind.FOLD}]

each_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda operation: operation.id)
each_computed = pytest.mark.parametrize("operation", COMPUTED, ids=lambda operation: operation.id)


def test_the_operations_of_the_contract() -> None:
    """Files and lessons rely on these ids; there may be more."""
    assert [id_ for id_ in OPERATIONS if id_ in CONTRACT] == CONTRACT


@each_operation
def test_an_entry_is_whole(operation: Operation) -> None:
    assert OPERATIONS[operation.id] is operation
    assert operation.title
    assert operation.symbol
    assert operation.summary.endswith(".")
    assert bool(operation.operands) == bool(operation.value) == bool(operation.short) != operation.is_leaf
    assert len(operation.local) == len(operation.operands)
    assert len(operation.exact_local) in {0, len(operation.operands)}


@each_operation
def test_formulas_speak_of_the_operands_alone(operation: Operation) -> None:
    operands = set("ab"[: len(operation.operands)])
    for text in filter(None, (operation.value, operation.short, operation.exact_value)):
        assert names_in(parse_formula(text)) <= operands
    for text in (*operation.local, *operation.exact_local):
        assert names_in(parse_formula(text)) <= operands | {"y", "n"}


@each_operation
def test_ports(operation: Operation) -> None:
    count = len(operation.operands)
    assert [operation.has_port(port) for port in range(count)] == [True] * count
    assert not operation.has_port(-1)
    assert operation.has_port(MAXIMUM_PORT) == operation.is_variadic
    assert not operation.has_port(MAXIMUM_PORT + 1)
    assert operation.is_variadic == (operation.id in {"add", "multiply"})


@each_computed
@given(a=st.floats(0.1, 0.9), b=st.floats(0.1, 0.9))
def test_the_shown_form_and_the_exact_one_are_one_function(operation: Operation, a: float, b: float) -> None:
    environment = {"a": np.array([a]), "b": np.array([b])}
    exact = compile_formula(operation.computed_value)(environment)
    assert compile_formula(operation.value)(environment) == pytest.approx(exact, rel=1e-12)
    environment["y"] = exact
    for shown, computed in zip(operation.local, operation.computed_local, strict=True):
        expected = compile_formula(computed)(environment)
        assert compile_formula(shown)(environment) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@each_computed
@given(a=st.floats(0.1, 0.9), b=st.floats(0.1, 0.9))
def test_local_gradients_are_slopes(operation: Operation, a: float, b: float) -> None:
    """Coarse, of the shown forms; the engine's tests compare every bit of the exact ones."""
    value, step = compile_formula(operation.value), 1e-6
    point = {"a": a, "b": b}
    y = _at(value, point)
    for name, local in zip("ab", operation.local, strict=False):
        up, down = ({**point, name: point[name] + sign * step} for sign in (1, -1))
        slope = (_at(value, up) - _at(value, down)) / (2 * step)
        assert _at(compile_formula(local), point | {"y": y}) == pytest.approx(slope, rel=1e-5, abs=1e-6)


def _at(compute: Computation, point: dict[str, float]) -> float:
    return float(compute({name: np.array(number) for name, number in point.items()}))


@pytest.mark.parametrize(
    "formula,point,expected",
    [
        (OPERATIONS["relu"].computed_local[0], {"a": 0.0, "y": 0.0}, 0.0),
        (OPERATIONS["power"].computed_local[1], {"a": 0.0, "b": 1.0, "y": 0.0}, 0.0),
        (OPERATIONS["power"].computed_local[1], {"a": 0.0, "b": 0.0, "y": 1.0}, -math.inf),
        (OPERATIONS["binary_cross_entropy"].computed_value, {"a": 0.0, "b": 0.0}, 0.0),
        (OPERATIONS["binary_cross_entropy"].computed_value, {"a": 1.0, "b": 1.0}, 0.0),
        (OPERATIONS["binary_cross_entropy"].computed_value, {"a": 0.0, "b": 1.0}, math.inf),
    ],
)
def test_kinks_and_ends(formula: str, point: dict[str, float], expected: float) -> None:
    with np.errstate(all="ignore"):
        assert _at(compile_formula(formula), point) == expected
