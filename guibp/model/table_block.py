"""A block of cells laid over a table, as a spreadsheet does with what is pasted."""

from __future__ import annotations

import numpy as np

from guibp.model.dataset import Dataset
from guibp.model.errors import DatasetError
from guibp.model.table_rows import MOST_ROWS


def overlay_block(table: Dataset, block: Dataset, row: int, column: int) -> Dataset:
    """The table with the block's numbers from a cell on; where it is too short, its last row is repeated.

    Raises ``DatasetError`` if the block reaches beyond the columns, or would make the table too long.
    """
    width, height = len(block.names), block.samples
    if column + width > len(table.names):
        raise DatasetError(
            "{count} columns do not fit beside each other from column {column} on",
            count=width,
            column=column + 1,
        )
    if row + height > MOST_ROWS:
        raise DatasetError("a table has at most {most} rows", most=MOST_ROWS)
    lacking = max(row + height - table.samples, 0)
    numbers = np.vstack((table.table, np.repeat(table.table[-1:], lacking, axis=0)))
    numbers[row : row + height, column : column + width] = block.table
    columns = {name: numbers[:, place].tolist() for place, name in enumerate(table.names)}
    return Dataset(columns, table.extra, table.held_out)
