"""Worksheets by the ending of their file: SVG, LaTeX, and the pages of which a PDF is made."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePath

from guibp.drawing.picture import Picture, draw_graph
from guibp.engine.evaluation import evaluate
from guibp.explain.notation import LATEX, TEXT, Notation
from guibp.explain.quiz import Quiz, begin_quiz
from guibp.explain.worksheet import Worksheet, make_worksheet
from guibp.export.picture_numbers import PictureNumbers, leave_open, read_numbers
from guibp.export.worksheet_latex import write_worksheet_latex
from guibp.export.worksheet_svg import Fill, Translate, write_worksheet_page, write_worksheet_pages
from guibp.model.errors import FileError
from guibp.model.graph import Graph


class Format(Enum):
    """The formats, by their endings."""

    SVG = ".svg"
    PDF = ".pdf"
    LATEX = ".tex"


def format_of(name: str) -> Format:
    """The format that a file's name asks for; raises ``FileError`` if it is none of them."""
    try:
        return Format(PurePath(name).suffix.lower())
    except ValueError:
        raise FileError(
            "{path}: a worksheet is written as .svg, .pdf or .tex, by the name's ending", path=name
        ) from None


class WorksheetMaker:
    """The worksheet of one graph and sample.

    Raises as ``begin_quiz`` does.
    """

    def __init__(self, graph: Graph, title: str, sample: int = 0, translate: Translate = str) -> None:
        self._quiz: Quiz = begin_quiz(graph, sample=sample)
        self._picture: Picture = draw_graph(graph)
        self._numbers: PictureNumbers = read_numbers(graph, evaluate(graph), sample)
        self._blanks: PictureNumbers = leave_open(graph, self._numbers)
        self._title = title or self._quiz.output
        self._translate = translate

    def write_page(self, fill: Fill) -> str:
        """One tall SVG document."""
        return write_worksheet_page(
            self._sheet(TEXT), self._picture, self._shown(fill), fill, self._translate
        )

    def write_pages(self, fill: Fill) -> tuple[str, ...]:
        """SVG documents of the size of a sheet."""
        return write_worksheet_pages(
            self._sheet(TEXT), self._picture, self._shown(fill), fill, self._translate
        )

    def write_latex(self, fill: Fill) -> str:
        """A LaTeX document."""
        return write_worksheet_latex(
            self._sheet(LATEX), self._picture, self._shown(fill), fill, self._translate
        )

    def _sheet(self, notation: Notation) -> Worksheet:
        return make_worksheet(self._quiz, self._title, notation)

    def _shown(self, fill: Fill) -> PictureNumbers:
        return self._numbers if fill is Fill.ANSWERS else self._blanks
