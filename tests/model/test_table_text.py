"""Tables in text are read as spreadsheets write them, or refused with line and column."""

import tracemalloc

import pytest

from guibp.model.errors import DatasetError
from guibp.model.table_rows import MOST_SEPARATORS, TableError
from guibp.model.table_text import Missing, MissingNumberError, read_table

XOR = {"x1": [0.0, 0.0, 1.0, 1.0], "x2": [0.0, 1.0, 0.0, 1.0], "t": [0.0, 1.0, 1.0, 0.0]}


def refusal(text: str) -> str:
    with pytest.raises(DatasetError) as caught:
        read_table(text)
    return str(caught.value)


@pytest.mark.parametrize("separator", ["\t", ";", ","])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_endings(separator: str, ending: str) -> None:
    rows = ["x1,x2,t", "0,0,0", "0,1,1", "1,0,1", "1,1,0"]
    found = read_table(ending.join(rows).replace(",", separator) + ending)
    assert found.dataset.columns() == XOR
    assert (found.separator, found.has_header) == (separator, True)


def test_without_headings_the_columns_get_names() -> None:
    assert read_table("0,0,0\n0,1,1").dataset.names == ("x1", "x2", "t")
    assert read_table("1\t2\n3\t4").dataset.names == ("x", "t")
    assert read_table("1\n2").dataset.names == ("x",)
    assert not read_table("1\n2").has_header


def test_without_headings_the_names_of_the_table_before_are_kept_if_they_are_as_many() -> None:
    assert read_table("0,0\n0,1", names=("a", "b")).dataset.names == ("a", "b")
    assert read_table("0,0,1\n0,1,1", names=("a", "b")).dataset.names == ("x1", "x2", "t")


@pytest.mark.parametrize("text", ["a;b\n1,5;-2,25\n", "a\tb\n1,5\t−2,25\n"])
def test_decimal_commas(text: str) -> None:
    found = read_table(text)
    assert found.dataset.columns() == {"a": [1.5], "b": [-2.25]}
    assert found.has_decimal_commas


def test_quotes_hold_separators_line_breaks_and_quotes() -> None:
    found = read_table('"weight, kg","he said ""t"""\n"1.5", "2"\n')
    assert found.dataset.columns() == {"weight, kg": [1.5], 'he said "t"': [2.0]}
    below = '"two\nlines",t\n1,2\n3,bad\n'
    assert refusal(below).startswith('line 4, column 2 ("t"): "bad"')


@pytest.mark.parametrize("sign", [";", "\t"])
def test_what_stands_in_quotes_parts_no_columns(sign: str) -> None:
    found = read_table(f'"w{sign}h",t\n1,2\n')
    assert found.dataset.columns() == {f"w{sign}h": [1.0], "t": [2.0]}
    assert found.separator == ","


def test_empty_lines_and_empty_columns_at_the_right_are_passed_over() -> None:
    found = read_table("\na,b,,\n\n1,2,,\n,,,\n3,4,,\n\n")
    assert found.dataset.columns() == {"a": [1.0, 3.0], "b": [2.0, 4.0]}


@pytest.mark.parametrize("absent", ["", " ", "NA", "n/a", "NaN", "null", "?", "-"])
def test_missing_numbers_are_refused_or_their_rows_left_out(absent: str) -> None:
    text = f"a,b\n1,2\n3,{absent}\n{absent or ' '},5\n6,7\n"
    with pytest.raises(MissingNumberError) as caught:
        read_table(text)
    assert str(caught.value) == 'line 3, column 2 ("b"): a number is missing'
    assert caught.value.rows == 2
    found = read_table(text, Missing.LEFT_OUT)
    assert found.dataset.columns() == {"a": [1.0, 6.0], "b": [2.0, 7.0]}
    assert found.left_out == 2


def test_what_is_wrong_is_told_before_what_is_missing() -> None:
    with pytest.raises(TableError) as caught:
        read_table("a,b\n1,\n2,x\n", Missing.LEFT_OUT)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "text,said",
    [
        ("", "there is no table in this text"),
        (" \n,,\n", "there is no table in this text"),
        ("a,b\n", "line 1: there are headings, but no numbers below them"),
        ("a,b\n1,2\n3,4x\n", 'line 3, column 2 ("b"): "4x" is not a number'),
        ("a,b\n1,inf\n", 'line 2, column 2 ("b"): "inf" is not a number'),
        ("a,b\n1,1e999\n", 'line 2, column 2 ("b"): "1e999" is not a number'),
        ("a;b\n1;1.234,5\n", 'line 2, column 2 ("b"): "1.234,5" is not a number'),
        ("a;b\n1;1,234,567\n", 'line 2, column 2 ("b"): "1,234,567" is not a number'),
        (
            "a;b\n1,5;2\n3;4.5\n",
            "line 3: decimal points and decimal commas in one table (the other is in line 2)",
        ),
        ("a,b\n1,2\n3\n", "line 3: 1 values for 2 columns"),
        ("a,b\n1,2\n3,4,5\n", "line 3: 3 values for 2 columns"),
        ("a,,b\n1,2,3\n", "line 1, column 2: this column has no heading"),
        ("a,b,a\n1,2,3\n", 'line 1, column 3: there is a column "a" already'),
        ('a,b\n1,"2\n3,4\n', "line 2: a quotation mark is not closed, or text stands behind it"),
        ('a,b\n1,"2"3\n', "line 2: a quotation mark is not closed, or text stands behind it"),
        ("a,b\n,\n1,\n", 'line 3, column 2 ("b"): a number is missing'),
    ],
)
def test_refusals_name_the_place(text: str, said: str) -> None:
    assert refusal(text) == said


def test_a_table_of_gaps_alone_is_refused() -> None:
    with pytest.raises(TableError, match="no row has all its numbers"):
        read_table("a,b\n1,\n", Missing.LEFT_OUT)


def test_limits() -> None:
    wide = ",".join(["1"] * 101)
    assert refusal(f"{wide}\n") == "line 1: 101 columns; a table has at most 100"
    assert refusal("1\n" * 100_001) == "line 100001: a table has at most 100000 rows"
    assert refusal("x\n" + "1\n" * 100_001).endswith("at most 100000 rows")
    many = ",".join(["1"] * 20) + "\n"
    assert refusal(many * 50_001) == "line 50001: a table has at most 1000000 numbers in all"
    assert read_table("x\n" + "1\n" * 100_000).dataset.samples == 100_000


def test_what_is_too_much_is_refused_as_soon_as_it_is_seen() -> None:
    row = "12," * 99 + "12\n"
    assert refusal(row * 30_000) == "line 10002: a table has at most 1000000 numbers in all"
    names = ",".join(f"x{number}" for number in range(2000))
    assert refusal(f"{names}\n1\n") == "line 1: 2000 columns; a table has at most 100"
    beyond = MOST_SEPARATORS + 1
    said = f"line 2: {beyond + 1} columns; a table has at most 100"
    assert refusal("\n1" + "," * beyond + "\n") == said
    assert refusal('\n1,"\n' + "," * beyond + '"\n').endswith("at most 100")
    assert refusal("12," * (12 * 2**20)) == "larger than 32 MiB"
    padded = "a,b" + "," * (MOST_SEPARATORS - 1)
    assert read_table(f"{padded}\n1,2\n").dataset.names == ("a", "b")


def test_a_row_of_a_million_cells_takes_no_memory() -> None:
    text = "12," * 10**6
    tracemalloc.start()
    try:
        refusal(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * len(text)


def test_long_cells_are_cut_in_what_is_said() -> None:
    assert "…" in refusal("a,b\n1," + "y" * 500 + "\n")
