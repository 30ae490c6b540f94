"""A data set with one row changed, added or taken away."""

import pytest

from guibp.model.dataset import Dataset
from guibp.model.dataset_rows import append_row, change_row, remove_row
from guibp.model.errors import DatasetError

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
