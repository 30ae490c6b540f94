"""Finding an operation by what a person types: its name in English or Korean, its sign, or a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from guibp.gui.operation_texts import operation_title
from guibp.gui.search_words import MOST_USED, SIGNS, WORDS
from guibp.model.errors import NumberError
from guibp.model.graph import Graph
from guibp.model.numbers_text import read_number
from guibp.model.operations import OPERATIONS, Operation

_NUMBER_LEAVES = ("constant", "parameter", "input")
_EXACT, _BEGINS, _WORD_BEGINS, _CONTAINS = range(4)


@dataclass(frozen=True, slots=True)
class Choice:
    """An operation that was found; a leaf found by typing a number gets that number."""

    operation: str
    value: float | None = None


def find_operations(query: str, graph: Graph, fits: Callable[[Operation], bool]) -> tuple[Choice, ...]:
    """The operations that fit and are meant, the nearest first; of equals those that the graph uses most."""
    typed = query.strip()
    usage = _rank_by_use(graph)
    fitting = sorted((one for one in OPERATIONS.values() if fits(one)), key=lambda one: usage[one.id])
    ranks = {one.id: _match(one, typed) for one in fitting}
    found = [one.id for one in fitting if ranks[one.id] is not None]
    found.sort(key=lambda id_: ranks[id_] or 0)
    ids = [one.id for one in fitting]
    return (*_numbers(typed, ids), *(Choice(id_) for id_ in found))


def _rank_by_use(graph: Graph) -> dict[str, int]:
    used = Counter(node.op for node in graph.node_records)
    usual = {id_: place for place, id_ in enumerate(MOST_USED)}
    order = sorted(OPERATIONS, key=lambda id_: (-used[id_], usual.get(id_, len(usual))))
    return {id_: place for place, id_ in enumerate(order)}


def _numbers(typed: str, ids: list[str]) -> list[Choice]:
    try:
        number = read_number(typed)
    except NumberError:
        return []
    return [Choice(id_, number) for id_ in _NUMBER_LEAVES if id_ in ids]


def _match(operation: Operation, typed: str) -> int | None:
    """How near an operation is to what was typed, 0 for exactly; ``None`` if it is not meant."""
    if not typed or typed in {operation.symbol, *SIGNS.get(operation.id, ())}:
        return _EXACT
    wanted = fold(typed)
    names = [operation.id, operation.title, operation_title(operation), *WORDS.get(operation.id, ())]
    ranks = [match_name(fold(name), wanted) for name in names]
    return min((rank for rank in ranks if rank is not None), default=None)


def match_name(name: str, wanted: str) -> int | None:
    """How near a name is to what is wanted, both folded, 0 for the same; ``None`` if it is not meant."""
    if name == wanted:
        return _EXACT
    if name.startswith(wanted):
        return _BEGINS
    if any(word.startswith(wanted) for word in name.split()):
        return _WORD_BEGINS
    # A single letter is somewhere in almost every name.
    within = len(wanted) > 1 and (wanted in name or wanted in name.replace(" ", ""))
    return _CONTAINS if within else None


def fold(text: str) -> str:
    """A text as it is compared with others."""
    return text.casefold().replace("_", " ").replace("-", " ").strip() or text
