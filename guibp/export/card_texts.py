"""What a closed group says of itself in a picture: its formula, and the values of its results."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.drawing.closed_cards import DrawnCard
from guibp.explain.unit_formula import unit_formula
from guibp.model.graph import Graph

COUNTS = "{sources} in, {results} out"
"""What is said of a group with several results."""
_LONGEST_FORMULA = 400
_MOST_RESULTS = 12


@dataclass(frozen=True, slots=True)
class CardText:
    """The lines of one card; ``results`` are the nodes whose values it shows, ``values`` these as texts."""

    formula: str
    results: tuple[str, ...]
    values: tuple[str, ...] = ()


def describe_card(graph: Graph, card: DrawnCard, counts: str = COUNTS) -> CardText:
    """The formula of the one result; of several, how many values come in and go out."""
    results = tuple(id_ for id_ in card.leaving if not graph.node(id_).operation.is_leaf)
    if len(results) == 1:
        return CardText(unit_formula(graph, card.members, results[0])[:_LONGEST_FORMULA], results)
    told = counts.format(sources=len(card.entering), results=len(results)) if results else ""
    return CardText(told, results[:_MOST_RESULTS])
