"""A data set with one row changed, added or taken away."""

import pytest

from guibp.model.dataset import Dataset
from guibp.model.dataset_rows import append_row, change_row, insert_row, remove_row
from guibp.model.errors import DatasetError, HeldOutError
from guibp.model.held_out import draw_held_out

TABLE = Dataset({"a": [1.0, 2.0], "b": [3.0, 4.0]}, (("mine", "1"),))


def test_rows() -> None:
    assert change_row(TABLE, 1, {"b": 9.0}).columns() == {"a": [1.0, 2.0], "b": [3.0, 9.0]}
    assert append_row(TABLE, 0, {"b": 9.0}).columns() == {"a": [1.0, 2.0, 1.0], "b": [3.0, 4.0, 9.0]}
    assert remove_row(TABLE, 0).columns() == {"a": [2.0], "b": [4.0]}
    assert change_row(TABLE, 1, {}).extra == TABLE.extra
    assert TABLE.columns() == {"a": [1.0, 2.0], "b": [3.0, 4.0]}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DatasetError):
        change_row(TABLE, 0, {"a": float("nan")})
    with pytest.raises(DatasetError):
        remove_row(remove_row(TABLE, 0), 0)


def test_held_out_rows_stay_the_same_rows() -> None:
    table = Dataset({"a": [0.0, 1.0, 2.0, 3.0]}, held_out=[3, 1])
    assert table.held_out == (1, 3)
    assert insert_row(table, 2, 1).columns() == {"a": [0.0, 1.0, 1.0, 2.0, 3.0]}
    assert insert_row(table, 2, 1).held_out == (1, 4)
    assert insert_row(table, 1, 0).held_out == (2, 4)
    assert append_row(table, 3, {}).held_out == (1, 3)
    assert remove_row(table, 0).held_out == (0, 2)
    assert remove_row(table, 1).held_out == (2,)
    assert change_row(table, 1, {"a": 9.0}).held_out == (1, 3)
    with pytest.raises(HeldOutError):
        remove_row(remove_row(table, 0), 1)


def test_rows_are_drawn_by_a_seed() -> None:
    drawn = draw_held_out(100, 0.3, 5)
    assert len(drawn) == 30 == len(set(drawn))
    assert drawn == tuple(sorted(drawn)) == draw_held_out(100, 0.3, 5)
    assert drawn != draw_held_out(100, 0.3, 6)
    assert draw_held_out(4, 1.0, 0) == draw_held_out(4, 0.75, 0), "one is left to train on"
    assert draw_held_out(4, 0.0, 0) == draw_held_out(1, 1.0, 0) == ()
