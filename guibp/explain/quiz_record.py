"""The record of a quiz: every question with its tries, a score, and the slips, for a teacher to read."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.quiz_slips import Slip
from guibp.model.numbers_text import json_number, show_number

FORMAT, VERSION = "guibp-quiz", 1
HELPED_POINTS = 0.5
_COLUMNS = (
    "step", "sample", "node", "source", "port", "question", "expected",
    "tries", "slips", "hints", "outcome", "points",
)  # fmt: skip
_BETWEEN = " | "
# A table would take what begins so for a formula of its own.
_FORMULA_SIGNS = ("=", "@", "+", "\t")


class Outcome(StrEnum):
    """How a question ended."""

    RIGHT = "right"
    """At the first try, without a hint."""
    HELPED = "right with help"
    """After a hint or another try."""
    WRONG = "wrong"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Try:
    """One answer; ``number`` is ``None`` if what was typed is none."""

    typed: str
    number: float | None
    is_right: bool
    slips: tuple[Slip, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question and what came of it; ``asked`` is the question in words, ``sample`` counts from 0."""

    question: Question
    asked: str
    expected: float
    sample: int
    tries: tuple[Try, ...] = ()
    hints: int = 0

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        if any(one.is_right for one in self.tries):
            return Outcome.RIGHT if len(self.tries) == 1 and not self.hints else Outcome.HELPED
        return Outcome.WRONG if self.tries else Outcome.SKIPPED

    @property
    def points(self) -> float:
        """1, 1/2 with help, or 0."""
        return {Outcome.RIGHT: 1.0, Outcome.HELPED: HELPED_POINTS}.get(self.outcome, 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """The sums of a record."""

    questions: int
    right: int
    helped: int
    points: float


@dataclass(frozen=True, slots=True)
class Record:
    """All that was asked, in the order of asking; ``document`` names the graph."""

    document: str
    output: str
    entries: tuple[Entry, ...]

    @property
    def score(self) -> Score:
        """How many were right; of a question that was asked again, the first time counts."""
        entries = self.first_entries()
        outcomes = Counter(entry.outcome for entry in entries)
        points = sum(entry.points for entry in entries)
        return Score(len(entries), outcomes[Outcome.RIGHT], outcomes[Outcome.HELPED], points)

    @property
    def slips(self) -> Counter[Slip]:
        """How often each slip may have been made."""
        return Counter(slip for entry in self.entries for one in entry.tries for slip in one.slips)

    def first_entries(self) -> tuple[Entry, ...]:
        """Each question once."""
        found: dict[tuple[Question, int, float], Entry] = {}
        for entry in self.entries:
            found.setdefault((entry.question, entry.sample, entry.expected), entry)
        return tuple(found.values())


def record_json(record: Record) -> dict[str, object]:
    """The record as a JSON object."""
    score = record.score
    return {
        "format": FORMAT,
        "version": VERSION,
        "document": record.document,
        "output": record.output or None,
        "score": {
            "questions": score.questions,
            "right": score.right,
            "helped": score.helped,
            "points": score.points,
        },
        "slips": {str(slip): count for slip, count in record.slips.most_common()},
        "answers": [_entry_json(entry) for entry in record.entries],
    }


def write_record_json(record: Record) -> str:
    """The record as JSON text."""
    return json.dumps(record_json(record), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_record_csv(record: Record) -> str:
    """The record as a table, one row for each question; several tries stand in one cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_guard(cell) for cell in _row(entry)] for entry in record.entries)
    return text.getvalue()


def place_json(question: Question) -> dict[str, object]:
    """What a question is about, as ``steps`` names it: a node, or an edge by source, target and port."""
    if question.kind is QuestionKind.EDGE_GRADIENT:
        return {"source": question.source, "target": question.node, "port": question.port}
    return {"node": question.node}


def _entry_json(entry: Entry) -> dict[str, object]:
    return {
        "step": entry.question.step,
        "sample": entry.sample,
        "kind": str(entry.question.kind),
        **place_json(entry.question),
        "question": entry.asked,
        "expected": json_number(entry.expected),
        "tries": [_try_json(one) for one in entry.tries],
        "hints": entry.hints,
        "outcome": str(entry.outcome),
        "points": entry.points,
    }


def _try_json(one: Try) -> dict[str, object]:
    return {
        "typed": one.typed,
        "number": None if one.number is None else json_number(one.number),
        "right": one.is_right,
        "slips": [str(slip) for slip in one.slips],
        "feedback": one.feedback,
    }


def _row(entry: Entry) -> Iterable[str]:
    question = entry.question
    slips = dict.fromkeys(str(slip) for one in entry.tries for slip in one.slips)
    return (
        str(question.step),
        str(entry.sample),
        question.node,
        question.source or "",
        "" if question.port is None else str(question.port),
        entry.asked,
        show_number(entry.expected, 6),
        _BETWEEN.join(one.typed for one in entry.tries),
        _BETWEEN.join(slips),
        str(entry.hints),
        str(entry.outcome),
        show_number(entry.points),
    )


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
