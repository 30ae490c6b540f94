"""The operation table: one entry per operation, from which everything else about it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How an operation makes its value."""

    LEAF = "leaf"
    ELEMENTWISE = "elementwise"
    FOLD = "fold"
    """Two or more operands, joined from left to right by a formula of two."""
    REDUCTION = "reduction"
    """A single number from the values over the samples."""


class Category(Enum):
    """Where the palette shows an operation."""

    LEAVES = "Leaves"
    ARITHMETIC = "Arithmetic"
    FUNCTIONS = "Functions"
    SAMPLES = "Over the samples"
    LOSS = "Loss"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the computational graph.

    ``value`` is the formula as a learner reads it, in the operands ``a`` and ``b``; ``local`` has one
    local gradient (the partial derivative of the value with respect to that operand) for each, in
    which ``y`` is the value itself. ``exact_value`` and ``exact_local`` are the same functions in a
    form that stays within 4 ulp everywhere; where they are empty the shown form is computed.
    ``short`` is how a line of text writes it. ``script_local`` has the local gradients as an exported
    script writes them, where those shown would lose digits and the exact ones teach nothing. A
    reduction's formulas speak of one sample and of ``n``, their number.
    """

    id: str
    title: str
    symbol: str
    kind: Kind
    category: Category
    summary: str
    operands: tuple[str, ...] = ()
    value: str = ""
    local: tuple[str, ...] = ()
    short: str = ""
    exact_value: str = ""
    exact_local: tuple[str, ...] = ()
    script_local: tuple[str, ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether it has no operands and holds a value."""
        return self.kind is Kind.LEAF

    @property
    def is_variadic(self) -> bool:
        """Whether it takes any number of operands from its minimum up."""
        return self.kind is Kind.FOLD

    @property
    def computed_value(self) -> str:
        """The formula that the engine computes."""
        return self.exact_value or self.value

    @property
    def computed_local(self) -> tuple[str, ...]:
        """The local gradients that the engine computes, one an operand."""
        return self.exact_local or self.local

    @property
    def written_local(self) -> tuple[str, ...]:
        """The local gradients that an exported script spells out."""
        return self.script_local or self.local

    def has_port(self, port: int) -> bool:
        """Whether an edge may end at this operand number."""
        if self.is_variadic:
            return 0 <= port <= MAXIMUM_PORT
        return 0 <= port < len(self.operands)


MAXIMUM_PORT = 10**6

