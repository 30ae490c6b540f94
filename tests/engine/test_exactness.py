"""Every instruction's value and local gradients, interpreted and compiled, against mpmath."""

from collections.abc import Iterable, Mapping

import mpmath
import numpy as np
import pytest
from mpmath import mpf

from guibp.engine import evaluation as interpreted
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate, evaluate_tape
from guibp.engine.kernel import Kernel
from guibp.engine.opcodes import CODES, INSTRUCTIONS
from guibp.model.formula import compile_formula
from guibp.model.graph import Graph
from tests.engine.exact import DEFINITIONS, PRECISION, ulps_off
from tests.engine.graphs import evaluate_compiled, numbers, single_operation, without_pads

ULPS = 4.0
CASES = 250
SPECIAL = (
    0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.0, -2.0, 5e-324, -5e-324, 1e-310, 2.3e-308, 1e308, -1e308,
    1 - 2**-53, 1 + 2**-52, 36.8, -36.8, 709.0, -709.0, 745.0, -745.0, 1e-8, -1e-17, 0.25, 0.75,
)  # fmt: skip
# Each once went wrong: an intermediate result lost its digits, or the range of numbers.
HARD: Mapping[str, tuple[tuple[float, ...], ...]] = {
    "exp": ((-708.0,), (1.55908203125,), (-686.5496307441573,)),
    "sigmoid": ((-3.40516963948936,), (-3.450015752677028,), (-3.4119811597859826,)),
    "tanh": ((-1.7234834728734292,), (1.7047815761993421,), (2.770989860991415,), (-3.118751702924256,)),
    "divide": ((1e-320, 3.242795887399634e-06),),
    "power": ((2.6e-319, 3.3e-11), (1e-300, 1.05), (0.49, 1040.0), (1.0001, 7.1e6), (1e-320, 0.0625)),
    "sigmoid_cross_entropy": ((-745.0, 2.8e-72), (37.3, 1 - 2**-53), (2e-299, 0.5)),
}
ELEMENTWISE = [one.name for one in INSTRUCTIONS if not one.reduces]

Row = tuple[float, ...]


def draw(generator: np.random.Generator) -> float:
    """A number of any size: tiny to huge, ordinary, a probability, or special."""
    sign = float(generator.choice([-1.0, 1.0]))
    match int(generator.integers(5)):
        case 0:
            return sign * float(10.0 ** generator.uniform(-323, 308))
        case 1:
            return sign * float(10.0 ** generator.uniform(-17, 3))
        case 2:
            return float(generator.uniform(-40, 40))
        case 3:
            return float(generator.uniform(0, 1))
        case _:
            return float(generator.choice(SPECIAL))


def draw_cases(name: str, count: int = CASES) -> list[Row]:
    """Drawn operands, every special number on each side, and the hard ones."""
    definition = DEFINITIONS[name]
    generator = np.random.default_rng(7)
    special = [generator.permutation(SPECIAL).tolist() for _ in range(definition.operands)]
    cases = [*HARD.get(name, ()), *zip(*special, strict=True)]
    while len(cases) < count:
        cases.append(tuple(draw(generator) for _ in range(definition.operands)))
    return [row for row in cases if definition.domain(*row)]


def outcomes(name: str, evaluation: Evaluation) -> list[np.ndarray]:
    """The value and the gradient on each edge into ``f``; upstream is 1."""
    first = "prediction" if name == "sigmoid_cross_entropy" else "a"
    ends = [(first, "f", 0), ("b", "f", 1)][: DEFINITIONS[name].operands]
    if name == "sigmoid_cross_entropy":
        ends.append(("a", "prediction", 0))
    return [numbers(evaluation.value("f")), *(numbers(evaluation.edge_gradient(*end)) for end in ends)]


def worst_errors(name: str, cases: list[Row], evaluation: Evaluation) -> list[float]:
    """In ulps, of the value and of each local gradient."""
    definition = DEFINITIONS[name]
    worst = []
    with mpmath.workprec(PRECISION):
        exact_rows = [tuple(mpf(number) for number in row) for row in cases]
        terms = [definition.cancels(*row) if definition.cancels else () for row in exact_rows]
        for place, computed in enumerate(outcomes(name, evaluation)):
            function = (definition.value, *definition.local)[place]
            cancelled = [row[place - 1] if row and place else None for row in terms]
            errors = [
                ulps_off(float(number), function(*row), term)
                for number, row, term in zip(computed, exact_rows, cancelled, strict=True)
            ]
            worst.append(max(errors))
    return worst


