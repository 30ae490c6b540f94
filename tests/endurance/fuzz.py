"""Fuzzing of documents: ``python run.py fuzz`` reads mutants, and each is a graph or one typed error.

A mutant fails if anything else is raised, or if what was read cannot be evaluated, saved, and read again to
the same bytes. One that takes longer than ``MOST_SECONDS`` or wants more than ``MOST_BYTES`` is ended, and
has failed too.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from guibp.engine.evaluation import evaluate
from guibp.model.document import read_document, write_document
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from tests.endurance.asked import how_many
from tests.endurance.limits import TimeUpError, memory_limit, resident_peak, time_limit
from tests.endurance.mutants import make_mutants, truncations
from tests.endurance.originals import originals
from tests.endurance.progress import ProgressLine

MOST_SECONDS = 2.0
MOST_BYTES = 512 * 2**20
MUTANTS = 100_000
Reader = Callable[[bytes, str], Graph]


@dataclass(slots=True)
class Report:
    """What became of the mutants."""

    most_seconds: float = MOST_SECONDS
    most_bytes: int = MOST_BYTES
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    grown: int = 0
    """So many bytes more than before the first mutant were in use at most."""
    failures: list[tuple[bytes, str]] = field(default_factory=list)

    def __str__(self) -> str:
        failed = len(self.failures)
        return (
            f"{self.read + self.refused + failed:,} mutants: {self.read:,} read, {self.refused:,} refused,"
            f" {failed:,} failed; slowest {self.slowest:.2f} s; {self.grown / 2**20:,.0f} MiB more at most"
        )


def judge(mutants: Iterable[bytes], report: Report, reader: Reader = read_document) -> None:
    """Read mutants, and note what became of each."""
    before = resident_peak()
    with memory_limit(report.most_bytes):
        for data in mutants:
            begun = time.perf_counter()
            problem = _judge_one(data, report, reader)
            report.slowest = max(report.slowest, time.perf_counter() - begun)
            if problem:
                report.failures.append((data, problem))
    report.grown = resident_peak() - before


def _judge_one(data: bytes, report: Report, reader: Reader) -> str:
    """What is wrong with how a mutant is read; empty if nothing is."""
    try:
        with time_limit(report.most_seconds):
            return _read_one(data, report, reader)
    except TimeUpError:
        return f"not done after {report.most_seconds} s"
    except MemoryError:
        return f"more than {report.most_bytes // 2**20} MiB are wanted"


def _read_one(data: bytes, report: Report, reader: Reader) -> str:
    try:
        graph = reader(data, "mutant")
    except GuibpError as error:
        if "\n" in str(error) or not str(error).startswith("mutant"):
            return f"no line that names the file: {error}"
        report.refused += 1
        return ""
    except (TimeUpError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return repr(error)
    problem = _use(graph, reader)
    report.read += not problem
    return problem


def _use(graph: Graph, reader: Reader) -> str:
    """What is wrong with a graph that was read; empty if nothing is."""
    try:
        evaluate(graph)
        saved = write_document(graph)
        again = write_document(reader(saved, "mutant"))
    except (TimeUpError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"read, but not usable: {error!r}"
    return "" if saved == again else "saved twice, it differs"


def main(arguments: list[str]) -> int:
    """Fuzz, show how far it is, and end in one line of figures."""
    parser = argparse.ArgumentParser(prog="run.py fuzz", description="Read mutants of documents.")
    parser.add_argument("--mutants", type=how_many, default=MUTANTS, help=f"how many (default {MUTANTS:,})")
    parser.add_argument("--seed", type=int, default=0, help="which ones (default 0)")
    parser.add_argument("--keep", type=Path, help="a folder for the mutants that fail")
    given = parser.parse_args(arguments)
    files = originals()
    total = given.mutants + sum(map(len, files))
    report = Report()
    mutants = chain(islice(make_mutants(files, given.seed), given.mutants), *map(truncations, files))
    with ProgressLine(total) as progress:
        judge(progress.follow(mutants), report)
    for number, (data, problem) in enumerate(report.failures):
        print(f"{number}: {problem}")
        if given.keep:
            (given.keep / f"{number}.guibp").write_bytes(data)
    print(f"fuzz: {report}")
    return 1 if report.failures or report.grown > report.most_bytes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
