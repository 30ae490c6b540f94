"""The layout of a training's numbers: which slots make instructions, and where each one's numbers go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.fusion import REDUCTIONS, Flow, Layer, find_reduced_losses, find_units, group_layers
from guibp.engine.opcodes import INSTRUCTIONS, LEAF
from guibp.engine.program import KEEPING, NOWHERE
from guibp.engine.tape import NONE, Booleans, Integers, padded

CACHE_NUMBERS = 2**17
"""So many values and gradients of a tile stay in a megabyte of cache."""
SMALLEST_TILE = 64
LARGEST_TILE = 2048

_CODES = range(len(INSTRUCTIONS) + 1)
_IS_KEEPING = np.array([code in KEEPING for code in _CODES])
REDUCES = np.array([code in REDUCTIONS for code in _CODES])


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The slots that make instructions, operands first; a layer stands at the first of its sums."""

    layers: Mapping[int, Layer]
    """By the slot at which a layer stands."""
    reduced: Mapping[int, int]
    """Losses that are reduced at once: their slots, and those of their sums or means."""
    slots: Integers
    """All of them: prologue, body, tail."""
    prologue: int
    """So many compute single numbers in which no sample has a part."""
    body: int
    """Up to here they are computed for each sample, or reduce the samples; then come single numbers
    made of reductions."""
    is_tiled: bool
    """Whether tiles of samples may run one after the other."""


def settle_order(flow: Flow) -> Order:
    """Fuse units and put the instructions in order."""
    units = find_units(flow)
    layers = {layer[0].root: layer for layer in group_layers(flow, units)}
    computed = np.zeros(len(flow.code), dtype=np.bool_)
    computed[flow.order] = np.array(flow.code, dtype=np.int32)[flow.order] != LEAF
    computed[[slot for unit in units for slot in unit.covered]] = False
    computed[list(layers)] = True
    losses = find_reduced_losses(flow)
    computed[list(losses.values())] = False
    slots = np.flatnonzero(computed)
    wide, reduced = np.array(flow.wide)[slots], np.array(flow.reduced)[slots]
    body = wide | _gathering(flow, slots)
    parts = [slots[~body & ~reduced], slots[body], slots[~body & reduced]]
    if (wide & reduced).any():
        # Some samples' numbers need what was reduced over all samples.
        parts[1:] = [slots[body | reduced], slots[:0]]
        return Order(layers, losses, np.concatenate(parts), len(parts[0]), len(slots), is_tiled=False)
    return Order(
        layers, losses, np.concatenate(parts), len(parts[0]), len(parts[0]) + len(parts[1]), is_tiled=True
    )


def _gathering(flow: Flow, slots: Integers) -> Booleans:
    """Which of some slots reduce the samples."""
    reductions = REDUCES[np.array(flow.code)[slots]]
    gathering: Booleans = reductions & np.array(flow.wide)[np.array(flow.first)[slots]]
    return gathering


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the numbers go. Single ones come first: trained parameters, the constant 1, all else.

    Rows of ``tile`` samples follow. Arrays by slot hold ``NOWHERE`` where there is nothing.
    """

    place: Integers
    """(slots,) where a slot's numbers begin."""
    kept: Integers
    """(slots, 2) where the local gradients begin that an instruction keeps."""
    activation: Mapping[int, int]
    """For a layer with an activation where its first unit's local gradients begin."""
    parameters: int
    """So many places are for parameters, padded."""
    one: int
    """The place of the constant 1, if it is wanted."""
    singles: int
    """So many places are for single numbers, padded."""
    tile: int
    total: int


