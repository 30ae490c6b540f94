"""Closed groups, notes and locks in pictures: what the canvas shows of them, and nothing within."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import guibp
from guibp.cli import main
from guibp.drawing.closed_cards import bundle_edges, find_cards
from guibp.drawing.layout import lay_out
from guibp.drawing.note_lines import NOTE_TEXT_SIZE, wrap_note
from guibp.drawing.picture import Picture, draw_graph
from guibp.drawing.shapes import text_width
from guibp.engine.evaluation import evaluate
from guibp.export.picture_files import GroupLook, PictureSettings, picture_svg
from guibp.export.picture_numbers import read_numbers
from guibp.model.edits import AddNotes, CollapseGroup
from guibp.model.graph import Graph
from guibp.model.records import Note, Position
from tests.export.test_pictures import texts


def shared_input() -> Graph:
    """An input that goes into a closed group three times, a missing operand within, and two results."""
    graph = guibp.parse("x = 3; w = param(2); p = w*x; q = x*x; f = p + q")
    graph.group("unit", ["w", "p", "q"])
    close(graph, "unit")
    return graph


def close(graph: Graph, *groups: str) -> None:
    for id_ in groups:
        graph.apply(CollapseGroup(id_))


def positions(graph: Graph) -> dict[str, Position]:
    return lay_out(graph.node_records, graph.edges, graph.groups)


def draw_closed(graph: Graph) -> Picture:
    return draw_graph(graph, closed=[group.id for group in graph.groups])


def test_a_closed_group_is_a_box_with_its_formula_and_result() -> None:
    graph = guibp.preset("xor")
    close(graph, "unit 1")
    found = texts(picture_svg(graph, PictureSettings()))
    assert {"unit 1", "h1", "unit 2", "w21"} <= set(found)
    assert any(text.startswith("σ(w11·x1") for text in found)
    assert not {"w11", "p11", "z1"} & set(found)


def test_open_groups_show_all() -> None:
    graph = guibp.preset("xor")
    everything = texts(picture_svg(graph, PictureSettings()))
    close(graph, "unit 1")
    assert set(texts(picture_svg(graph, PictureSettings(groups=GroupLook.OPEN)))) == set(everything)


def test_wires_from_one_node_into_a_closed_group_are_one_with_the_summed_gradient() -> None:
    graph = shared_input()
    picture = draw_closed(graph)
    numbers = read_numbers(graph, evaluate(graph), 0, picture)
    assert [len(bundle) for bundle in picture.bundles] == [3, 1, 1]
    assert numbers.edge_values[0] == "3"
    # df/dx = w + 2x
    assert numbers.edge_gradients[0] == "8"


def test_what_shares_a_wire_is_not_known_if_a_part_is_not() -> None:
    graph = shared_input()
    graph.disconnect("q", port=1)
    picture = draw_closed(graph)
    numbers = read_numbers(graph, evaluate(graph), 0, picture)
    assert numbers.edge_gradients[0] == ""
    assert len(picture.cards[0].waiting) == 1


def test_a_group_of_which_a_part_is_chosen_stays_open() -> None:
    graph = shared_input()
    assert find_cards(graph, ["unit"], positions(graph), ["w", "p"]) == ()
    (card,) = find_cards(graph, ["unit"], positions(graph), graph.nodes)
    assert list(card.entering) == ["x"]
    assert sorted(card.leaving) == ["p", "q"]


def test_the_outermost_closed_group_hides_those_within() -> None:
    graph = shared_input()
    graph.group("layer", ["unit", "x"])
    close(graph, "layer")
    cards = find_cards(graph, ["unit", "layer"], positions(graph), graph.nodes)
    assert [card.id for card in cards] == ["layer"]
    assert [len(bundle) for bundle in bundle_edges(graph.edges, cards)] == [1, 1]


def test_wires_end_at_the_rim_and_everything_is_inside() -> None:
    graph = guibp.preset("xor")
    picture = draw_closed(graph)
    for card in picture.cards:
        rim = [card.centre[0] - card.size[0] / 2, card.centre[0] + card.size[0] / 2]
        assert {place[0] for place in card.entering.values()} == {rim[0]}
        assert {place[0] for place in card.leaving.values()} == {rim[1]}
        assert picture.bounds[0] < rim[0]
        assert rim[1] < picture.bounds[2]
    assert len(picture.wires) == len(picture.bundles)


def test_notes_are_drawn_with_their_text_and_are_inside() -> None:
    graph = guibp.parse("x = 1; f = x*x")
    graph.apply(AddNotes((Note("n", "look <here> & there\n여기도", (-500.0, 900.0)),)))
    svg = picture_svg(graph, PictureSettings())
    assert {"look <here> & there", "여기도"} <= set(texts(svg))
    left, _, _, bottom = draw_graph(graph, notes=graph.notes).bounds
    assert left < -600
    assert bottom > 950
    assert "여기도" not in texts(picture_svg(graph, PictureSettings(only=["x"])))


@pytest.mark.parametrize(
    "text", ["one two three four five six", "은닉 유닛은 입력의 가중합", "x" * 200, "a\n\nb"]
)
@pytest.mark.parametrize("width", [20.0, 90.0])
def test_notes_are_wrapped_within_their_width_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap_note(text, width)
    assert all(text_width(line, NOTE_TEXT_SIZE) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_a_frozen_parameter_has_a_lock() -> None:
    graph = guibp.parse("w = param(2); f = w*w")
    plain = picture_svg(graph, PictureSettings())
    graph.freeze("w")
    assert picture_svg(graph, PictureSettings()).count("<path") == plain.count("<path") + 2


def test_the_command_opens_closed_groups_if_asked(tmp_path: Path) -> None:
    graph = guibp.preset("xor")
    close(graph, "unit 1")
    source, picture = str(tmp_path / "a.guibp"), tmp_path / "a.svg"
    guibp.save(graph, source)
    assert main(["render", source, "-o", str(picture)]) == 0
    assert "w11" not in texts(picture.read_text())
    assert main(["render", source, "-o", str(picture), "--open-groups"]) == 0
    assert "w11" in texts(picture.read_text())
