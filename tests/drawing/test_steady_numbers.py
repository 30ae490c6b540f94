"""Moving numbers keep their digits and their width, and still say no less than numbers at rest."""

from itertools import pairwise
from math import inf, isfinite, nan, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing.numbers import shown_number
from guibp.drawing.steady_numbers import (
    DIGIT_BLANK,
    MINUS_BLANK,
    POINT_BLANK,
    Form,
    first_form,
    without_blanks,
    write_steadily,
)


def write_all(*numbers: float) -> list[str]:
    form, texts = first_form(shown_number(numbers[0])), []
    for number in numbers:
        text, form = write_steadily(number, form)
        texts.append(text)
    return texts


def width(text: str) -> tuple[int, int, int]:
    """How many characters as wide as digits, points and minus signs there are."""
    points = sum(one in {".", POINT_BLANK} for one in text)
    minuses = sum(one in {"−", MINUS_BLANK} for one in text)
    return len(text) - points - minuses, points, minuses


def count_changes(texts: list[str]) -> int:
    return sum(width(before) != width(after) for before, after in pairwise(texts))


@pytest.mark.parametrize(
    "numbers",
    [
        (9.99, 10.01, 9.98, 10.02, 9.99),
        (0.9991, 1.002, 0.9983, 1.001),
        (99.91, 100.2, 99.83, 100.1),
        (0.00101, 0.000998, 0.00102, 0.000997),
        (-0.5012, 0.5013, -0.4987, 0.5011),
        (0.3001, 0.5, 0.7003, 0.25, 1 / 3),
        (-9.51, -9.5, -9.493, -9, -8.512),
        (1.234e-9, 9.87e-10, 1.02e-9, 9.9e-10),
    ],
)
def test_to_and_fro_a_number_settles_on_one_form(numbers: tuple[float, ...]) -> None:
    texts = write_all(*numbers, *numbers, *numbers)
    assert count_changes(texts) <= 1
    assert count_changes(texts[len(numbers) :]) == 0
    assert len({first_form(shown_number(number)) for number in numbers}) > 1


def test_a_number_that_falls_changes_its_form_once_for_each_power_of_ten() -> None:
    numbers = [0.7 * 0.93**turn * (1 + 0.15 * sin(turn * 2.1)) for turn in range(200)]
    texts = write_all(*numbers)
    powers = 7
    assert count_changes(texts) <= powers
    assert count_changes([shown_number(number) for number in numbers]) > powers


def test_blanks_stand_for_what_is_missing() -> None:
    assert write_all(0.501, 0.5) == ["0.501", "0.5" + 2 * DIGIT_BLANK]
    assert write_all(-1.25, 2.0) == ["−1.25", MINUS_BLANK + "2" + POINT_BLANK + 2 * DIGIT_BLANK]
    assert write_all(1.5e-8, 3e-8) == ["1.5e−8" + DIGIT_BLANK, "3e−8" + POINT_BLANK + 2 * DIGIT_BLANK]


def test_numbers_that_are_whole_or_none_are_as_ever() -> None:
    assert write_all(0.0, 1.0, 0.0, 12345.0) == ["0", "1", "0", "12345"]
    assert [without_blanks(text) for text in write_all(0.51, inf, nan, -inf, 0.0)] == [
        "0.51", "∞", "NaN", "−∞", "0",
    ]  # fmt: skip


@given(st.lists(st.floats(), min_size=1, max_size=8))
def test_a_moving_number_says_no_less_than_one_at_rest(numbers: list[float]) -> None:
    form = Form()
    for number in numbers:
        steady, form = write_steadily(number, form)
        text = without_blanks(steady)
        assert set(text) <= set("0123456789.e−∞NaN")
        if not isfinite(number):
            assert text == shown_number(number)
            continue
        read = float(text.replace("−", "-"))
        digits = len(text.replace("−", "").partition("e")[0].replace(".", "").lstrip("0"))
        assert read == number or (digits >= 3 and abs(read - number) <= 0.005 * abs(number))
        assert (text == "0") == (number == 0)
        assert digits <= max(len(shown_number(number).strip("−").replace(".", "")), 6)


@given(
    st.floats(-2.0, 6.0),
    st.sampled_from((-1, 1)),
    st.builds(Form, st.integers(0, 7), st.integers(0, 2), st.booleans(), st.integers(1, 7)),
)
def test_the_quick_way_writes_what_the_thorough_way_does(power: float, sign: int, form: Form) -> None:
    number = sign * round(10.0**power, 9)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("guibp.drawing.steady_numbers._write_in_form", lambda _number, _form: "")
        thorough = write_steadily(number, form)
    assert write_steadily(number, form) == thorough
