"""Cards: what a closed group says of itself: its name, what it computes, and its results."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from guibp.explain.unit_formula import unit_formula
from guibp.gui.canvas.bodies import Bodies
from guibp.gui.canvas.card_ports import CardPorts
from guibp.model.graph import Graph

_LONGEST_FORMULA = 400
_MOST_RESULTS = 12


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of one closed group; ``results`` are the rows of the nodes whose values leave it."""

    title: str
    formula: str
    results: tuple[int, ...]


class Cards:
    """The closed groups on show; each one's texts are made when it is first looked at."""

    def __init__(self, graph: Graph, bodies: Bodies, ports: CardPorts) -> None:
        self._graph, self._bodies, self._ports = graph, bodies, ports
        self._known: dict[int, Card] = {}

    def card(self, row: int) -> Card:
        """The card in a row of the bodies."""
        found = self._known.get(row)
        if found is None:
            found = self._known[row] = self._read(row)
        return found

    def on_show(self, row: int, at_work: str | None) -> tuple[int, ...]:
        """The rows of the nodes whose values a card shows: first the one at work, if it is within."""
        results = self.card(row).results
        worker = self._bodies.rows.get(at_work) if at_work is not None else None
        if worker is None or int(self._bodies.body_of[worker]) != row:
            return results
        return worker, *(result for result in results if result != worker)

    def forget(self) -> None:
        """A number in a formula may be another."""
        self._known.clear()

    def _read(self, row: int) -> Card:
        bodies = self._bodies
        leaving = self._ports.behind(row)
        results = tuple(leaving[~bodies.leaves[leaving]].tolist())
        return Card(bodies.names[row], self._tell(row, results), results[:_MOST_RESULTS])

    def _tell(self, row: int, results: tuple[int, ...]) -> str:
        """The formula of the one result; of several, how many values come in and go out."""
        if len(results) == 1:
            (result,) = results
            members = frozenset(self._bodies.ids_in(row))
            return unit_formula(self._graph, members, self._bodies.nodes[result].id)[:_LONGEST_FORMULA]
        if not results:
            return ""
        text = QCoreApplication.translate("Canvas", "{sources} in, {results} out")
        return text.format(sources=self._ports.sources_of(row), results=len(results))
