"""Wires begin and end level, stay in their boxes, and are found where they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing.wires import (
    Wires,
    bounding_boxes,
    distances_to,
    heights_at,
    lengths_of,
    nearest_wire,
    points_at,
    route_wires,
    sample_wires,
    tangents_at,
)

COORDINATE = st.floats(-2000, 2000)
POINT = st.tuples(COORDINATE, COORDINATE)


def wire(start: tuple[float, float], end: tuple[float, float]) -> Wires:
    return route_wires(np.array([start]), np.array([end]))


def dense_points(wires: Wires) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.vstack([points_at(wires, float(t)) for t in np.linspace(0, 1, 400)])


@given(POINT, POINT)
def test_a_wire_joins_its_ends(start: tuple[float, float], end: tuple[float, float]) -> None:
    wires = wire(start, end)
    assert points_at(wires, 0.0)[0] == pytest.approx(start, abs=1e-6)
    assert points_at(wires, 1.0)[0] == pytest.approx(end, abs=1e-6)
    samples = sample_wires(wires)[0]
    assert samples[0] == pytest.approx(start)
    assert samples[-1] == pytest.approx(end)


@given(POINT, POINT)
def test_a_wire_leaves_and_arrives_level(start: tuple[float, float], end: tuple[float, float]) -> None:
    wires = wire(start, end)
    assert wires.firsts[0, 1] == wires.starts[0, 1]
    assert wires.seconds[0, 1] == wires.bends[0, 1] == wires.ends[0, 1]
    assert wires.firsts[0, 0] >= wires.starts[0, 0]
    assert wires.seconds[0, 0] <= wires.bends[0, 0]
    assert np.hypot(*tangents_at(wires, np.array([0.3]))[0]) == pytest.approx(1)


@given(POINT, POINT)
def test_a_bounding_box_is_exact(start: tuple[float, float], end: tuple[float, float]) -> None:
    wires = wire(start, end)
    points, box = dense_points(wires), bounding_boxes(wires)[0]
    assert box[:2] == pytest.approx(points.min(axis=0), abs=0.5)
    assert box[2:] == pytest.approx(points.max(axis=0), abs=0.5)
    assert np.all(points >= box[:2] - 1e-6)
    assert np.all(points <= box[2:] + 1e-6)


@given(POINT, POINT, POINT)
def test_a_distance_is_that_to_the_nearest_point(
    start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]
) -> None:
    wires = wire(start, end)
    nearest = np.hypot(*(dense_points(wires) - point).T).min()
    assert distances_to(wires, point)[0] == pytest.approx(nearest, abs=max(1.0, lengths_of(wires)[0] / 200))


def test_a_long_wire_is_level_before_its_operand() -> None:
    wires = wire((0, 0), (400, 120))
    xs = np.linspace(100, 400, 30)
    assert [float(heights_at(wires, np.array([x]))[0]) for x in xs] == [120.0] * 30
    assert points_at(wires, 0.9)[0, 1] == 120


@pytest.mark.parametrize("end", [(100.0, 60.0), (90.0, -40.0), (300.0, 500.0)])
def test_heights_follow_the_curve(end: tuple[float, float]) -> None:
    wires = wire((0, 0), end)
    for t in np.linspace(0, 1, 20):
        x, y = points_at(wires, float(t))[0]
        assert heights_at(wires, np.array([x]))[0] == pytest.approx(y, abs=0.2)


def test_the_nearest_wire_is_found_or_none() -> None:
    wires = route_wires(np.array([(0.0, 0.0), (0.0, 100.0)]), np.array([(200.0, 0.0), (200.0, 100.0)]))
    assert nearest_wire(wires, (150, 3), within=6) == 0
    assert nearest_wire(wires, (150, 96), within=6) == 1
    assert nearest_wire(wires, (150, 50), within=6) is None
    assert nearest_wire(wires.part(np.array([], dtype=np.intp)), (0, 0), within=6) is None


def test_a_backward_wire_swings_out_of_both_ends() -> None:
    left, _, right, _ = bounding_boxes(wire((0, 0), (-300, 80)))[0]
    assert left < -300
    assert right > 0


def test_wires_of_one_call_do_not_depend_on_each_other() -> None:
    generator = np.random.default_rng(0)
    starts, ends = generator.uniform(-500, 500, (50, 2)), generator.uniform(-500, 500, (50, 2))
    together = points_at(route_wires(starts, ends), 0.37)
    alone = np.vstack([points_at(route_wires(starts[k : k + 1], ends[k : k + 1]), 0.37) for k in range(50)])
    assert together == pytest.approx(alone)
