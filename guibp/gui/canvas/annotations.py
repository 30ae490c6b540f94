"""Annotations: the numbers on wires and in leaves as texts, formatted when first seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.drawing.steady_numbers import Form, first_form, write_steadily
from guibp.engine.reading import Reading
from guibp.gui.canvas.wire_sums import sum_on_wires
from guibp.model.graph import Graph
from guibp.model.records import Node

NOTHING = ""
MOST_AT_ONCE = 150
"""So many moving numbers of a kind are written in one frame, which takes about half a millisecond."""

Key = tuple[str, int]
"""A kind of number, and whose it is, by row."""
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Source(Protocol):
    """What holds the graph and the newest numbers: the session."""

    @property
    def graph(self) -> Graph: ...
    @property
    def reading(self) -> Reading | None: ...
    @property
    def numbers_move(self) -> bool: ...


class Annotations:
    """The texts of one reading at a time; numbers of another revision of the graph are never shown."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._reading: Reading | None = None
        self._texts: dict[Key, str] = {}
        """What was written of the reading on show."""
        self._rested: dict[Key, tuple[float, str]] = {}
        """How numbers at rest were written last: most stay as they are when one is edited."""
        self._moved: dict[Key, tuple[float, str]] = {}
        """How numbers that move were written last."""
        self._forms: dict[Key, Form] = {}
        """In which form; empty while they rest."""
        self._began: dict[Key, str] = {}
        """What was on show when they began to move, from which they go on."""
        self._moves = False
        self._turns: dict[str, int] = {}
        self._is_late = False

    @property
    def reading(self) -> Reading | None:
        """The numbers on show, or ``None`` while there are none for the graph as it is."""
        reading = self._source.reading
        if reading is not self._reading:
            if self._source.numbers_move != self._moves:
                self._moves = self._source.numbers_move
                self._begin_again()
            self._reading = reading
            self._texts.clear()
        if reading is None or reading.revision != self._source.graph.revision:
            return None
        return reading

    def _begin_again(self) -> None:
        self._began = self._texts.copy() if self._moves else {}
        self._is_late = False
        self._forms.clear()
        self._moved.clear()

    @property
    def are_moving(self) -> bool:
        """Whether the numbers are some of many that follow each other."""
        return self._source.numbers_move

    def edge_values(self, rows: Iterable[int]) -> list[str]:
        """The values on edges, by row; empty where not computed."""
        reading = self.reading
        if reading is None:
            return [NOTHING for _ in rows]
        return self._format("edge value", reading.edge_values, reading.edge_values_known, rows)

    def edge_gradients(self, rows: Iterable[int]) -> list[str]:
        """The gradients on edges, by row; empty where not computed."""
        reading = self.reading
        if reading is None:
            return [NOTHING for _ in rows]
        return self._format("edge gradient", reading.edge_gradients, reading.edge_gradients_known, rows)

    def wire_gradients(self, rows: Iterable[int], bundles: Mapping[int, NDArray[np.intp]]) -> list[str]:
        """The gradients on wires, by their first edges: of a bundle the sum; empty where not computed."""
        reading = self.reading
        if reading is None or not bundles:
            return self.edge_gradients(rows)
        listed = list(rows)
        return self._format("wire gradient", *sum_on_wires(reading, listed, bundles), listed)

    def node_value(self, row: int) -> str:
        """The value of a node; empty where not computed."""
        return self.node_values((row,))[0]

    def node_values(self, rows: Iterable[int]) -> list[str]:
        """The values of nodes, by row; empty where not computed."""
        reading = self.reading
        if reading is None:
            return [NOTHING for _ in rows]
        return self._format("node value", reading.node_values, reading.node_values_known, rows)

    def node_number(self, row: int) -> float | None:
        """The value of a node as a number; ``None`` where not computed."""
        reading = self.reading
        return None if reading is None else _pick(reading.node_values, reading.node_values_known, row)

    def node_gradient_number(self, row: int) -> float | None:
        """The gradient of a node as a number; ``None`` where not computed."""
        reading = self.reading
        return None if reading is None else _pick(reading.node_gradients, reading.node_gradients_known, row)

    def edge_numbers(self, row: int) -> tuple[float | None, float | None]:
        """The value and the gradient of an edge as numbers; ``None`` where not computed."""
        reading = self.reading
        if reading is None:
            return None, None
        return (
            _pick(reading.edge_values, reading.edge_values_known, row),
            _pick(reading.edge_gradients, reading.edge_gradients_known, row),
        )

    def node_gradient(self, row: int) -> str:
        """The gradient of a node; empty where not computed."""
        reading = self.reading
        if reading is None:
            return NOTHING
        return self._format("node gradient", reading.node_gradients, reading.node_gradients_known, (row,))[0]

    def leaf_values(self, nodes: tuple[Node, ...], rows: Iterable[int]) -> list[str]:
        """What leaves hold: the number on show, else the document's own, else an en dash."""
        listed = list(rows)
        texts = self.node_values(listed)
        return [text or _own_value(nodes[row]) for row, text in zip(listed, texts, strict=True)]

    def take_late(self) -> bool:
        """Whether numbers were told as they were a moment ago: ask for all again soon. Says so once."""
        is_late, self._is_late = self._is_late, False
        return is_late

    def _format(self, kind: str, numbers: Numbers, known: Flags, rows: Iterable[int]) -> list[str]:
        keys = [(kind, row) for row in rows]
        texts = self._texts
        wanted = [key for key in keys if key not in texts]
        late = self._put_off(kind, wanted, known)
        if wanted:
            write = self._write_moving if self._source.numbers_move else self._write_resting
            now = [key for key in wanted if key not in late]
            places = [row for _, row in now]
            for key, number, is_known in zip(
                now, numbers[places].tolist(), known[places].tolist(), strict=True
            ):
                texts[key] = write(key, number) if is_known else NOTHING
        return [texts[key] if key in texts else late[key] for key in keys]

    def _put_off(self, kind: str, wanted: list[Key], known: Flags) -> dict[Key, str]:
        """What of thousands of moving numbers is not written anew in this frame, with the texts of before.

        They take turns, so that each is written anew several times a second.
        """
        if len(wanted) <= MOST_AT_ONCE or not self._source.numbers_move:
            return {}
        start = self._turns.get(kind, 0) % len(wanted)
        self._turns[kind] = start + MOST_AT_ONCE
        rest = (wanted[start:] + wanted[:start])[MOST_AT_ONCE:]
        late = {key: self._moved[key][1] for key in rest if key in self._moved and known[key[1]]}
        self._is_late |= bool(late)
        return late

    def _write_resting(self, key: Key, number: float) -> str:
        former = self._rested.get(key)
        if former is not None and former[0] == number:
            return former[1]
        text = shown_number(number)
        self._rested[key] = number, text
        return text

    def _write_moving(self, key: Key, number: float) -> str:
        last, former = self._moved.get(key), self._forms.get(key)
        if last is not None and last[0] == number:
            # In the form that it has now it is written the same.
            return last[1]
        before = self._began.get(key) if last is None else last[1]
        if before is None:
            # What form that is matters when it is another number.
            text = shown_number(number)
        else:
            text, self._forms[key] = write_steadily(number, former or first_form(before))
        self._moved[key] = number, text
        return text


def _pick(numbers: Numbers, known: Flags, row: int) -> float | None:
    return float(numbers[row]) if known[row] else None


def _own_value(node: Node) -> str:
    return NOT_COMPUTED if node.value is None else shown_number(node.value)
