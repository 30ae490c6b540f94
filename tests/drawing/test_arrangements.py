"""What was arranged once is not arranged again, gives the same places, and takes bounded memory."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from guibp.drawing import arrangements as module
from guibp.drawing.arrangement import arrange
from guibp.drawing.arrangements import Arrangements
from guibp.drawing.layout import layered_layout
from guibp.drawing.layout_layers import Diagram
from guibp.drawing.placement import Placement
from guibp.drawing.ports import Points
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from tests.drawing.random_graphs import graphs


@pytest.fixture
def arranged(monkeypatch: pytest.MonkeyPatch) -> list[Diagram]:
    """The diagrams that were worked on."""
    done: list[Diagram] = []

    def note(diagram: Diagram) -> Points:
        done.append(diagram)
        return arrange(diagram)

    monkeypatch.setattr(module, "arrange", note)
    return done


@settings(max_examples=15, deadline=None)
@given(graphs(), graphs())
def test_places_are_the_same_as_without_a_memory(one: Graph, other: Graph) -> None:
    remembered = Arrangements()
    for graph in (one, other, one, other):
        assert layered_layout(graph, remembered) == layered_layout(graph)


def test_an_example_that_is_opened_again_is_not_arranged_again(arranged: list[Diagram]) -> None:
    placement, places = Placement(), {}
    for name in presets():
        placement.replace(preset(name))
        places[name] = dict(placement.positions())
    worked = len(arranged)
    assert worked >= len(presets())
    for name in presets():
        placement.replace(preset(name))
        assert placement.positions() == places[name]
    assert len(arranged) == worked


def test_groups_that_are_alike_are_arranged_once(arranged: list[Diagram]) -> None:
    layered_layout(preset("xor"))
    without = len(arranged)
    layered_layout(preset("xor"), Arrangements(0))
    assert len(arranged) - without > without


def test_what_was_used_last_stays_within_the_bound(arranged: list[Diagram]) -> None:
    whole = Arrangements()
    layered_layout(preset("xor"), whole)
    bounded = Arrangements(whole.nbytes)
    for name in ("xor", "neuron", "neuron", "xor"):
        layered_layout(preset(name), bounded)
        assert 0 < bounded.nbytes <= whole.nbytes
    worked = len(arranged)
    layered_layout(preset("xor"), bounded)
    assert len(arranged) == worked
