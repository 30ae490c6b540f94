"""A block that is pasted goes over the cells that are there."""

import pytest

from guibp.model.dataset import Dataset
from guibp.model.errors import DatasetError
from guibp.model.table_block import overlay_block

TABLE = Dataset({"a": [1.0, 2.0], "b": [3.0, 4.0]}, (("mine", "1"),))


def test_within_the_table() -> None:
    found = overlay_block(TABLE, Dataset({"x": [9.0]}), 1, 0)
    assert found.columns() == {"a": [1.0, 9.0], "b": [3.0, 4.0]}
    assert found.extra == TABLE.extra


def test_beyond_the_last_row_it_is_repeated() -> None:
    found = overlay_block(TABLE, Dataset({"x": [7.0, 8.0, 9.0]}), 1, 1)
    assert found.columns() == {"a": [1.0, 2.0, 2.0, 2.0], "b": [3.0, 7.0, 8.0, 9.0]}


@pytest.mark.parametrize("row,column", [(0, 2), (100_000, 0)])
def test_what_does_not_fit_is_refused(row: int, column: int) -> None:
    with pytest.raises(DatasetError):
        overlay_block(TABLE, Dataset({"x": [9.0]}), row, column)
