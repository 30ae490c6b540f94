"""The grammar of JSON, piece by piece: what it allows is read as it is, what it forbids is refused."""

from __future__ import annotations

import contextlib
import json
import re

import pytest

from guibp.model.document import read_document, write_document
from guibp.model.errors import DocumentError, GuibpError

HEAD = b'{"format": "guibp", "version": 1, "nodes": [], "edges": [], "extra": '
PLACE = re.compile(r"a: (line \d+, column \d+|byte \d+|extra\S*): .+")
"""How a refusal names the file, and the place in it."""

ALLOWED: dict[bytes, object] = {
    b"{}": {},
    b"[]": [],
    b"[\t\r\n ]": [],
    b' { "a" : [ 1 , 2 ] } ': {"a": [1, 2]},
    b"[[[], {}], {}]": [[[], {}], {}],
    b"null": None,
    b"[true, false, null]": [True, False, None],
    b"0": 0,
    b"-0": -0.0,
    b"-0.0": -0.0,
    b"-1": -1,
    b"10": 10,
    b"0.5": 0.5,
    b"0e1": 0.0,
    b"0e+1": 0.0,
    b"0E-1": 0.0,
    b"2E+3": 2000.0,
    b"2.25e-1": 0.225,
    b"1e-400": 0.0,
    b"0.00000000000000000000000000000000000001": 1e-38,
    b"9007199254740993": 9007199254740993,
    b'""': "",
    b'"a\'b"': "a'b",
    b'"/"': "/",
    b'"\\""': '"',
    b'"\\\\"': "\\",
    b'"\\/\\b\\f\\n\\r\\t"': "/\b\f\n\r\t",
    b'"\\\\n"': "\\n",
    b'"\\u0041\\u00e9\\uAC00"': "Aé가",
    b'"\\uD83D\\uDE00"': "😀",
    b'"\\uFFFF\\u0000\\u001f"': "\uffff\0\x1f",
    b'"\x7f"': "\x7f",
    '"가😀\u2028\ufeff"'.encode(): "가😀\u2028\ufeff",
    b'{"": 1, " ": 2}': {"": 1, " ": 2},
    b'{"\\u0061": 1}': {"a": 1},
    b'"[{,:"': "[{,:",
    b'["\\\\", "\\"]"]': ["\\", '"]'],
}
FORBIDDEN: tuple[bytes, ...] = (
    # lists
    *(
        b"[",
        b"]",
        b"[1",
        b"[1,",
        b"[,1]",
        b"[1,]",
        b"[1,,2]",
        b"[,]",
        b"[1 2]",
        b"[1;2]",
        b"[1:2]",
        b"[1}",
        b"[1]]",
    ),
    *(b"[[]", b"(1)", b"[1", b"[\x0c]", b"[\xc2\xa0]", b"[\xe2\x81\xa0]", b"[...]", b"[*]"),
    # objects
    *(b"{", b"}", b"{1:1}", b"{a:1}", b"{'a':1}", b'{"a"}', b'{"a":}', b'{"a" 1}', b'{"a":1,}', b'{,"a":1}'),
    *(
        b'{"a":1,,"b":2}',
        b'{"a"::1}',
        b'{"a":1:2}',
        b'{"a":1 "b":2}',
        b'{"a",1}',
        b'{"a":1]',
        b'{"a"=1}',
        b"{[]:1}",
    ),
    *(b"{null:1}", b'{"a":1}{}', b'{"a":1,"a":1}', b'{"a":{"b":1,"\\u0062":2}}'),
    # numbers
    *(
        b"+1",
        b"01",
        b"-01",
        b"00",
        b"-",
        b"--1",
        b"-+1",
        b"- 1",
        b"1.",
        b".5",
        b"-.5",
        b"1.e1",
        b"1..2",
        b"1.2.3",
    ),
    *(
        b"1e",
        b"1e+",
        b"1E-",
        b"e1",
        b"1ee2",
        b"1e1.5",
        b"1e+-2",
        b"0x10",
        b"0b1",
        b"0o7",
        b"1_000",
        b"1,5",
        b"1 000",
    ),
    *(b"NaN", b"-NaN", b"nan", b"Infinity", b"-Infinity", b"+Infinity", b"Inf", b"-inf", b"1e400", b"-1e400"),
    *(
        b"1a",
        b"1.5f",
        b"10L",
        b"1n",
        b"0.1.",
        "\uff11".encode(),
        "\u0663".encode(),
        "\u22121".encode(),
        b"1+1",
        b"9" * 2000,
    ),
    # texts
    *(
        b'"',
        b'"a',
        b"a",
        b"'a'",
        b"`a`",
        b'"a"b"',
        b'"a" "b"',
        b'"a"+"b"',
        b'"\n"',
        b'"\t"',
        b'"\x1f"',
        b'"\r"',
    ),
    *(b'"\\', b'"\\"', b'"\\x41"', b'"\\a"', b'"\\0"', b'"\\\'"', b'"\\ "', b'"\\\n"', b'"\\u"', b'"\\u00"'),
    *(
        b'"\\u00g0"',
        b'"\\U00000041"',
        b'"\\u{41}"',
        b'"\\u 041"',
        b'"\\u+041"',
        "\\u\uff12\uff10\uff10\uff10".encode(),
        "\u201ca\u201d".encode(),
    ),
    b'"\\\xe2\x82\xac"',
    # bytes that are no UTF-8
    *(
        b'"\xff"',
        b'"\x80"',
        b'"\xc3"',
        b'"\xe2\x82"',
        b'"\xc0\xaf"',
        b'"\xed\xa0\x80"',
        b'"\xf4\x90\x80\x80"',
    ),
    *(b'"\xf8\x88\x80\x80\x80"', b'"\xe9"', b"\xff", b'"\0"', b"\0"),
    # words and what other languages write
    *(
        b"",
        b"True",
        b"NULL",
        b"nul",
        b"nulll",
        b"truee",
        b"undefined",
        b"None",
        b"trUe",
        b"true false",
        b"true,",
    ),
    *(
        b"/* a */ 1",
        b"1 // a",
        b"# a",
        b"<a/>",
        b"\xef\xbb\xbf1",
        b"1;",
        b"()",
        b"@",
        b"\\u0031",
        b"\xe2\x80\xa8",
        b"1\x0b",
    ),
)
OPEN: tuple[bytes, ...] = (
    *(
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b'"\\ud800\\n"',
        b'"\\ud83dx"',
        b'{"\\udfff": 1}',
        b"[" * 20 + b"]" * 20,
    ),
    *(b"[" * 500 + b"]" * 500, b"9" * 900, b"1e308", b"-1e-308", b"123.456e-789", b"0." + b"1" * 5000),
    *(
        b'"' + b"a" * 10**5 + b'"',
        b'{"a":' * 100_000,
        b"[" * 100_000,
        b'[{"":' * 50_000,
        b'"\\"' * 9999,
        b'{"a":[' * 15 + b"]}" * 15,
    ),
)
"""What the grammar leaves to the reader: taken or refused, and nothing else."""


