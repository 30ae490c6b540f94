"""The line of a single logistic unit: found in the graph, moved and turned."""

import math

import pytest

from guibp.engine.separating_line import Line, LineUnit, find_line_unit
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset

UNIT = "x1 = data('x1'); x2 = data('x2'); a = param(1); b = param(2); c = param(3); "


def unit_of(text: str) -> LineUnit | None:
    graph = parse(UNIT.replace("'", '"') + text)
    return find_line_unit(graph, graph.nodes[-1], "x1", "x2")


@pytest.mark.parametrize(
    "text",
    [
        "y = sigmoid(a*x1 + b*x2 + c)",
        "y = sigmoid(c + x2*b + x1*a)",
        "p = x1*a; q = c + p; y = sigmoid(b*x2 + q)",
    ],
)
def test_a_unit_is_found_however_it_is_written(text: str) -> None:
    assert unit_of(text) == LineUnit("a", "b", "c")


@pytest.mark.parametrize(
    "text",
    [
        "y = tanh(a*x1 + b*x2 + c)",
        "y = sigmoid(a*x1 + b*x2)",
        "y = sigmoid(a*x1 + a*x2 + c)",
        "y = sigmoid(a*x1 + b*x1 + c)",
        "y = sigmoid(a*x1 + b*x2 + c + c)",
        "y = sigmoid(2*x1 + b*x2 + c)",
        "y = sigmoid(a*x1*x2 + b*x2 + c)",
        "h = sigmoid(a*x1); y = sigmoid(h + b*x2 + c)",
    ],
)
def test_what_is_no_single_unit_has_no_line(text: str) -> None:
    assert unit_of(text) is None


def test_the_preset_has_a_line_and_the_network_has_none() -> None:
    single, network = preset("single-unit-xor"), preset("xor")
    assert find_line_unit(single, "y", "x1", "x2") == LineUnit("w1", "w2", "b")
    assert find_line_unit(network, "y", "x1", "x2") is None


def test_a_unit_without_an_operand_has_no_line() -> None:
    graph = Graph()
    graph.add("sigmoid", id="y")
    assert find_line_unit(graph, "y", "x1", "x2") is None


def test_weights_near_zero_have_no_line() -> None:
    graph = preset("single-unit-xor")
    unit = LineUnit("w1", "w2", "b")
    assert unit.line(graph) is not None
    for id_ in ("w1", "w2"):
        graph.set_value(id_, 0.0)
    assert unit.line(graph) is None


def test_a_moved_line_passes_through_the_point_and_keeps_its_weights() -> None:
    line = Line(3.0, -4.0, 1.0).moved_through(2.0, 5.0)
    assert (line.across, line.up) == (3.0, -4.0)
    assert line.across * 2.0 + line.up * 5.0 + line.offset == pytest.approx(0.0)


def test_a_turned_line_passes_through_both_points_as_steep_as_before() -> None:
    before = Line(3.0, -4.0, 1.0)
    pivot, end = (0.5, 0.25), (2.0, -1.0)
    line = before.turned_through(pivot, end)
    for x, y in (pivot, end):
        assert line.across * x + line.up * y + line.offset == pytest.approx(0.0)
    assert line.norm == pytest.approx(5.0)
    assert line.across * before.across + line.up * before.up > 0


def test_turning_bit_by_bit_can_turn_the_classes_around() -> None:
    line = Line(0.0, 1.0, -0.5)
    for degrees in range(10, 190, 10):
        angle = math.radians(degrees)
        line = line.turned_through((0.5, 0.5), (0.5 + math.cos(angle), 0.5 + math.sin(angle)))
    assert line.up == pytest.approx(-1.0)


def test_a_point_on_the_pivot_turns_nothing() -> None:
    line = Line(1.0, 1.0, 0.0)
    assert line.turned_through((1.0, -1.0), (1.0, -1.0)) is line
