"""An error is one printable line that says what is wrong and where."""

from __future__ import annotations

import pytest

from guibp.model.errors import (
    CycleError,
    DivergedError,
    DocumentError,
    EditError,
    ExpressionError,
    GuibpError,
)


def test_the_template_is_filled() -> None:
    error = GuibpError('there is no node "{id}"', id="w")
    assert str(error) == 'there is no node "w"'
    assert (error.template, error.arguments) == ('there is no node "{id}"', {"id": "w"})


def test_braces_in_an_argument_are_text() -> None:
    assert str(GuibpError("{id}", id="{other}")) == "{other}"


def test_a_place_comes_first() -> None:
    assert (
        str(DocumentError("{n} wrong", source="a.guibp", place="nodes[3].op", n=1))
        == "a.guibp: nodes[3].op: 1 wrong"
    )
    assert str(DocumentError("wrong", place="output")) == "output: wrong"
    assert str(ExpressionError("wrong", line=2, column=3)) == "line 2, column 3: wrong"


@pytest.mark.parametrize(
    "text,shown",
    [
        ("a\nb", "a\\nb"),
        ("\ud800", "\\ud800"),
        ("\u202eabc", "\\u202eabc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("가 é", "가 é"),
    ],
)
def test_what_would_break_the_line_is_escaped(text: str, shown: str) -> None:
    assert str(GuibpError("{id}", id=text)) == shown
    assert str(DocumentError("wrong", source=text)) == f"{shown}: wrong"


def test_kinds() -> None:
    assert issubclass(CycleError, EditError)
    assert issubclass(EditError, GuibpError)
    assert DivergedError("step {step}", step=3, node=None).step == 3
