"""The numbers in a picture as texts: as computed, or left open for a learner to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.drawing.picture import Picture
from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.export.card_texts import COUNTS, CardText, describe_card
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
    cards: tuple[CardText, ...] = ()
    """What stands in each closed group."""


def read_numbers(
    graph: Graph,
    evaluation: Evaluation,
    sample: int | None = None,
    picture: Picture | None = None,
    counts: str = COUNTS,
) -> PictureNumbers:
    """The numbers of one sample, or with ``None`` the mean of the values and the sum of the gradients.

    ``picture`` is what shows them: one number for the edges that share a wire, the sum of their
    gradients; without it there is one for every edge and node. ``counts`` says what enters and leaves
    a closed group.
    """
    reading = read_all_samples(evaluation) if sample is None else read_sample(evaluation, sample)
    row_of = {(edge.target, edge.port): row for row, edge in enumerate(graph.edges)}
    bundles = [(edge,) for edge in graph.edges] if picture is None else picture.bundles
    wires = [[row_of[edge.target, edge.port] for edge in bundle] for bundle in bundles]
    nodes = graph.node_records if picture is None else [one.node for one in picture.nodes]
    cards = () if picture is None else picture.cards
    place_of = evaluation.tape.place_of
    output = evaluation.tape.output
    row = -1 if output is None else evaluation.tape.place_of[output]
    return PictureNumbers(
        tuple(_write(reading, "edge_values", rows[0]) for rows in wires),
        tuple(_sum_up(reading, rows) for rows in wires),
        tuple(_write(reading, "node_values", place_of[node.id]) or _own(node.value) for node in nodes),
        "" if row < 0 else _write(reading, "node_values", row),
        "" if row < 0 else _write(reading, "node_gradients", row),
        tuple(_tell(describe_card(graph, card, counts), reading, place_of) for card in cards),
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


def _tell(text: CardText, reading: Reading, place_of: Mapping[str, int]) -> CardText:
    values = tuple(_write(reading, "node_values", place_of[id_]) or NOT_COMPUTED for id_ in text.results)
    return replace(text, values=values)


def _sum_up(reading: Reading, rows: list[int]) -> str:
    """The gradient on a wire: of several edges the sum, if all are known."""
    if len(rows) == 1:
        return _write(reading, "edge_gradients", rows[0])
    if not reading.edge_gradients_known[rows].all():
        return ""
    with np.errstate(all="ignore"):
        return shown_number(float(reading.edge_gradients[rows].sum()))


def _write(reading: Reading, kind: str, row: int) -> str:
    known = getattr(reading, f"{kind}_known")[row]
    return shown_number(float(getattr(reading, kind)[row])) if known else ""


def _own(value: float | None) -> str:
    return NOT_COMPUTED if value is None else shown_number(value)
