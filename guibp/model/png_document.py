"""A document inside a PNG picture: a text chunk that other programs pass over, and that ``load`` finds again.

The layout is that of the PNG specification (third edition): a signature, then chunks of length, type, data
and CRC-32; texts in UTF-8 stand in chunks of type iTXt behind their keyword.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from guibp.model.errors import DocumentError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"guibp"
_TEXT, _END = b"iTXt", b"IEND"
_PLAIN = b"\0\0\0\0\0"
"""The keyword's end, no compression and its method, no language, no translated keyword."""
_FRAME, _TAIL = struct.Struct(">I4s"), struct.Struct(">I")


def is_png(data: bytes) -> bool:
    """Whether these bytes begin as a PNG picture does."""
    return data.startswith(SIGNATURE)


def embed_document(picture: bytes, document: bytes) -> bytes:
    """The PNG picture with a document inside, before the chunk that ends it."""
    body = _TEXT + KEYWORD + _PLAIN + document
    chunk = _TAIL.pack(len(body) - len(_TEXT)) + body + _TAIL.pack(zlib.crc32(body))
    end = picture.rindex(_END) - _TAIL.size
    return picture[:end] + chunk + picture[end:]


def extract_document(picture: bytes) -> bytes:
    """The document inside a PNG picture; raises ``DocumentError`` if there is none, or it was damaged."""
    for kind, data in _chunks(picture):
        if kind == _TEXT and data.startswith(KEYWORD + b"\0"):
            if not data.startswith(KEYWORD + _PLAIN):
                break
            return data[len(KEYWORD) + len(_PLAIN) :]
    raise DocumentError("this picture holds no guibp document")


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The type and data of each chunk that is whole."""
    place = len(SIGNATURE)
    while place + _FRAME.size <= len(picture):
        length, kind = _FRAME.unpack_from(picture, place)
        begin = place + _FRAME.size
        place = begin + length + _TAIL.size
        if place > len(picture):
            return
        data = picture[begin : begin + length]
        if _TAIL.unpack_from(picture, begin + length)[0] != zlib.crc32(data, zlib.crc32(kind)):
            raise DocumentError("this picture is damaged")
        yield kind, data
