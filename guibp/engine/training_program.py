"""The program of a training: a tape with its units fused, as instructions for the compiled loops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.fusion import REDUCES, Layer, find_wanting, trace_flow
from guibp.engine.opcodes import CODES, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.plan import aligned_zeros
from guibp.engine.program import (
    COLUMNS,
    LAYERS,
    LOGIT_CROSS_ENTROPY,
    NOWHERE,
    REDUCED,
    Field,
    LayerField,
    Mode,
    Shorts,
)
from guibp.engine.tape import NONE, Booleans, Floats, Indices, Tape
from guibp.engine.training_layout import lay_out, settle_order

MEAN, SUM = CODES["mean"], CODES["sum"]
LINEAR = tuple(CODES[name] for name in ("add", "subtract", "negate", "sum", "mean"))
"""Behind a reduction these pass gradients on that do not depend on what was reduced."""
BLOCK = 2**11
"""So many instructions are written at once."""
OPERANDS = (
    (Field.A, Field.A_WIDE, Field.A_MODE, Field.A_LOCAL),
    (Field.B, Field.B_WIDE, Field.B_MODE, Field.B_LOCAL),
)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingProgram:
    """What one training step computes, in the order in which it does.

    Numbers are laid out as single ones, the trained parameters first, and then rows of ``tile`` samples.
    """

    records: Shorts
    """(instructions, ``COLUMNS``)"""
    table: Shorts
    prologue: int
    """So many instructions compute single numbers in which no sample has a part."""
    body: int
    """Up to here instructions are for each sample, or reduce the samples."""
    is_tail_linear: bool
    start: Floats
    """All numbers at the beginning, the rows zero."""
    singles: int
    """So many of them are single ones, padded to whole vectors."""
    parameters: int
    """So many of them are parameters, padded to whole vectors."""
    output: int
    """The place of the objective."""
    tile: int
    """So many samples are computed at a time at most."""
    data: Floats
    """(columns, samples)"""
    data_places: Shorts
    """Where a tile of each column goes."""

    @property
    def samples(self) -> int:
        """How many rows the data has."""
        return int(self.data.shape[1])


def plan_training(tape: Tape, trained: Sequence[int], batch: int | None = None) -> TrainingProgram:
    """The program that trains the parameters in the slots ``trained``, ``batch`` samples a step or all.

    A per-sample output is summed over the samples. The tape has a computed output.
    """
    return _Writer(tape, trained, min(batch or tape.samples, tape.samples)).program()


class _Writer:
    """Writes the instructions once the layout is known."""

    def __init__(self, tape: Tape, trained: Sequence[int], batch: int) -> None:
        self.tape = tape
        self.flow = flow = trace_flow(tape)
        self.order = settle_order(flow)
        self.wanting = find_wanting(flow, trained)
        self.sums_output = int(flow.wide[flow.output])
        self.layout = lay_out(flow, self.order, self.wanting, trained, batch, self.sums_output)
        self.table: list[int] = []

    def program(self) -> TrainingProgram:
        """The whole program."""
        order, layout, flow = self.order, self.layout, self.flow
        columns = flow.leaves[flow.wide[flow.leaves]]
        return TrainingProgram(
            records=self.records(),
            table=np.array(self.table, dtype=np.int32),
            prologue=order.prologue,
            body=order.body + self.sums_output,
            is_tail_linear=bool(np.isin(flow.code[order.slots[order.body :]], LINEAR).all()),
            start=self.start(),
            singles=layout.singles,
            parameters=layout.parameters,
            output=self.output_place(),
            tile=layout.tile,
            data=self.data(columns),
            data_places=layout.place[columns],
        )

    def output_place(self) -> int:
        """Where the objective is: the last of the singles if it is a sum of its own."""
        return self.layout.singles - 1 if self.sums_output else int(self.layout.place[self.flow.output])

    def start(self) -> Floats:
        """The single leaves' numbers, the constant 1, and zeros."""
        numbers = aligned_zeros(self.layout.total)
        slots = self.flow.leaves[~self.flow.wide[self.flow.leaves]]
        numbers[self.layout.place[slots]] = self.tape.start[self.tape.offset[slots]]
        if self.layout.one != NOWHERE:
            numbers[self.layout.one] = 1.0
        return numbers

    def data(self, columns: Indices) -> Floats:
        """The bound inputs' columns."""
        if not len(columns):
            return np.empty((0, self.tape.samples), dtype=np.float64)
        return np.stack([self.tape.start[self.tape.numbers_of(slot)] for slot in columns.tolist()])

    # -- instructions ----------------------------------------------------------------------------

    def records(self) -> Shorts:
        """All instructions, and behind them the sum of a per-sample output."""
        slots = self.order.slots
        records = np.zeros((len(slots) + self.sums_output, COLUMNS), dtype=np.int32)
        is_layer = self.flow.mark(self.order.layers)[slots]
        plain, layers = np.flatnonzero(~is_layer).astype(np.int32), np.flatnonzero(is_layer).tolist()
        for number in layers:
            slot = int(slots[number])
            records[number] = self.layer_record(slot, self.order.layers[slot])
        # A block at a time: what is between takes more room than the instructions.
        blocks = [plain[first : first + BLOCK] for first in range(0, len(plain), BLOCK)]
        for block in blocks:
            self.write_plain(records, block)
        self.write_reduced(records)
        if self.sums_output:
            self.write_sum(records)
        self.write_modes(records, blocks, layers)
        return records

    def write_plain(self, records: Shorts, numbers: Indices) -> None:
        """The instructions that are no layers."""
        slots, flow = self.order.slots[numbers], self.flow
        code = flow.code[slots]
        records[numbers, Field.CODE] = np.where(
            code == SIGMOID_CROSS_ENTROPY_CODE, LOGIT_CROSS_ENTROPY.code, code
        )
        records[numbers, Field.RESULT] = self.layout.place[slots]
        records[numbers, Field.WIDE] = np.where(REDUCES[code], flow.wide[flow.first[slots]], flow.wide[slots])
        for field in (Field.A_EDGE, Field.B_EDGE, Field.C_EDGE):
            records[numbers, field] = NOWHERE
        for operand, (place, is_wide, _, local) in enumerate(OPERANDS):
            source = (flow.first, flow.second)[operand][slots]
            there = source != NONE
            records[numbers[there], place] = self.layout.place[source[there]]
            records[numbers[there], is_wide] = flow.wide[source[there]]
            records[numbers, local] = self.layout.kept[slots, operand]

    def write_reduced(self, records: Shorts) -> None:
        """Losses that are reduced at once put their sum or mean where that of the reduction goes."""
        for number in np.flatnonzero(self.flow.mark(self.order.reduced)[self.order.slots]).tolist():
            reduction = self.order.reduced[int(self.order.slots[number])]
            record = records[number]
            record[Field.CODE] = REDUCED[int(record[Field.CODE])]
            record[Field.RESULT] = self.layout.place[reduction]
            record[Field.AVERAGES] = int(self.flow.code[reduction] == MEAN)

    def write_sum(self, records: Shorts) -> None:
        """The objective of a per-sample output, behind the body: there is no tail."""
        record = records[-1]
        record[[Field.A_LOCAL, Field.B_LOCAL, Field.A_EDGE, Field.B_EDGE, Field.C_EDGE]] = NOWHERE
        record[Field.CODE], record[Field.RESULT] = SUM, self.output_place()
        record[Field.A], record[Field.A_WIDE] = self.layout.place[self.flow.output], 1
        record[Field.WIDE] = 1
        # It is the only one that reads the output.
        record[Field.A_MODE] = Mode.STORE if self.wanting[self.flow.output] else Mode.DROP

    def write_modes(self, records: Shorts, blocks: Sequence[Indices], layers: Sequence[int]) -> None:
        """What becomes of each operand's gradient: the first share that comes back is stored."""
        flow, slots = self.flow, self.order.slots
        # The last instruction that reads a slot is the first to send something back; NONE has a place too.
        last = np.full(len(flow.code) + 1, NOWHERE, dtype=np.int32)
        for number in layers:
            last[list(self.order.layers[int(slots[number])][0].inputs)] = number
        for block in blocks:
            np.maximum.at(last, flow.first[slots[block]], block)
            np.maximum.at(last, flow.second[slots[block]], block)
        if self.sums_output:
            last[flow.output] = len(slots)
        for block in blocks:
            first, second = flow.first[slots[block]], flow.second[slots[block]]
            is_first = last[first] == block
            records[block, Field.A_MODE] = self.modes(records, block, first, is_first)
            # Operand a of the same instruction comes before b.
            is_second = (last[second] == block) & ((second != first) | ~is_first)
            records[block, Field.B_MODE] = self.modes(records, block, second, is_second)
        for number in layers:
            records[number, LayerField.MODE_TABLE] = self.layer_modes(number, last)

    def modes(self, records: Shorts, numbers: Indices, sources: Indices, is_stored: Booleans) -> Indices:
        """The modes of one operand of some instructions."""
        wide = np.where(is_stored, Mode.STORE, Mode.ADD)
        single = np.where(records[numbers, Field.WIDE] != 0, Mode.SUM, Mode.SINGLE)
        wanted = (sources != NONE) & self.wanting[sources]
        modes: Indices = np.where(wanted, np.where(self.flow.wide[sources], wide, single), Mode.DROP)
        return modes

    def layer_modes(self, number: int, last: Indices) -> int:
        """The table of modes of a layer's inputs, if one of them is wanted."""
        modes: list[int] = []
        seen: set[int] = set()
        for source in self.order.layers[int(self.order.slots[number])][0].inputs:
            stored = last[source] == number and source not in seen
            modes.append((Mode.STORE if stored else Mode.ADD) if self.wanting[source] else Mode.DROP)
            seen.add(source)
        return self.add_table(modes) if any(modes) else NOWHERE

    def layer_record(self, slot: int, layer: Layer) -> list[int]:
        """Units with the same inputs; their gradients' modes come later."""
        record = [0] * COLUMNS
        inputs = layer[0].inputs
        record[LayerField.CODE] = LAYERS[layer[0].activation]
        record[LayerField.RESULT] = int(self.layout.place[layer[0].result])
        record[LayerField.STRIDE] = self.layout.tile
        record[LayerField.UNITS] = len(layer)
        record[LayerField.INPUTS] = len(inputs)
        record[LayerField.LOCAL] = self.layout.activation.get(slot, 0)
        record[LayerField.INPUT_TABLE] = self.add_table(self.layout.place[list(inputs)].tolist())
        weights = [source for unit in layer for source, _ in unit.terms]
        places = np.where(np.array(weights) == NONE, self.layout.one, self.layout.place[weights])
        record[LayerField.WEIGHT_TABLE] = self.add_table(places.tolist())
        record[LayerField.BIAS_BOUNDS] = self.add_biases(layer)
        return record

    def add_biases(self, layer: Layer) -> int:
        """The places of all biases, and the bounds between the units'."""
        bounds = [len(self.table)]
        for unit in layer:
            self.table += self.layout.place[list(unit.biases)].tolist()
            bounds.append(len(self.table))
        return self.add_table(bounds)

    def add_table(self, numbers: Sequence[int]) -> int:
        """Append to the table; returns where it begins."""
        self.table += numbers
        return len(self.table) - len(numbers)
