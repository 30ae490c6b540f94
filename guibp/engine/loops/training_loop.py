"""The entries of the compiled module: training steps, and one evaluation that keeps everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from llvmlite import ir

from guibp.engine.loops.accumulation import write_accumulate
from guibp.engine.loops.functions import Function, Library, Samples, begin_function
from guibp.engine.loops.passes import Passes, write_load, write_passes
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import ADDRESS, WHOLE, Stage
from guibp.engine.loops.updates import write_update
from guibp.engine.plan import ENDINGS, Ending, Slot

TRAIN_NARROW, TRAIN_WIDE, PROPAGATE = "train_narrow", "train_wide", "propagate"
ARRAYS = (Slot.VALUES, Slot.GRADIENTS, Slot.EDGES, Slot.RECORDS, Slot.TABLE)
_ADDRESSES = frozenset({
    Slot.VALUES, Slot.GRADIENTS, Slot.EDGES, Slot.RECORDS, Slot.TABLE, Slot.DATA, Slot.DATA_PLACES,
    Slot.ORDER, Slot.BOUNDS, Slot.MEMORY, Slot.BACKUP, Slot.ACCUMULATED, Slot.SCALES, Slot.LOSSES,
    Slot.TRACE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The functions that a step is made of."""

    passes: Passes
    load: ir.Function
    accumulate: ir.Function
    update: ir.Function


def write_entries(module: ir.Module) -> None:
    """Write the whole module: steps over many samples and over few, and the evaluation."""
    many, few, kept = write_passes(module)
    library = Library(module)
    load = write_load(library)
    accumulate = write_accumulate(library)
    parts = Parts(many, load, accumulate, write_update(library))
    _StepWriter(begin_entry(library, TRAIN_WIDE), parts).write_many()
    narrow = Library(module, Samples.FEW)
    parts = Parts(few, load, accumulate, write_update(narrow))
    _StepWriter(begin_entry(narrow, TRAIN_NARROW), parts).write_many()
    _write_propagate(begin_entry(library, PROPAGATE), kept)


def begin_entry(library: Library, name: str) -> Function:
    """A function that is called from outside, by its name, with the address of a plan."""
    function = begin_function(library, name, WHOLE, {"plan": ADDRESS})
    function.code.name = name
    function.code.linkage = ""
    return function


def _read_plan(stage: Stage, plan: Value) -> dict[Slot, Value]:
    return {
        slot: stage.read(plan, stage.whole(slot), ADDRESS if slot in _ADDRESSES else WHOLE) for slot in Slot
    }


def _write_propagate(function: Function, passes: Passes) -> None:
    """``propagate(plan)``: forward, and backward where there is an output; gradients are zeros before."""
    stage, plan = function.stage, _read_plan(function.stage, function["plan"])
    zero, one = stage.whole(0), stage.whole(1)
    arrays = [plan[slot] for slot in ARRAYS]
    rows = (plan[Slot.DATA_ROWS], plan[Slot.DATA_ROWS], one, one)
    stage.call(passes.forward, *arrays, zero, plan[Slot.RECORD_COUNT], *rows)
    # Here the instructions that the output depends on are the first, up to the prologue's end.
    stage.call(passes.backward, *arrays, zero, plan[Slot.PROLOGUE], *rows)
    stage.builder.ret(zero.code)


