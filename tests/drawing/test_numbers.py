"""Numbers are written with the digits that they have, and can be read back."""

from math import inf, isfinite, nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guibp.drawing.numbers import full_number, shown_number

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def read(text: str) -> float:
    return float(text.replace("−", "-"))


def significant_digits(text: str) -> int:
    mantissa = text.replace("−", "").partition("e")[0]
    return len(mantissa.replace(".", "").lstrip("0"))


@pytest.mark.parametrize(
    "number,text",
    [
        (-2.0, "−2"),
        (0.5, "0.5"),
        (5.0, "5"),
        (0.0, "0"),
        (-0.0, "0"),
        (1000.0, "1000"),
        (12345.0, "12345"),
        (12345.6, "12346"),
        (0.1 + 0.2, "0.300"),
        (1 / 3, "0.333"),
        (-0.0012345, "−0.00123"),
        (9.996, "10.0"),
        (1.2e-7, "1.2e−7"),
        (-1.2345e-7, "−1.23e−7"),
        (1.2000001e-7, "1.20e−7"),
        (1e6, "1e6"),
        (1234567.0, "1.23e6"),
        (inf, "∞"),
        (-inf, "−∞"),
        (nan, "NaN"),
    ],
)
def test_a_number_is_shown(number: float, text: str) -> None:
    assert shown_number(number) == text


@given(FINITE)
@example(5e-324)
@example(999.5)
@example(999999.5)
def test_what_is_shown_is_near_and_precise_enough(number: float) -> None:
    text = shown_number(number)
    assert abs(read(text) - number) <= 0.005 * abs(number)
    assert significant_digits(text) >= 3 or read(text) == number
    assert (text == "0") == (number == 0)


@given(st.integers(-999, 999), st.integers(-30, 30))
def test_three_digits_are_exact(digits: int, power: int) -> None:
    number = float(f"{digits}e{power}")
    assert read(shown_number(number)) == number


@given(st.floats())
def test_only_one_number_is_written(number: float) -> None:
    for text in (shown_number(number), full_number(number)):
        assert set(text) <= set("0123456789.e−∞NaN")
        assert "+" not in text


@given(FINITE)
def test_the_full_number_is_the_same_double(number: float) -> None:
    assert read(full_number(number)) == number


def test_the_full_number_has_no_empty_tail() -> None:
    assert [full_number(x) for x in (5.0, 1.2e-7, -0.0, inf, nan)] == ["5", "1.2e−7", "0", "∞", "NaN"]
    assert isfinite(read(full_number(1e300)))
