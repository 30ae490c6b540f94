"""Chunks of the abuse: processes that are listened to; a hang is told from a machine that is slow."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import IO

from tests.endurance.abuse.telling import RUN_BEGINS

PATIENCE_SECONDS = 180.0
"""A process that begins no operation for so long hangs: each takes milliseconds, however many."""
_WAIT_SECONDS = 0.5
_PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_FOUND = 1
"""The exit code of a chunk in which a law broke."""
_DONE = re.compile(r"operations (\d+)")


class Kind(Enum):
    """What may become of a chunk."""

    HELD = "held"
    BROKEN = "broken law"
    CRASHED = "crash"
    HANGS = "hang"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one chunk; ``problem`` is empty where nothing was found."""

    seed: int
    operations: int
    kind: Kind = Kind.HELD
    problem: str = ""


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
        if outcome.kind is not Kind.HELD:
            self.found.append(outcome)

    def __str__(self) -> str:
        crashes, hangs, broken = (
            sum(one.kind is kind for one in self.found) for kind in (Kind.CRASHED, Kind.HANGS, Kind.BROKEN)
        )
        seeds = "".join(f", seed {one.seed}" for one in self.found)
        return (
            f"{self.operations:,} operations in {self.chunks:,} processes:"
            f" {crashes} crashes, {hangs} hangs, {broken} broken laws{seeds}"
        )


class Told:
    """What a process tells: the operations since its last run began, and how many they were in all."""

    def __init__(self) -> None:
        self.operations = 0
        self.last_run: list[str] = []

    def take(self, line: str) -> None:
        """Take in a line: an operation that is about to be done, or how many were."""
        done = _DONE.fullmatch(line)
        if done:
            self.operations = int(done[1])
            return
        if line.startswith(RUN_BEGINS):
            self.last_run.clear()
        elif not line.startswith(" "):
            self.operations += 1
        self.last_run.append(line)


def run_chunk(seed: int, runs: int, fault: str = "", patience: float = PATIENCE_SECONDS) -> Outcome:
    """Abuse the editor in a process of its own, with settings and files of its own."""
    command = [sys.executable, "-m", "tests.endurance.abuse.chunk", str(seed), str(runs)]
    return watch([*command, fault] if fault else command, seed, patience)


def watch(command: list[str], seed: int, patience: float) -> Outcome:
    """Start a chunk, and listen to it until it ends, or says nothing for so many seconds."""
    told = Told()
    with started(command) as (process, errors):
        hangs = not _listen(process, told.take, patience)
        if hangs:
            # Where it hangs is what faulthandler writes then.
            process.send_signal(signal.SIGABRT)
        code = process.wait()
        errors.seek(0)
        problem = "\n".join([f"exit code {code}", *told.last_run, errors.read()])
    if hangs:
        return Outcome(seed, told.operations, Kind.HANGS, f"no operation for {patience:.0f} s\n{problem}")
    if code == 0:
        return Outcome(seed, told.operations)
    return Outcome(seed, told.operations, Kind.BROKEN if code == _FOUND else Kind.CRASHED, problem)


@contextmanager
def started(command: list[str]) -> Iterator[tuple[subprocess.Popen[bytes], IO[str]]]:
    """A process with a home of its own, that ends with the block, and what it writes of errors."""
    with tempfile.TemporaryDirectory(prefix="guibp-abuse-") as home:
        places = dict.fromkeys(_PLACES, home)
        surroundings = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        errors_path = Path(home) / "errors"
        with errors_path.open("w+", encoding="utf-8", errors="replace") as errors:
            process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=errors)
            try:
                yield process, errors
            finally:
                process.kill()
                process.communicate()


def _listen(process: subprocess.Popen[bytes], take: Callable[[str], None], patience: float) -> bool:
    """Take in its lines until it ends; ``False`` if none comes for too long."""
    if process.stdout is None:
        raise ValueError(process)
    pipe, rest = process.stdout.fileno(), b""
    while _speaks(pipe, patience):
        piece = os.read(pipe, 2**16)
        if not piece:
            return _ends(process, patience)
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            take(line.decode(errors="replace"))
    return False


def _speaks(pipe: int, patience: float) -> bool:
    """Whether something comes; in short waits, since one in which the machine sleeps is no silence."""
    return any(
        select.select([pipe], [], [], _WAIT_SECONDS)[0] for _ in range(round(patience / _WAIT_SECONDS))
    )


def _ends(process: subprocess.Popen[bytes], patience: float) -> bool:
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        return False
    return True
