"""Functions of the compiled module, and handlers: functions that run one instruction and go on to the next.

A handler ends by jumping to that of the next instruction, whose code leads to it through the pass's table,
with the same arguments: threaded code (Bell, CACM 16, 1973). Nothing returns until the last is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from llvmlite import ir

from guibp.engine.loops.records import Record
from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import ADDRESS, SHORT, Stage
from guibp.engine.program import COLUMNS

VOID = ir.VoidType()
WIDE = 8
NARROW = 4
"""Few samples are computed in one narrow vector: its division and its sums are quicker."""


class Context(IntEnum):
    """What all handlers of a pass know: places in an array of wholes and addresses."""

    END = 0
    """The address of the instruction at which the pass ends."""
    TABLE = 1
    EDGES = 2
    ROWS = 3
    """The samples of this tile."""
    ALL_ROWS = 4
    """The samples of all tiles."""
    BEGINS = 5
    """1 in the first tile, else 0."""
    ENDS = 6
    """1 in the last tile, else 0."""
    HANDLERS = 7
    """The table that leads from an instruction's code to its handler in this pass."""


class Samples(Enum):
    """How many samples a function is for."""

    MANY = "many"
    FEW = "few"
    """All of them are in one narrow vector."""


class Keeping(Enum):
    """What a function keeps of the gradients it computes."""

    NOTHING = "nothing"
    """Only what the steps of a training need."""
    EDGES = "edges"
    """That of every edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The module that is being written, and what kind of functions are."""

    module: ir.Module
    samples: Samples = Samples.MANY
    keeping: Keeping = Keeping.NOTHING

    @property
    def width(self) -> int:
        """In how many lanes they compute."""
        return NARROW if self.is_narrow else WIDE

    @property
    def is_narrow(self) -> bool:
        """Whether all samples are in one vector."""
        return self.samples is Samples.FEW

    @property
    def keeps_edges(self) -> bool:
        """Whether the gradient of every edge is kept."""
        return self.keeping is Keeping.EDGES

    def name(self, name: str) -> str:
        """A name of its own in the module."""
        return f"{name}_{self.samples.value}_{self.keeping.value}"


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function that is being written."""

    library: Library
    stage: Stage
    code: ir.Function
    arguments: Mapping[str, Value]

    def __getitem__(self, name: str) -> Value:
        return self.arguments[name]


def begin_function(
    library: Library, name: str, result: ir.Type, arguments: Mapping[str, ir.Type]
) -> Function:
    """A new function within the module. Arrays that it gets never overlap."""
    type_ = ir.FunctionType(result, list(arguments.values()))
    code = ir.Function(library.module, type_, name=library.name(name))
    code.linkage = "internal"
    stage = Stage(ir.IRBuilder(code.append_basic_block("entry")), library.width)
    for argument, (word, kind) in zip(code.args, arguments.items(), strict=True):
        argument.name = word
        if kind == ADDRESS:
            argument.add_attribute("noalias")
    values = {argument.name: Value(stage, argument) for argument in code.args}
    return Function(library, stage, code, values)


_HANDLED = {"values": ADDRESS, "gradients": ADDRESS, "record": ADDRESS, "context": ADDRESS}
_HANDLER = ir.FunctionType(VOID, list(_HANDLED.values()))


class Handler:
    """A handler that is being written: ``handler(values, gradients, record, context)``."""

    def __init__(self, library: Library, name: str) -> None:
        self.function = begin_function(library, name, VOID, _HANDLED)
        self.library = library
        self.stage = self.function.stage
        self.values, self.gradients = self.function["values"], self.function["gradients"]
        self.record = Record(self.stage, self.function["record"])

    def known(self, name: Context) -> Value:
        """A whole number of the context."""
        return self.stage.read_whole(self.function["context"], name)

    @property
    def rows(self) -> Value:
        """The samples of this tile."""
        return self.known(Context.ROWS)

    def array(self, name: Context) -> Value:
        """An array of the context."""
        return self.stage.read(self.function["context"], self.stage.whole(name), ADDRESS)

    def call(self, part: Handler) -> None:
        """Run another handler within this one, as a part of it."""
        names = ("values", "gradients", "record", "context")
        self.stage.call(part.function.code, *(self.function[name] for name in names))

    def end_part(self) -> None:
        """Return to the handler that this is a part of."""
        self.function.code.attributes.add("noinline")
        self.stage.builder.ret_void()

    def finish(self, step: int) -> None:
        """Go on to the next instruction, ``step`` away, or return behind the last."""
        stage, write = self.stage, self.stage.builder
        following = stage.shift(self.record.place, stage.whole(step * COLUMNS), SHORT)
        with stage.when(stage.is_same(following, self.array(Context.END))):
            write.ret_void()
        target = read_handler(stage, self.array(Context.HANDLERS), following)
        arguments = [self.function["values"], self.function["gradients"], following, self.function["context"]]
        write.call(target, [argument.code for argument in arguments], tail="musttail")
        write.ret_void()


def write_table(module: ir.Module, name: str, handlers: Mapping[int, Handler]) -> ir.GlobalVariable:
    """A table of handlers by code; other codes do not occur."""
    nothing = ir.Constant(ADDRESS, None)
    entries = [
        handlers[code].function.code if code in handlers else nothing for code in range(max(handlers) + 1)
    ]
    type_ = ir.ArrayType(ADDRESS, len(entries))
    table = ir.GlobalVariable(module, type_, name)
    table.linkage = "internal"
    table.global_constant = True
    table.initializer = ir.Constant(type_, entries)
    return table


def read_handler(stage: Stage, table: Value, record: Value) -> ir.Value:
    """The handler of an instruction, to be called."""
    code = stage.read_short(record, stage.whole(0))
    place = stage.shift(table, code, ADDRESS)
    return stage.builder.load(place.code, typ=_HANDLER.as_pointer())
