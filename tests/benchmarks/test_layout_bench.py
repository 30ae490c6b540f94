"""The layout's benchmark: all crossings are counted, a planted bad layout fails, an absent rival does not."""

from __future__ import annotations

import math
import random
import sys
from itertools import combinations

import numpy as np
import pytest

from guibp.drawing.layout import lay_out
from guibp.model.records import Edge, Node, Position
from tests.benchmarks.crossings import count_crossings, count_drawn, count_straight
from tests.benchmarks.judging import Row, Verdict, conclude
from tests.benchmarks.layout import (
    CROSSINGS,
    compare_layouts,
    main,
    measure_crossings,
    measure_library,
    measure_time,
)
from tests.benchmarks.layout_subjects import Subject, draw_scalars, draw_windowed, preset_subjects
from tests.benchmarks.racing import Effort
from tests.benchmarks.rivals.graphviz_dot import DotLayout, lay_out_with_dot
from tests.benchmarks.rivals.sugiyama_library import lay_out_with_library


def scattered(seed: int) -> tuple[list[Edge], dict[str, Position]]:
    generator = random.Random(seed)
    names = [f"n{number}" for number in range(14)]
    places = {name: (generator.uniform(0, 100), generator.uniform(0, 100)) for name in names}
    pairs = [generator.sample(names, 2) for _ in range(30)]
    edges = [Edge(source, target, 0) for source, target in pairs]
    return edges, places


def cross(one: Edge, other: Edge, places: dict[str, Position]) -> bool:
    """By solving for the point where they would meet."""
    if {one.source, one.target} & {other.source, other.target}:
        return False
    (a, b), (c, d) = ((np.array(places[edge.source]), np.array(places[edge.target])) for edge in (one, other))
    s, t = np.linalg.solve(np.column_stack((b - a, c - d)), c - a)
    return bool(0 < s < 1 and 0 < t < 1)


@pytest.mark.parametrize("seed", range(10))
def test_every_pair_is_counted(seed: int) -> None:
    edges, places = scattered(seed)
    expected = sum(cross(one, other, places) for one, other in combinations(edges, 2))
    assert expected > 5
    assert count_straight(edges, places) == expected


@pytest.mark.parametrize("pieces", [2, 7])
def test_a_line_cut_in_pieces_crosses_as_often(pieces: int) -> None:
    edges, places = scattered(3)
    shares = np.linspace(0, 1, pieces + 1)[:, np.newaxis]
    lines = [
        np.array(places[edge.source]) * (1 - shares) + np.array(places[edge.target]) * shares
        for edge in edges
    ]
    assert count_crossings(lines, edges) == count_straight(edges, places)


def test_wires_are_counted_as_they_run() -> None:
    """The straight line would cross; the wire bends first, and runs level to its operand."""
    nodes = [Node(name, "tanh") for name in "abcd"]
    edges = [Edge("a", "b", 0), Edge("c", "d", 0)]
    places = {"a": (0.0, 200.0), "b": (600.0, 0.0), "c": (200.0, 80.0), "d": (600.0, 60.0)}
    assert count_straight(edges, places) == 1
    assert count_drawn(nodes, edges, places) == 0


def rows_for(subject: Subject, places: dict[str, Position]) -> list[Row]:
    ours = lay_out(subject.nodes, subject.edges)
    dot = DotLayout(ours, [np.array([ours[edge.source], ours[edge.target]]) for edge in subject.edges], 1.0)
    return list(compare_layouts(subject, places, dot, CROSSINGS, None))


def test_a_planted_bad_layout_falls_short() -> None:
    subject = draw_windowed(120, 2, 220, 20)
    good = lay_out(subject.nodes, subject.edges)
    assert rows_for(subject, good)[0].verdict is Verdict.PASSED
    heights = [y for _, y in good.values()]
    random.Random(0).shuffle(heights)
    bad = {id_: (x, y) for (id_, (x, _)), y in zip(good.items(), heights, strict=True)}
    said: list[str] = []
    assert conclude(rows_for(subject, bad), said.append) == 1
    assert subject.name in said[0]


def test_where_the_rival_has_no_crossing_one_is_too_many() -> None:
    subject = next(iter(preset_subjects()))
    places = lay_out(subject.nodes, subject.edges)
    assert rows_for(subject, places)[0].measured == 1.0
    swapped = dict(zip(places, reversed(places.values()), strict=True))
    crossed = {**swapped, "w": places["x"], "x": places["b"], "b": places["w"], "g": places["g"]}
    crossed["f"] = places["f"]
    assert rows_for(subject, crossed)[0].verdict is Verdict.FAILED


def test_a_rival_that_is_not_there_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    subject = draw_windowed(30, 2, 50, 10)
    rows = list(measure_crossings(subject, CROSSINGS, CROSSINGS))
    assert [row.verdict for row in rows] == [Verdict.ABSENT, Verdict.ABSENT]
    assert conclude(rows, lambda _: None) == 0


def test_nor_does_a_library_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    assert measure_library(draw_windowed(30, 2, 50, 10)).verdict is Verdict.ABSENT


def test_the_library_places_every_node_where_it_is_installed() -> None:
    pytest.importorskip("fast_sugiyama")
    subject = draw_windowed(30, 2, 50, 10)
    library = lay_out_with_library(subject.nodes, subject.edges)
    assert library.places.keys() == {node.id for node in subject.nodes}
    assert len(set(library.places.values())) == 30


def test_dot_draws_every_edge_where_it_is_installed() -> None:
    pytest.importorskip("pygraphviz")
    subject = draw_windowed(30, 2, 50, 10)
    dot = lay_out_with_dot(subject.nodes, subject.edges)
    assert dot.places.keys() == {node.id for node in subject.nodes}
    for edge, curve in zip(subject.edges, dot.curves, strict=True):
        assert math.dist(curve[0], dot.places[edge.source]) < 60
        assert math.dist(curve[-1], dot.places[edge.target]) < 60


def test_times_are_measured_beside_a_load() -> None:
    row = measure_time(draw_windowed(30, 2, 50, 10), Effort(rounds=1))
    assert 0 < row.measured <= float(row.ours)
    assert "load" in str(row.rival)


def test_the_subjects_are_what_they_are_called() -> None:
    assert len(draw_scalars(2, 8, 8, 1).nodes) == 229
    for reach in (20, 1000):
        subject = draw_windowed(1000, 3, 2827, reach)
        assert len(subject.nodes) == 1000
        assert len({(edge.source, edge.target) for edge in subject.edges}) == 2827
        assert all(0 < int(edge.target[1:]) - int(edge.source[1:]) <= reach for edge in subject.edges)
        again = draw_windowed(1000, 3, 2827, reach)
        assert again.edges == subject.edges


def test_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == 2
    assert "--fast" in capsys.readouterr().err
