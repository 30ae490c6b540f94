"""The program of a training: a tape with its units fused, as instructions for the compiled loops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.fusion import REDUCTIONS, trace_flow
from guibp.engine.opcodes import CODES, LEAF, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.program import (
    COLUMNS,
    LAYER_CODE,
    LOGIT_CROSS_ENTROPY,
    NOWHERE,
    Field,
    LayerField,
    Mode,
    Shorts,
)
from guibp.engine.tape import LANES, NONE, Floats, Tape
from guibp.engine.training_layout import Layer, Layout, find_wanting, settle_order

SUM = CODES["sum"]
LINEAR = frozenset(CODES[name] for name in ("add", "subtract", "negate", "sum", "mean"))
"""Behind a reduction these pass gradients on that do not depend on what was reduced."""


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
        return self.data.shape[1]


def plan_training(tape: Tape, trained: Sequence[int], batch: int | None = None) -> TrainingProgram:
    """The program that trains the parameters in the slots ``trained``, ``batch`` samples a step or all.

    A per-sample output is summed over the samples. The tape has a computed output.
    """
    return _Writer(tape, trained, batch).program()


class _Writer:
    """Writes the instructions once the layout is known."""

    def __init__(self, tape: Tape, trained: Sequence[int], batch: int | None) -> None:
        self.tape = tape
        self.flow = trace_flow(tape)
        self.order = settle_order(self.flow)
        self.layout = layout = Layout(self.flow, self.order, find_wanting(self.flow, trained))
        layout.lay_out(trained)
        self.sums_output = self.flow.wide[self.flow.output]
        self.tile = layout.tile(min(batch or tape.samples, tape.samples))
        self.table: list[int] = []
        self.stored: set[int] = set()

    def program(self) -> TrainingProgram:
        """The whole program."""
        order, layout = self.order, self.layout
        # Backwards, so that each gradient's first share is known: it is stored, not added.
        records = [self.sum_of_output()] if self.sums_output else []
        records += [self.write(slot) for slot in reversed(order.slots)]
        records.reverse()
        columns = [slot for slot in self.flow.order if self.flow.code[slot] == LEAF and self.flow.wide[slot]]
        return TrainingProgram(
            records=np.array(records, dtype=np.int32).reshape(-1, COLUMNS),
            table=np.array(self.table, dtype=np.int32),
            prologue=len(order.prologue),
            body=len(order.prologue) + len(order.body) + int(self.sums_output),
            is_tail_linear=all(self.flow.code[slot] in LINEAR for slot in order.tail),
            start=self.start(),
            singles=self.base,
            parameters=layout.parameters,
            output=self.output_place(),
            tile=self.tile,
            data=self.data(columns),
            data_places=np.array([self.place(slot) for slot in columns], dtype=np.int32),
        )

    # -- places ----------------------------------------------------------------------------------

    @property
    def base(self) -> int:
        """Where the rows begin; a per-sample output has its sum's place before them."""
        return self.layout.single_count + (LANES if self.sums_output else 0)

    def output_place(self) -> int:
        """Where the objective is."""
        return self.layout.single_count if self.sums_output else self.place(self.flow.output)

    def row(self, number: int) -> int:
        """Where a row begins."""
        return self.base + number * self.tile

    def place(self, slot: int) -> int:
        """Where a slot's numbers begin."""
        return self.row(self.layout.rows[slot]) if self.flow.wide[slot] else self.layout.singles[slot]

    def start(self) -> Floats:
        """The single leaves' numbers, the constant 1, and zeros."""
        numbers = np.zeros(self.row(self.layout.row_count), dtype=np.float64)
        slots = [slot for slot in self.layout.singles if self.flow.code[slot] == LEAF]
        numbers[[self.layout.singles[slot] for slot in slots]] = self.tape.start[self.tape.offset[slots]]
        if self.layout.one != NOWHERE:
            numbers[self.layout.one] = 1.0
        return numbers

    def data(self, columns: Sequence[int]) -> Floats:
        """The bound inputs' columns."""
        if not columns:
            return np.empty((0, self.tape.samples), dtype=np.float64)
        return np.stack([self.tape.start[self.tape.numbers_of(slot)] for slot in columns])

    # -- instructions ----------------------------------------------------------------------------

    def write(self, slot: int) -> list[int]:
        """One instruction."""
        if slot in self.order.layers:
            return self.write_layer(slot, self.order.layers[slot])
        first, second = self.flow.operands[slot]
        code = self.flow.code[slot]
        reduces = code in REDUCTIONS
        wide = self.flow.wide[first] if reduces else self.flow.wide[slot]
        record = self.blank(code, self.place(slot), wide=int(wide))
        for source, place, is_wide, mode in (
            (first, Field.A, Field.A_WIDE, Field.A_MODE),
            (second, Field.B, Field.B_WIDE, Field.B_MODE),
        ):
            if source != NONE:
                record[place] = self.place(source)
                record[is_wide] = int(self.flow.wide[source])
                record[mode] = self.mode(source, wide=wide)
        for field, local in zip((Field.A_LOCAL, Field.B_LOCAL), self.layout.kept.get(slot, ()), strict=False):
            if local != NOWHERE:
                record[field] = self.row(local) if wide else local
        return record

    def blank(self, code: int, result: int, *, wide: int) -> list[int]:
        """An instruction without operands, of which no edge is kept."""
        record = [0] * COLUMNS
        record[Field.CODE] = LOGIT_CROSS_ENTROPY.code if code == SIGMOID_CROSS_ENTROPY_CODE else code
        record[Field.RESULT] = result
        record[Field.WIDE] = wide
        for field in (Field.A_LOCAL, Field.B_LOCAL, Field.A_EDGE, Field.B_EDGE, Field.C_EDGE):
            record[field] = NOWHERE
        return record

    def sum_of_output(self) -> list[int]:
        """The objective of a per-sample output."""
        slot = self.flow.output
        record = self.blank(SUM, self.output_place(), wide=1)
        record[Field.A], record[Field.A_WIDE] = self.place(slot), 1
        record[Field.A_MODE] = self.mode(slot, wide=True)
        return record

    def mode(self, source: int, *, wide: bool) -> Mode:
        """What becomes of a source's gradient; ``wide`` is whether it comes from each sample."""
        if not self.layout.wanting[source]:
            return Mode.DROP
        if not self.flow.wide[source]:
            return Mode.SUM if wide else Mode.SINGLE
        if source in self.stored:
            return Mode.ADD
        self.stored.add(source)
        return Mode.STORE

    def write_layer(self, slot: int, layer: Layer) -> list[int]:
        """Units with the same inputs."""
        record = [0] * COLUMNS
        inputs = layer[0].inputs
        modes = [self.mode(source, wide=True) for source in inputs]
        record[LayerField.CODE] = LAYER_CODE
        record[LayerField.RESULT] = self.place(layer[0].result)
        record[LayerField.STRIDE] = self.tile
        record[LayerField.UNITS] = len(layer)
        record[LayerField.INPUTS] = len(inputs)
        record[LayerField.ACTIVATION] = layer[0].activation
        record[LayerField.LOCAL] = self.row(self.layout.activation_rows.get(slot, 0))
        record[LayerField.INPUT_TABLE] = self.add_table([self.place(source) for source in inputs])
        record[LayerField.MODE_TABLE] = self.add_table(modes) if any(modes) else NOWHERE
        weights = [self.weight(source) for unit in layer for source, _ in unit.terms]
        record[LayerField.WEIGHT_TABLE] = self.add_table(weights)
        record[LayerField.BIAS_BOUNDS] = self.add_biases(layer)
        return record

    def weight(self, source: int) -> int:
        """The place of a weight, or of the constant 1."""
        return self.layout.one if source == NONE else self.layout.singles[source]

    def add_biases(self, layer: Layer) -> int:
        """The places of all biases, and the bounds between the units'."""
        bounds = [len(self.table)]
        for unit in layer:
            self.table += [self.layout.singles[source] for source in unit.biases]
            bounds.append(len(self.table))
        return self.add_table(bounds)

    def add_table(self, numbers: Sequence[int]) -> int:
        """Append to the table; returns where it begins."""
        self.table += numbers
        return len(self.table) - len(numbers)
