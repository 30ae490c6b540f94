"""Operations one by one: forward and backward loops over the samples, for every instruction of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial

from llvmlite import ir

from guibp.engine.loops.formulas import FormulaWriter
from guibp.engine.loops.functions import VOID, Function, Library, begin_function
from guibp.engine.loops.records import Record
from guibp.engine.loops.staging import ADDRESS, WHOLE, Stage, Value, Variable
from guibp.engine.opcodes import CODES, Instruction
from guibp.engine.program import ELEMENTWISE, Field, Mode, keeps_locals

MEAN, SUM = CODES["mean"], CODES["sum"]


def each_vector(library: Library, stage: Stage, record: Record, rows: Value) -> AbstractContextManager[Value]:
    """The first sample of each vector of an instruction."""
    if library.is_narrow:
        return stage.each(0, library.width, library.width)
    return stage.each(0, record[Field.WIDE].equals(1).choose(rows, 1), library.width)


def read_operand(stage: Stage, array: Value, place: Value, wide: Value, sample: Value) -> Value:
    """Lanes of per-sample numbers, or a single number in every lane."""
    return stage.either(
        wide.equals(1),
        lambda: stage.read_lanes(array, place + sample),
        lambda: stage.spread(stage.read(array, place)),
    )


def read_operands(function: Function, record: Record, sample: Value) -> dict[str, Value]:
    """Operands a and b; one that is not there reads as some number."""
    return {
        name: read_operand(function.stage, function["values"], record[place], record[wide], sample)
        for name, place, wide in (("a", Field.A, Field.A_WIDE), ("b", Field.B, Field.B_WIDE))
    }


def put_result(stage: Stage, array: Value, place: Value, wide: Value, sample: Value, lanes: Value) -> None:
    """Write lanes of per-sample numbers, or the first lane as a single number."""
    with stage.when(wide):
        stage.write_lanes(array, place + sample, lanes)
    with stage.when(~wide):
        stage.write(array, place, stage.lane(lanes, 0))


# -- forward -------------------------------------------------------------------------------------


def write_forward(library: Library) -> ir.Function:
    """``forward_elementwise(values, record, rows)``: the value of one instruction."""
    arguments = {"values": ADDRESS, "record": ADDRESS, "rows": WHOLE}
    function = begin_function(library, "forward_elementwise", VOID, arguments)
    stage, record = function.stage, Record(function.stage, function["record"])
    with each_vector(library, stage, record, function["rows"]) as sample:
        operands = read_operands(function, record, sample)
        writer = _ForwardWriter(function, record, operands, sample)
        stage.branch(record[Field.CODE], {one.code: partial(writer.write, one) for one in ELEMENTWISE})
    stage.builder.ret_void()
    return function.code


class _ForwardWriter:
    """Writes the cases of the forward switch."""

    def __init__(
        self, function: Function, record: Record, operands: Mapping[str, Value], sample: Value
    ) -> None:
        self.stage = function.stage
        self.values = function["values"]
        self.record = record
        self.operands = operands
        self.sample = sample
        self.wide = record[Field.WIDE].equals(1)
        self.count = self.wide.choose(self.stage.whole(self.stage.width), 1)
        self.kept = [record[Field.A_LOCAL], record[Field.B_LOCAL]]

    def write(self, one: Instruction) -> None:
        """The value; and where they are kept, the local gradients."""
        if not keeps_locals(one):
            self.write_value(one)
            return
        keeping = (self.kept[0] >= 0) | (self.kept[1] >= 0)
        with self.stage.when(~keeping):
            self.write_value(one)
        with self.stage.when(keeping):
            writer = self.write_value(one)
            for place, text in zip(self.kept, one.local, strict=False):
                local = writer.write(text)
                with self.stage.when(place >= 0):
                    self.put(place, local)

    def write_value(self, one: Instruction) -> FormulaWriter:
        """Compute the value and put it where it goes; returns what may write its local gradients."""
        writer = FormulaWriter(self.stage, self.operands, self.count)
        y = writer.write(one.value)
        self.put(self.record[Field.RESULT], y)
        writer.name("y", y)
        return writer

    def put(self, place: Value, lanes: Value) -> None:
        """Write the instruction's lanes."""
        put_result(self.stage, self.values, place, self.wide, self.sample, lanes)


# -- backward ------------------------------------------------------------------------------------


def write_backward(library: Library) -> ir.Function:
    """``backward_elementwise(values, gradients, edges, record, rows, all_rows)``: upstream × local.

    It serves reductions too: their operand's samples all have the same upstream gradient.
    """
    arrays = {"values": ADDRESS, "gradients": ADDRESS, "edges": ADDRESS, "record": ADDRESS}
    function = begin_function(
        library, "backward_elementwise", VOID, {**arrays, "rows": WHOLE, "all_rows": WHOLE}
    )
    _BackwardWriter(library, function).write()
    function.stage.builder.ret_void()
    return function.code


