"""The order in the layers: every way to better it does, counts rightly, and keeps each layer's items."""

from collections.abc import Callable
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing import layout_insertions
from guibp.drawing.layout_exchanges import settle, shake
from guibp.drawing.layout_insertions import Insertions
from guibp.drawing.layout_layers import Layers, build_layers
from guibp.drawing.layout_ordering import count_crossings, order_layers
from guibp.drawing.layout_ranking import rank_boxes
from guibp.drawing.layout_rows import Rows
from guibp.drawing.layout_starts import walk_from_ends, walk_from_starts
from guibp.drawing.layout_sweeps import sweep
from tests.drawing.test_layout_steps import LINK, diagram_of

LINKS = st.lists(LINK, max_size=60)
TABLE = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=60)


def random_layers(count: int, links: int, seed: int) -> Layers:
    random = Random(seed)
    pairs = [(random.randrange(count), random.randrange(count), 0.0) for _ in range(links)]
    return build_layers(diagram_of(count, pairs))


def crossings_of(layers: Layers, rows: Rows) -> int:
    return count_crossings(layers, rows.orders())


def holds_every_item_once(layers: Layers, rows: Rows) -> bool:
    orders = rows.orders()
    return all((layers.layer_of[order] == number).all() for number, order in enumerate(orders)) and sorted(
        np.concatenate(orders).tolist()
    ) == list(range(layers.items))


@pytest.mark.parametrize(
    "better",
    [
        pytest.param(lambda rows: settle(rows, 10), id="settle"),
        pytest.param(lambda rows: Insertions(rows).improve(6), id="insertions"),
    ],
)
@given(links=LINKS)
def test_it_never_gets_worse(better: Callable[[Rows], None], links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(20, links))
    rows = Rows(layers)
    rows.take(walk_from_ends(layers))
    before = crossings_of(layers, rows)
    better(rows)
    assert crossings_of(layers, rows) <= before
    assert holds_every_item_once(layers, rows)


@given(LINKS)
def test_at_rest_no_exchange_of_neighbours_helps(links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(20, links))
    rows = Rows(layers)
    rows.take(walk_from_ends(layers))
    settle(rows, 1000)
    orders = rows.orders()
    fewest = count_crossings(layers, orders)
    for number, order in enumerate(orders):
        for place in range(len(order) - 1):
            other = order.copy()
            other[[place, place + 1]] = order[[place + 1, place]]
            assert count_crossings(layers, [*orders[:number], other, *orders[number + 1 :]]) >= fewest


@given(LINKS)
def test_at_rest_no_insertion_helps(links: list[tuple[int, int, float]]) -> None:
    layers = build_layers(diagram_of(12, [(a % 12, b % 12, drop) for a, b, drop in links]))
    rows = Rows(layers)
    rows.take(walk_from_ends(layers))
    Insertions(rows).improve(1000)
    orders = rows.orders()
    fewest = count_crossings(layers, orders)
    for number, order in enumerate(orders):
        for place in range(len(order)):
            for goal in range(len(order)):
                other = np.insert(np.delete(order, place), goal, order[place])
                assert count_crossings(layers, [*orders[:number], other, *orders[number + 1 :]]) >= fewest


@given(LINKS, st.integers(0, 7))
def test_sweeps_and_shaking_lose_no_item(links: list[tuple[int, int, float]], number: int) -> None:
    layers = build_layers(diagram_of(20, links))
    for start in (walk_from_ends, walk_from_starts):
        rows = Rows(layers)
        rows.take(start(layers))
        assert holds_every_item_once(layers, rows)
        sweep(rows, number)
        shake(rows)
        assert holds_every_item_once(layers, rows)


def test_a_large_order_is_much_better_than_the_first() -> None:
    layers = random_layers(300, 450, 1)
    first = count_crossings(layers, walk_from_ends(layers))
    assert count_crossings(layers, order_layers(layers)) < 0.55 * first


