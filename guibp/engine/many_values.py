"""Values of a tape for many numbers of its leaves at once: each slot an array of (cases, samples)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from guibp.engine.opcodes import INSTRUCTIONS, LEAF
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.formula import compile_formula


def list_between(tape: Tape, leaves: Iterable[int], wanted: Iterable[int]) -> tuple[int, ...]:
    """The slots that depend on some leaves and on which a wanted slot depends, operands first."""
    needed, operands = _list_needed(tape, wanted), tape.operands.tolist()
    found, chain = set(leaves), []
    for slot in sorted(needed):
        if tape.code[slot] != LEAF and any(source in found for source in operands[slot]):
            found.add(slot)
            chain.append(slot)
    return tuple(chain)


def _list_needed(tape: Tape, wanted: Iterable[int]) -> set[int]:
    """The wanted slots and all that they are made of."""
    waiting = [*wanted]
    needed = set(waiting)
    while waiting:
        for source in tape.operands[waiting.pop()].tolist():
            if source != NONE and source not in needed:
                needed.add(source)
                waiting.append(source)
    return needed


def compute_many(tape: Tape, values: Floats, chain: Iterable[int], found: dict[int, Floats]) -> None:
    """Add the slots of a chain to ``found``, each (cases, samples) or (cases, 1).

    ``found`` has what begins the chain; everything else has the values (tape.total,) in every case.
    """
    with np.errstate(all="ignore"):
        for slot in chain:
            found[slot] = _compute_slot(tape, values, slot, found)


def _compute_slot(tape: Tape, values: Floats, slot: int, found: Mapping[int, Floats]) -> Floats:
    instruction = INSTRUCTIONS[int(tape.code[slot]) - 1]
    operands = {
        name: found[source] if source in found else values[tape.numbers_of(source)][None]
        for name, source in zip("abc", tape.operands[slot].tolist(), strict=True)
        if source != NONE
    }
    if not instruction.reduces:
        return np.asarray(compile_formula(instruction.value)(operands))
    numbers = take_counted_columns(tape, operands["a"])
    total = np.add.accumulate(numbers, axis=1)[:, -1:]
    return total / numbers.shape[1] if instruction.name == "mean" else total


def take_counted_columns(tape: Tape, numbers: Floats) -> Floats:
    """(cases, samples) or (cases, 1) without the samples that are held out."""
    counted = tape.counted
    return numbers if counted is None or numbers.shape[1] == 1 else numbers[:, counted]