def columns(cases: Iterable[Row]) -> list[list[float]]:
    return [list(column) for column in zip(*cases, strict=True)]


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_value_and_local_gradients_are_exact(name: str, kernel: Kernel) -> None:
    cases = draw_cases(name)
    graph = single_operation(name, columns(cases))
    for evaluation in (evaluate(graph, "f"), evaluate_compiled(graph, kernel, "f")):
        assert max(worst_errors(name, cases, evaluation)) <= ULPS


def test_every_instruction_has_a_definition() -> None:
    assert set(ELEMENTWISE) == set(DEFINITIONS)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_compiled_and_interpreted_agree(name: str, kernel: Kernel) -> None:
    cases = draw_cases(name, 400)
    graph = single_operation(name, columns(cases))
    pairs = zip(
        outcomes(name, evaluate(graph, "f")),
        outcomes(name, evaluate_compiled(graph, kernel, "f")),
        cancelling_terms(name, cases),
        strict=True,
    )
    for one, other, terms in pairs:
        finite = np.isfinite(one) & np.isfinite(other)
        assert np.array_equal(one[~finite], other[~finite], equal_nan=True)
        apart = np.abs(one[finite] - other[finite])
        assert np.all(apart <= ULPS * np.spacing(np.maximum(np.abs(one), terms)[finite]))


def cancelling_terms(name: str, cases: list[Row]) -> list[np.ndarray]:
    """For the value and each local gradient the size of the terms whose difference it is, or 0."""
    definition = DEFINITIONS[name]
    columns_ = [[0.0] * len(cases) for _ in range(1 + len(definition.local))]
    if definition.cancels is not None:
        with mpmath.workprec(PRECISION):
            rows = [definition.cancels(*(mpf(number) for number in row)) for row in cases]
        columns_[1:] = [[float(number) for number in column] for column in zip(*rows, strict=True)]
    return [np.array(column) for column in columns_]


@pytest.mark.parametrize(
    "name,operand,wrong",
    [
        ("sigmoid", 0, "y*(1 - y)"),
        ("tanh", 0, "1 - y**2"),
        ("exp", 0, "1.001*y"),
        ("divide", 1, "a/b**2"),
        ("divide", 1, "-((a/b)/b)"),
        ("multiply", 0, "a"),
        ("relu", 0, "where(0 <= a, 1, 0)"),
        ("power", 0, "b*a**(b - 1)"),
        ("binary_cross_entropy", 1, "log(a) - log(1 - a)"),
        ("sigmoid_cross_entropy", 2, "1/(1 + exp(-a)) - b"),
    ],
)
def test_planted_wrong_gradient_is_caught(
    monkeypatch: pytest.MonkeyPatch, name: str, operand: int, wrong: str
) -> None:
    code = CODES[name]
    right = interpreted._locals_of
    planted = list(right(code))
    planted[operand] = compile_formula(wrong)
    monkeypatch.setattr(
        interpreted, "_locals_of", lambda asked: tuple(planted) if asked == code else right(asked)
    )
    cases = draw_cases(name)
    errors = worst_errors(name, cases, evaluate(single_operation(name, columns(cases)), "f"))
    assert errors[1 + operand] > ULPS


