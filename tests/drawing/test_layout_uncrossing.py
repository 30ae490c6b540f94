"""Boxes move to where their wires, as drawn, cross fewest others: counted right, and never for the worse."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing import layout_placing, layout_uncrossing
from guibp.drawing.layout import lay_out
from guibp.drawing.layout_layers import Diagram, Layers, build_layers
from guibp.drawing.layout_uncrossing import uncross
from guibp.drawing.layout_wires import count_drawn_crossings, count_meetings, find_meetings, wires_of
from guibp.drawing.ports import Numbers
from tests.benchmarks.crossings import count_drawn
from tests.benchmarks.layout_subjects import draw_windowed
from tests.drawing.test_layout_steps import diagram_of

LINK = st.tuples(st.integers(0, 14), st.integers(0, 14), st.sampled_from((-16.0, 0.0, 16.0)))
CASES = st.tuples(st.lists(LINK, min_size=2, max_size=30), st.permutations(range(15)))


def layers_of(links: list[tuple[int, int, float]], entries: tuple[int, ...] = ()) -> Layers:
    plain = diagram_of(15, links)
    fields = {name: getattr(plain, name) for name in Diagram.__slots__}
    fields["entry_targets"] = np.array(entries, dtype=np.intp)
    fields["entry_drops"] = np.zeros(len(entries))
    return build_layers(Diagram(**fields))


def spread(layers: Layers, order: list[int]) -> Numbers:
    """Boxes far apart in some order, and at heights that no wire shares by chance."""
    heights = np.zeros(layers.items)
    heights[: layers.count] = np.argsort(order) * 50.0 + np.arange(layers.count) / 7
    return heights


def count_by_hand(layers: Layers, heights: Numbers) -> int:
    """Pair by pair, by the heights just before and just behind each layer's bends."""
    wires = wires_of(layers)
    leaves, arrives = wires.heights(heights[: layers.count])
    crossings = 0
    for one, other in combinations(range(len(leaves)), 2):
        for bend in sorted({int(wires.firsts[one]), int(wires.firsts[other])} - {-1}):
            if all(wires.firsts[w] <= bend < wires.lasts[w] for w in (one, other)):
                before = [leaves[w] if wires.firsts[w] == bend else arrives[w] for w in (one, other)]
                crossings += (before[0] - before[1]) * (arrives[one] - arrives[other]) < 0
    return crossings


@given(CASES, st.lists(st.integers(0, 14), max_size=3))
def test_drawn_crossings_are_counted(
    case: tuple[list[tuple[int, int, float]], list[int]], entries: list[int]
) -> None:
    layers = layers_of(case[0], tuple(entries))
    heights, wires = spread(layers, case[1]), wires_of(layers)
    meetings = find_meetings(wires)
    assert len(meetings.wires) == count_meetings(wires)
    found = count_drawn_crossings(wires, meetings, heights[: layers.count])
    assert found == count_by_hand(layers, heights)


@given(CASES, st.lists(st.integers(0, 14), max_size=3))
def test_crossings_become_fewer_and_lanes_level(
    case: tuple[list[tuple[int, int, float]], list[int]], entries: list[int]
) -> None:
    layers = layers_of(case[0], tuple(entries))
    heights = spread(layers, case[1])
    found = uncross(layers, heights)
    if found is not None:
        assert count_by_hand(layers, found) < count_by_hand(layers, heights)
        segments = layers.segments
        level = segments.tails >= layers.count
        ends = found[segments.heads[level]] + segments.arriving[level]
        assert np.allclose(found[segments.tails[level]], ends)


@pytest.mark.parametrize(
    "links, heights",
    [
        # Where two wires bend: a target changes places with the other.
        ([(0, 2), (1, 3)], {0: 0, 1: 100, 2: 100, 3: 0}),
        # A long wire from above that would run below all, through what 1 feeds.
        ([(0, 3), (1, 2), (2, 3), (1, 4), (4, 5)], {0: 0, 1: 100, 2: 200, 3: 260, 4: 20, 5: 20}),
        # A wire bends across one that passes: its source goes to the other side.
        ([(0, 1), (1, 2), (0, 3), (3, 4), (5, 2)], {0: 0, 5: 100, 1: 100, 2: 100, 3: 0, 4: 200}),
    ],
)
def test_a_needless_crossing_is_taken_away(links: list[tuple[int, int]], heights: dict[int, float]) -> None:
    layers = layers_of([(source, target, 0.0) for source, target in links])
    places = np.full(layers.items, 1e3)
    places[list(heights)] = list(heights.values())
    assert count_by_hand(layers, places) > 0
    found = uncross(layers, places)
    assert found is not None
    assert count_by_hand(layers, found) == 0


def test_without_crossings_nothing_moves() -> None:
    layers = layers_of([(0, 2, 0.0), (1, 3, 0.0)])
    places = np.linspace(0.0, 700.0, layers.items)
    assert uncross(layers, places) is None


def test_dense_diagrams_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = layers_of([(0, 2, 0.0), (1, 3, 0.0)])
    places = np.array([0.0, 100.0, 100.0, 0.0, *[500.0] * (layers.items - 4)])
    assert uncross(layers, places) is not None
    monkeypatch.setattr(layout_uncrossing, "_MOST_MEETINGS", 3)
    assert uncross(layers, places) is None


def test_a_random_graph_crosses_less_as_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = draw_windowed(300, 3, 820, 20)
    with_it = count_drawn(subject.nodes, subject.edges, lay_out(subject.nodes, subject.edges))
    monkeypatch.setattr(layout_placing, "uncross", lambda *_: None)
    without = count_drawn(subject.nodes, subject.edges, lay_out(subject.nodes, subject.edges))
    assert with_it < 0.97 * without


def test_what_gains_nothing_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boxes of one layer move together, so they may end worse than each one's count says."""
    layers = layers_of([(0, 2, 0.0), (1, 3, 0.0)])
    places = np.array([0.0, 100.0, 100.0, 0.0, *[500.0] * (layers.items - 4)])
    monkeypatch.setattr(layout_uncrossing, "_best_heights", lambda now, *_: now + 7.0)
    assert uncross(layers, places) is None
