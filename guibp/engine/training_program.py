"""The program of a training: a tape with its units fused, as instructions for the compiled loops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.fusion import Layer, find_wanting, trace_flow
from guibp.engine.opcodes import CODES, LEAF, SIGMOID_CROSS_ENTROPY_CODE
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
from guibp.engine.tape import LANES, NONE, Booleans, Floats, Integers, Tape
from guibp.engine.training_layout import REDUCES, lay_out, mark, settle_order

MEAN, SUM = CODES["mean"], CODES["sum"]
LINEAR = tuple(CODES[name] for name in ("add", "subtract", "negate", "sum", "mean"))
"""Behind a reduction these pass gradients on that do not depend on what was reduced."""
EDGE_FIELDS = np.array((Field.A_EDGE, Field.B_EDGE, Field.C_EDGE))
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
        self.sums_output = flow.wide[flow.output]
        extra = LANES if self.sums_output else 0
        self.layout = lay_out(flow, self.order, self.wanting, trained, batch, extra)
        self.code, self.wide = np.array(flow.code, dtype=np.int32), np.array(flow.wide)
        self.table: list[int] = []
        self.mode_tables: dict[int, int] = {}

    def program(self) -> TrainingProgram:
        """The whole program."""
        order, layout = self.order, self.layout
        records = self.records()
        columns = self.flow.order[(self.code[self.flow.order] == LEAF) & self.wide[self.flow.order]]
        tail = self.code[order.slots[order.body :]]
        return TrainingProgram(
            records=records,
            table=np.array(self.table, dtype=np.int32),
            prologue=order.prologue,
            body=order.body + int(self.sums_output),
            is_tail_linear=bool(np.isin(tail, LINEAR).all()),
            start=self.start(),
            singles=layout.singles,
            parameters=layout.parameters,
            output=self.output_place(),
            tile=layout.tile,
            data=self.data(columns),
            data_places=layout.place[columns].astype(np.int32),
        )

    def output_place(self) -> int:
        """Where the objective is: the last of the singles if it is a sum of its own."""
        return self.layout.singles - 1 if self.sums_output else int(self.layout.place[self.flow.output])

    def start(self) -> Floats:
        """The single leaves' numbers, the constant 1, and zeros."""
        numbers = np.zeros(self.layout.total, dtype=np.float64)
        slots = self.flow.order[(self.code[self.flow.order] == LEAF) & ~self.wide[self.flow.order]]
        numbers[self.layout.place[slots]] = self.tape.start[self.tape.offset[slots]]
        if self.layout.one != NOWHERE:
            numbers[self.layout.one] = 1.0
        return numbers

    def data(self, columns: Integers) -> Floats:
        """The bound inputs' columns."""
        if not len(columns):
            return np.empty((0, self.tape.samples), dtype=np.float64)
        return np.stack([self.tape.start[self.tape.numbers_of(slot)] for slot in columns.tolist()])

    # -- instructions ----------------------------------------------------------------------------

    def records(self) -> Shorts:
        """All instructions, and behind them the sum of a per-sample output."""
        slots = self.order.slots
        records = np.zeros((len(slots) + int(self.sums_output), COLUMNS), dtype=np.int32)
        uses = _Uses()
        layers = mark(self.flow, self.order.layers)[slots]
        for number in np.flatnonzero(layers).tolist():
            slot = int(slots[number])
            records[number] = self.layer_record(slot, self.order.layers[slot])
            sources = np.array(self.order.layers[slot][0].inputs)
            uses.add(np.full(len(sources), number), np.arange(len(sources)), sources)
        self.write_plain(records, np.flatnonzero(~layers), uses)
        if self.sums_output:
            self.write_sum(records, uses)
        self.write_reduced(records)
        self.write_modes(records, uses, layers)
        return records

    def write_plain(self, records: Shorts, numbers: Integers, uses: _Uses) -> None:
        """The instructions that are no layers."""
        slots = self.order.slots[numbers]
        code = self.code[slots]
        first = np.array(self.flow.first)[slots]
        wide = np.where(REDUCES[code], self.wide[first], self.wide[slots])
        records[numbers, Field.CODE] = np.where(
            code == SIGMOID_CROSS_ENTROPY_CODE, LOGIT_CROSS_ENTROPY.code, code
        )
        records[numbers, Field.RESULT] = self.layout.place[slots]
        records[numbers, Field.WIDE] = wide
        records[np.ix_(numbers, EDGE_FIELDS)] = NOWHERE
        for operand, (place, is_wide, _, local) in enumerate(OPERANDS):
            source = first if operand == 0 else np.array(self.flow.second)[slots]
            there = source != NONE
            records[numbers[there], place] = self.layout.place[source[there]]
            records[numbers[there], is_wide] = self.wide[source[there]]
            records[numbers, local] = self.layout.kept[slots, operand]
            uses.add(numbers[there], np.full(int(there.sum()), operand), source[there])

    def write_reduced(self, records: Shorts) -> None:
        """Losses that are reduced at once put their sum or mean where that of the reduction goes."""
        for number in np.flatnonzero(mark(self.flow, self.order.reduced)[self.order.slots]).tolist():
            reduction = self.order.reduced[int(self.order.slots[number])]
            record = records[number]
            record[Field.CODE] = REDUCED[int(record[Field.CODE])]
            record[Field.RESULT] = self.layout.place[reduction]
            record[Field.AVERAGES] = int(self.code[reduction] == MEAN)

    def write_sum(self, records: Shorts, uses: _Uses) -> None:
        """The objective of a per-sample output, behind the body: there is no tail."""
        record = records[-1]
        record[[Field.A_LOCAL, Field.B_LOCAL, Field.A_EDGE, Field.B_EDGE, Field.C_EDGE]] = NOWHERE
        record[Field.CODE], record[Field.RESULT] = SUM, self.output_place()
        record[Field.A], record[Field.A_WIDE] = self.layout.place[self.flow.output], 1
        record[Field.WIDE] = 1
        uses.add(np.array([len(records) - 1]), np.array([0]), np.array([self.flow.output]))

    def write_modes(self, records: Shorts, uses: _Uses, layers: Booleans) -> None:
        """What becomes of each operand's gradient: the first share that comes back is stored."""
        number, operand, source = uses.arrays()
        in_layer = np.append(layers, np.zeros(int(self.sums_output), dtype=np.bool_))[number]
        wide_instruction = in_layer | (records[number, Field.WIDE] != 0)
        mode = np.where(self.wide[source], Mode.ADD, np.where(wide_instruction, Mode.SUM, Mode.SINGLE))
        backwards = np.lexsort((operand, -number))
        _, first = np.unique(source[backwards], return_index=True)
        first = backwards[first]
        mode[first[self.wide[source[first]]]] = Mode.STORE
        mode[~self.wanting[source]] = Mode.DROP
        for place, (_, _, field, _) in enumerate(OPERANDS):
            chosen = (operand == place) & ~in_layer
            records[number[chosen], field] = mode[chosen]
        for one in np.flatnonzero(layers).tolist():
            modes = mode[number == one]
            records[one, LayerField.MODE_TABLE] = self.add_table(modes.tolist()) if modes.any() else NOWHERE

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


class _Uses:
    """Which instruction reads which slot, as which operand."""

    def __init__(self) -> None:
        self._parts: list[tuple[Integers, Integers, Integers]] = []

    def add(self, numbers: Integers, operands: Integers, sources: Integers) -> None:
        """Some instructions, their operands' numbers, and the slots that they read."""
        self._parts.append((numbers, operands, sources))

    def arrays(self) -> tuple[Integers, Integers, Integers]:
        """All of them."""
        numbers, operands, sources = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        return numbers, operands, sources
