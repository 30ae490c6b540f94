"""The text of a file: what its marks or its bytes say of the encoding, else a guess that can be told."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import Enum

from guibp.model.errors import FileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_OF_TWO = 0x81
"""From here on a byte of CP949 begins a letter of two."""
_HANGUL, _PLAIN_SECOND = range(0xB0, 0xC9), 0xA1
"""First bytes of the usual syllables, which EUC-KR has too, and from where on their second bytes are."""


class Encoding(Enum):
    """How a text was written; the last two are guesses."""

    UTF_8 = "UTF-8"
    UTF_16 = "UTF-16"
    KOREAN = "CP949"
    WESTERN = "Windows-1252"

    @property
    def is_guess(self) -> bool:
        """Whether other bytes would have been read without complaint too."""
        return self in {Encoding.KOREAN, Encoding.WESTERN}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    encoding: Encoding


def decode_text(data: bytes) -> Decoded:
    """Read UTF-8, UTF-16 with its mark, or else guess: CP949 if the bytes look Korean, Windows-1252 if not.

    Raises ``FileError`` with the line of the first byte that no encoding has.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding = Encoding.UTF_8 if mark == codecs.BOM_UTF8 else Encoding.UTF_16
            return Decoded(_decode(data[len(mark) :], name), encoding)
    try:
        return Decoded(data.decode("utf-8"), Encoding.UTF_8)
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> Decoded:
    if _looks_korean(data):
        return Decoded(data.decode("cp949"), Encoding.KOREAN)
    return Decoded(_decode(data, "cp1252"), Encoding.WESTERN)


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(
            "line {line}: this is no text in an encoding that is known here; save it as UTF-8", line=line
        ) from None


def _looks_korean(data: bytes) -> bool:
    """Whether all is CP949, and at least half of its letters are usual syllables.

    Accented letters may make a rare syllable or a Chinese character by chance, but hardly ever a
    usual syllable: its first byte is one of the capitals with accents or of the signs before them.
    """
    try:
        data.decode("cp949")
    except UnicodeDecodeError:
        return False
    plain = others = place = 0
    while place < len(data):
        if data[place] < _FIRST_OF_TWO:
            place += 1
            continue
        if data[place] in _HANGUL and data[place + 1] >= _PLAIN_SECOND:
            plain += 1
        else:
            others += 1
        place += 2
    return plain >= others
