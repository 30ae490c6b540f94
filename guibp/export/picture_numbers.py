"""The numbers in a picture as texts: as computed, or left open for a learner to fill in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.model.graph import Graph

BLANK = None
"""In place of a text: a line to write on."""
Text = str | None


@dataclass(frozen=True, slots=True)
class PictureNumbers:
    """What stands at each edge, in the graph's order, in each node, and beside the open end.

    An empty text is not drawn.
    """

    edge_values: tuple[Text, ...]
    edge_gradients: tuple[Text, ...]
    leaf_values: tuple[str, ...]
    """For every node, of leaves alone used."""
    output_value: Text
    output_gradient: Text


def read_numbers(
    graph: Graph, evaluation: Evaluation, sample: int | None = None, only: Collection[str] | None = None
) -> PictureNumbers:
    """The numbers of one sample, or with ``None`` the mean of the values and the sum of the gradients.

    ``only`` are the nodes that the picture shows, with the edges between them; ``None`` for all.
    """
    chosen = frozenset(graph.nodes if only is None else only)
    edges = [row for row, edge in enumerate(graph.edges) if edge.source in chosen and edge.target in chosen]
    reading = read_all_samples(evaluation) if sample is None else read_sample(evaluation, sample)
    output = evaluation.tape.output
    row = -1 if output is None else evaluation.tape.place_of[output]
    return PictureNumbers(
        tuple(_write(reading, "edge_values", row) for row in edges),
        tuple(_write(reading, "edge_gradients", row) for row in edges),
        tuple(
            _write(reading, "node_values", row) or _own(node.value)
            for row, node in enumerate(graph.node_records)
            if node.id in chosen
        ),
        "" if row < 0 else _write(reading, "node_values", row),
        "" if row < 0 else _write(reading, "node_gradients", row),
    )


def leave_open(graph: Graph, numbers: PictureNumbers) -> PictureNumbers:
    """The same with lines to write on: what is given are the leaves, and the gradient 1 that enters."""
    leaves = [graph.node(edge.source).operation.is_leaf for edge in graph.edges]
    given = zip(numbers.edge_values, leaves, strict=True)
    return PictureNumbers(
        tuple(text if is_leaf or not text else BLANK for text, is_leaf in given),
        tuple(BLANK if text else text for text in numbers.edge_gradients),
        numbers.leaf_values,
        BLANK if numbers.output_value else numbers.output_value,
        numbers.output_gradient,
    )


def _write(reading: Reading, kind: str, row: int) -> str:
    known = getattr(reading, f"{kind}_known")[row]
    return shown_number(float(getattr(reading, kind)[row])) if known else ""


def _own(value: float | None) -> str:
    return NOT_COMPUTED if value is None else shown_number(value)