def document(value: bytes) -> bytes:
    return HEAD + value + b"}"


@pytest.mark.parametrize("text", ALLOWED)
def test_what_the_grammar_allows_is_read_and_comes_back(text: bytes) -> None:
    graph = read_document(document(text), "a")
    for one in (graph, read_document(write_document(graph), "b")):
        assert repr(json.loads(write_document(one))["extra"]) == repr(ALLOWED[text])


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_the_grammar_forbids_is_refused_with_its_place(text: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(document(text), "a")
    assert PLACE.fullmatch(str(caught.value)), str(caught.value)


@pytest.mark.parametrize("text", [*FORBIDDEN, *ALLOWED, *OPEN])
def test_alone_it_is_no_document_and_nothing_else_happens(text: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(text, "a")
    assert str(caught.value).startswith("a: ")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("text", OPEN)
def test_what_the_grammar_leaves_open_is_taken_or_refused(text: bytes) -> None:
    with contextlib.suppress(GuibpError):
        graph = read_document(document(text), "a")
        assert write_document(read_document(write_document(graph), "b")) == write_document(graph)


@pytest.mark.parametrize("around", [b" %s", b"\n%s\n", b"%s\t\r\n", b"\xef\xbb\xbf%s"])
def test_blanks_and_a_mark_around_it_are_allowed(around: bytes) -> None:
    assert len(read_document(around % document(b"1"), "a")) == 0


@pytest.mark.parametrize(
    "around",
    [
        b"%s,",
        b"%s}",
        b"%s]",
        b"%s{}",
        b"%s#",
        b",%s",
        b"\x0c%s",
        b"%s\0",
        b"\xa0%s",
        b"%s\xef\xbb\xbf",
        b"[%s",
    ],
)
def test_anything_else_around_it_is_refused(around: bytes) -> None:
    with pytest.raises(DocumentError):
        read_document(around % document(b"1"), "a")
