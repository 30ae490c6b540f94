"""The layout of a training's numbers: which slots make instructions, and where each one's numbers go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.arrays import NONE, Booleans, Indices, in_lanes
from guibp.engine.fusion import REDUCES, Flow, Layer, find_reduced_losses, find_units, group_layers
from guibp.engine.opcodes import INSTRUCTIONS, LEAF
from guibp.engine.program import KEEPING, NOWHERE

CACHE_NUMBERS = 2**17
"""So many values and gradients of a tile stay in a megabyte of cache."""
SMALLEST_TILE = 64
LARGEST_TILE = 2048

_IS_KEEPING = np.array([code in KEEPING for code in range(len(INSTRUCTIONS) + 1)])


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The slots that make instructions, operands first; a layer stands at the first of its sums."""

    layers: Mapping[int, Layer]
    """By the slot at which a layer stands."""
    reduced: Mapping[int, int]
    """Losses that are reduced at once: their slots, and those of their sums or means."""
    slots: Indices
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
    losses = find_reduced_losses(flow)
    computed = np.zeros(len(flow.code), dtype=np.bool_)
    computed[flow.order] = flow.code[flow.order] != LEAF
    computed[[slot for unit in units for slot in unit.covered]] = False
    computed[list(layers)] = True
    computed[list(losses.values())] = False
    slots = np.flatnonzero(computed).astype(np.int32)
    wide, reduced = flow.wide[slots], flow.reduced[slots]
    body = wide | (REDUCES[flow.code[slots]] & flow.wide[flow.first[slots]])
    parts = [slots[~body & ~reduced], slots[body], slots[~body & reduced]]
    is_tiled = not (wide & reduced).any()
    if not is_tiled:
        # Some samples' numbers need what was reduced over all samples.
        parts[1:] = [slots[body | reduced], slots[:0]]
    prologue = len(parts[0])
    return Order(layers, losses, np.concatenate(parts), prologue, prologue + len(parts[1]), is_tiled)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the numbers go. Single ones come first: trained parameters, the constant 1, all else.

    Rows of ``tile`` samples follow. Arrays by slot hold ``NOWHERE`` where there is nothing.
    """

    place: Indices
    """(slots,) where a slot's numbers begin."""
    kept: Indices
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
    plain = order.slots[~flow.mark(order.layers)[order.slots]]
    keeping = _keeping(flow, plain, wanting)
    parameters = in_lanes(len(trained))
    has_one = any(NONE in dict(unit.terms) for layer in order.layers.values() for unit in layer)
    place = np.full(len(flow.code), NOWHERE, dtype=np.int32)
    place[list(trained)] = np.arange(len(trained))
    # A loss that is reduced at once is a single number.
    sums = np.fromiter(order.reduced.values(), np.int32, len(order.reduced))
    others = np.concatenate([flow.leaves, plain, sums])
    others = others[~flow.wide[others] & (place[others] == NOWHERE)]
    begin = parameters + int(has_one)
    place[others] = begin + np.arange(len(others))
    begin += len(others)
    kept = np.full((len(flow.code), 2), NOWHERE, dtype=np.int32)
    narrow = keeping & ~flow.wide[:, None]
    kept[narrow] = begin + np.arange(narrow.sum())
    singles = in_lanes(begin + int(narrow.sum()) + extra)
    rows = _number_rows(flow, order, plain, keeping & flow.wide[:, None])
    tile = choose_tile(order, rows.count, batch)
    filled = rows.value != NOWHERE
    place[filled] = singles + rows.value[filled] * tile
    filled = rows.kept != NOWHERE
    kept[filled] = singles + rows.kept[filled] * tile
    return Layout(
        place=place,
        kept=kept,
        activation={slot: singles + row * tile for slot, row in rows.activation.items()},
        parameters=parameters,
        one=parameters if has_one else NOWHERE,
        singles=singles,
        tile=tile,
        total=singles + rows.count * tile,
    )


def _keeping(flow: Flow, plain: Indices, wanting: Booleans) -> Booleans:
    """(slots, 2) which local gradients are kept: those that are costly, and asked for."""
    keeping = np.zeros((len(flow.code), 2), dtype=np.bool_)
    costly = plain[_IS_KEEPING[flow.code[plain]]]
    for operand, sources in enumerate((flow.first, flow.second)):
        source = sources[costly]
        keeping[costly, operand] = (source != NONE) & wanting[source]
    return keeping


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Which row each per-sample number has."""

    value: Indices
    kept: Indices
    activation: dict[int, int]
    count: int


def _number_rows(flow: Flow, order: Order, plain: Indices, keeping: Booleans) -> _Rows:
    value = np.full(len(flow.code), NOWHERE, dtype=np.int32)
    kept = np.full((len(flow.code), 2), NOWHERE, dtype=np.int32)
    own = np.concatenate([flow.leaves, plain])
    own = own[flow.wide[own] & ~flow.mark(order.reduced)[own]]
    value[own] = np.arange(len(own))
    kept[keeping] = len(own) + np.arange(keeping.sum())
    count = len(own) + int(keeping.sum())
    activation: dict[int, int] = {}
    for slot, layer in order.layers.items():
        value[[unit.result for unit in layer]] = count + np.arange(len(layer))
        count += len(layer)
        if layer[0].activation != LEAF:
            activation[slot] = count
            count += len(layer)
    return _Rows(value, kept, activation, count)


def choose_tile(order: Order, rows: int, samples: int) -> int:
    """So many samples at a time: all of them, or as many as stay in the cache."""
    everything = in_lanes(samples)
    affordable = CACHE_NUMBERS // (2 * max(rows, 1))
    if everything <= affordable or not order.is_tiled:
        return everything
    tile = max(SMALLEST_TILE, min(LARGEST_TILE, affordable))
    return min(everything, tile // SMALLEST_TILE * SMALLEST_TILE)
