"""``python run.py abuse``: does to the editor whatever a person may do, a million times, and sees it hold.

Each chunk of runs is a process of its own, so that a crash is found too, and its seed told.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import count

from tests.endurance.abuse.chunks import Outcome, Report, run_chunk
from tests.endurance.abuse.machine import OPERATIONS_IN_A_RUN
from tests.endurance.asked import how_many
from tests.endurance.progress import ProgressLine

OPERATIONS = 1_000_000
RUNS_IN_A_CHUNK = 20
INTERRUPTED = 130


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
        "--operations", type=how_many, default=OPERATIONS, help=f"how many (default {OPERATIONS:,})"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the first process (default 0)")
    parser.add_argument("--jobs", type=how_many, default=os.cpu_count() or 1, help="processes at a time")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    report = Report()
    try:
        _run(given.operations, given.seed, given.jobs, report)
    except KeyboardInterrupt:
        # A million take an hour and more: what was done until then is worth a line.
        print(f"abuse, stopped: {report}")
        return INTERRUPTED
    print(f"abuse: {report}")
    return 1 if report.found else 0


def _run(operations: int, seed: int, jobs: int, report: Report) -> None:
    with ProgressLine(operations) as progress:
        for outcome in run_chunks(operations, seed, jobs):
            report.note(outcome)
            progress.advance(outcome.operations)
            if outcome.problem:
                print(f"seed {outcome.seed}, a {outcome.kind.value}: {outcome.problem}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
