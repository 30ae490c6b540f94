"""Values of staged code: arithmetic on them writes LLVM instructions instead of computing.

A **real** is a float64, **lanes** are some of them side by side, one for each of as many samples, a
**whole** is an int64, a **truth** an i1 and a **mask** as many of those as there are lanes. Arithmetic is
that of IEEE 754 in the order written: nothing is reordered, and contracted only where a stage says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llvmlite import ir

if TYPE_CHECKING:
    from guibp.engine.loops.staging import Stage

REAL = ir.DoubleType()

Number = float | int


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """Something that the written code will have computed when it runs."""

    stage: Stage
    code: ir.Value

    @property
    def type(self) -> ir.Type:
        """Its type in LLVM."""
        return self.code.type

    def __add__(self, other: Value | Number) -> Value:
        return self._join("add", "fadd", other)

    def __sub__(self, other: Value | Number) -> Value:
        return self._join("sub", "fsub", other)

    def __mul__(self, other: Value | Number) -> Value:
        return self._join("mul", "fmul", other)

    def __truediv__(self, other: Value | Number) -> Value:
        return self._join("sdiv", "fdiv", other)

    def __radd__(self, other: Number) -> Value:
        return self.stage.like(self, other) + self

    def __rsub__(self, other: Number) -> Value:
        return self.stage.like(self, other) - self

    def __rmul__(self, other: Number) -> Value:
        return self.stage.like(self, other) * self

    def __rtruediv__(self, other: Number) -> Value:
        return self.stage.like(self, other) / self

    def __neg__(self) -> Value:
        write = self.stage.builder
        return Value(self.stage, write.fneg(self.code) if self.is_real else write.neg(self.code))

    def __and__(self, other: Value | Number) -> Value:
        return self._join("and_", "and_", other)

    def __or__(self, other: Value | Number) -> Value:
        return self._join("or_", "or_", other)

    def __lshift__(self, places: int) -> Value:
        return self._join("shl", "shl", places)

    def __rshift__(self, places: int) -> Value:
        """Zeros come in from the left."""
        return self._join("lshr", "lshr", places)

    def __invert__(self) -> Value:
        return Value(self.stage, self.stage.builder.not_(self.code))

    def __lt__(self, other: Value | Number) -> Value:
        return self.compare("<", other)

    def __le__(self, other: Value | Number) -> Value:
        return self.compare("<=", other)

    def __gt__(self, other: Value | Number) -> Value:
        return self.compare(">", other)

    def __ge__(self, other: Value | Number) -> Value:
        return self.compare(">=", other)

    @property
    def is_real(self) -> bool:
        """Whether it is made of reals, one or as many as there are lanes."""
        type_ = self.type
        return (type_.element if isinstance(type_, ir.VectorType) else type_) == REAL

    def compare(self, sign: str, other: Value | Number) -> Value:
        """A truth or a mask; with NaN only ``!=`` holds."""
        left, right = self.code, self.stage.like(self, other).code
        write = self.stage.builder
        if not self.is_real:
            return Value(self.stage, write.icmp_signed(sign, left, right))
        compare = write.fcmp_unordered if sign == "!=" else write.fcmp_ordered
        return Value(self.stage, compare(sign, left, right))

    def equals(self, other: Value | Number) -> Value:
        """Whether both are the same number."""
        return self.compare("==", other)

    def choose(self, yes: Value | Number, no: Value | Number) -> Value:
        """The one where this truth or mask holds, else the other; one of them is a ``Value``."""
        shape = yes if isinstance(yes, Value) else no
        if not isinstance(shape, Value):
            raise TypeError("a choice between two numbers has no type")
        one, other = self.stage.like(shape, yes), self.stage.like(shape, no)
        return Value(self.stage, self.stage.builder.select(self.code, one.code, other.code))

    def _join(self, whole: str, real: str, other: Value | Number) -> Value:
        left, right = self.code, self.stage.like(self, other).code
        if self.is_real:
            code = getattr(self.stage.builder, real)(left, right, flags=self.stage.flags)
        else:
            code = getattr(self.stage.builder, whole)(left, right)
        return Value(self.stage, code)


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A place for a value that changes; the compiler keeps it in a register."""

    stage: Stage
    place: ir.Value
    type: ir.Type

    def get(self) -> Value:
        """What it holds now."""
        return Value(self.stage, self.stage.builder.load(self.place, typ=self.type))

    def set(self, value: Value) -> None:
        """Have it hold another value."""
        self.stage.builder.store(value.code, self.place)

    def add(self, value: Value) -> None:
        """Have it hold the sum."""
        self.set(self.get() + value)
