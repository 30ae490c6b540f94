"""The public list of steps: each with its numbers, its sentence and its LaTeX."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import SupportsIndex

from guibp.engine.evaluation import evaluate
from guibp.engine.readiness import require_evaluable
from guibp.engine.stepper import Phase, Step, StepEdge, list_steps
from guibp.explain.narration import narrate_latex, narrate_text
from guibp.model.errors import NumberError
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One node's turn, told.

    ``phase`` is "forward" or "backward". Forward steps have a ``value``; backward steps the
    ``upstream`` gradient and the ``edges`` (source, target, port, local, gradient).
    """

    index: int
    phase: Phase
    node: str
    value: float | None
    upstream: float | None
    edges: tuple[StepEdge, ...]
    text: str
    latex: str


def explain_steps(graph: Graph, output: str | None = None, sample: int = 0) -> tuple[ExplainedStep, ...]:
    """Back-propagation one node at a time, in the numbers of one sample (counted from 0).

    Raises ``UnfinishedGraphError`` if the output needs an operand that is missing, ``NodeError`` if
    the asked output does not exist, ``NumberError`` if there is no such sample.
    """
    require_evaluable(graph, output)
    require_sample(graph, sample)
    evaluation = evaluate(graph, output)

    def explain(step: Step) -> ExplainedStep:
        return ExplainedStep(
            step.index,
            step.phase,
            step.node,
            step.value if step.phase is Phase.FORWARD else None,
            step.upstream,
            step.edges,
            narrate_text(evaluation, sample, step).line,
            narrate_latex(evaluation, sample, step).line,
        )

    return tuple(explain(step) for step in list_steps(evaluation, sample))


def require_sample(graph: Graph, sample: int) -> None:
    """Raise ``NumberError`` if the data set has no such sample; without one there is sample 0."""
    samples = graph.dataset.samples if graph.dataset is not None else 1
    if isinstance(sample, bool) or not isinstance(sample, SupportsIndex):
        raise NumberError("{value!r} is not a whole number", value=sample)
    if not 0 <= operator.index(sample) < samples:
        raise NumberError(
            "there is no sample {sample}: they are counted from 0 to {last}", sample=sample, last=samples - 1
        )