_TABLE = (
    Operation(
        "input", "input", "x", Kind.LEAF, Category.LEAVES, "Data: a number, or a column of the data set."
    ),
    Operation("parameter", "parameter", "w", Kind.LEAF, Category.LEAVES, "A number that training changes."),
    Operation("constant", "constant", "1", Kind.LEAF, Category.LEAVES, "A number that stays as it is."),
    Operation(
        "add",
        "add",
        "+",
        Kind.FOLD,
        Category.ARITHMETIC,
        "The sum of its operands. It passes the upstream gradient on unchanged.",
        operands=("a", "b"),
        value="a + b",
        local=("1", "1"),
        short="a + b",
    ),
    Operation(
        "multiply",
        "multiply",
        "×",
        Kind.FOLD,
        Category.ARITHMETIC,
        "The product of its operands. The local gradient of each is the product of the others.",
        operands=("a", "b"),
        value="a*b",
        local=("b", "a"),
        short="a*b",
    ),
    Operation(
        "subtract",
        "subtract",
        "−",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "The first operand minus the second.",
        operands=("a", "b"),
        value="a - b",
        local=("1", "-1"),
        short="a - b",
    ),
    Operation(
        "divide",
        "divide",
        "÷",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "The first operand divided by the second.",
        operands=("a", "b"),
        value="a/b",
        local=("1/b", "-a/b**2"),
        short="a/b",
        # a/b may be too small to keep its digits, b*b too small or large to be a number.
        exact_local=("1/b", "-where(both(abs(b) > 1e-150, abs(b) < 1e150), a/(b*b), (a/b)/b)"),
    ),
    Operation(
        "negate",
        "negate",
        "−x",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "The operand with its sign turned.",
        operands=("a",),
        value="-a",
        local=("-1",),
        short="-a",
    ),
    Operation(
        "reciprocal",
        "reciprocal",
        "1/x",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "One divided by the operand.",
        operands=("a",),
        value="1/a",
        local=("-1/a**2",),
        short="1/a",
        exact_local=("-((1/a)/a)",),
    ),
    Operation(
        "power",
        "power",
        "xʸ",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "The base raised to the exponent.",
        operands=("a", "b"),
        value="a**b",
        local=("b*a**(b - 1)", "y*log(a)"),
        short="a**b",
        # Where b - 1 is exact, the shown form; else that rounding would grow in a**(b - 1), and a
        # positive base takes two halves, in the order that leaves the range of numbers last. So does
        # the exponent's where y itself has left it or lost digits.
        exact_local=(
            (
                "k = where(both(both(0.75 <= abs(b + 0.25), abs(b) <= 4), b - 1 + 1 == b), 1, 0);"
                "h = abs(a)**(b/2);"
                "where(b == 0, 0*a, where(both(a > 0, k == 0),"
                " where(b > 0.5, b*(h/a)*h, b*h*h/a), b*a**(b - 1)))"
            ),
            (
                "where(both(a == 0, b > 0), 0, where(both(abs(y) > 1e-290, abs(y) < 1e308), y*log(a),"
                " abs(a)**(b/2)*log(a)*abs(a)**(b/2)))"
            ),
        ),
        script_local=(
            "where(b == 0, 0*a, b*a**(b - 1))",
            "where(both(a == 0, b > 0), 0, y*log(a))",
        ),
    ),
    Operation(
        "square",
        "square",
        "x²",
        Kind.ELEMENTWISE,
        Category.ARITHMETIC,
        "The operand times itself.",
        operands=("a",),
        value="a**2",
        local=("2*a",),
        short="a**2",
        exact_value="a*a",
    ),
    Operation(
        "exp",
        "exponential",
        "exp",
        Kind.ELEMENTWISE,
        Category.FUNCTIONS,
        "e raised to the operand. It is its own derivative.",
        operands=("a",),
        value="exp(a)",
        local=("y",),
        short="exp(a)",
    ),
    Operation(
        "log",
        "logarithm",
        "log",
        Kind.ELEMENTWISE,
        Category.FUNCTIONS,
        "The natural logarithm.",
        operands=("a",),
        value="log(a)",
        local=("1/a",),
        short="log(a)",
    ),
    Operation(
        "sigmoid",
        "sigmoid",
        "σ",
        Kind.ELEMENTWISE,
        Category.FUNCTIONS,
        "The logistic function: it squeezes any number into 0 to 1.",
        operands=("a",),
        value="1/(1 + exp(-a))",
        local=("y*(1 - y)",),
        short="sigmoid(a)",
        # 1 - y would lose its digits where y is near 1.
        exact_value="logistic(a)",
        exact_local=("logistic_slope(a)",),
        script_local=("y*sigmoid(-a)",),
    ),
    Operation(
        "tanh",
        "tanh",
        "tanh",
        Kind.ELEMENTWISE,
        Category.FUNCTIONS,
        "The hyperbolic tangent: it squeezes any number into −1 to 1.",
        operands=("a",),
        value="tanh(a)",
        local=("1 - y**2",),
        short="tanh(a)",
        exact_local=("4*logistic_slope(2*a)",),
        script_local=("4*sigmoid(2*a)*sigmoid(-2*a)",),
    ),
    Operation(
        "relu",
        "relu",
        "relu",
        Kind.ELEMENTWISE,
        Category.FUNCTIONS,
        "The operand where it is positive, else 0. At 0 its subgradient is 0.",
        operands=("a",),
        value="max(a, 0)",
        local=("where(a > 0, 1, 0)",),
        short="relu(a)",
        # Comparisons alone would turn NaN into 0.
        exact_value="where(a > 0, a, where(a <= 0, 0, a))",
        exact_local=("where(a > 0, 1, where(a <= 0, 0, a))",),
    ),
    Operation(
        "mean",
        "mean",
        "mean",
        Kind.REDUCTION,
        Category.SAMPLES,
        "The mean over the samples.",
        operands=("a",),
        value="mean(a)",
        local=("1/n",),
        short="mean(a)",
    ),
    Operation(
        "sum",
        "sum",
        "Σ",
        Kind.REDUCTION,
        Category.SAMPLES,
        "The sum over the samples.",
        operands=("a",),
        value="sum(a)",
        local=("1",),
        short="sum(a)",
    ),
    Operation(
        "squared_error",
        "squared error",
        "(−)²",
        Kind.ELEMENTWISE,
        Category.LOSS,
        "The squared difference between prediction and target.",
        operands=("prediction", "target"),
        value="(a - b)**2",
        local=("2*(a - b)", "-2*(a - b)"),
        short="(a - b)**2",
        exact_value="d = a - b; d*d",
    ),
    Operation(
        "binary_cross_entropy",
        "cross-entropy",
        "H",
        Kind.ELEMENTWISE,
        Category.LOSS,
        "How surprised the prediction, a probability, is by the target, 0 or 1.",
        operands=("prediction", "target"),
        value="-(b*log(a) + (1 - b)*log(1 - a))",
        local=("(a - b)/(a*(1 - a))", "log(1 - a) - log(a)"),
        short="-(b*log(a) + (1 - b)*log(1 - a))",
        exact_value="-(where(b == 0, 0*b, b*log(a)) + where(b == 1, 0*b, (1 - b)*log1p(-a)))",
        # At an end of the range the target names the branch that is finite; near a = 1/2 the two
        # logarithms would cancel.
        exact_local=(
            "where(b == 0, 1/(1 - a), where(b == 1, -1/a, (a - b)/(a*(1 - a))))",
            "where(both(a > 0.25, a < 0.75), log1p((1 - 2*a)/a), log1p(-a) - log(a))",
        ),
    ),
)