def lay_out(
    flow: Flow, order: Order, wanting: Booleans, trained: Sequence[int], batch: int, extra: int
) -> Layout:
    """Give every number its place; ``extra`` more singles are left free at the end of theirs."""
    wide = np.array(flow.wide)
    plain = order.slots[~mark(flow, order.layers)[order.slots]]
    keeping = _keeping(flow, plain, wanting)
    parameters = padded(len(trained))
    has_one = any(NONE in dict(unit.terms) for layer in order.layers.values() for unit in layer)
    place = np.full(len(flow.code), NOWHERE, dtype=np.int64)
    place[list(trained)] = np.arange(len(trained))
    # A loss that is reduced at once is a single number.
    sums = np.array([*order.reduced.values()], dtype=np.int64)
    others = np.concatenate([_leaves(flow), plain, sums])
    others = others[~wide[others] & (place[others] == NOWHERE)]
    begin = parameters + int(has_one)
    place[others] = begin + np.arange(len(others))
    kept = np.full((len(flow.code), 2), NOWHERE, dtype=np.int64)
    narrow = keeping & ~wide[:, None]
    kept[narrow] = begin + len(others) + np.arange(narrow.sum())
    singles = padded(begin + len(others) + int(narrow.sum()) + extra)
    rows, activation, count = _number_rows(flow, order, plain, keeping & wide[:, None])
    tile = choose_tile(order, count, batch)
    filled = rows[:, 0] != NOWHERE
    place[filled] = singles + rows[filled, 0] * tile
    wide_kept = rows[:, 1:] != NOWHERE
    kept[wide_kept] = singles + rows[:, 1:][wide_kept] * tile
    return Layout(
        place=place,
        kept=kept,
        activation={slot: singles + row * tile for slot, row in activation.items()},
        parameters=parameters,
        one=parameters if has_one else NOWHERE,
        singles=singles,
        tile=tile,
        total=singles + count * tile,
    )


def mark(flow: Flow, slots: Iterable[int]) -> Booleans:
    """(slots,) which are among some slots."""
    marks = np.zeros(len(flow.code), dtype=np.bool_)
    marks[list(slots)] = True
    return marks


def _leaves(flow: Flow) -> Integers:
    leaves: Integers = flow.order[np.array(flow.code)[flow.order] == LEAF]
    return leaves


def _keeping(flow: Flow, plain: Integers, wanting: Booleans) -> Booleans:
    """(slots, 2) which local gradients are kept: those that are costly, and asked for."""
    keeping = np.zeros((len(flow.code), 2), dtype=np.bool_)
    costly = plain[_IS_KEEPING[np.array(flow.code)[plain]]]
    for operand, sources in enumerate((flow.first, flow.second)):
        source = np.array(sources)[costly]
        keeping[costly, operand] = (source != NONE) & wanting[source]
    return keeping


def _number_rows(
    flow: Flow, order: Order, plain: Integers, keeping: Booleans
) -> tuple[Integers, dict[int, int], int]:
    """(slots, 3) the rows of values and kept local gradients; those of activations; how many there are."""
    wide = np.array(flow.wide)
    rows = np.full((len(flow.code), 3), NOWHERE, dtype=np.int64)
    own = np.concatenate([_leaves(flow), plain])
    own = own[wide[own] & ~mark(flow, order.reduced)[own]]
    rows[own, 0] = np.arange(len(own))
    rows[:, 1:][keeping] = len(own) + np.arange(keeping.sum())
    count = len(own) + int(keeping.sum())
    activation: dict[int, int] = {}
    for slot, layer in order.layers.items():
        rows[[unit.result for unit in layer], 0] = count + np.arange(len(layer))
        count += len(layer)
        if layer[0].activation != LEAF:
            activation[slot] = count
            count += len(layer)
    return rows, activation, count


def choose_tile(order: Order, rows: int, samples: int) -> int:
    """So many samples at a time: all of them, or as many as stay in the cache."""
    everything = padded(samples)
    affordable = CACHE_NUMBERS // (2 * max(rows, 1))
    if everything <= affordable or not order.is_tiled:
        return everything
    tile = max(SMALLEST_TILE, min(LARGEST_TILE, affordable))
    return min(everything, tile // SMALLEST_TILE * SMALLEST_TILE)
