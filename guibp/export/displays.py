"""What a notebook shows of graphs, steps and trainings: a picture, a table, a curve.

A graph knows nothing of pictures: when the library is imported, it is given the methods by which
notebooks ask what something looks like. What a tuple of steps looks like Jupyter's shell is told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Protocol

from guibp.drawing.numbers import shown_number
from guibp.engine.training import TrainingResult
from guibp.explain.steps import ExplainedStep
from guibp.export.loss_curve_svg import write_loss_curve
from guibp.export.picture_files import PictureSettings, picture_svg
from guibp.model.graph import Graph

SVG, HTML = "image/svg+xml", "text/html"
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CELL = "text-align:left"


class Formatter(Protocol):
    """What makes one kind of output in a shell of IPython, by the types of what is shown."""

    def for_type(self, kind: type, show: Callable[[Any], str | None], /) -> object: ...


class DisplayFormatter(Protocol):
    """All of them, by the MIME types of what they make."""

    @property
    def formatters(self) -> Mapping[str, Formatter]: ...


class Shell(Protocol):
    """A shell of IPython, as far as it is needed here."""

    @property
    def display_formatter(self) -> DisplayFormatter: ...


def register_displays(shell: Shell) -> None:
    """Have a shell show graphs and results of trainings as pictures, and steps as a table."""
    formatters = shell.display_formatter.formatters
    formatters[SVG].for_type(Graph, show_graph)
    formatters[SVG].for_type(TrainingResult, show_training)
    formatters[HTML].for_type(ExplainedStep, show_step)
    formatters[HTML].for_type(tuple, show_steps)


def give_displays() -> None:
    """Let graphs, results of trainings and steps show themselves, by the names that IPython made common."""
    for kind, name, show in (
        (Graph, "_repr_svg_", show_graph),
        (TrainingResult, "_repr_svg_", show_training),
        (ExplainedStep, "_repr_html_", show_step),
    ):
        setattr(kind, name, show)


def find_shell() -> Shell | None:
    """The shell that runs now, if there is one; IPython is not imported for that."""
    module = sys.modules.get("IPython")
    return None if module is None else module.get_ipython()


def show_graph(graph: Graph) -> str | None:
    """The annotated graph as SVG; an empty one has no picture."""
    return picture_svg(graph, PictureSettings()).removeprefix(_XML_HEAD) if len(graph) else None


def show_training(result: TrainingResult) -> str:
    """The loss over the steps, as SVG."""
    title = f"loss {shown_number(result.final_loss)} after {result.steps} steps"
    return write_loss_curve(result, title).removeprefix(_XML_HEAD)


def show_step(step: ExplainedStep) -> str | None:
    """One step as a table of one row."""
    return show_steps((step,))


def show_steps(steps: tuple[object, ...]) -> str | None:
    """Steps as a table in HTML; any other tuple is left to the notebook."""
    told = [step for step in steps if isinstance(step, ExplainedStep)]
    if not told or len(told) < len(steps):
        return None
    head = "".join(f'<th style="{_CELL}">{title}</th>' for title in ("", "pass", "node", "step"))
    rows = "\n".join(_write_row(step) for step in told)
    return f"<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def _write_row(step: ExplainedStep) -> str:
    cells = (str(step.index), str(step.phase), step.node, step.text)
    return "<tr>" + "".join(f'<td style="{_CELL}">{escape(cell)}</td>' for cell in cells) + "</tr>"
