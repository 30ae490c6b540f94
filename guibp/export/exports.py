"""Exports by their targets: scripts, pictures in text, and graphs for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from guibp.engine.schedules import Schedule
from guibp.engine.training_settings import TrainingPlan, settle_training
from guibp.export.code import jax_script, micrograd_script, numpy_script, pytorch_script
from guibp.export.code.jax_script import write_jax
from guibp.export.code.micrograd_script import write_micrograd
from guibp.export.code.numpy_script import write_numpy
from guibp.export.code.plan import Plan, make_plan
from guibp.export.code.pytorch_script import write_pytorch
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph


class Target(StrEnum):
    """What a graph can be exported to, by the names that the command line uses."""

    NUMPY = "numpy"
    PYTORCH = "pytorch"
    JAX = "jax"
    MICROGRAD = "micrograd"
    DOT = "dot"
    LATEX = "latex"
    NODE_LINK = "node-link"


class ExportError(GuibpError):
    """An export that there is not, or that a graph cannot have."""


class Writing(StrEnum):
    """How scripts write the units of a neural network."""

    NODES = "nodes"
    """A line for every node."""
    LAYERS = "layers"
    """Units of the same inputs and activation as matrices."""


_SCRIPTS: Mapping[Target, tuple[Callable[[Plan], str], tuple[str, ...]]] = {
    Target.NUMPY: (write_numpy, numpy_script.RESERVED),
    Target.PYTORCH: (write_pytorch, pytorch_script.RESERVED),
    Target.JAX: (write_jax, jax_script.RESERVED),
    Target.MICROGRAD: (write_micrograd, micrograd_script.RESERVED),
}


def export(
    graph: Graph,
    to: str,
    *,
    writing: str = Writing.NODES,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
) -> str:
    """A graph as the text of another program's: numpy, pytorch, jax, micrograd, dot, latex or node-link."""
    training = settle_training(graph.training, schedule=schedule, batch=batch)
    write, reserved = _SCRIPTS[Target(to)]
    return write(make_plan(graph, training, reserved))