@pytest.mark.parametrize(
    "name,row,value,gradients",
    [
        ("log", (0.0,), -np.inf, (np.inf,)),
        ("log", (-1.0,), np.nan, (-1.0,)),
        ("reciprocal", (0.0,), np.inf, (-np.inf,)),
        ("divide", (1.0, 0.0), np.inf, (np.inf, -np.inf)),
        ("divide", (0.0, 0.0), np.nan, (np.inf, np.nan)),
        ("exp", (1000.0,), np.inf, (np.inf,)),
        ("exp", (-1000.0,), 0.0, (0.0,)),
        ("relu", (0.0,), 0.0, (0.0,)),
        ("relu", (-0.0,), 0.0, (0.0,)),
        ("power", (-8.0, 1 / 3), np.nan, (np.nan, np.nan)),
        ("power", (0.0, 2.0), 0.0, (0.0, 0.0)),
        ("power", (0.0, 1.0), 0.0, (1.0, 0.0)),
        ("power", (0.0, 0.0), 1.0, (0.0, -np.inf)),
        ("power", (-2.0, 3.0), -8.0, (12.0, np.nan)),
        ("power", (3.0, 2.0), 9.0, (6.0, 9 * np.log(3.0))),
        ("binary_cross_entropy", (0.0, 0.0), 0.0, (1.0, np.inf)),
        ("binary_cross_entropy", (1.0, 1.0), 0.0, (-1.0, -np.inf)),
        ("binary_cross_entropy", (0.0, 1.0), np.inf, (-np.inf, np.inf)),
        ("sigmoid", (-1e308,), 0.0, (0.0,)),
        ("tanh", (1e308,), 1.0, (0.0,)),
        ("squared_error", (1e308, -1e308), np.inf, (np.inf, -np.inf)),
    ],
)
def test_edges_give_ieee_numbers(
    kernel: Kernel, name: str, row: Row, value: float, gradients: tuple[float, ...]
) -> None:
    graph = single_operation(name, [[number] for number in row])
    for evaluation in (evaluate(graph, "f"), evaluate_compiled(graph, kernel, "f")):
        got = [float(numbers_[0]) for numbers_ in outcomes(name, evaluation)]
        np.testing.assert_allclose(got, [value, *gradients], rtol=ULPS * 2**-53)


@pytest.mark.parametrize("name", ELEMENTWISE)
@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan])
def test_compiled_and_interpreted_agree_on_what_is_not_finite(name: str, bad: float, kernel: Kernel) -> None:
    """Operands that no data set may hold come from other nodes."""
    graph = _operation_on_quotients(name, bad)
    pairs = zip(
        without_pads(evaluate(graph, "f")), without_pads(evaluate_compiled(graph, kernel, "f")), strict=True
    )
    for one, other in pairs:
        np.testing.assert_allclose(one, other, rtol=1e-14)


def _operation_on_quotients(name: str, bad: float) -> Graph:
    """The operation on pairs of an ordinary number and one made as 1/0, -1/0 or 0/0."""
    dividend = 0.0 if np.isnan(bad) else float(np.sign(bad))
    pairs = [(dividend, other) for other in (0.0, 1.0, 2.5, -1.5)] + [
        (other, dividend) for other in (0.0, 0.5, -3.0)
    ]
    divisors = [(0.0, 1.0)] * 4 + [(1.0, 0.0)] * 3
    graph = Graph()
    graph.set_dataset({
        "a": [pair[0] for pair in pairs], "p": [pair[0] for pair in divisors],
        "b": [pair[1] for pair in pairs], "q": [pair[1] for pair in divisors],
    })  # fmt: skip
    for name_ in "apbq":
        graph.add("input", id=name_, column=name_)
    operands = [graph.add("divide", ["a", "p"]), graph.add("divide", ["b", "q"])][
        : DEFINITIONS[name].operands
    ]
    if name == "sigmoid_cross_entropy":
        operands[0] = graph.add("sigmoid", [operands[0]])
    op = "binary_cross_entropy" if name == "sigmoid_cross_entropy" else name
    graph.add(op, operands, id="f")
    return graph


@pytest.mark.skipif(np.finfo(np.longdouble).nmant < 63, reason="needs longer numbers to compare with")
@pytest.mark.parametrize("name", ["exp", "sigmoid", "tanh"])
def test_many_points_where_roundings_add_up(name: str, kernel: Kernel) -> None:
    """A few drawn cases do not meet the worst: most of it lies between 1.5 and 4."""
    operands = np.random.default_rng(11).uniform(-4, 4, 300_000)
    a = operands.astype(np.longdouble)
    small = np.exp(-np.abs(a))
    sigmoid = np.where(a > 0, 1 / (1 + small), small / (1 + small))
    exact = {
        "exp": (np.exp(a), np.exp(a)),
        "sigmoid": (sigmoid, small / (1 + small) ** 2),
        "tanh": (np.tanh(a), 4 * small**2 / (1 + small**2) ** 2),
    }[name]
    graph = single_operation(name, [operands.tolist()])
    for evaluation in (evaluate_tape(compile_tape(graph)), evaluate_compiled(graph, kernel)):
        for computed, right in zip((evaluation.value("f"), evaluation.gradient("a")), exact, strict=True):
            unit = np.spacing(np.abs(right.astype(np.float64)))
            assert np.max(np.abs(numbers(computed).astype(np.longdouble) - right) / unit) <= ULPS
