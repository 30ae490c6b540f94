"""Notebooks: what they show of graphs, steps and trainings; the example in the documentation runs."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import guibp
from guibp.engine.training import TrainingResult
from guibp.export.displays import HTML, SVG, find_shell, register_displays, show_graph, show_steps

EXAMPLE = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
Show = Callable[[object], str | None]


class Formatter:
    """Notes who shows what; as IPython's own, it goes by the type."""

    def __init__(self) -> None:
        self.shown: dict[type, Show] = {}

    def for_type(self, kind: type, show: Show, /) -> None:
        self.shown[kind] = show

    def show(self, value: object) -> str | None:
        show = self.shown.get(type(value))
        return None if show is None else show(value)


class Shell:
    """As much of IPython's shell as is needed."""

    def __init__(self) -> None:
        self.formatters = {SVG: Formatter(), HTML: Formatter()}
        self.display_formatter = self

    def show(self, value: object) -> dict[str, str]:
        shown = {kind: formatter.show(value) for kind, formatter in self.formatters.items()}
        return {kind: text for kind, text in shown.items() if text is not None}


@pytest.fixture
def shell() -> Shell:
    shell = Shell()
    register_displays(shell)
    return shell


def test_a_graph_is_a_picture(shell: Shell) -> None:
    shown = shell.show(guibp.preset("xor"))
    assert list(shown) == [SVG]
    assert ET.fromstring(shown[SVG]).tag.endswith("svg")  # noqa: S314 - our own
    assert shown[SVG].startswith("<svg")
    assert show_graph(guibp.Graph()) is None


def test_steps_are_a_table_and_other_tuples_are_left_alone(shell: Shell) -> None:
    graph = guibp.parse("x = 2; f = x*x")
    graph.rename("f", "<b>")
    steps = guibp.steps(graph)
    table = shell.show(steps)[HTML]
    assert table.count("<tr>") == len(steps) + 1
    assert "&lt;b&gt;" in table
    assert "<b>" not in table
    assert shell.show(steps[0])[HTML].count("<tr>") == 2
    assert shell.show((1, 2)) == {}
    assert show_steps(()) is None
    assert show_steps((*steps, 1)) is None


def test_a_training_is_its_curve(shell: Shell) -> None:
    graph = guibp.preset("xor")
    result = guibp.train(graph, steps=20)
    assert isinstance(result, TrainingResult)
    assert "after 20 steps" in shell.show(result)[SVG]


def test_all_three_show_themselves_where_no_shell_is(shell: Shell) -> None:
    graph = guibp.preset("xor")
    for value in (graph, guibp.steps(graph)[0], guibp.train(graph, steps=3)):
        shown = shell.show(value)
        methods = {SVG: "_repr_svg_", HTML: "_repr_html_"}
        assert {kind: getattr(value, methods[kind])() for kind in shown} == shown != {}


def test_the_shell_that_runs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert find_shell() is None
    module, running = ModuleType("IPython"), Shell()
    vars(module)["get_ipython"] = lambda: running
    monkeypatch.setitem(sys.modules, "IPython", module)
    assert find_shell() is running


def test_the_example_runs_and_every_result_is_shown(shell: Shell) -> None:
    cells = json.loads(EXAMPLE.read_text(encoding="utf-8"))["cells"]
    namespace: dict[str, object] = {}
    kinds = []
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        for cell in cells:
            if cell["cell_type"] == "code":
                kinds += list(shell.show(run_cell("".join(cell["source"]), namespace)))
    assert kinds == [SVG, HTML, SVG, SVG, SVG]
    assert "d_w = d_g * x" in printed.getvalue()


def run_cell(source: str, namespace: dict[str, object]) -> object:
    """Run a cell; its last line's value, if that is an expression."""
    body = ast.parse(source)
    last = body.body.pop() if isinstance(body.body[-1], ast.Expr) else None
    exec(compile(body, "cell", "exec"), namespace)  # noqa: S102 - running it is the test
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)  # noqa: S307 - as above
