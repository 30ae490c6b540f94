"""The output as a function of one leaf, everything else constant: its values, its slope, its error."""

from __future__ import annotations

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.many_values import compute_many, list_between, take_counted_columns
from guibp.engine.opcodes import INSTRUCTIONS, LEAF
from guibp.engine.reading import read_sample
from guibp.engine.tape import NONE, Floats
from guibp.model.errors import NodeError

ROOM = 2**17
"""So many numbers of one slot are computed at once."""


class OneVariable:
    """f as a function of one leaf of an evaluated graph.

    With a ``sample`` given: an input that is bound to a column changes in that row alone, and an
    output of many samples is that sample's; where a reduction over the samples lies between, or
    without a sample, it is their sum, as in the gradient. Raises ``NodeError`` for what is no leaf
    with a value, and where no output is computed.
    """

    def __init__(self, evaluation: Evaluation, id_: str, sample: int | None = None) -> None:
        tape = evaluation.tape
        slot = tape.slot_of(id_) if id_ in tape.place_of else NONE
        if slot == NONE or tape.code[slot] != LEAF:
            raise NodeError('"{id}" is no leaf with a value', id=id_)
        if tape.output_slot == NONE or evaluation.edge_gradients is None:
            raise NodeError('"{id}": there is no output to differentiate', id=id_)
        self._evaluation, self._tape, self._slot, self._id = evaluation, tape, slot, id_
        self._row = sample if sample is not None and tape.per_sample[slot] else None
        self._chain = list_between(tape, (slot,), (tape.output_slot,))
        mixes = any(INSTRUCTIONS[int(tape.code[one]) - 1].reduces for one in self._chain)
        per_sample = bool(tape.per_sample[tape.output_slot])
        self._shown = sample if per_sample and not mixes else None

    @property
    def nodes_between(self) -> tuple[str, ...]:
        """The nodes that change with the leaf, operands first, the output last; not the leaf itself."""
        chain = set(self._chain)
        found = [
            (int(slot), node.id)
            for slot, node in zip(self._tape.node_slot, self._tape.nodes, strict=True)
            if int(slot) in chain
        ]
        return tuple(id_ for _, id_ in sorted(found))

    @property
    def is_of_one_sample(self) -> bool:
        """Whether f and everything between can be told with one sample's numbers."""
        return self._tape.samples == 1 or self._shown is not None

    @property
    def place(self) -> float:
        """The leaf's number now."""
        numbers = self._evaluation.values[self._tape.numbers_of(self._slot)]
        return float(numbers[0 if self._row is None else self._row])

    @property
    def value(self) -> float:
        """The number of f now."""
        return float(
            self._pick(self._evaluation.values[self._tape.numbers_of(self._tape.output_slot)][None])[0]
        )

    @property
    def slope(self) -> float:
        """The partial derivative of f that back-propagation gives."""
        if self._shown is not None:
            place = self._tape.place_of[self._id]
            return float(read_sample(self._evaluation, self._shown).node_gradients[place])
        gradient = np.atleast_1d(np.asarray(self._evaluation.gradient(self._id), dtype=np.float64))
        return float(gradient.sum() if self._row is None else gradient[self._row])

    def at(self, places: Floats) -> Floats:
        """Values of f where the leaf has other numbers, both of shape (k,); f may be infinite or NaN."""
        step = max(1, ROOM // self._tape.samples)
        blocks = [self._compute(places[first : first + step]) for first in range(0, len(places), step)]
        return np.concatenate(blocks) if blocks else np.zeros(0)

    def central_differences(self, steps: Floats) -> Floats:
        """(f(x + h) − f(x − h)) / 2h for every step h, shape (k,)."""
        place = self.place
        right, left = self.at(place + steps), self.at(place - steps)
        with np.errstate(all="ignore"):
            # The step that was really made: x ± h is rounded.
            return (right - left) / ((place + steps) - (place - steps))

    def _compute(self, places: Floats) -> Floats:
        """One block of numbers at once, each slot an array of (places, samples)."""
        tape, found = self._tape, dict[int, Floats]()
        found[self._slot] = self._moved(places)
        compute_many(tape, self._evaluation.values, self._chain, found)
        reached = found.get(tape.output_slot)
        return np.full(len(places), self.value) if reached is None else self._pick(reached)

    def _moved(self, places: Floats) -> Floats:
        """The leaf's numbers, (k, 1) or (k, samples): all of them moved along, or those of one row."""
        if not self._tape.per_sample[self._slot]:
            return places[:, None]
        own = self._evaluation.values[self._tape.numbers_of(self._slot)]
        moved = np.tile(own, (len(places), 1))
        if self._row is None:
            return moved + (places - self.place)[:, None]
        moved[:, self._row] = places
        return moved

    def _pick(self, numbers: Floats) -> Floats:
        """Of the output's numbers (k, samples) or (k, 1) the sample on show, or the sum."""
        if self._shown is not None:
            return numbers[:, self._shown]
        return np.asarray(np.add.accumulate(take_counted_columns(self._tape, numbers), axis=1)[:, -1])
