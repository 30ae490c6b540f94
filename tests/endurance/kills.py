"""Kills in the middle of saving: ``python run.py kills`` ends a saving process at random instants.

After each kill the file must hold the whole of one of the documents that were being saved in turn. The naive
way, writing over the file, is the control: it must lose.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guibp.model.atomic_file import replace_file
from tests.endurance.asked import how_many
from tests.endurance.progress import ProgressLine

KILLS = 2000
LONGEST_SECONDS = 0.008
"""A kill comes within this time after the first save is done; one save takes about a tenth of it."""
SIZE = 200_000
Save = Callable[[Path, bytes], None]


@dataclass(slots=True)
class Toll:
    """What became of the file after each kill."""

    kills: int = 0
    losses: int = 0
    leftovers: int = 0

    def __str__(self) -> str:
        return f"{self.kills:,} kills: {self.losses:,} losses, {self.leftovers:,} temporary files left behind"


def save_naively(path: Path, data: bytes) -> None:
    """Write over the file, as the control does."""
    path.write_bytes(data)


def kill_while_saving(folder: Path, kills: int, seed: int, save: Save = replace_file) -> Toll:
    """Let a process save two contents in turn, kill it, and look at the file; so many times."""
    toll, chance = Toll(), random.Random(seed)
    path = folder / "saved.guibp"
    contents = [bytes([letter]) * SIZE for letter in b"ab"]
    with ProgressLine(kills) as progress:
        for _ in range(kills):
            path.write_bytes(contents[0])
            _kill_one(path, contents, chance.uniform(0, LONGEST_SECONDS), save)
            toll.kills += 1
            toll.losses += path.read_bytes() not in contents
            left = [other for other in folder.iterdir() if other != path]
            toll.leftovers += len(left)
            for other in left:
                other.unlink()
            progress.advance()
    return toll


def _kill_one(path: Path, contents: list[bytes], seconds: float, save: Save) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save(path, contents[1])
            os.write(writing, b".")
            while True:
                for content in contents:
                    save(path, content)
        finally:
            os._exit(1)
    os.close(writing)
    begun = os.read(reading, 1)
    os.close(reading)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not begun or not os.WIFSIGNALED(status):
        raise RuntimeError("the saving process ended by itself")


def main(arguments: list[str]) -> int:
    """Kill, and end in one line of figures; the naive way must lose."""
    parser = argparse.ArgumentParser(prog="run.py kills", description="Kill a process that is saving.")
    parser.add_argument("--kills", type=how_many, default=KILLS, help=f"how many (default {KILLS:,})")
    parser.add_argument("--seed", type=int, default=0, help="which instants (default 0)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="guibp-kills-") as folder:
        ours = kill_while_saving(Path(folder), given.kills, given.seed)
        naive = kill_while_saving(Path(folder), max(given.kills // 10, 20), given.seed, save_naively)
    print(f"kills: {ours}; written over, {naive.losses:,} of {naive.kills:,} are lost")
    return 0 if ours.losses == 0 and naive.losses > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
