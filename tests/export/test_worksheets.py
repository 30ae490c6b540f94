"""Worksheets: blanks without answers, keys with all of them, on pages that hold what they have."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from guibp.export.worksheet_files import Format, WorksheetMaker, format_of
from guibp.export.worksheet_latex import BLANK as LATEX_BLANK
from guibp.export.worksheet_svg import BLANK, PAGE_HEIGHT, Fill
from guibp.model.errors import FileError, UnfinishedGraphError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets

SVG = "{http://www.w3.org/2000/svg}"
LINEAR = "w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - we wrote it ourselves
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def maker(text: str = LINEAR) -> WorksheetMaker:
    return WorksheetMaker(parse(text), "sheet")


def test_the_sheet_has_blanks_and_no_answers() -> None:
    found = texts(maker().write_page(Fill.BLANKS))
    assert f"g = w × x = {BLANK} = {BLANK}" in found
    assert f"∂f/∂w = ∂f/∂g · ∂g/∂w = ∂f/∂g · x = {BLANK} = {BLANK}" in found
    assert not any("−10" in text or "−7" in text for text in found)


def test_the_key_has_every_answer() -> None:
    found = texts(maker().write_page(Fill.ANSWERS))
    assert "g = w × x = −2 × 5 = −10" in found
    assert "∂f/∂w = ∂f/∂g · ∂g/∂w = ∂f/∂g · x = 1 × 5 = 5" in found
    assert not any(BLANK in text for text in found)


def test_what_other_samples_give_is_given() -> None:
    found = texts(WorksheetMaker(preset("xor"), "xor").write_page(Fill.BLANKS))
    (loss,) = (text for text in found if text.startswith("loss = mean"))
    assert loss.startswith("loss = mean(bce) = (0.8109 + ")
    assert loss.count(BLANK) == 1


@pytest.mark.parametrize("name", presets())
@pytest.mark.parametrize("fill", Fill)
def test_pages_hold_all_that_the_tall_one_has_and_end_in_time(name: str, fill: Fill) -> None:
    one = WorksheetMaker(preset(name), name)
    pages = one.write_pages(fill)
    assert [text for page in pages for text in texts(page)] == texts(one.write_page(fill))
    for page in pages:
        heights = [
            float(element.get("y", "0"))
            for element in ET.fromstring(page)  # noqa: S314 - we wrote it ourselves
            if element.tag == f"{SVG}text"
        ]
        assert max(heights) < PAGE_HEIGHT - 40


@pytest.mark.parametrize("name", presets())
@pytest.mark.parametrize("fill", Fill)
def test_latex_is_balanced(name: str, fill: Fill) -> None:
    latex = WorksheetMaker(preset(name), "50% & x_1").write_latex(fill)
    bare = latex.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    for part in ("document", "enumerate", "center", "tikzpicture"):
        assert latex.count(rf"\begin{{{part}}}") == latex.count(rf"\end{{{part}}}") > 0
    assert (LATEX_BLANK in latex) == (fill is Fill.BLANKS)
    assert r"50\% \& x\_1" in latex
    assert latex.replace(r"\$", "").count("$") % 2 == 0
    # What pdflatex does not know.
    assert not set("−×∂σ·") & set(latex)


def test_latex_tells_the_derivation_in_fractions() -> None:
    latex = maker().write_latex(Fill.ANSWERS)
    line = (
        r"\frac{\partial f}{\partial g} \cdot \frac{\partial g}{\partial w}"
        r" = \frac{\partial f}{\partial g} \cdot x = 1 \times 5 = 5"
    )
    assert line in latex


def test_without_a_title_it_is_called_by_its_output() -> None:
    assert texts(WorksheetMaker(parse(LINEAR), "").write_page(Fill.ANSWERS))[0] == "f"


def test_formats_follow_the_ending() -> None:
    assert [format_of(f"a.b{one.value.upper()}") for one in Format] == list(Format)
    with pytest.raises(FileError, match=r"\.svg"):
        format_of("sheet.docx")


def test_an_unfinished_graph_is_refused() -> None:
    graph = Graph()
    graph.add("square", id="f")
    with pytest.raises(UnfinishedGraphError):
        WorksheetMaker(graph, "f")


def test_a_branch_is_not_called_the_whole_gradient() -> None:
    found = texts(maker("x = 2; a = 3*x; b = square(x); f = a + b").write_page(Fill.ANSWERS))
    assert any(text.startswith("∂f/∂a · ∂a/∂x = ") for text in found)
    assert any(text.startswith("∂f/∂x = ∂f/∂a · ∂a/∂x + ∂f/∂b") for text in found)


@pytest.mark.parametrize("text,has_package", [(LINEAR, False), ("기울기 = param(2); f = 3*기울기", True)])
def test_hangul_has_its_package(text: str, has_package: bool) -> None:
    assert (r"\usepackage{kotex}" in maker(text).write_latex(Fill.BLANKS)) == has_package
