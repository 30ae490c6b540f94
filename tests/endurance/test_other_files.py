"""Lessons, tables, expressions, answers, pictures, changed at random: read, or refused by a typed error."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import guibp
from guibp import resources
from guibp.explain.lessons.reading import SUFFIX, load_lesson
from guibp.explain.quiz import begin_quiz
from guibp.explain.quiz_file import grade, list_open_answers, load_answers
from guibp.model.document import read_document, write_document
from guibp.model.errors import GuibpError
from guibp.model.png_document import embed_document
from guibp.model.table_text import read_table
from guibp.model.text_decoding import decode_text
from tests.endurance.mutants import mutate_bytes

MUTANTS = 400
EXPRESSION = "w = param(-2); x = 5; g = w*x\nh = sigmoid(g)**2 + data('x1')"
TABLE = 'x1,x2,t\n0,"0.5",0\n1,0.25,1\n'
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
Read = Callable[[bytes, Path], object]


def read_lesson(data: bytes, folder: Path) -> object:
    path = folder / f"a{SUFFIX}"
    path.write_bytes(data)
    return load_lesson(path)


def read_answers(data: bytes, folder: Path) -> object:
    quiz = begin_quiz(guibp.preset("wx+b"), None, 0)
    (folder / "answers").write_bytes(data)
    return grade(quiz, load_answers(str(folder / "answers"), quiz), "a")


def answers() -> bytes:
    quiz = begin_quiz(guibp.preset("wx+b"), None, 0)
    return json.dumps(list(list_open_answers(quiz))).replace("null", "1.5").encode()


def lesson() -> bytes:
    return min(resources.path("lessons").glob(f"*{SUFFIX}")).read_bytes()


KINDS: dict[str, tuple[Callable[[], bytes], Read]] = {
    "lesson": (lesson, read_lesson),
    "answers": (answers, read_answers),
    "table": (TABLE.encode, lambda data, _: read_table(decode_text(data).text)),
    "UTF-16 table": (lambda: TABLE.encode("utf-16"), lambda data, _: read_table(decode_text(data).text)),
    "expression": (EXPRESSION.encode, lambda data, _: guibp.parse(data.decode("utf-8", "replace"))),
    "picture": (
        lambda: embed_document(PICTURE, write_document(guibp.preset("wx+b"))),
        lambda data, _: read_document(data, "a"),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_changed_it_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    make, read = KINDS[kind]
    original, chance = make(), random.Random(1)
    read(original, tmp_path)
    for _ in range(MUTANTS):
        with contextlib.suppress(GuibpError):
            read(mutate_bytes(chance, original), tmp_path)


def read_trusting(original: bytes) -> None:
    """A reader that trusts what it finds."""
    chance = random.Random(1)
    for _ in range(MUTANTS):
        json.loads(mutate_bytes(chance, original))["tasks"]


def test_another_error_is_seen() -> None:
    with pytest.raises((ValueError, LookupError)):
        read_trusting(lesson())
