"""Programs: the instructions that the compiled loops run, rows of whole numbers over one array."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from guibp.engine.opcodes import CODES, INSTRUCTIONS, LEAF, Instruction
from guibp.model.operations import SIGMOID_CROSS_ENTROPY

Shorts = NDArray[np.int32]

LOGIT_CROSS_ENTROPY = Instruction(
    len(INSTRUCTIONS) + 1,
    "logit_cross_entropy",
    SIGMOID_CROSS_ENTROPY.value,
    (SIGMOID_CROSS_ENTROPY.logit, SIGMOID_CROSS_ENTROPY.target),
    reduces=False,
)
"""Cross-entropy of a sigmoid in a training: its operands are logit and target, and no edge is kept."""
ACTIVATIONS = tuple(one for one in INSTRUCTIONS if one.name in {"sigmoid", "tanh", "relu"})
LAYERS: Mapping[int, int] = {
    activation: LOGIT_CROSS_ENTROPY.code + 1 + number
    for number, activation in enumerate((LEAF, *(one.code for one in ACTIVATIONS)))
}
"""The code of a layer by that of its activation, ``LEAF`` if it has none: units that share their inputs,
sums of products and biases."""
ELEMENTWISE = (*(one for one in INSTRUCTIONS if not one.reduces), LOGIT_CROSS_ENTROPY)

COSTLY = ("exp", "log", "logistic", "tanh", "**", "/")
"""A local gradient with one of these is worth keeping from the forward pass."""


def keeps_locals(instruction: Instruction) -> bool:
    """Whether a training computes its local gradients along with the value, and keeps them."""
    return any(word in text for text in instruction.local for word in COSTLY)


REDUCED: Mapping[int, int] = {
    code: max(LAYERS.values()) + 1 + number
    for number, code in enumerate(
        (CODES["squared_error"], CODES["binary_cross_entropy"], LOGIT_CROSS_ENTROPY.code)
    )
}
"""The code of a loss that is summed or averaged over the samples at once, by the code of the loss."""

KEEPING = frozenset(one.code for one in ELEMENTWISE if keeps_locals(one))


class Field(IntEnum):
    """The columns of an instruction. Places are indices into the array of numbers."""

    CODE = 0
    RESULT = 1
    """Where its value goes, and its gradient."""
    WIDE = 2
    """Whether it is computed for each sample: 1 or 0. A reduction's is that of its operand."""
    A = 3
    A_WIDE = 4
    B = 5
    B_WIDE = 6
    A_MODE = 7
    """What becomes of the gradient of operand a: a ``Mode``."""
    B_MODE = 8
    A_LOCAL = 9
    """Where its local gradient is kept from the forward pass; computed again if that is ``NOWHERE``."""
    B_LOCAL = 10
    A_EDGE = 11
    """Where the edge's gradient is kept, or ``NOWHERE``."""
    B_EDGE = 12
    C_EDGE = 13
    """The edge that enters the sigmoid, of a cross-entropy that passes the sigmoid by."""
    A_EDGE_SHARED = 14
    """1 where a cross-entropy has left its part on edge a already."""
    C_EDGE_WIDE = 15
    AVERAGES = 15
    """Of a loss that is reduced at once: whether to its mean, 1, or its sum, 0."""


class LayerField(IntEnum):
    """The columns of a layer's instruction; tables are places in the program's table."""

    CODE = 0
    RESULT = 1
    """Where the values of the first unit go; those of the others follow, ``STRIDE`` apart."""
    STRIDE = 2
    UNITS = 3
    INPUTS = 4
    LOCAL = 6
    """Where the activation's local gradients are kept, laid out like the values."""
    INPUT_TABLE = 7
    """For each input where its numbers are."""
    MODE_TABLE = 8
    """For each input the ``Mode`` of its gradient."""
    WEIGHT_TABLE = 9
    """For each unit and each input the place of the weight."""
    BIAS_BOUNDS = 10
    """Where each unit's biases begin in the table, and where the last one's end."""


class Mode(IntEnum):
    """What becomes of a share of an operand's gradient."""

    DROP = 0
    """Nothing asks for it."""
    STORE = 1
    """It is the first: it is written."""
    ADD = 2
    """It is added, sample by sample."""
    SUM = 3
    """It is summed over the samples into a single number."""
    SINGLE = 4
    """A single number is added."""


NOWHERE = -1
COLUMNS = len(Field)
