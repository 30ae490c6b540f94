"""Functions of the compiled module: how one begins, and what its arguments are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from llvmlite import ir

from guibp.engine.loops.staging import ADDRESS, Stage, Value

VOID = ir.VoidType()


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function that is being written."""

    stage: Stage
    code: ir.Function
    arguments: Mapping[str, Value]

    def __getitem__(self, name: str) -> Value:
        return self.arguments[name]


WIDE = 8
NARROW = 4
"""Few samples are computed in one narrow vector: its division and its sums are quicker."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The module that is being written, and in how many lanes its functions compute.

    Narrow functions know that all samples are in one vector.
    """

    module: ir.Module
    width: int

    @property
    def is_narrow(self) -> bool:
        """Whether all samples are in one vector."""
        return self.width == NARROW

    def blocks(self, rows: Value) -> Value:
        """How many vectors so many rows are."""
        return (rows + (self.width - 1)) / self.width


def begin_function(
    library: Library, name: str, result: ir.Type, arguments: Mapping[str, ir.Type]
) -> Function:
    """A new function within the module. Arrays that it gets never overlap."""
    type_ = ir.FunctionType(result, list(arguments.values()))
    code = ir.Function(library.module, type_, name=f"{name}_{library.width}")
    code.linkage = "internal"
    code.attributes.add("noinline")
    stage = Stage(ir.IRBuilder(code.append_basic_block("entry")), library.width)
    for argument, (word, kind) in zip(code.args, arguments.items(), strict=True):
        argument.name = word
        if kind == ADDRESS:
            argument.add_attribute("noalias")
    values = {argument.name: Value(stage, argument) for argument in code.args}
    return Function(stage, code, values)
