"""Whether a line separates two classes: exactly, with the points that show it or the line itself."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guibp.engine.separability import Separation, Witness, find_hull, find_separation, turn

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_IS_ONE = np.array([False, True, True, False])


def separate(points: object, ones: list[int]) -> Separation | None:
    array = np.array(points, dtype=float)
    is_one = np.zeros(len(array), dtype=bool)
    is_one[ones] = True
    return find_separation(array, is_one)


def test_xor_is_shown_by_two_ways_that_cross() -> None:
    found = find_separation(XOR, XOR_IS_ONE)
    assert found is not None
    assert not found.is_separable
    assert found.witness == Witness((0, 3), (1, 2))


def test_and_has_a_line_in_the_middle_of_the_gap() -> None:
    found = separate(XOR, [3])
    assert found is not None
    assert found.line is not None
    assert found.gap == pytest.approx(np.sqrt(0.5))
    heights = XOR @ [found.line.across, found.line.up] + found.line.offset
    assert (heights > 0).tolist() == [False, False, False, True]
    assert heights[3] == pytest.approx(found.gap / 2)
    assert heights.min() == pytest.approx(-np.sqrt(0.5) - found.gap / 2)


@pytest.mark.parametrize(
    "points, ones, witness",
    [
        ([[0, 0], [1, 1], [1, 1]], [1], Witness((2,), (1,))),
        ([[0, 0], [2, 2], [1, 1]], [2], Witness((0, 1), (2,))),
        ([[0, 0], [4, 0], [0, 4], [1, 1]], [3], Witness((0, 1, 2), (3,))),
        ([[0, 0], [4, 0], [0, 4], [1, 1]], [0, 1, 2], Witness((3,), (0, 1, 2))),
        ([[0, 0], [4, 0], [2, 0], [3, 0]], [1, 2], Witness((3,), (1, 2))),
    ],
)
def test_each_kind_of_witness(points: object, ones: list[int], witness: Witness) -> None:
    found = separate(points, ones)
    assert found is not None
    assert found.witness is not None
    assert (set(found.witness.zeros), set(found.witness.ones)) == (set(witness.zeros), set(witness.ones))


def test_a_gap_that_rounding_would_lose_is_one() -> None:
    # 0.1 + 0.2 is above 0.3 in floats, and 0.3 on the way from (0, 0) to (1, 1) would be on it.
    third = 0.1 + 0.2
    found = separate([[0.0, 0.0], [1.0, 1.0], [0.3, third]], [2])
    assert found is not None
    assert found.is_separable
    touching = separate([[0.0, 0.0], [1.0, 1.0], [0.3, 0.3]], [2])
    assert touching is not None
    assert not touching.is_separable


@pytest.mark.parametrize("ones", [[], [0, 1]])
def test_of_one_class_nothing_is_said(ones: list[int]) -> None:
    assert separate([[0, 0], [1, 1]], ones) is None


def test_what_is_not_finite_is_not_judged() -> None:
    assert separate([[0, np.nan], [1, 1]], [1]) is None
    assert separate([[0, np.inf], [1, 1]], [1]) is None


_SMALL = st.tuples(st.integers(-3, 3), st.integers(-3, 3))


def crossing_by_enumeration(points: list[tuple[int, int]], is_one: list[bool]) -> bool:
    """Whether no line does: of all lines through two points, slightly turned or moved, none separates."""
    zeros = [place for place, one in zip(points, is_one, strict=True) if not one]
    ones = [place for place, one in zip(points, is_one, strict=True) if one]
    # A finest set of directions: between any two neighbouring ones of differences of points.
    directions = {(a[0] - b[0], a[1] - b[1]) for a in points for b in points if a != b} | {(1, 0), (0, 1)}
    half = sorted({(-y, x) for x, y in directions} | directions, key=lambda d: np.arctan2(d[1], d[0]))
    unit = [(Fraction(x, max(abs(x), abs(y))), Fraction(y, max(abs(x), abs(y)))) for x, y in half]
    following = [*unit[1:], unit[0]]
    between = [(a[0] + b[0], a[1] + b[1]) for a, b in zip(unit, following, strict=True)]
    for across, up in [*unit, *between]:
        below = max(across * x + up * y for x, y in zeros)
        above = min(across * x + up * y for x, y in ones)
        if below < above:
            return False
    return True


@given(st.lists(st.tuples(_SMALL, st.booleans()), min_size=2, max_size=7))
@settings(max_examples=150, deadline=None)
def test_it_agrees_with_trying_every_direction(labelled: list[tuple[tuple[int, int], bool]]) -> None:
    points, is_one = [place for place, _ in labelled], [one for _, one in labelled]
    found = find_separation(np.array(points, dtype=float), np.array(is_one))
    if len(set(is_one)) == 1:
        assert found is None
        return
    assert found is not None
    assert found.is_separable is not crossing_by_enumeration(points, is_one)
    if found.line is not None:
        heights = np.array(points) @ [found.line.across, found.line.up] + found.line.offset
        assert ((heights > 0) == np.array(is_one)).all()
        assert found.gap > 0


def test_a_hull_has_its_corners_alone() -> None:
    places = [(0.0, 0.0), (2.0, 0.0), (1.0, 0.0), (2.0, 2.0), (0.0, 2.0), (1.0, 1.0), (0.0, 0.0)]
    assert find_hull(places, range(7)) == [0, 1, 3, 4]


def test_a_turn_is_exact() -> None:
    tiny = np.nextafter(0.5, 1.0)
    assert turn((0.0, 0.0), (1.0, 1.0), (0.5, 0.5)) == 0
    assert turn((0.0, 0.0), (1.0, 1.0), (0.5, float(tiny))) == 1
    assert turn((0.0, 0.0), (1e-200, 1e-200), (1e-200, 2e-200)) == 1
