"""Sizes are fixed by kind, and long names are cut to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.drawing.shapes import (
    NAME_ROOM,
    Shape,
    extent_of,
    name_of,
    name_room,
    shape_of,
    shown_name,
    size_of,
    text_width,
)
from guibp.model.operations import OPERATIONS
from guibp.model.records import Node

LEAVES = ("input", "parameter", "constant")


def test_every_kind_of_node_has_its_shape() -> None:
    assert [shape_of(OPERATIONS[id_]) for id_ in LEAVES] == [Shape.PILL, Shape.ROUNDED, Shape.PLAIN]
    operations = [operation for id_, operation in OPERATIONS.items() if id_ not in LEAVES]
    assert {shape_of(operation) for operation in operations} == {Shape.CIRCLE}


@pytest.mark.parametrize("op", OPERATIONS)
@given(id_=st.text(min_size=1, max_size=60))
def test_a_name_fits_its_node(op: str, id_: str) -> None:
    node = Node(id_, op)
    room = NAME_ROOM if shape_of(node.operation) is Shape.CIRCLE else name_room(size_of(node))
    assert text_width(name_of(node)) <= room + 1e-9 or len(name_of(node)) <= 2


def test_a_short_name_is_whole_and_a_long_one_is_cut() -> None:
    assert [name_of(Node(id_, "parameter")) for id_ in ("w", "w11", "b1", "w22")] == ["w", "w11", "b1", "w22"]
    cut = shown_name("learning_rate_of_the_first_layer", 80.0)
    assert cut.startswith("learn")
    assert cut.endswith("…")
    assert shown_name("a" * 1000, 80.0) == shown_name("a" * 999, 80.0)


def test_wide_characters_count_double() -> None:
    assert text_width("가중치") == pytest.approx(2 * text_width("aaa"))
    assert shown_name("가중치가중치가중치", 60.0).endswith("…")


def test_a_line_break_stays_in_line() -> None:
    assert shown_name("a\nb\tc", 80.0) == "a b c"


def test_a_mark_is_not_parted_from_its_letter() -> None:
    name = "e\u0301" * 40
    assert shown_name(name, 60.0).removesuffix("…").endswith("\u0301")


def test_values_do_not_change_a_size() -> None:
    assert size_of(Node("w", "parameter", value=1.0)) == size_of(Node("w", "parameter", value=-1.23456e-7))


def test_the_id_below_a_circle_belongs_to_it() -> None:
    left, top, right, bottom = extent_of(Node("f", "add"))
    assert (left, top, right) == (22, 22, 22)
    assert bottom > 36
    assert extent_of(Node("a_rather_long_name", "add"))[0] > 22
