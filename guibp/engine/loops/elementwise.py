"""Operations one by one: a forward and a backward handler for every instruction of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import Context, Handler, Library
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import Stage
from guibp.engine.opcodes import Instruction
from guibp.engine.program import Field, Mode, keeps_locals
from guibp.model.formula import names_in, parse_formula

PASSED_BY = 2
"""The number of the operand that a cross-entropy has of a sigmoid: what enters the sigmoid."""


def each_vector(handler: Handler) -> AbstractContextManager[Value]:
    """The first sample of each vector of an instruction."""
    stage, width = handler.stage, handler.library.width
    if handler.library.is_narrow:
        return stage.each(0, width, width)
    return stage.each(0, is_wide(handler).choose(handler.rows, 1), width)


def is_wide(handler: Handler) -> Value:
    """Whether an instruction is computed for each sample."""
    return handler.record[Field.WIDE].equals(1)


def count_lanes(handler: Handler) -> Value:
    """How many lanes count: all, or one of a single number."""
    stage = handler.stage
    return is_wide(handler).choose(stage.whole(stage.width), 1)


def read_operand(stage: Stage, array: Value, place: Value, wide: Value, sample: Value) -> Value:
    """Lanes of per-sample numbers, or a single number in every lane."""
    return stage.either(
        wide,
        lambda: stage.read_lanes(array, place + sample),
        lambda: stage.spread(stage.read(array, place)),
    )


def read_operands(handler: Handler, one: Instruction, sample: Value) -> dict[str, Value]:
    """Operands a and b, as far as the instruction has them."""
    record, places = handler.record, (("a", Field.A, Field.A_WIDE), ("b", Field.B, Field.B_WIDE))
    return {
        name: read_operand(handler.stage, handler.values, record[place], record[wide].equals(1), sample)
        for name, place, wide in places[: len(one.local)]
    }


def put_result(handler: Handler, array: Value, place: Value, sample: Value, lanes: Value) -> None:
    """Write lanes of per-sample numbers, or the first lane as a single number."""
    stage, wide = handler.stage, is_wide(handler)
    with stage.when(wide):
        stage.write_lanes(array, place + sample, lanes)
    with stage.when(~wide):
        stage.write(array, place, stage.lane(lanes, 0))


# -- forward -------------------------------------------------------------------------------------


def write_forward(library: Library, one: Instruction) -> Handler:
    """The value of one instruction; and where they are kept, its local gradients."""
    handler = Handler(library, f"forward_{one.name}")
    stage, record = handler.stage, handler.record
    with each_vector(handler) as sample:
        operands = read_operands(handler, one, sample)
        if library.keeps_edges or not keeps_locals(one):
            write_value(handler, one, operands, sample)
        else:
            keeping = (record[Field.A_LOCAL] >= 0) | (record[Field.B_LOCAL] >= 0)
            with stage.when(~keeping):
                write_value(handler, one, operands, sample)
            with stage.when(keeping):
                writer = write_value(handler, one, operands, sample)
                keep_locals(handler, one, writer, sample)
    return handler


def write_value(
    handler: Handler, one: Instruction, operands: Mapping[str, Value], sample: Value
) -> FormulaWriter:
    """Compute the value and put it where it goes; returns what may write its local gradients."""
    writer = FormulaWriter(handler.stage, operands, count_lanes(handler))
    y = writer.write(one.value)
    put_result(handler, handler.values, handler.record[Field.RESULT], sample, y)
    writer.name("y", y)
    return writer


def keep_locals(handler: Handler, one: Instruction, writer: FormulaWriter, sample: Value) -> None:
    """Compute the local gradients, and put those that are wanted where they are kept."""
    for field, text in zip((Field.A_LOCAL, Field.B_LOCAL), one.local, strict=False):
        place, local = handler.record[field], writer.write(text)
        with handler.stage.when(place >= 0):
            put_result(handler, handler.values, place, sample, local)


# -- backward ------------------------------------------------------------------------------------


def write_backward(library: Library, one: Instruction) -> Handler:
    """Upstream × local for each operand of one instruction."""
    handler = Handler(library, f"backward_{one.name}")
    stage, record = handler.stage, handler.record
    shares = Shares(handler)
    with each_vector(handler) as sample:
        upstream = read_operand(stage, handler.gradients, record[Field.RESULT], is_wide(handler), sample)
        locals_ = read_locals(handler, one, sample)
        for number, local in enumerate(locals_):
            shares.pass_back(number, upstream * local, sample)
    shares.put_sums(len(one.local))
    return handler


def read_locals(handler: Handler, one: Instruction, sample: Value) -> list[Value]:
    """The local gradients, kept or computed."""
    stage, record = handler.stage, handler.record
    if handler.library.keeps_edges or not keeps_locals(one):
        return compute_locals(handler, one, sample)
    found = [stage.variable(stage.lanes(0.0)) for _ in one.local]
    kept = [record[field] for field in (Field.A_LOCAL, Field.B_LOCAL)][: len(one.local)]
    with stage.when((record[Field.A_LOCAL] >= 0) | (record[Field.B_LOCAL] >= 0)):
        for place, variable in zip(kept, found, strict=True):
            with stage.when(place >= 0):
                variable.set(read_operand(stage, handler.values, place, is_wide(handler), sample))
    with stage.when((record[Field.A_LOCAL] < 0) & (record[Field.B_LOCAL] < 0)):
        for variable, local in zip(found, compute_locals(handler, one, sample), strict=True):
            variable.set(local)
    return [variable.get() for variable in found]


def compute_locals(handler: Handler, one: Instruction, sample: Value) -> list[Value]:
    """Compute the local gradients of an instruction from its operands and its value."""
    stage, place = handler.stage, handler.record[Field.RESULT]
    operands = read_operands(handler, one, sample)
    if any("y" in names_in(parse_formula(text)) for text in one.local):
        operands["y"] = read_operand(stage, handler.values, place, is_wide(handler), sample)
    writer = FormulaWriter(stage, operands, count_lanes(handler))
    return [writer.write(text) for text in one.local]


class Shares:
    """Writes what becomes of the operands' shares of a gradient."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        stage = self.stage = handler.stage
        self.record = handler.record
        self.rows = is_wide(handler).choose(handler.rows, 1)
        self.sums = [stage.variable(stage.lanes(-0.0)) for _ in range(3)]

    def pass_back(self, number: int, share: Value, sample: Value) -> None:
        """Hand a share to operand a, 0, or b, 1; or 2, to the edge that enters a sigmoid passed by."""
        if number == PASSED_BY:
            self._pass_by(share, sample)
            return
        share = self._keep_edge(number, share, sample) if self.handler.library.keeps_edges else share
        gradients, record, stage = self.handler.gradients, self.record, self.stage
        place, mode = ((Field.A, Field.A_MODE), (Field.B, Field.B_MODE))[number]
        target = record[place]

        def add_wide() -> None:
            here = target + sample
            stage.write_lanes(gradients, here, stage.read_lanes(gradients, here) + share)

        cases: Mapping[int, Callable[[], None]] = {
            Mode.STORE: lambda: stage.write_lanes(gradients, target + sample, share),
            Mode.ADD: add_wide,
            Mode.SUM: lambda: self.sums[number].add(self._masked(share, sample)),
            Mode.SINGLE: lambda: self._add_single(gradients, target, stage.lane(share, 0)),
        }
        stage.branch(record[mode], cases)

    def put_sums(self, operands: int) -> None:
        """Behind the loop over the samples: add what was summed over them to single numbers."""
        stage, record = self.stage, self.record
        for number, (place, mode) in enumerate(((Field.A, Field.A_MODE), (Field.B, Field.B_MODE))):
            if number < operands:
                with stage.when(record[mode].equals(Mode.SUM)):
                    self._put_sum(number, self.handler.gradients, record[place])
        if operands > PASSED_BY:
            with stage.when((record[Field.C_EDGE] >= 0) & record[Field.C_EDGE_WIDE].equals(0)):
                self._put_sum(PASSED_BY, self.handler.array(Context.EDGES), record[Field.C_EDGE])

    def _put_sum(self, number: int, array: Value, place: Value) -> None:
        self._add_single(array, place, self.stage.sum_lanes(self.sums[number].get()))

    def _masked(self, share: Value, sample: Value) -> Value:
        return self.stage.first_lanes(self.rows - sample).choose(share, -0.0)

    def _keep_edge(self, number: int, share: Value, sample: Value) -> Value:
        """Put the share on its edge, with what a cross-entropy has left on the edge into a sigmoid."""
        stage, record, handler = self.stage, self.record, self.handler
        edges = handler.array(Context.EDGES)
        edge = record[(Field.A_EDGE, Field.B_EDGE)[number]]
        if number == 0:
            left = share
            share = stage.either(
                record[Field.A_EDGE_SHARED].equals(1),
                lambda: left + read_operand(stage, edges, edge, is_wide(handler), sample),
                lambda: left,
            )
        put_result(handler, edges, edge, sample, share)
        return share

    def _pass_by(self, share: Value, sample: Value) -> None:
        """What a cross-entropy sends straight to the edge that enters its sigmoid."""
        stage, record = self.stage, self.record
        edges, edge = self.handler.array(Context.EDGES), record[Field.C_EDGE]
        wide = record[Field.C_EDGE_WIDE].equals(1)
        with stage.when(wide):
            here = edge + sample
            stage.write_lanes(edges, here, stage.read_lanes(edges, here) + share)
        with stage.when(~wide):
            self.sums[PASSED_BY].add(self._masked(share, sample))

    def _add_single(self, array: Value, place: Value, number: Value) -> None:
        self.stage.write(array, place, self.stage.read(array, place) + number)
