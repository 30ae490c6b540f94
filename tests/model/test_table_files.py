"""Files of tables are read in the encodings that spreadsheets write; a guess can be told."""

from pathlib import Path

import pytest

from guibp.model.errors import DatasetError, FileError
from guibp.model.table_files import load_table, names_table
from guibp.model.text_decoding import Encoding, decode_text

KOREAN = "키,몸무게\n1.7,65\n"


@pytest.mark.parametrize(
    "data,encoding",
    [
        (KOREAN.encode(), Encoding.UTF_8),
        (b"\xef\xbb\xbf" + KOREAN.encode(), Encoding.UTF_8),
        (KOREAN.encode("utf-16"), Encoding.UTF_16),
        (b"\xfe\xff" + KOREAN.encode("utf-16-be"), Encoding.UTF_16),
        (KOREAN.encode("euc_kr"), Encoding.KOREAN),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: Encoding) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    found = load_table(path)
    assert found.encoding is encoding
    assert found.table.dataset.columns() == {"키": [1.7], "몸무게": [65.0]}


@pytest.mark.parametrize(
    "text", ["Größe;t\n1;2", "café,t\n1,2", "Äpfel,t\n1,2", "año\tt\n1\t2", "5 °C,t\n1,2"]
)
def test_western_letters_are_no_korean(text: str) -> None:
    decoded = decode_text(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, Encoding.WESTERN)
    assert decoded.encoding.is_guess


def test_rare_syllables_of_cp949_among_plain_ones() -> None:
    text = "똠방각하,펲시콜라\n1,2"
    decoded = decode_text(text.encode("cp949"))
    assert (decoded.text, decoded.encoding) == (text, Encoding.KOREAN)


def test_bytes_of_no_encoding_are_refused_with_their_line() -> None:
    with pytest.raises(FileError, match="line 2: "):
        decode_text(b"a,b\n1,\x81\n")
    with pytest.raises(FileError, match="line 1: "):
        decode_text(b"\xff\xfea")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"a,b\n1,\0\n"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(data)
    with pytest.raises(FileError, match="no text file"):
        load_table(path)


def test_a_file_that_is_not_there_and_one_that_is_empty(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load_table(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(DatasetError):
        load_table(tmp_path / "empty.csv")


def test_names_of_tables() -> None:
    assert [name for name in ("a.CSV", "b.tsv", "c.txt", "d.guibp", "csv") if names_table(name)] == [
        "a.CSV",
        "b.tsv",
        "c.txt",
    ]
