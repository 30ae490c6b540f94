"""``python run.py abuse``: does to the editor whatever a person may do, a million times, and sees it hold.

Each chunk of runs is a process of its own, so that a crash is found too, and its seed told.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import count

from tests.endurance.abuse.machine import OPERATIONS_IN_A_RUN
from tests.endurance.progress import ProgressLine

OPERATIONS = 1_000_000
RUNS_IN_A_CHUNK = 40
RUN_BEGINS = "state = EditorMachine()"
"""What the machine tells before its first operation."""
LONGEST_SECONDS = 3600
"""A chunk that takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one chunk; ``problem`` is empty where nothing was found."""

    seed: int
    operations: int
    problem: str = ""
    crashed: bool = False


@dataclass(slots=True)
class Report:
    """What became of all chunks."""

    operations: int = 0
    chunks: int = 0
    found: list[Outcome] = field(default_factory=list)

    def note(self, outcome: Outcome) -> None:
        """Count a chunk."""
        self.operations += outcome.operations
        self.chunks += 1
        if outcome.problem:
            self.found.append(outcome)

    def __str__(self) -> str:
        crashes = sum(one.crashed for one in self.found)
        seeds = "".join(f", seed {one.seed}" for one in self.found)
        return (
            f"{self.operations:,} operations in {self.chunks:,} processes: {crashes} crashes,"
            f" {len(self.found) - crashes} broken laws{seeds}"
        )


def run_chunk(seed: int, runs: int, fault: str = "") -> Outcome:
    """Abuse the editor in a process of its own; what it says last is how many operations it did."""
    command = [sys.executable, "-m", "tests.endurance.abuse.chunk", str(seed), str(runs)]
    try:
        done = subprocess.run(
            [*command, fault] if fault else command,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(seed, 0, "it hangs", crashed=True)
    told = re.findall(r"^operations (\d+)$", done.stdout, re.MULTILINE)
    operations = int(told[-1]) if told else 0
    if done.returncode == 0:
        return Outcome(seed, operations)
    _, _, last_run = done.stdout.rpartition(RUN_BEGINS)
    problem = f"exit code {done.returncode}\n{RUN_BEGINS}{last_run}{done.stderr}"
    return Outcome(seed, operations, problem, crashed=done.returncode != 1)


def run_chunks(total: int, first_seed: int, jobs: int) -> Iterator[Outcome]:
    """Chunks from one seed after the other until so many operations are done, as each ends."""
    at_once = RUNS_IN_A_CHUNK * OPERATIONS_IN_A_RUN
    begun, seeds, waiting = 0, count(first_seed), set[Future[Outcome]]()
    with ThreadPoolExecutor(jobs) as pool:
        while begun < total or waiting:
            while begun < total and len(waiting) < jobs:
                runs = max(min(at_once, total - begun) // OPERATIONS_IN_A_RUN, 1)
                waiting.add(pool.submit(run_chunk, next(seeds), runs))
                begun += runs * OPERATIONS_IN_A_RUN
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)


def main(arguments: list[str]) -> int:
    """Abuse, show how far it is, and end in one line of figures."""
    parser = argparse.ArgumentParser(prog="run.py abuse", description="Do anything to the editor, at random.")
    parser.add_argument(
        "--operations", type=int, default=OPERATIONS, help=f"how many (default {OPERATIONS:,})"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the first process (default 0)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    report = Report()
    with ProgressLine(given.operations) as progress:
        for outcome in run_chunks(given.operations, given.seed, given.jobs):
            report.note(outcome)
            progress.advance(outcome.operations)
    for found in report.found:
        print(f"seed {found.seed}: {found.problem}")
    print(f"abuse: {report}")
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
