"""Training advice: why a training is stuck, in plain words, with the evidence and a thing to try."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.engine.judgement import has_loss
from guibp.explain.data_trouble import find_out_of_reach, find_single_unit, find_uneven_data
from guibp.explain.rate_trouble import MOST_NUMBERS, find_divergence, find_oscillation, find_slowness
from guibp.explain.training_situation import Advice, Situation
from guibp.explain.unit_trouble import find_dead_unit, find_saturation, find_symmetry


def advise(situation: Situation) -> tuple[Advice, ...]:
    """What keeps a training from getting on, the first cause first; nothing where nothing shows it."""
    evaluation = situation.evaluation
    if evaluation.tape.total > MOST_NUMBERS or evaluation.edge_gradients is None:
        return ()
    if not has_loss(situation.graph):
        return ()
    return tuple(advice for advice in _look(situation) if advice is not None)


def _look(situation: Situation) -> Iterator[Advice | None]:
    """What cannot be helped by training on comes first, and data before the rate that suffers from it."""
    yield find_out_of_reach(situation)
    yield find_symmetry(situation)
    yield find_dead_unit(situation)
    yield find_saturation(situation)
    diverging, swinging = find_divergence(situation), find_oscillation(situation)
    is_in_trouble = diverging is not None or swinging is not None or situation.is_still
    yield find_uneven_data(situation, is_in_trouble=is_in_trouble)
    yield diverging
    yield None if diverging is not None else swinging
    yield find_single_unit(situation)
    yield find_slowness(situation)
