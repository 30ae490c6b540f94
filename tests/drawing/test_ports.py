"""Ports stand on the rim, in order, and far enough apart to be hit."""

from itertools import pairwise
from math import hypot

import numpy as np
import pytest

from guibp.drawing.ports import operand_point, operand_points, output_point
from guibp.drawing.shapes import CARD_SIZE, CIRCLE_SIZE, Shape

CENTRE = (100.0, 50.0)
RADIUS = CIRCLE_SIZE[0] / 2


def points_of(count: int, ports: range) -> list[tuple[float, float]]:
    return [operand_point(CENTRE, CIRCLE_SIZE, port, count) for port in ports]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 50, 1000])
def test_operands_stand_on_the_left_rim_in_order(count: int) -> None:
    points = points_of(count, range(count))
    for x, y in points:
        assert hypot(x - CENTRE[0], y - CENTRE[1]) == pytest.approx(RADIUS)
        assert x < CENTRE[0]
    assert all(above[1] < below[1] for above, below in pairwise(points))
    assert points[0][1] - CENTRE[1] == pytest.approx(CENTRE[1] - points[-1][1])


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_the_free_port_is_below_the_last_and_apart_from_it(count: int) -> None:
    *_, last, free = points_of(count, range(count + 1))
    assert hypot(free[0] - CENTRE[0], free[1] - CENTRE[1]) == pytest.approx(RADIUS)
    assert free[1] > last[1]
    assert hypot(free[0] - last[0], free[1] - last[1]) > 7


def test_one_operand_is_level_with_the_output() -> None:
    assert operand_point(CENTRE, CIRCLE_SIZE, 0, 1) == (78.0, 50.0)
    assert output_point(CENTRE, CIRCLE_SIZE) == (122.0, 50.0)


def test_a_card_has_its_ports_on_a_straight_edge() -> None:
    points = [operand_point(CENTRE, CARD_SIZE, port, 3, Shape.CARD) for port in range(3)]
    assert {x for x, _ in points} == {CENTRE[0] - CARD_SIZE[0] / 2}
    assert [y for _, y in points] == [18.0, 50.0, 82.0]


def test_arrays_give_the_same_places() -> None:
    ports, counts = np.array([0, 1, 2, 0]), np.array([2, 2, 2, 1])
    centres, sizes = np.tile(CENTRE, (4, 1)), np.tile(CIRCLE_SIZE, (4, 1))
    points = operand_points(centres, sizes, ports, counts, np.ones(4, dtype=np.bool_))
    single = [operand_point(CENTRE, CIRCLE_SIZE, int(p), int(c)) for p, c in zip(ports, counts, strict=True)]
    assert points == pytest.approx(np.array(single))


def test_a_million_operands_keep_their_order() -> None:
    first, second = points_of(10**6 + 1, range(10**6 - 1, 10**6 + 1))
    assert first[1] < second[1]
