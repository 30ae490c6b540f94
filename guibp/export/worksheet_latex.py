"""Worksheets as a LaTeX document: a TikZ figure, and the derivation as a numbered list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from guibp.drawing.colours import PRINT
from guibp.drawing.picture import Picture
from guibp.explain.sentences import say
from guibp.explain.worksheet import Worksheet
from guibp.export.latex_text import escape_latex, write_formula
from guibp.export.picture_numbers import PictureNumbers
from guibp.export.picture_tikz import write_tikz
from guibp.export.worksheet_svg import Fill, Translate


class Paper(Enum):
    """How the sheet lies, as the package geometry calls it."""

    PORTRAIT = "a4paper"
    LANDSCAPE = "a4paper, landscape"


BLANK = r"\underline{\hspace{2.2cm}}"
_PREAMBLE = r"""\documentclass[11pt]{{article}}
% Compile with lualatex or xelatex if ids are in other scripts than Latin.
\usepackage[{paper}, margin=2cm]{{geometry}}{script}
\usepackage{{amsmath, tikz}}
\definecolor{{value}}{{HTML}}{{{value}}}
\definecolor{{gradient}}{{HTML}}{{{gradient}}}
\setlength{{\parindent}}{{0pt}}
\begin{{document}}"""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def write_worksheet_latex(
    worksheet: Worksheet, picture: Picture, numbers: PictureNumbers, fill: Fill, translate: Translate = str
) -> str:
    """The worksheet as a document of its own; its formulas are in the notation ``LATEX``."""
    lines = list(_write(worksheet, write_tikz(picture, numbers), fill, translate))
    return "\n".join([begin_latex("\n".join(lines)), *lines]) + "\n"


def begin_latex(body: str, paper: Paper = Paper.PORTRAIT) -> str:
    """The preamble; the faces of LaTeX have no Hangul, and would leave it out without a word."""
    script = "\n" + r"\usepackage{kotex}" if _HANGUL.search(body) else ""
    value, gradient = PRINT.value.lstrip("#"), PRINT.gradient.lstrip("#")
    return _PREAMBLE.format(paper=paper.value, value=value, gradient=gradient, script=script)


def _write(worksheet: Worksheet, figure: str, fill: Fill, translate: Translate) -> Iterator[str]:
    is_key = fill is Fill.ANSWERS
    right = escape_latex(translate(say("Answers") if is_key else say("Name")))
    yield rf"\textbf{{\Large {escape_latex(worksheet.title)}}}\hfill {right}" + (
        "" if is_key else r" \underline{\hspace{5cm}}"
    )
    yield r"\par\bigskip\begin{center}"
    yield figure.rstrip()
    yield r"\end{center}"
    number = 0
    for section in worksheet.sections:
        yield rf"\subsection*{{{escape_latex(translate(section.title))}}}"
        yield escape_latex(translate(section.task))
        yield r"\begin{enumerate}"
        yield rf"\setcounter{{enumi}}{{{number}}}"
        for line in section.lines:
            number += 1
            text = line.filled() if is_key else line.open(BLANK)
            yield rf"\item $\displaystyle {write_formula(text)}$"
        yield r"\end{enumerate}"
    yield r"\end{document}"
