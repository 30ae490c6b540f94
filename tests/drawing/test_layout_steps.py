"""The steps of the layout: crossings are counted and avoided, and heights fitted as near as rooms allow."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing.boxes import index_boxes
from guibp.drawing.layout_layers import Diagram, build_layers
from guibp.drawing.layout_ordering import count_crossings, order_layers
from guibp.drawing.layout_placing import fit_in_order
from guibp.drawing.layout_ranking import find_backward

LINK = st.tuples(st.integers(0, 19), st.integers(0, 19), st.sampled_from((-16.0, 0.0, 16.0)))


def diagram_of(count: int, links: list[tuple[int, int, float]]) -> Diagram:
    """Boxes of one size with links from lower to higher numbers."""
    ends = [(min(a, b), max(a, b), drop) for a, b, drop in links if a != b]
    table = np.array(ends, dtype=np.float64).reshape(-1, 3)
    zeros = np.zeros(len(table))
    return Diagram(
        boxes=np.full((count, 4), 22.0),
        insets=np.zeros(count),
        sources=table[:, 0].astype(np.intp),
        targets=table[:, 1].astype(np.intp),
        leaving=zeros,
        arriving=table[:, 2],
        pulls=zeros,
        weights=zeros + 1,
        entry_targets=np.zeros(0, dtype=np.intp),
        entry_drops=np.zeros(0),
        leftmost=np.zeros(count, dtype=np.bool_),
        leaves=np.zeros(count, dtype=np.bool_),
    )


@given(st.lists(LINK, max_size=40))
def test_crossings_are_counted(links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(20, links))
    orders = order_layers(layers)
    place = {item: k for order in orders for k, item in enumerate(order.tolist())}
    segments = layers.segments
    rows = [
        (layers.layer_of[tail], (place[tail], 0.0), (place[head], drop))
        for tail, head, drop in zip(
            segments.tails.tolist(), segments.heads.tolist(), segments.arriving.tolist(), strict=True
        )
    ]
    crossings = sum(
        gap == other_gap
        and ((tail < other_tail and head > other_head) or (tail > other_tail and head < other_head))
        for (gap, tail, head), (other_gap, other_tail, other_head) in combinations(rows, 2)
    )
    assert count_crossings(layers, orders) == crossings


@given(st.lists(LINK, max_size=40))
def test_every_layer_holds_its_items_once(links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(20, links))
    orders = order_layers(layers)
    assert sorted(item for order in orders for item in order.tolist()) == list(range(layers.items))
    for number, order in enumerate(orders):
        assert (layers.layer_of[order] == number).all()


@given(st.lists(LINK, max_size=40))
def test_segments_join_neighbouring_layers(links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(20, links))
    segments = layers.segments
    assert (layers.layer_of[segments.heads] - layers.layer_of[segments.tails] == 1).all()


@given(st.randoms(use_true_random=False))
def test_a_tree_has_no_crossings(random: object) -> None:
    links = [(child, random.randrange(child + 1, 20), 0.0) for child in range(19)]  # type: ignore[attr-defined]  # hypothesis gives a Random
    layers = build_layers(diagram_of(20, links))
    assert count_crossings(layers, order_layers(layers)) == 0


def test_a_needless_crossing_is_taken_away() -> None:
    """Two pairs linked crosswise, and held by others so that the first order crosses them."""
    links = [(0, 6, 0.0), (1, 5, 0.0), (2, 6, 0.0), (3, 5, 0.0), (5, 8, 16.0), (6, 8, -16.0), (5, 9, 0.0)]
    layers = build_layers(diagram_of(10, links))
    assert count_crossings(layers, order_layers(layers)) == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_without_its_backward_links_a_diagram_has_no_cycle(links: list[tuple[int, int]]) -> None:
    table = np.array([link for link in links if link[0] != link[1]], dtype=np.intp).reshape(-1, 2)
    backward = find_backward(10, table[:, 0], table[:, 1])
    left = {
        node: {b for (a, b), out in zip(table.tolist(), backward, strict=True) if a == node and not out}
        for node in range(10)
    }
    while ends := [node for node, targets in left.items() if not targets & left.keys()]:
        for node in ends:
            del left[node]
    assert not left


HEIGHTS = st.lists(
    st.tuples(st.floats(-500, 500), st.floats(0.01, 100), st.integers(0, 100)), min_size=1, max_size=12
)


@given(HEIGHTS)
def test_fitted_heights_keep_order_and_rooms(rows: list[tuple[float, float, int]]) -> None:
    wanted, weights, rooms = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    fitted = fit_in_order(wanted, weights, rooms[1:])
    assert (np.diff(fitted) >= rooms[1:] - 1e-6).all()


@given(HEIGHTS, st.integers(0, 11), st.floats(-20, 20))
def test_no_other_heights_are_nearer(rows: list[tuple[float, float, int]], moved: int, shift: float) -> None:
    """Least squares: pushing one aside, and what is in its way before it, only makes things worse."""
    wanted, weights, rooms = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    fitted = fit_in_order(wanted, weights, rooms[1:])
    other = fitted.copy()
    place = moved % len(rows)
    other[place] += shift
    for k in range(place + 1, len(rows)):
        other[k] = max(other[k], other[k - 1] + rooms[k])
    for k in range(place - 1, -1, -1):
        other[k] = min(other[k], other[k + 1] - rooms[k + 1])
    cost = (weights * (fitted - wanted) ** 2).sum()
    assert (weights * (other - wanted) ** 2).sum() >= cost - 1e-6 * max(1.0, cost)


@given(
    st.lists(
        st.tuples(st.integers(-300, 300), st.integers(-300, 300), st.integers(1, 200), st.integers(1, 200)),
        min_size=1,
        max_size=20,
    )
)
def test_overlapping_boxes_are_found(rows: list[tuple[int, int, int, int]]) -> None:
    boxes = np.array([(x, y, x + width, y + height) for x, y, width, height in rows], dtype=np.float64)
    first, second = index_boxes(boxes).pairs(boxes)
    found = set(zip(first.tolist(), second.tolist(), strict=True))
    for a, b in combinations(range(len(rows)), 2):
        apart = (boxes[a, :2] >= boxes[b, 2:]).any() or (boxes[b, :2] >= boxes[a, 2:]).any()
        assert ((a, b) in found) != bool(apart)


def test_boxes_far_out_are_no_trouble() -> None:
    boxes = np.array([(1e300, 1e300, 1e300, 1e300), (-1e18, 0.0, -1e18 + 40, 20.0)])
    assert index_boxes(boxes).hits(np.array([(0.0, 0.0, 10.0, 10.0)])).tolist() == [False]


@pytest.mark.parametrize("count", [1, 5])
def test_boxes_without_links_are_one_layer(count: int) -> None:
    layers = build_layers(diagram_of(count, []))
    assert [len(order) for order in order_layers(layers)] == [count]
