"""Files of tables: CSV and its kin, from the bytes to a data set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guibp.model.atomic_file import PathLike, read_file
from guibp.model.errors import FileError
from guibp.model.table_rows import MOST_BYTES
from guibp.model.table_text import Missing, TableRead, read_table
from guibp.model.text_decoding import Encoding, decode_text

SUFFIXES = (".csv", ".tsv", ".txt", ".tab")


@dataclass(frozen=True, slots=True)
class TableFile:
    """The table of a file, and how its letters were read."""

    table: TableRead
    encoding: Encoding


def names_table(path: PathLike) -> bool:
    """Whether a file's name says that a table is in it."""
    return Path(path).suffix.lower() in SUFFIXES


def load_table(path: PathLike, missing: Missing = Missing.REFUSED, names: Sequence[str] = ()) -> TableFile:
    """Read a file of at most 32 MiB as ``read_table`` does.

    Raises ``FileError`` if it cannot be read or is no text, and ``DatasetError`` if it is no table.
    """
    data = read_file(path, MOST_BYTES)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError("this is no text file")
    decoded = decode_text(data)
    return TableFile(read_table(decoded.text, missing, names), decoded.encoding)