def test_shaking_is_what_makes_it_good() -> None:
    """A planted fault: settling alone stays at an order that is only better than its neighbours."""
    layers = random_layers(300, 450, 1)
    settled, shaken = Rows(layers), Rows(layers)
    for rows in (settled, shaken):
        rows.take(walk_from_ends(layers))
        settle(rows, 60)
    for _ in range(60):
        shake(shaken)
    settle(shaken, 60)
    assert crossings_of(layers, shaken) < 0.9 * crossings_of(layers, settled)


def test_without_work_left_nothing_is_inserted(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = random_layers(60, 90, 2)
    rows = Rows(layers)
    rows.take(walk_from_ends(layers))
    before = rows.places.copy()
    monkeypatch.setattr(layout_insertions, "_WORK", 0)
    Insertions(rows).improve(6)
    assert (rows.places == before).all()
    monkeypatch.undo()
    Insertions(rows).improve(6)
    assert (rows.places != before).any()


@given(TABLE)
def test_links_run_to_later_layers_and_none_is_longer_than_it_need_be(links: list[tuple[int, int]]) -> None:
    """No box can move to where more of its wires get shorter than longer."""
    table = np.array([(min(link), max(link)) for link in links if link[0] != link[1]], dtype=np.intp)
    sources, targets = table.reshape(-1, 2).T
    ranks = rank_boxes(20, sources, targets, np.zeros(20, dtype=np.bool_))
    assert (ranks[targets] > ranks[sources]).all()
    assert ranks.min() == 0
    length = int((ranks[targets] - ranks[sources]).sum())
    for box in range(20):
        for step in (-1, 1):
            other = ranks.copy()
            other[box] += step
            spans = other[targets] - other[sources]
            assert (spans < 1).any() or spans.sum() >= length


def test_what_nothing_needs_stands_beside_its_operands() -> None:
    """It did stand in the last layer, at the end of a long wire."""
    links = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (6, 4)]
    sources, targets = np.array(links, dtype=np.intp).T
    ranks = rank_boxes(7, sources, targets, np.zeros(7, dtype=np.bool_))
    assert ranks[5] == ranks[0] + 1
    assert ranks[6] == ranks[4] - 1


def test_marked_boxes_stand_in_the_first_layer() -> None:
    links = np.array([(0, 1), (1, 2), (3, 2)], dtype=np.intp)
    marked = np.array([False, False, False, True])
    ranks = rank_boxes(4, links[:, 0], links[:, 1], marked)
    assert ranks.tolist() == [1, 2, 3, 0]


def test_boxes_that_stand_in_each_others_way_move_together() -> None:
    """Box 1 wants to go right, 2 right behind it does not; together they gain."""
    links = [(0, 1), (1, 2), (1, 6), (1, 7), (0, 2), (2, 6), (0, 3), (3, 4), (4, 5), (5, 6), (5, 7)]
    sources, targets = np.array(links, dtype=np.intp).T
    ranks = rank_boxes(8, sources, targets, np.zeros(8, dtype=np.bool_))
    assert ranks.tolist() == [0, 2, 3, 1, 2, 3, 4, 4]


@pytest.mark.parametrize("seed", range(4))
def test_wires_are_nearly_as_short_as_they_can_be(seed: int) -> None:
    """They were up to a fifteenth longer while boxes moved one by one."""
    random = Random(seed)
    links = [(random.randrange(box), box) for box in range(1, 100) for _ in range(2)]
    sources, targets = np.array(links, dtype=np.intp).T
    ranks = rank_boxes(100, sources, targets, np.zeros(100, dtype=np.bool_))
    assert (ranks[targets] - ranks[sources]).sum() <= 1.01 * shortest_length(100, links)


def shortest_length(count: int, links: list[tuple[int, int]]) -> int:
    """The least total length of links that each pass a layer or more: the dual program is a flow."""
    flow: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for box in range(count):
        entering, leaving = (sum(link[end] == box for link in links) for end in (1, 0))
        flow.add_node(box, demand=entering - leaving)
    flow.add_edges_from(links, weight=-1)
    cost, _ = nx.network_simplex(flow)
    return -int(cost)
