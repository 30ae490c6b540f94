"""A new start: the parameters with a random start drawn anew, and the edit that has the graph hold them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from guibp.engine.random_start import draw_start
from guibp.model.edits import Batch, Edit, SetTraining, SetValues
from guibp.model.graph import Graph

_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class NewStart:
    """A seed, and the one edit that puts what it draws in place."""

    seed: int
    edit: Edit


def plan_new_start(graph: Graph, wanted: int | None) -> NewStart | None:
    """The start of the seed that is wanted, else of the document's, else of any; ``None`` if none is random.

    A document's seed moves on, so that the next start is another one.
    """
    settings = graph.training
    stored = None if settings is None else settings.seed
    seed = _choose_seed(wanted, stored)
    values = draw_start(graph, seed)
    if not values:
        return None
    if wanted is None and all(graph.node(id_).value == value for id_, value in values):
        # It stands at this very start already.
        seed += 1
        values = draw_start(graph, seed)
    edits: tuple[Edit, ...] = (SetValues(values),)
    if settings is not None and stored is not None:
        edits = (*edits, SetTraining(replace(settings, seed=seed + 1)))
    return NewStart(seed, Batch(edits))


def _choose_seed(wanted: int | None, stored: int | None) -> int:
    """The seed that was asked for, else the document's, else any."""
    if wanted is not None:
        return wanted
    return random.randrange(_SEEDS) if stored is None else stored