OPERATIONS: Mapping[str, Operation] = {operation.id: operation for operation in _TABLE}


@dataclass(frozen=True, slots=True)
class SigmoidCrossEntropy:
    """Cross-entropy of a sigmoid, in the sigmoid's operand ``a`` (the logit) and the target ``b``.

    The prediction rounds to 0 or 1 when the sigmoid saturates; its operand does not, so value and
    gradients stay exact. ``logit`` is the gradient that reaches the sigmoid's operand, σ(a) − b;
    ``prediction`` and ``target`` are the local gradients of the cross-entropy's two operands.
    """

    value: str
    prediction: str
    target: str
    logit: str


# σ(a), and 1 - σ(a) with all its digits.
_SIGMOIDS = "e = exp(-abs(a)); s = logistic(a); r = logistic(-a);"

SIGMOID_CROSS_ENTROPY = SigmoidCrossEntropy(
    value=(
        "l = log1p(exp(-abs(a))); p = l + max(a, 0); q = l + max(-a, 0);"
        "where(b == 0, 0*b, b*q) + where(b == 1, 0*b, (1 - b)*p)"
    ),
    prediction=(
        _SIGMOIDS + "d = where(b > 0.5, (1 - b) - r, s - b);"
        "where(b == 0, 1 + exp(a), where(b == 1, -1 - exp(-a),"
        " where(abs(a) < 700, d*(2 + exp(abs(a)) + e), d*exp(abs(a)/2)*exp(abs(a)/2))))"
    ),
    target="-a",
    logit=(_SIGMOIDS + "where(b == 0, s, where(b == 1, -r, where(b > 0.5, (1 - b) - r, s - b)))"),
)
