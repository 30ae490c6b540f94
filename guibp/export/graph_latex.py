"""A graph as a LaTeX document: a TikZ figure with its numbers, and both passes as formulas."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.drawing.picture import draw_graph
from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Phase
from guibp.explain.steps import ExplainedStep, explain_steps
from guibp.export.picture_numbers import read_numbers
from guibp.export.picture_tikz import write_tikz
from guibp.export.worksheet_latex import begin_latex
from guibp.model.graph import Graph

_TITLES = ((Phase.FORWARD, "Forward pass"), (Phase.BACKWARD, "Backward pass"))


def write_graph_latex(graph: Graph, sample: int = 0) -> str:
    """The document, in the numbers of one sample; raises as ``explain_steps`` does."""
    steps = explain_steps(graph, sample=sample)
    lines = list(_write(graph, steps, sample))
    return "\n".join([begin_latex("\n".join(lines)), *lines]) + "\n"


def _write(graph: Graph, steps: tuple[ExplainedStep, ...], sample: int) -> Iterator[str]:
    if graph.dataset is not None:
        yield f"The numbers of sample {sample}, counted from 0."
    yield r"\begin{center}"
    yield write_tikz(draw_graph(graph), read_numbers(graph, evaluate(graph), sample)).rstrip()
    yield r"\end{center}"
    for phase, title in _TITLES:
        chosen = [step for step in steps if step.phase is phase]
        if chosen:
            yield rf"\subsection*{{{title}}}"
            yield r"\begin{enumerate}"
            yield rf"\setcounter{{enumi}}{{{chosen[0].index}}}"
            yield from (rf"\item $\displaystyle {step.latex}$" for step in chosen)
            yield r"\end{enumerate}"
    yield r"\end{document}"
