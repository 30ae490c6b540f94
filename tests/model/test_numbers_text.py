"""Numbers are shown with the digits that matter, and read as they were typed or not at all."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number, show_fully, show_number, with_minus_sign

finite = st.floats(allow_nan=False, allow_infinity=False)
SHOWN = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def significant_digits(text: str) -> int:
    mantissa = text.lstrip("-").split("e", maxsplit=1)[0].replace(".", "")
    return len(mantissa.lstrip("0"))


@pytest.mark.parametrize(
    "number,shown",
    [
        (-2.0, "-2"), (0.0, "0"), (-0.0, "0"), (0.1, "0.1"), (100.0, "100"), (123456.0, "123456"),
        (0.731058, "0.731"), (2 / 3, "0.667"), (9.999, "10.0"), (0.00012345, "1.23e-4"), (1e-7, "1e-7"),
        (1.2345e-7, "1.23e-7"), (1e6, "1e6"), (-1234567.0, "-1.23e6"), (1e300, "1e300"), (12345.678, "12346"),
        (math.inf, "∞"), (-math.inf, "-∞"), (math.nan, "NaN"),
    ],
)  # fmt: skip
def test_how_numbers_are_shown(number: float, shown: str) -> None:
    assert show_number(number) == shown


@given(finite)
def test_three_digits_or_the_exact_number(number: float) -> None:
    shown = show_number(number)
    assert SHOWN.fullmatch(shown)
    assert float(shown) == pytest.approx(number, rel=5.001e-3, abs=5e-324)
    assert significant_digits(shown) >= 3 or float(shown) == number


@given(finite)
def test_all_digits_read_back_the_same(number: float) -> None:
    assert repr(read_number(show_fully(number))) == repr(number)
    assert repr(read_number(with_minus_sign(show_fully(number)))) == repr(number)


@pytest.mark.parametrize(
    "text,number", [("5", 5.0), (" -2.5 ", -2.5), ("+.5", 0.5), ("1e-3", 1e-3), ("−7.", -7.0)]
)
def test_what_can_be_typed(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "nan", "inf", "1e400", "1,5", "1_000", "٣", "0x10", "1e", "--1", "1 2", "true", "½", "1" * 500],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_number(text)


def test_a_decimal_comma_is_told_apart() -> None:
    with pytest.raises(NumberError, match="decimal point"):
        read_number("1,5")
