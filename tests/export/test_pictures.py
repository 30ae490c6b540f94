"""Pictures without Qt: all that the canvas shows, well formed, in SVG and in TikZ."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from guibp.drawing.colours import DARK, LIGHT
from guibp.drawing.numbers import shown_number
from guibp.drawing.picture import Picture, draw_graph
from guibp.engine.evaluation import evaluate
from guibp.engine.reading import read_sample
from guibp.export.picture_numbers import PictureNumbers, leave_open, read_numbers
from guibp.export.picture_svg import write_svg
from guibp.export.picture_tikz import write_tikz
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets

SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph: Graph, sample: int | None = 0) -> tuple[Picture, PictureNumbers]:
    return draw_graph(graph), read_numbers(graph, evaluate(graph), sample)


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - we wrote it ourselves
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", presets())
def test_every_number_and_id_of_the_canvas_is_in_the_picture(name: str) -> None:
    graph = preset(name)
    found = texts(write_svg(*drawn(graph), LIGHT))
    reading = read_sample(evaluate(graph), 0)
    for row in range(len(graph.edges)):
        assert shown_number(float(reading.edge_values[row])) in found
        assert shown_number(float(reading.edge_gradients[row])) in found
    assert set(graph.nodes) <= set(found)
    assert {group.id for group in graph.groups} <= set(found)


@pytest.mark.parametrize("name", presets())
def test_all_that_is_drawn_is_inside(name: str) -> None:
    picture = draw_graph(preset(name))
    left, top, right, bottom = picture.bounds
    for points in (picture.wires.starts, picture.wires.ends, picture.labels.values, picture.labels.gradients):
        assert ((points >= (left, top)) & (points <= (right, bottom))).all()
    assert picture.end is not None
    assert left < picture.end[0] < right


def test_a_picture_to_fill_in_shows_what_is_given_alone() -> None:
    graph = parse("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b")
    picture, numbers = drawn(graph)
    svg = write_svg(picture, leave_open(graph, numbers), LIGHT)
    assert not {"−10", "−7"} & set(texts(svg))
    assert {"−2", "5", "3", "1"} <= set(texts(svg))
    blanks = 4 + 1 + 1
    assert svg.count(f'stroke="{LIGHT.gradient}"') + svg.count(f'stroke="{LIGHT.value}"') == blanks


def test_ids_never_become_markup() -> None:
    graph = Graph()
    graph.add("input", id='<b>&"', value=2.0)
    graph.add("square", ['<b>&"'], id="</svg>")
    svg = write_svg(*drawn(graph), LIGHT)
    assert {'<b>&"', "</svg>"} <= set(texts(svg))


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1b[31m", "\x7f", "\x85", "\ufffe", "\uffff"])
def test_a_picture_is_xml_whatever_signs_an_id_has(sign: str) -> None:
    graph = Graph()
    graph.add("parameter", id=f"w{sign}")
    graph.group(f"unit{sign}", [f"w{sign}"])
    found = texts(write_svg(*drawn(graph), LIGHT))
    assert sum(text.startswith(("w", "unit")) for text in found) == 2


def test_themes_differ_in_colours_alone() -> None:
    light, dark = (write_svg(*drawn(preset("xor")), palette) for palette in (LIGHT, DARK))
    without = [re.sub(r"#[0-9A-F]{6}", "#", svg) for svg in (light, dark)]
    assert without[0] == without[1]
    assert light != dark


def test_unfinished_and_empty_graphs_are_drawn() -> None:
    graph = Graph()
    assert texts(write_svg(*drawn(graph), LIGHT)) == []
    graph.add("multiply", id="g")
    graph.add("input", id="x", column="nowhere")
    assert {"g", "x", "–"} <= set(texts(write_svg(*drawn(graph), LIGHT)))


def test_all_samples_show_means_and_sums() -> None:
    graph = preset("xor")
    numbers = read_numbers(graph, evaluate(graph), None)
    assert numbers.leaf_values[graph.nodes.index("x1")] == "0.5"


def test_a_position_of_the_document_is_kept() -> None:
    graph = Graph()
    graph.add("input", id="x", value=1.0, position=(100.0, 40.0))
    graph.add("square", ["x"], id="f", position=(300.0, 80.0))
    assert [one.centre for one in draw_graph(graph).nodes] == [(100.0, 40.0), (300.0, 80.0)]


@pytest.mark.parametrize("name", presets())
def test_tikz_is_balanced_and_complete(name: str) -> None:
    graph = preset(name)
    picture, numbers = drawn(graph)
    tikz = write_tikz(picture, numbers)
    assert tikz.count("{") == tikz.count("}")
    assert all(line.endswith(";") for line in tikz.splitlines()[1:-1])
    assert tikz.count(r"\draw[gray] ") == len(graph.edges) + 1
    assert "−" not in tikz


def test_no_qt_is_needed() -> None:
    code = (
        "import sys, guibp.export.worksheet_files, guibp.export.picture_svg;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
