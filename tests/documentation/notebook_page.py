"""The example notebook as a page: its cells, run, with what each of them shows."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

from guibp.engine.training import TrainingResult
from guibp.export.displays import show_graph, show_steps, show_training
from guibp.model.graph import Graph

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def write_notebook() -> Iterator[str]:
    """Every cell; below code stands what Jupyter would show below it."""
    names: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield f"{_demote(source)}\n"
            continue
        yield f"```python\n{source}\n```\n"
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            result = _run(source, names)
        yield from _show(result, printed.getvalue())


def _demote(text: str) -> str:
    """Headings go below the page's own."""
    return "\n".join(f"##{line[1:]}" if line.startswith("#") else line for line in text.splitlines())


def _run(source: str, names: dict[str, object]) -> object:
    """Run a cell; its last line's value, if that is an expression."""
    body = ast.parse(source)
    last = body.body.pop() if isinstance(body.body[-1], ast.Expr) else None
    exec(compile(body, "cell", "exec"), names)  # noqa: S102 - the cells are our own
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above


def _show(result: object, printed: str) -> Iterator[str]:
    match result:
        case Graph():
            yield _embed(show_graph(result) or "")
        case TrainingResult():
            yield _embed(show_training(result))
        case tuple() if (table := show_steps(result)) is not None:
            yield _embed(table)
        case None:
            if printed:
                yield f"```text\n{printed.rstrip()}\n```\n"
        case _:
            yield f"```text\n{result!r}\n```\n"


def _embed(markup: str) -> str:
    """Markup that Markdown leaves alone: it ends at an empty line."""
    lines = [line for line in markup.splitlines() if line.strip()]
    return '<div class="output">\n' + "\n".join(lines) + "\n</div>\n"
