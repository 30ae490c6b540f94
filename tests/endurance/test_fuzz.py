"""Fuzzing, short: no mutant and no truncation gets through, and the fuzzer sees what it looks for."""

from __future__ import annotations

import json
import sys
from itertools import islice

import pytest

from guibp.model.document import read_document
from guibp.model.errors import DocumentError
from guibp.model.graph import Graph
from tests.endurance import fuzz
from tests.endurance.fuzz import Report, judge, main
from tests.endurance.mutants import make_mutants, truncations
from tests.endurance.originals import originals

MUTANTS = 3_000
ENOUGH = 1_000
"""Within so many mutants a planted fault must be found."""


def test_a_mutant_is_read_or_refused_in_one_line() -> None:
    report = Report()
    judge(islice(make_mutants(originals(), seed=1), MUTANTS), report)
    assert report.failures == []
    assert report.read > MUTANTS / 100
    assert report.refused > MUTANTS / 2


@pytest.mark.parametrize("number", range(4))
def test_what_is_cut_off_is_refused_wherever(number: int) -> None:
    report = Report()
    judge(truncations(originals()[number].rstrip()), report)
    assert (report.read, report.failures) == (0, [])


def read_trusting(data: bytes, source: str) -> Graph:
    """A reader that trusts the types of what it finds."""
    graph = read_document(data, source)
    raw = json.loads(data)
    if len(raw["training"].get("optimizer", "sgd")) < 0:
        raise DocumentError("never", source=source)
    return graph


def read_growing(data: bytes, source: str) -> Graph:
    """A reader that adds something each time."""
    graph = read_document(data, source)
    graph.add("parameter")
    return graph


def read_wordily(data: bytes, source: str) -> Graph:
    """A reader whose errors do not name the file."""
    try:
        return read_document(data, source)
    except DocumentError as error:
        error.source = ""
        raise


def read_forever(data: bytes, source: str) -> Graph:
    """A reader that comes to no end."""
    while data:
        source += source[:0]
    raise AssertionError


def read_into_much_room(data: bytes, source: str) -> Graph:
    """A reader that wants more memory than it may have."""
    room = [bytearray(2**26) for _ in range(2**6)]
    return read_document(data, source[: len(room)])


FAULTY = [read_trusting, read_growing, read_wordily]


@pytest.mark.parametrize("reader", FAULTY, ids=lambda one: one.__name__)
def test_a_faulty_reader_is_caught(reader: fuzz.Reader) -> None:
    report = Report()
    judge(islice(make_mutants(originals(), seed=1), ENOUGH), report, reader)
    assert report.failures


@pytest.mark.skipif(sys.platform != "linux", reason="nothing else keeps to both limits")
@pytest.mark.parametrize(
    "reader,said", [(read_forever, "not done after"), (read_into_much_room, "MiB are wanted")]
)
def test_a_reader_that_takes_too_much_is_ended(reader: fuzz.Reader, said: str) -> None:
    report = Report(most_seconds=0.2 if reader is read_forever else 60.0)
    judge(originals()[:1], report, reader)
    ((_, problem),) = report.failures
    assert said in problem


def test_the_command_ends_in_one_line_of_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--mutants", "50", "--seed", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("fuzz: ")
    assert " 0 failed" in lines[0]


@pytest.mark.parametrize("asked", ["-5", "0", "many"])
def test_what_is_no_number_of_mutants_is_refused_in_a_line(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--mutants", asked])
    assert ended.value.code == 2
    assert "no whole number from 1 on" in capsys.readouterr().err.splitlines()[-1]
