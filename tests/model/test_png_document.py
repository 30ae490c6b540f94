"""A document inside a picture: found again to the bit, and never made up."""

from __future__ import annotations

import struct
import zlib

import pytest

from guibp.model.document import read_document, write_document
from guibp.model.errors import DocumentError
from guibp.model.expression import parse
from guibp.model.png_document import SIGNATURE, embed_document, extract_document
from guibp.model.presets import preset, presets


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    SIGNATURE
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"tEXt", b"Software\0something else")
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND")
)


@pytest.mark.parametrize("name", presets())
def test_what_is_embedded_opens_as_the_same_document(name: str) -> None:
    document = write_document(preset(name))
    embedded = embed_document(PICTURE, document)
    assert extract_document(embedded) == document
    assert write_document(read_document(embedded, "p.png")) == document


def test_ids_in_any_script_come_back() -> None:
    graph = parse("가중치 = param(2); y = 가중치 * 가중치")
    assert read_document(embed_document(PICTURE, write_document(graph)), "p.png").nodes == graph.nodes


def test_the_picture_stays_a_picture() -> None:
    embedded = embed_document(PICTURE, b"{}")
    assert embedded.startswith(PICTURE[: -len(chunk(b"IEND"))])
    assert embedded.endswith(chunk(b"IEND"))


@pytest.mark.parametrize(
    "data",
    [
        PICTURE,
        SIGNATURE,
        PICTURE[:40],
        SIGNATURE + struct.pack(">I", 2**32 - 1) + b"iTXtguibp\0",
        SIGNATURE + chunk(b"iTXt", b"guibp\0\1\0\0\0" + zlib.compress(b"{}")) + chunk(b"IEND"),
        embed_document(PICTURE, b"{}").replace(b"guibp\0\0\0\0\0{", b"guibp\0\0\0\0\0["),
    ],
    ids=["no document", "signature alone", "cut off", "longer than it is", "compressed", "damaged"],
)
def test_any_other_picture_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^p\.png: this picture (holds no guibp document|is damaged)$"):
        read_document(data, "p.png")


def test_what_stands_in_a_picture_is_checked_like_a_file() -> None:
    with pytest.raises(DocumentError, match=r"p\.png: .*twice|p\.png: .*duplicate"):
        read_document(embed_document(PICTURE, b'{"format": "guibp", "format": "guibp"}'), "p.png")
