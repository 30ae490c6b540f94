"""What the quiz says: its questions, and a sentence for every slip and every rule."""

from __future__ import annotations

from collections.abc import Mapping

from guibp.engine.tape import Tape
from guibp.explain.notation import TEXT
from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.quiz_slips import Slip
from guibp.explain.sentences import Said, Template, say

SLIP_TEXTS: Mapping[Slip, Template] = {
    Slip.FORGOT_UPSTREAM: "That is the local gradient alone. Multiply it by the upstream gradient.",
    Slip.FORGOT_LOCAL: "That is the upstream gradient alone. Multiply it by the local gradient.",
    Slip.WRONG_SIGN: "The size is right, the sign is wrong.",
    Slip.SWAPPED_FACTORS: "The factors of × are swapped: the local gradient for {source} is the product of "
    "the others.",
    Slip.OTHER_OPERAND: "That is the gradient for another operand of {node}.",
    Slip.SIGMOID_VALUE: "You used σ itself. The local gradient of a sigmoid is σ(1 − σ).",
    Slip.SIGMOID_COMPLEMENT: "You used 1 − σ. The local gradient of a sigmoid is σ(1 − σ).",
    Slip.VALUE_AS_LOCAL: "You used the value of {node} as its local gradient.",
    Slip.OPERAND_AS_LOCAL: "You used the operand as the local gradient of {node}.",
    Slip.FORGOT_FACTOR_TWO: "The factor 2 is missing: the derivative of a square is twice what is squared.",
    Slip.FORGOT_SQUARE: "A square is missing.",
    Slip.DIVIDED_BY_LOCAL: "You divided by the local gradient. Multiply by it.",
    Slip.ADDED_LOCAL: "You added the local gradient. Multiply by it.",
    Slip.TOOK_VALUE: "That is a value. Asked is a gradient.",
    Slip.TOOK_GRADIENT: "That is a gradient. Asked is the value of {node}.",
    Slip.FORGOT_BRANCH: "{node} feeds several nodes, and one branch is missing: sum over all of them.",
    Slip.MULTIPLIED_BRANCHES: "You multiplied the branches. Where branches meet, their gradients are summed.",
    Slip.AVERAGED_BRANCHES: "You took the mean of the branches. Their gradients are summed.",
    Slip.ALL_BRANCHES: "That is the whole gradient of {source}, over all its edges. Asked is one.",
    Slip.OTHER_SAMPLE: "That is the number of another sample. Asked is sample {sample}.",
    Slip.SUMMED_SAMPLES: "That is the sum over all samples. Asked is the share of sample {sample}.",
    Slip.FORGOT_SAMPLES: "Not all samples are in it: sum the shares of all of them.",
    Slip.AVERAGED_SAMPLES: "You took the mean of the shares. They are summed.",
    Slip.WRONG_OPERATION: "That is another operation on the same operands. Look at the sign in {node}.",
    Slip.FORGOT_OPERAND: "One operand of {node} is missing.",
    Slip.PASSED_OPERAND: "That is the operand, as it comes in. {node} has not been applied to it yet.",
    Slip.SIGMOID_SIGN: "That is σ(−z): in 1/(1 + e^(−z)) there is a minus before z.",
    Slip.DOUBLED: "You doubled. A square is a number times itself.",
    Slip.SUM_FOR_MEAN: "That is the sum. A mean is divided by the number of samples.",
    Slip.ONE_SAMPLE: "That is one sample's number. {node} takes all samples together.",
}
LOCAL_RULES: Mapping[str, Template] = {
    "add": "A sum has the local gradient 1 for each operand.",
    "multiply": "The local gradient of a product is, for each operand, the product of the others.",
    "subtract": "A difference has the local gradient 1 for the first operand and −1 for the second.",
    "divide": "A quotient a/b has the local gradients 1/b for a, and −a/b² for b.",
    "negate": "Turning the sign has the local gradient −1.",
    "reciprocal": "1/a has the local gradient −1/a².",
    "power": "A power a^b has the local gradients b·a^(b−1) for a, and a^b·log(a) for b.",
    "square": "A square a² has the local gradient 2a.",
    "exp": "The exponential is its own local gradient.",
    "log": "The logarithm of a has the local gradient 1/a.",
    "sigmoid": "The sigmoid has the local gradient σ(1 − σ), where σ is its own value.",
    "tanh": "tanh has the local gradient 1 − y², where y is its own value.",
    "relu": "relu has the local gradient 1 where its operand is positive, else 0.",
    "mean": "A mean of n samples has the local gradient 1/n for each.",
    "sum": "A sum over the samples has the local gradient 1 for each.",
    "squared_error": "The square of a − b has the local gradients 2(a − b) for a, and −2(a − b) for b.",
    "binary_cross_entropy": "For a prediction a and a target b, "
    "the local gradient for a is (a − b)/(a(1 − a)).",
}
HELD_OUT_RULES: Mapping[str, Template] = {
    "mean": "A mean of {count} samples has the local gradient 1/{count} for each; rows that are held out "
    "are not among them.",
    "sum": "A sum over {count} samples has the local gradient 1 for each; rows that are held out are not "
    "among them.",
}
"""The same where rows are held out, for the operations that leave them out."""


def tell_local_rule(operation: str, tape: Tape) -> Said:
    """The rule for an operation's local gradient, with the number of samples where some do not count."""
    if tape.counted is not None and operation in HELD_OUT_RULES:
        return say(HELD_OUT_RULES[operation], count=tape.counted_samples)
    return say(LOCAL_RULES[operation])


def ask_value(question: Question) -> Said:
    """``What is the value of g?``."""
    return say("What is the value of {node}?", node=question.node)


def ask_edge(question: Question, sources: tuple[str, ...]) -> Said:
    """``What flows back along w → g?``; the operand is told where two have the same source."""
    words = {"source": question.source, "node": question.node}
    if sources.count(question.source or "") > 1:
        return say(
            "What flows back along {source} → {node}, operand {port}?", port=(question.port or 0) + 1, **words
        )
    return say("What flows back along {source} → {node}?", **words)


def ask_sum(question: Question, output: str, terms: tuple[float, ...]) -> Said:
    """A question for a sum: over the branches, or of shares that are given."""
    partial = TEXT.partial(output, question.node)
    if question.kind is QuestionKind.NODE_GRADIENT:
        return say(
            "{node} feeds several nodes. What is its whole gradient, {partial}?",
            node=question.node,
            partial=partial,
        )
    return say(
        "The samples' shares of {partial} are {shares}. And over all samples?",
        partial=partial,
        shares=", ".join(map(TEXT.number, terms)),
    )
