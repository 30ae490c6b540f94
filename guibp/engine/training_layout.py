"""The layout of a training's numbers: which slots make instructions, and where each one's numbers go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from guibp.engine.fusion import REDUCTIONS, Flow, Unit, find_units, group_layers
from guibp.engine.opcodes import LEAF
from guibp.engine.program import KEEPING, NOWHERE
from guibp.engine.tape import NONE, padded

CACHE_NUMBERS = 2**17
"""So many values and gradients of a tile stay in a megabyte of cache."""
SMALLEST_TILE = 64
LARGEST_TILE = 2048

Layer = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The slots that make instructions, operands first; a layer stands at the first of its sums."""

    layers: dict[int, Layer]
    """By the slot at which a layer stands."""
    prologue: tuple[int, ...]
    """Single numbers in which no sample has a part."""
    body: tuple[int, ...]
    """What is computed for each sample, or reduces the samples."""
    tail: tuple[int, ...]
    """Single numbers made of reductions."""
    is_tiled: bool
    """Whether tiles of samples may run one after the other."""

    @property
    def slots(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.prologue, *self.body, *self.tail)


def settle_order(flow: Flow) -> Order:
    """Fuse units and put the instructions in order."""
    units = find_units(flow)
    layers = {layer[0].root: layer for layer in group_layers(flow, units)}
    covered = {slot for unit in units for slot in unit.covered}.difference(layers)
    prologue: list[int] = []
    body: list[int] = []
    tail: list[int] = []
    for slot in flow.order:
        if flow.code[slot] == LEAF or slot in covered:
            continue
        if flow.wide[slot] or _gathers(flow, slot):
            body.append(slot)
        elif flow.reduced[slot]:
            tail.append(slot)
        else:
            prologue.append(slot)
    if any(flow.wide[slot] and flow.reduced[slot] for slot in body):
        # Some samples' numbers need what was reduced over all samples.
        return Order(layers, tuple(prologue), tuple(sorted(body + tail)), (), is_tiled=False)
    return Order(layers, tuple(prologue), tuple(body), tuple(tail), is_tiled=True)


def _gathers(flow: Flow, slot: int) -> bool:
    """Whether a slot reduces the samples."""
    return flow.code[slot] in REDUCTIONS and flow.wide[flow.operands[slot][0]]


def find_wanting(flow: Flow, trained: Sequence[int]) -> list[bool]:
    """Which slots depend on a trained parameter: only their gradients are asked for."""
    wanting = [False] * len(flow.code)
    for slot in trained:
        wanting[slot] = True
    for slot in flow.order:
        if flow.code[slot] != LEAF:
            first, second = flow.operands[slot]
            wanting[slot] = wanting[first] or (second != NONE and wanting[second])
    return wanting


@dataclass(slots=True)
class Layout:
    """Where the numbers go: single ones by their places, per-sample ones by their rows.

    Parameters come first, then the constant 1 where a summand has no weight, then all else.
    """

    flow: Flow
    order: Order
    wanting: list[bool]
    singles: dict[int, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    kept: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For an instruction the places, or rows, of the local gradients it keeps."""
    activation_rows: dict[int, int] = field(default_factory=dict)
    """For a layer the row of its first unit's local gradient."""
    parameters: int = 0
    one: int = NOWHERE
    single_count: int = 0
    row_count: int = 0

    def lay_out(self, trained: Sequence[int]) -> None:
        """Give every number its place."""
        for slot in trained:
            self._add_single(slot)
        self.parameters = self.single_count = padded(self.single_count)
        if any(NONE in dict(unit.terms) for layer in self.order.layers.values() for unit in layer):
            self.one = self.single_count
            self.single_count += 1
        for slot in self.flow.order:
            if self.flow.code[slot] == LEAF:
                self._add(slot)
        for slot in self.order.slots:
            if slot in self.order.layers:
                self._add_layer(slot, self.order.layers[slot])
            else:
                self._add(slot)
                self._keep_locals(slot)
        self.single_count = padded(self.single_count)

    def tile(self, samples: int) -> int:
        """So many samples at a time: all of them, or as many as stay in the cache."""
        everything = padded(samples)
        affordable = CACHE_NUMBERS // (2 * max(self.row_count, 1))
        if everything <= affordable or not self.order.is_tiled:
            return everything
        tile = max(SMALLEST_TILE, min(LARGEST_TILE, affordable))
        return min(everything, tile // SMALLEST_TILE * SMALLEST_TILE)

    def _add(self, slot: int) -> None:
        if self.flow.wide[slot]:
            self.rows[slot] = self._new_rows(1)
        elif slot not in self.singles:
            self._add_single(slot)

    def _add_single(self, slot: int) -> None:
        self.singles[slot] = self.single_count
        self.single_count += 1

    def _add_layer(self, slot: int, layer: Layer) -> None:
        first = self._new_rows(len(layer))
        for number, unit in enumerate(layer):
            self.rows[unit.result] = first + number
        if layer[0].activation != LEAF:
            self.activation_rows[slot] = self._new_rows(len(layer))

    def _keep_locals(self, slot: int) -> None:
        code, operands = self.flow.code[slot], self.flow.operands[slot]
        if code not in KEEPING:
            return
        first, second = (
            self._new_local(slot) if source != NONE and self.wanting[source] else NOWHERE
            for source in operands
        )
        self.kept[slot] = (first, second)

    def _new_local(self, slot: int) -> int:
        if self.flow.wide[slot]:
            return self._new_rows(1)
        self.single_count += 1
        return self.single_count - 1

    def _new_rows(self, count: int) -> int:
        self.row_count += count
        return self.row_count - count
