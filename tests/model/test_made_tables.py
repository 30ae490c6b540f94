"""Data sets that are made as whole tables."""

import numpy as np
import pytest

from guibp.model.dataset import Dataset
from guibp.model.errors import DatasetError


def test_a_table_is_the_data_set_of_its_columns() -> None:
    table = np.array([[1.0, 2.0], [3.0, 4.0]])
    made = Dataset.of_table(("a", "b"), table)
    assert made == Dataset({"a": [1.0, 3.0], "b": [2.0, 4.0]})
    table[0, 0] = 9.0
    assert made.column("a").tolist() == [1.0, 3.0]
    assert not made.table.flags.writeable


def test_what_is_not_finite_is_refused_with_its_place() -> None:
    with pytest.raises(DatasetError, match="column b, row 1: nan is not finite"):
        Dataset.of_table(("a", "b"), np.array([[1.0, 2.0], [3.0, np.nan]]))