class _BackwardWriter:
    """Writes the backward loop of an instruction that is no layer."""

    def __init__(self, library: Library, function: Function) -> None:
        self.library = library
        self.function = function
        stage = self.stage = function.stage
        self.record = Record(stage, function["record"])
        self.code = self.record[Field.CODE]
        self.wide = self.record[Field.WIDE].equals(1)
        self.rows = self.wide.choose(function["rows"], 1)
        self.totals = [stage.variable(stage.lanes(-0.0)) for _ in range(3)]

    def write(self) -> None:
        """The loop over the vectors of samples, and the sums that are known behind it."""
        stage, record = self.stage, self.record
        with each_vector(self.library, stage, record, self.function["rows"]) as sample:
            upstream = self.read_upstream(sample)
            locals_ = self.read_locals(sample)
            mask = stage.first_lanes(self.rows - sample)
            self.pass_back(0, upstream * locals_[0].get(), sample, mask)
            self.pass_back(1, upstream * locals_[1].get(), sample, mask)
            if not self.library.is_narrow:
                self.pass_by(upstream * locals_[2].get(), sample, mask)
        for number, (place, mode) in enumerate(((Field.A, Field.A_MODE), (Field.B, Field.B_MODE))):
            with stage.when(record[mode].equals(Mode.SUM)):
                self.add_single("gradients", record[place], stage.sum_lanes(self.totals[number].get()))
        if self.library.is_narrow:
            return
        passes_by = (record[Field.C_EDGE] >= 0) & record[Field.C_EDGE_WIDE].equals(0)
        with stage.when(passes_by):
            self.add_single("edges", record[Field.C_EDGE], stage.sum_lanes(self.totals[2].get()))

    def read_upstream(self, sample: Value) -> Value:
        """The gradient of the result; a reduction's is a single number."""
        stage, record = self.stage, self.record
        reduces = self.code.equals(MEAN) | self.code.equals(SUM)
        wide = reduces.choose(stage.whole(0), record[Field.WIDE])
        return read_operand(stage, self.function["gradients"], record[Field.RESULT], wide, sample)

    def read_locals(self, sample: Value) -> list[Variable]:
        """The local gradients by a, b and, of a fused cross-entropy, the sigmoid's operand."""
        stage, record, values = self.stage, self.record, self.function["values"]
        found = [stage.variable(stage.lanes(0.0)) for _ in range(3)]
        kept = [record[Field.A_LOCAL], record[Field.B_LOCAL]]
        for place, variable in zip(kept, found, strict=False):
            with stage.when(place >= 0):
                variable.set(read_operand(stage, values, place, record[Field.WIDE], sample))
        with stage.when(~((kept[0] >= 0) | (kept[1] >= 0))):
            self.compute_locals(found, sample)
        return found

    def compute_locals(self, found: list[Variable], sample: Value) -> None:
        """Compute the local gradients of the instruction anew."""
        stage, record = self.stage, self.record
        operands = read_operands(self.function, record, sample)
        values, result = self.function["values"], record[Field.RESULT]
        operands["y"] = read_operand(stage, values, result, record[Field.WIDE], sample)
        count = self.wide.choose(stage.whole(stage.width), 1)

        def compute(one: Instruction) -> None:
            writer = FormulaWriter(stage, operands, count)
            for variable, text in zip(found, one.local, strict=False):
                variable.set(writer.write(text))

        def compute_mean() -> None:
            all_rows = self.wide.choose(self.function["all_rows"], 1)
            found[0].set(stage.spread(1.0 / stage.to_real(all_rows)))

        cases: dict[int, Callable[[], None]] = {one.code: partial(compute, one) for one in ELEMENTWISE}
        cases[SUM] = partial(found[0].set, stage.lanes(1.0))
        cases[MEAN] = compute_mean
        stage.branch(self.code, cases)

    def pass_back(self, number: int, share: Value, sample: Value, mask: Value) -> None:
        """Hand a share to an operand: to its edge, and to its gradient."""
        stage, record = self.stage, self.record
        place, mode, edge = (
            (Field.A, Field.A_MODE, Field.A_EDGE),
            (Field.B, Field.B_MODE, Field.B_EDGE),
        )[number]
        if not self.library.is_narrow:
            # Edges are kept for whoever looks, never in the steps of a training.
            if number == 0:
                share = self.add_shared_edge(share, sample)
            with stage.when(record[edge] >= 0):
                put_result(stage, self.function["edges"], record[edge], self.wide, sample, share)
        gradients, target = self.function["gradients"], record[place]

        def add_wide() -> None:
            here = target + sample
            stage.write_lanes(gradients, here, stage.read_lanes(gradients, here) + share)

        cases: Mapping[int, Callable[[], None]] = {
            Mode.STORE: lambda: stage.write_lanes(gradients, target + sample, share),
            Mode.ADD: add_wide,
            Mode.SUM: lambda: self.totals[number].add(mask.choose(share, -0.0)),
            Mode.SINGLE: lambda: self.add_single("gradients", target, stage.lane(share, 0)),
        }
        stage.branch(record[mode], cases)

    def add_shared_edge(self, share: Value, sample: Value) -> Value:
        """The share and what a cross-entropy has left on the edge into a sigmoid."""
        stage, record = self.stage, self.record
        edges, edge, wide = self.function["edges"], record[Field.A_EDGE], record[Field.WIDE]
        return stage.either(
            record[Field.A_EDGE_SHARED].equals(1),
            lambda: share + read_operand(stage, edges, edge, wide, sample),
            lambda: share,
        )

    def pass_by(self, share: Value, sample: Value, mask: Value) -> None:
        """What a cross-entropy sends straight to the edge that enters its sigmoid."""
        stage, edges = self.stage, self.function["edges"]
        edge, wide = self.record[Field.C_EDGE], self.record[Field.C_EDGE_WIDE].equals(1)
        with stage.when(edge >= 0):
            with stage.when(wide):
                here = edge + sample
                stage.write_lanes(edges, here, stage.read_lanes(edges, here) + share)
            with stage.when(~wide):
                self.totals[2].add(mask.choose(share, -0.0))

    def add_single(self, array: str, place: Value, number: Value) -> None:
        """Add to one number of an array."""
        stage, numbers = self.stage, self.function[array]
        stage.write(numbers, place, stage.read(numbers, place) + number)
