"""Reads hostile documents, expressions and tables under an audit hook, and prints what Python was asked for.

Run as ``python -m tests.endurance.audited MUTANTS [FAULT]``, a process of its own: a hook stays for good.
"""

from __future__ import annotations

import contextlib
import json
import socket
import sys
from collections.abc import Callable
from itertools import islice

from guibp.model.document import read_document, write_document
from guibp.model.errors import GuibpError
from guibp.model.expression import parse
from guibp.model.table_text import read_table
from guibp.model.text_decoding import decode_text
from tests.endurance.mutants import make_mutants
from tests.endurance.originals import originals

EXPRESSIONS = (
    "x = __import__('os').system('true')",
    "x = eval('1')",
    "x = (1).__class__",
    "f = open('/etc/passwd')",
    "x = 9**9**9**9",
    "x = " + "(" * 5000,
    "lambda: 0",
    "x = 1; y = x if x else x",
    "x = f'{1}'",
)
TABLES = (
    b"x,t\n=cmd|' /C calc'!A0,1\n",
    b"x,t\nfile:///etc/passwd,1\n",
    b"x,t\n1,1\n",
    b"\xff\xfe1\x00",
    b'"' * 999,
)
FAULTS: dict[str, Callable[[], object]] = {
    "eval": lambda: eval("1"),  # noqa: S307 - the fault that is to be seen
    "open": lambda: open(__file__, "rb").close(),  # noqa: PTH123 - the same
    "import": lambda: __import__("this_is_not_there"),
    "socket": lambda: socket.socket().close(),
}


HARMLESS = "builtins.id"
"""What asking for an object's identity is called; the interpreter tells of that too."""


def read_all(files: list[bytes], mutants: int) -> None:
    """Read everything that a stranger may hand over."""
    for data in islice(make_mutants(files, seed=5), mutants):
        with contextlib.suppress(GuibpError):
            write_document(read_document(data, "mutant"))
    for text in EXPRESSIONS:
        with contextlib.suppress(GuibpError):
            parse(text)
    for table in TABLES:
        with contextlib.suppress(GuibpError):
            read_table(decode_text(table).text)


def main(mutants: int, fault: str) -> None:
    """Warm up, so that what is imported late is there, then read under the hook."""
    files = originals()
    read_all(files, mutants=40)
    seen: list[str] = []
    is_on = [True]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if is_on and event != HARMLESS:
            seen.append(f"{event} {arguments!r:.200}")

    sys.addaudithook(note)
    read_all(files, mutants)
    if fault:
        with contextlib.suppress(ImportError):
            FAULTS[fault]()
    is_on.clear()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(int(sys.argv[1]), "".join(sys.argv[2:]))
