"""Exported scripts, run: what they compute, by the names of the nodes."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from guibp.engine.training_settings import settle_training
from guibp.export.code.plan import make_plan
from guibp.export.exports import SCRIPTS, Target, export_graph
from guibp.model.graph import Graph

_TRAINING = "# Training: "


@dataclass(frozen=True, slots=True)
class Run:
    """What a script did; numbers are arrays, by ids."""

    values: dict[str, np.ndarray]
    gradients: dict[str, np.ndarray]
    losses: list[float]
    final_loss: float
    parameters: dict[str, float]
    printed: str
    held_out_loss: float | None = None


def run_script(graph: Graph, to: str, **settings: str | int) -> Run:
    """Export a graph and run the script, first up to its training, then the whole."""
    text = export_graph(graph, to, **settings)  # type: ignore[arg-type]  # as the tests give them
    names = {name: id_ for id_, name in names_in(graph, to).items()}
    before, _ = execute(text.partition(_TRAINING)[0])
    after, printed = execute(text)
    return Run(
        {names[name]: read(value) for name, value in vars(before)["values"].items()},
        {names[name]: read(value) for name, value in vars(before)["gradients"].items()},
        vars(after).get("losses", []),
        vars(after).get("final_loss", 0.0),
        {names[name]: float(read(value)) for name, value in vars(after).get("parameters", {}).items()},
        printed,
        vars(after).get("held_out_loss"),
    )


def names_in(graph: Graph, to: str) -> dict[str, str]:
    """The variable of every node."""
    return dict(make_plan(graph, settle_training(graph.training), SCRIPTS[Target(to)].reserved).names)


def execute(text: str) -> tuple[ModuleType, str]:
    """The module that a script is, and what it printed."""
    module, printed = ModuleType("script"), io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, "script", "exec"), vars(module))  # noqa: S102 - running it is the test
    return module, printed.getvalue()


def read(value: object) -> np.ndarray:
    """The numbers of an array, a tensor, a micrograd Value or a list of them."""
    if isinstance(value, list):
        return np.array([read(one) for one in value])
    for name in ("detach", "data"):
        if hasattr(value, name) and not isinstance(value, np.ndarray | np.generic):
            found = getattr(value, name)
            return np.asarray(found() if callable(found) else found, dtype=np.float64)
    return np.asarray(value, dtype=np.float64)
