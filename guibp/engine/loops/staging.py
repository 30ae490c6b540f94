"""Staging: where code is being written, and all that can be written there besides arithmetic.

Python runs once to write the code; loops, branches and memory accesses written here run in the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from llvmlite import ir

from guibp.engine.loops.staged_values import REAL, Number, Value, Variable

WHOLE = ir.IntType(64)
SHORT = ir.IntType(32)
TRUTH = ir.IntType(1)
ADDRESS = ir.PointerType()

REAL_BYTES = 8
"""Lanes are read and written at any place of an array of reals."""


class Stage:
    """Where code is being written: the function, the place in it, and how many lanes it computes in."""

    def __init__(self, builder: ir.IRBuilder, width: int) -> None:
        self.builder = builder
        self.width = width
        self.flags: tuple[str, ...] = ()
        self.reals = ir.VectorType(REAL, width)
        self.wholes = ir.VectorType(WHOLE, width)

    # -- constants -------------------------------------------------------------------------------

    def whole(self, number: int) -> Value:
        """A whole number."""
        return Value(self, ir.Constant(WHOLE, number))

    def real(self, number: float) -> Value:
        """A real number."""
        return Value(self, ir.Constant(REAL, number))

    def truth(self, number: int) -> Value:
        """Truth 1 or 0."""
        return Value(self, ir.Constant(TRUTH, number))

    def lanes(self, number: float) -> Value:
        """The same real in every lane."""
        return Value(self, ir.Constant(self.reals, [float(number)] * self.width))

    def like(self, model: Value, number: Value | Number) -> Value:
        """A constant of the type that the model has; a value comes through unchanged."""
        if isinstance(number, Value):
            return number
        plain = float(number) if model.is_real else int(number)
        filled = [plain] * self.width if isinstance(model.type, ir.VectorType) else plain
        return Value(self, ir.Constant(model.type, filled))

    # -- memory ----------------------------------------------------------------------------------

    def read(self, array: Value, index: Value, type_: ir.Type = REAL) -> Value:
        """A number of an array of reals, wholes or addresses; int32s are read by ``read_short``."""
        return Value(self, self.builder.load(self._at(array, index, type_), typ=type_))

    def write(self, array: Value, index: Value, value: Value) -> None:
        """Put a number into an array."""
        self.builder.store(value.code, self._at(array, index, value.type))

    def read_short(self, array: Value, index: Value) -> Value:
        """A number of an array of int32, as a whole."""
        number = self.builder.load(self._at(array, index, SHORT), typ=SHORT)
        return Value(self, self.builder.sext(number, WHOLE))

    def read_whole(self, array: Value, index: int) -> Value:
        """A whole number of an array of them."""
        return self.read(array, self.whole(index), WHOLE)

    def write_word(self, array: Value, index: int, value: Value) -> None:
        """Put a whole number or an address into an array of such."""
        self.builder.store(value.code, self._at(array, self.whole(index), WHOLE))

    def is_same(self, one: Value, other: Value) -> Value:
        """Whether two addresses are the same."""
        return Value(self, self.builder.icmp_unsigned("==", one.code, other.code))

    def read_lanes(self, array: Value, index: Value) -> Value:
        """As many reals as there are lanes, from that index on."""
        return Value(self, self.builder.load(self._at(array, index, REAL), align=REAL_BYTES, typ=self.reals))

    def write_lanes(self, array: Value, index: Value, value: Value) -> None:
        """Put as many reals into an array, from that index on."""
        self.builder.store(value.code, self._at(array, index, REAL), align=REAL_BYTES)

    def shift(self, array: Value, index: Value, type_: ir.Type = REAL) -> Value:
        """The address of a number of an array."""
        return Value(self, self._at(array, index, type_))

    def _at(self, array: Value, index: Value, type_: ir.Type) -> ir.Value:
        return self.builder.gep(array.code, [index.code], source_etype=type_)

    # -- lanes -----------------------------------------------------------------------------------

    def spread(self, number: Value) -> Value:
        """The same real or whole in every lane."""
        type_ = self.reals if number.type == REAL else self.wholes
        unknown = ir.Constant(type_, ir.Undefined)
        one = self.builder.insert_element(unknown, number.code, ir.Constant(SHORT, 0))
        zeros = ir.Constant(ir.VectorType(SHORT, self.width), [0] * self.width)
        return Value(self, self.builder.shuffle_vector(one, one, zeros))

    def lane(self, lanes: Value, number: Value | int) -> Value:
        """The real in one lane."""
        index = ir.Constant(SHORT, number) if isinstance(number, int) else number.code
        return Value(self, self.builder.extract_element(lanes.code, index))

    def with_lane(self, lanes: Value, number: Value | int, real: Value) -> Value:
        """The lanes with another real in one of them."""
        index = ir.Constant(SHORT, number) if isinstance(number, int) else number.code
        return Value(self, self.builder.insert_element(lanes.code, real.code, index))

    def first_lanes(self, count: Value) -> Value:
        """The mask of so many lanes from the first."""
        numbers = ir.Constant(self.wholes, list(range(self.width)))
        return Value(self, self.builder.icmp_signed("<", numbers, self.spread(count).code))

    def sum_lanes(self, lanes: Value) -> Value:
        """The sum over the lanes, added in halves: one fixed order."""
        numbers, width = lanes.code, self.width
        while width > 1:
            width //= 2
            low, high = (self._part(numbers, start, width) for start in (0, width))
            numbers = self.builder.fadd(low, high)
        return self.lane(Value(self, numbers), 0)

    def _part(self, numbers: ir.Value, start: int, width: int) -> ir.Value:
        places = ir.Constant(ir.VectorType(SHORT, width), list(range(start, start + width)))
        return self.builder.shuffle_vector(numbers, numbers, places)

    def any_lane(self, mask: Value) -> Value:
        """Whether the mask holds in some lane."""
        bits = self.builder.bitcast(mask.code, ir.IntType(self.width))
        return Value(self, self.builder.icmp_unsigned("!=", bits, ir.Constant(ir.IntType(self.width), 0)))

    # -- functions of the machine ----------------------------------------------------------------

    def multiply_add(self, a: Value, b: Value | Number, c: Value | Number) -> Value:
        """a·b + c, rounded once where the machine can."""
        return self.call_intrinsic("llvm.fmuladd", a, self.like(a, b), self.like(a, c))

    def fused(self, a: Value, b: Value | Number, c: Value | Number) -> Value:
        """a·b + c, rounded once whatever it takes."""
        return self.call_intrinsic("llvm.fma", a, self.like(a, b), self.like(a, c))

    def absolute(self, a: Value) -> Value:
        """The number without its sign."""
        return self.call_intrinsic("llvm.fabs", a)

    def square_root(self, a: Value) -> Value:
        """The square root."""
        return self.call_intrinsic("llvm.sqrt", a)

    def bits(self, lanes: Value) -> Value:
        """The bits of reals as wholes."""
        return Value(self, self.builder.bitcast(lanes.code, self.wholes))

    def from_bits(self, wholes: Value) -> Value:
        """Reals of those bits."""
        return Value(self, self.builder.bitcast(wholes.code, self.reals))

    def to_real(self, whole: Value) -> Value:
        """A whole number as a real."""
        return Value(self, self.builder.sitofp(whole.code, REAL))

    def call_intrinsic(self, name: str, *arguments: Value) -> Value:
        """A function that LLVM knows, overloaded by the type of its operands."""
        type_ = arguments[0].type
        full = f"{name}.{'f64' if type_ == REAL else f'v{self.width}f64'}"
        return self.call(self.declare(full, type_, [type_] * len(arguments)), *arguments)

    def declare(self, name: str, result: ir.Type, arguments: Sequence[ir.Type]) -> ir.Function:
        """The function of that name, declared if it was not."""
        known = self.builder.module.globals.get(name)
        if isinstance(known, ir.Function):
            return known
        return ir.Function(self.builder.module, ir.FunctionType(result, arguments), name=name)

    def call(self, function: ir.Function, *arguments: Value) -> Value:
        """Call a function."""
        return Value(self, self.builder.call(function, [argument.code for argument in arguments]))

    def call_shared(self, name: str, write: Callable[..., Value], *arguments: Value) -> Value:
        """What ``write`` makes of the arguments, lanes or wholes: written once for all who call it."""
        full = f"{name}_{self.width}"
        known = self.builder.module.globals.get(full)
        if not isinstance(known, ir.Function):
            type_ = ir.FunctionType(self.reals, [argument.type for argument in arguments])
            known = ir.Function(self.builder.module, type_, name=full)
            known.linkage = "internal"
            known.attributes.add("noinline")
            stage = Stage(ir.IRBuilder(known.append_basic_block("entry")), self.width)
            stage.builder.ret(write(stage, *(Value(stage, argument) for argument in known.args)).code)
        return self.call(known, *arguments)

    @contextmanager
    def contracting(self) -> Iterator[None]:
        """Within, a product and a sum may be rounded once."""
        self.flags = ("contract",)
        yield
        self.flags = ()

    # -- control ---------------------------------------------------------------------------------

    def variable(self, start: Value) -> Variable:
        """A place that holds this value at first."""
        with self.builder.goto_entry_block():
            place = self.builder.alloca(start.type)
        variable = Variable(self, place, start.type)
        variable.set(start)
        return variable

    @contextmanager
    def each(self, first: Value | int, last: Value | int, step: int = 1) -> Iterator[Value]:
        """Repeat what is written inside for an index from ``first`` up to, not including, ``last``.

        Where that is known to be once, no loop is written.
        """
        if isinstance(first, int) and isinstance(last, int) and first < last <= first + step:
            yield self.whole(first)
            return
        begin, end = (self.whole(bound) if isinstance(bound, int) else bound for bound in (first, last))
        index = self.variable(begin)
        test, body, after = (self.builder.append_basic_block(name) for name in ("test", "body", "after"))
        self.builder.branch(test)
        self.builder.position_at_end(test)
        self.builder.cbranch((index.get() < end).code, body, after)
        self.builder.position_at_end(body)
        yield index.get()
        index.add(self.whole(step))
        self.builder.branch(test)
        self.builder.position_at_end(after)

    @contextmanager
    def when(self, condition: Value) -> Iterator[None]:
        """Do what is written inside only where this holds."""
        with self.builder.if_then(condition.code):
            yield

    def branch(self, selector: Value, cases: Mapping[int, Callable[[], None]]) -> None:
        """Take the case of the selector's number, each written by its function; other numbers do nothing."""
        after = self.builder.append_basic_block("chosen")
        switch = self.builder.switch(selector.code, after)
        for number, write_case in cases.items():
            block = self.builder.append_basic_block(f"case{number}")
            switch.add_case(ir.Constant(WHOLE, number), block)
            self.builder.position_at_end(block)
            write_case()
            self.builder.branch(after)
        self.builder.position_at_end(after)

    def either(self, condition: Value, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
        """The value that one of two functions writes; only that one is computed."""
        with self.builder.if_else(condition.code) as (then, otherwise):
            with then:
                one, one_end = yes(), self.builder.block
            with otherwise:
                other, other_end = no(), self.builder.block
        chosen = self.builder.phi(one.type)
        chosen.add_incoming(one.code, one_end)
        chosen.add_incoming(other.code, other_end)
        return Value(self, chosen)
