"""The NumPy functions that scripts define for themselves, from the formulas of the operation table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guibp.export.code.expressions import Dialect, write_function
from guibp.export.code.training_text import INDENT
from guibp.model.formula import parse_formula
from guibp.model.operations import OPERATIONS, SIGMOID_CROSS_ENTROPY

DIALECT = Dialect(
    {
        "exp": "np.exp({0})",
        "log": "np.log({0})",
        "log1p": "np.log1p({0})",
        "tanh": "np.tanh({0})",
        "sqrt": "np.sqrt({0})",
        "abs": "np.abs({0})",
        "sign": "np.sign({0})",
        "where": "np.where({0}, {1}, {2})",
        "max": "np.maximum({0}, {1})",
        "both": "np.logical_and({0}, {1})",
        "mean": "np.mean({0})",
        "sum": "np.sum({0})",
        "relu": "np.maximum({0}, 0)",
        "sigmoid": "sigmoid({0})",
        "logistic": "sigmoid({0})",
    }
)
SIGMOID = "e = exp(-abs(a)); where(a <= 0, e, 1)/(1 + e)"
"""The logistic function from e^-|a|, so that nothing overflows."""
_CROSS_ENTROPY = OPERATIONS["binary_cross_entropy"]
HELPERS: Mapping[str, tuple[str, str]] = {
    "sigmoid": ("a", SIGMOID),
    "cross_entropy": ("a, b", _CROSS_ENTROPY.computed_value),
    "cross_entropy_slope": ("a, b", _CROSS_ENTROPY.computed_local[0]),
    "cross_entropy_target_slope": ("a, b", _CROSS_ENTROPY.computed_local[1]),
    "logit_cross_entropy": ("a, b", SIGMOID_CROSS_ENTROPY.value),
    "logit_cross_entropy_slope": ("a, b", SIGMOID_CROSS_ENTROPY.logit),
    "saturated_slope": ("a, b", SIGMOID_CROSS_ENTROPY.prediction),
}
"""Functions that a script defines where it needs them: their parameters and their formulas."""
_TOLD: Mapping[str, str] = {
    "sigmoid": "The logistic function 1/(1 + exp(-a)), from exp(-|a|), so that nothing overflows.",
    "cross_entropy": "-(b*log(a) + (1 - b)*log(1 - a)), where 0*log(0) is 0.",
    "cross_entropy_slope": "Its derivative (a - b)/(a*(1 - a)) by the prediction a.",
    "cross_entropy_target_slope": "Its derivative log(1 - a) - log(a) by the target b.",
    "logit_cross_entropy": "The cross-entropy of sigmoid(a), exact when the sigmoid is 0 or 1 to all digits.",
    "logit_cross_entropy_slope": "Its derivative by the logit a: sigmoid(a) - b, with all its digits.",
    "saturated_slope": "Its derivative by the prediction sigmoid(a).",
}
RESERVED = ("np", "math", "values", "gradients", *HELPERS)


def write_helpers(body: str) -> Iterator[str]:
    """The functions that a body calls, and those that these call."""
    texts = {
        name: write_function(name, parameters, parse_formula(formula), DIALECT)
        for name, (parameters, formula) in HELPERS.items()
    }
    called = _called(body)
    inner = {found for name in called for found in _called("\n".join(texts[name][1:]))}
    for name, (first, *rest) in texts.items():
        if name in called | inner:
            yield from ("", "", first, f'{INDENT}"""{_TOLD[name]}"""', *rest)


def _called(text: str) -> set[str]:
    return {name for name in re.findall(r"(?<!\w)\w+(?=\()", text) if name in HELPERS}
