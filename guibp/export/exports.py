"""Exports by their targets: scripts, pictures in text, and graphs for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guibp.engine.readiness import require_evaluable
from guibp.engine.training_settings import settle_training
from guibp.export.code import jax_script, micrograd_script, numpy_script, pytorch_script
from guibp.export.code.layer_joining import join_layers
from guibp.export.code.plan import Plan, make_plan
from guibp.export.dot import write_dot
from guibp.export.graph_latex import write_graph_latex
from guibp.export.node_link import write_node_link
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from guibp.model.schedules import Schedule


class Target(StrEnum):
    """What a graph can be exported to, by the names that the command line uses."""

    NUMPY = "numpy"
    PYTORCH = "pytorch"
    JAX = "jax"
    MICROGRAD = "micrograd"
    DOT = "dot"
    LATEX = "latex"
    NODE_LINK = "node-link"


class Layers(StrEnum):
    """How scripts write units with the same inputs and activation."""

    SCALARS = "scalars"
    """Number by number, as in the graph."""
    MATRICES = "matrices"
    """As W @ X + b, a row for each unit; what is in no layer stays as it is."""


class ExportError(GuibpError):
    """An export that there is not."""


@dataclass(frozen=True, slots=True)
class ScriptWriter:
    """How a script is written, and the names that it needs for itself."""

    write: Callable[[Plan], str]
    reserved: tuple[str, ...]


SCRIPTS: Mapping[Target, ScriptWriter] = {
    Target.NUMPY: ScriptWriter(numpy_script.write_numpy, numpy_script.RESERVED),
    Target.PYTORCH: ScriptWriter(pytorch_script.write_pytorch, pytorch_script.RESERVED),
    Target.JAX: ScriptWriter(jax_script.write_jax, jax_script.RESERVED),
    Target.MICROGRAD: ScriptWriter(micrograd_script.write_micrograd, micrograd_script.RESERVED),
}
WITH_MATRICES = (Target.NUMPY, Target.PYTORCH, Target.JAX)
"""Micrograd knows single numbers alone."""
_OTHERS: Mapping[Target, Callable[[Graph], str]] = {
    Target.DOT: write_dot,
    Target.LATEX: write_graph_latex,
    Target.NODE_LINK: write_node_link,
}


def export_graph(
    graph: Graph,
    to: str,
    *,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
    layers: str | Layers = Layers.SCALARS,
) -> str:
    """A graph as text for another program.

    ``to`` is "numpy", "pytorch", "jax" or "micrograd" for a script that prints the output and the
    gradients and then trains as ``train`` does by the document's settings, with its penalties, frozen
    parameters and held-out rows; "dot" for Graphviz, "latex" for a document with a TikZ figure, or
    "node-link" for the JSON of networkx. ``schedule`` and ``batch`` are those of ``train``, for the
    scripts; what is left out is the document's. With ``layers="matrices"`` the scripts of NumPy, PyTorch
    and JAX join the units that share their inputs and activation. Raises ``ExportError`` for any other
    target or for layers that it cannot write, ``UnfinishedGraphError`` with the node and port if the
    output lacks what it needs, and ``TrainingSettingsError``.
    """
    target = read_target(to)
    joins = _read_layers(layers) is Layers.MATRICES
    if joins:
        require_matrices(target)
    training = settle_training(graph.training, schedule=schedule, batch=batch)
    require_evaluable(graph)
    if target in _OTHERS:
        return _OTHERS[target](graph)
    writer = SCRIPTS[target]
    plan = make_plan(graph, training, writer.reserved)
    return writer.write(join_layers(plan, writer.reserved) if joins else plan)


def require_matrices(target: Target) -> None:
    """Raises ``ExportError`` for a target that has none."""
    if target not in WITH_MATRICES:
        raise ExportError(
            'layers are written as matrices for {known}, not for "{name}"',
            name=target,
            known=", ".join(WITH_MATRICES),
        )


def _read_layers(name: str) -> Layers:
    try:
        return Layers(name)
    except ValueError:
        raise ExportError(
            'layers are written as {known}, not as "{name}"', name=name, known=", ".join(Layers)
        ) from None


def read_target(name: str) -> Target:
    """The target of that name; raises ``ExportError``."""
    try:
        return Target(name)
    except ValueError:
        raise ExportError(
            'there is no export to "{name}"; there are {known}', name=name, known=", ".join(Target)
        ) from None