class _StepWriter:
    """Writes ``train(plan)``: up to ``STEPS`` steps."""

    def __init__(self, function: Function, parts: Parts) -> None:
        self.parts = parts
        self.function = function
        self.stage = function.stage
        self.plan = _read_plan(self.stage, self.function["plan"])
        self.zero, self.one = self.stage.whole(0), self.stage.whole(1)

    def write_many(self) -> None:
        """The loop over the steps."""
        stage, plan = self.stage, self.plan
        with stage.each(0, plan[Slot.STEPS]) as step:
            first, count = self.write_bounds(step)
            self.write_gradients_zero()
            with stage.when(count <= plan[Slot.TILE]):
                self.write_whole(first, count)
            with stage.when(count > plan[Slot.TILE]):
                self.write_tiles(first, count)
            loss = stage.read(plan[Slot.VALUES], plan[Slot.OUTPUT])
            stage.write(plan[Slot.LOSSES], step, loss)
            # NaN as well as infinity, less itself, is not 0.
            with stage.when((loss - loss).compare("!=", 0.0)):
                self.write_end(step, Ending.LOSS_LEFT)
            with (
                stage.when(plan[Slot.IS_MEASURING].equals(0)),
                stage.when(~self.write_update(step)),
            ):
                self.write_end(step, Ending.PARAMETER_LEFT)
            with stage.when(~plan[Slot.TRACE_STRIDE].equals(0)):
                self.write_trace(step)
        stage.builder.ret((plan[Slot.STEPS] * ENDINGS + Ending.FINITE).code)

    def write_end(self, step: Value, ending: Ending) -> None:
        """Return: so many steps were done."""
        self.stage.builder.ret((step * ENDINGS + ending).code)

    def write_trace(self, step: Value) -> None:
        """Keep the parameters as the step left them."""
        stage, plan = self.stage, self.plan
        first = step * plan[Slot.TRACE_STRIDE]
        with stage.each(0, plan[Slot.PARAMETERS], stage.width) as place:
            stage.write_lanes(plan[Slot.TRACE], first + place, stage.read_lanes(plan[Slot.VALUES], place))

    def write_bounds(self, step: Value) -> tuple[Value, Value]:
        """Where this step's rows begin, and how many they are."""
        first = self.read_bound(step, self.zero)
        last = self.read_bound(step + 1, self.plan[Slot.DATA_ROWS])
        return first, last - first

    def read_bound(self, number: Value, unordered: Value) -> Value:
        """One of the bounds; where there is no order, the other number."""
        return self.stage.either(
            self.plan[Slot.IS_ORDERED].equals(1),
            lambda: self.stage.read_short(self.plan[Slot.BOUNDS], number),
            lambda: unordered,
        )

    def write_gradients_zero(self) -> None:
        """Single numbers start from 0; the rows' gradients are stored before they are added to."""
        stage, plan = self.stage, self.plan
        with stage.each(0, plan[Slot.SINGLES], stage.width) as place:
            stage.write_lanes(plan[Slot.GRADIENTS], place, stage.lanes(0.0))

    def write_whole(self, first: Value, count: Value) -> None:
        """All rows at once."""
        plan = self.plan
        with self.stage.when(plan[Slot.IS_LOADED].equals(0)):
            self.load(first, count)
        everything = (self.zero, plan[Slot.RECORD_COUNT])
        self.forward(everything, count, count, self.one, self.one)
        self.seed()
        self.backward(everything, count, count)

    def write_tiles(self, first: Value, count: Value) -> None:
        """Tile by tile; what comes behind the reductions is known only after the last."""
        stage, plan = self.stage, self.plan
        prologue, tail = (self.zero, plan[Slot.PROLOGUE]), (plan[Slot.BODY], plan[Slot.RECORD_COUNT])
        linear = plan[Slot.IS_TAIL_LINEAR].equals(1)
        self.forward(prologue, count, count, self.one, self.one)
        with stage.when(~linear):
            self.each_tile(first, count, lambda *_: None)
            self.forward(tail, count, count, self.one, self.one)
        self.seed()
        self.backward(tail, count, count)
        self.each_tile(first, count, self.backward)
        with stage.when(linear):
            self.forward(tail, count, count, self.one, self.one)
        self.backward(prologue, count, count)

    def each_tile(
        self, first: Value, count: Value, then: Callable[[tuple[Value, Value], Value, Value], None]
    ) -> None:
        """Bring in each tile, run the body forwards, and do what comes then."""
        stage, plan, tile = self.stage, self.plan, self.plan[Slot.TILE]
        body = (plan[Slot.PROLOGUE], plan[Slot.BODY])
        tiles = (count + (tile - 1)) / tile
        with stage.each(0, tiles) as number:
            start = number * tile
            left = count - start
            rows = (left < tile).choose(left, tile)
            self.load(first + start, rows)
            begins, ends = (
                self.as_whole(number.equals(0)),
                self.as_whole((number + 1).equals(tiles)),
            )
            self.forward(body, rows, count, begins, ends)
            then(body, rows, count)

    def as_whole(self, truth: Value) -> Value:
        """1 or 0."""
        return truth.choose(self.one, 0)

    def seed(self) -> None:
        """The objective's own gradient is 1."""
        plan, stage = self.plan, self.stage
        stage.write(plan[Slot.GRADIENTS], plan[Slot.OUTPUT], stage.real(1.0))

    def load(self, first: Value, rows: Value) -> None:
        """Bring rows of the data among the values."""
        names = (Slot.VALUES, Slot.DATA, Slot.DATA_PLACES, Slot.ORDER, Slot.COLUMNS, Slot.DATA_ROWS)
        arguments = [self.plan[name] for name in names]
        self.stage.call(self.parts.load, *arguments, self.plan[Slot.IS_ORDERED], first, rows)

    def forward(
        self, span: tuple[Value, Value], rows: Value, all_rows: Value, begins: Value, ends: Value
    ) -> None:
        """Run instructions forwards."""
        arrays = [self.plan[slot] for slot in ARRAYS]
        self.stage.call(self.parts.passes.forward, *arrays, *span, rows, all_rows, begins, ends)

    def backward(self, span: tuple[Value, Value], rows: Value, all_rows: Value) -> None:
        """Run instructions backwards."""
        arrays = [self.plan[slot] for slot in ARRAYS]
        self.stage.call(self.parts.passes.backward, *arrays, *span, rows, all_rows, self.one, self.one)

    def write_update(self, step: Value) -> Value:
        """The optimiser's step; whether all stayed finite."""
        with self.stage.when(self.plan[Slot.IS_ACCUMULATING].equals(1)):
            self.write_accumulation()
        names = (Slot.OPTIMIZER, Slot.VALUES, Slot.GRADIENTS, Slot.MEMORY, Slot.BACKUP)
        scales = self.stage.shift(self.plan[Slot.SCALES], step * self.plan[Slot.SCALES_STRIDE])
        arguments = [self.plan[name] for name in names]
        return self.stage.call(self.parts.update, *arguments, scales, self.plan[Slot.PARAMETERS])

    def write_accumulation(self) -> None:
        """Take the sum of the gradients so far in place of this step's."""
        names = (Slot.GRADIENTS, Slot.ACCUMULATED, Slot.PARAMETERS)
        self.stage.call(self.parts.accumulate, *(self.plan[name] for name in names))
