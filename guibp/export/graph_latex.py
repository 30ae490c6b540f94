"""A graph as a LaTeX document: a TikZ figure with its numbers, and both passes as formulas."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.drawing.picture import draw_graph
from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Phase
from guibp.explain.steps import ExplainedStep, explain_steps
from guibp.export.latex_text import write_formula
from guibp.export.picture_numbers import read_numbers
from guibp.export.picture_tikz import write_tikz
from guibp.export.worksheet_latex import Paper, begin_latex
from guibp.model.graph import Graph

WIDE = 800.0
"""Canvas units from which on a figure would be too small on an upright sheet."""
_ROOM = {Paper.PORTRAIT: (16.0, 23.0), Paper.LANDSCAPE: (25.0, 15.0)}
"""In centimetres."""
_TITLES = ((Phase.FORWARD, "Forward pass"), (Phase.BACKWARD, "Backward pass"))


def write_graph_latex(graph: Graph, sample: int = 0) -> str:
    """The document, in the numbers of one sample; raises as ``explain_steps`` does."""
    steps = explain_steps(graph, sample=sample)
    picture = draw_graph(graph)
    across, down = picture.size
    paper = Paper.LANDSCAPE if across > WIDE and across > down else Paper.PORTRAIT
    width, height = _ROOM[paper]
    figure = write_tikz(picture, read_numbers(graph, evaluate(graph), sample), width, height)
    lines = list(_write(graph, figure, steps, sample))
    return "\n".join([begin_latex("\n".join(lines), paper), *lines]) + "\n"


def _write(graph: Graph, figure: str, steps: tuple[ExplainedStep, ...], sample: int) -> Iterator[str]:
    if graph.dataset is not None:
        yield f"The numbers of sample {sample}, counted from 0."
    yield r"\begin{center}"
    yield figure.rstrip()
    yield r"\end{center}"
    for phase, title in _TITLES:
        chosen = [step for step in steps if step.phase is phase]
        if chosen:
            yield rf"\subsection*{{{title}}}"
            yield r"\begin{enumerate}"
            yield rf"\setcounter{{enumi}}{{{chosen[0].index}}}"
            yield from (rf"\item $\displaystyle {write_formula(step.latex)}$" for step in chosen)
            yield r"\end{enumerate}"
    yield r"\end{document}"
