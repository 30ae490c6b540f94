"""Kills while a document is being edited: ``python run.py recovery-kills`` ends it at random instants.

A real process edits, and tells each edit when it is done. After the kill, what the next start would offer
must be at most one edit, or the edits of the last five seconds, behind. Without recovery all is lost: that
is the control.
"""

from __future__ import annotations

import argparse
import os
import random
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from guibp.gui.preferences import APPLICATION
from guibp.gui.recovery_bar import find_offers
from tests.endurance.asked import how_many
from tests.endurance.progress import ProgressLine

KILLS = 500
MOST_SECONDS_LOST = 5.0
SHORTEST_SECONDS, LONGEST_SECONDS = 5.5, 8.0
"""A kill comes so long after the first edit: an earlier one could not break the promise."""
_PROGRAM = """
import random, sys
from PySide6.QtCore import QTimer
from guibp.gui import recovery, windows
if {is_off}:
    recovery.Recovery.begin = lambda self: None
create, chance = windows.create_window, random.Random({seed})
count = 0
def edit(window):
    global count
    count += 1
    # Never the value that it was opened with: nothing is kept of that.
    window.graph.set_value("x", count + 0.5)
    print(count, flush=True)
    QTimer.singleShot(chance.choice([0, 5, 50, 400, 1500]), window, lambda: edit(window))
def open_one(source):
    window = create(source)
    QTimer.singleShot(0, window, lambda: edit(window))
    return window
windows.create_window = open_one
from guibp.gui.application import open_window
sys.exit(open_window("preset:wx+b"))
"""


@dataclass(slots=True)
class Toll:
    """What the kills took."""

    kills: int = 0
    losses: int = 0
    """Kills that took more than one edit and more than five seconds."""
    longest: float = 0.0
    """Seconds between the first edit that was lost and the kill, where more than one was; the worst kill."""

    def note(self, told: list[tuple[int, float]], kept: int, killed_at: float) -> None:
        """Count a kill, given the edits with their times and the last one that is kept."""
        self.kills += 1
        lost = [when for number, when in told if number > kept]
        if len(lost) > 1:
            seconds = killed_at - lost[0]
            self.longest = max(self.longest, seconds)
            self.losses += seconds > MOST_SECONDS_LOST

    def __str__(self) -> str:
        return f"{self.kills:,} kills: {self.losses:,} losses, at most {self.longest:.1f} s of edits gone"


def kill_while_editing(kills: int, seed: int, *, without_recovery: bool = False) -> Toll:
    """Start the program, kill it, and look at what it would offer; so many times."""
    toll, chance = Toll(), random.Random(seed)
    with ProgressLine(kills) as progress:
        for _ in range(kills):
            with tempfile.TemporaryDirectory(prefix="guibp-recovery-") as home:
                program = _PROGRAM.format(seed=chance.randrange(2**31), is_off=without_recovery)
                seconds = chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS)
                told, killed_at = _kill_one(program, Path(home), seconds)
                toll.note(told, _last_kept(Path(home)), killed_at)
            progress.advance()
    return toll


def _kill_one(program: str, home: Path, seconds: float) -> tuple[list[tuple[int, float]], float]:
    places = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **places},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    told: list[tuple[int, float]] = []
    if process.stdout is None:
        raise RuntimeError("the process tells nothing")
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        end, rest = float("inf"), b""
        while time.monotonic() < end:
            if not selector.select(min(end - time.monotonic(), 60.0)):
                continue
            data = os.read(process.stdout.fileno(), 2**16)
            if not data:
                raise RuntimeError("the process ended by itself")
            *lines, rest = (rest + data).split(b"\n")
            told += [(int(line), time.monotonic()) for line in lines]
            if told:
                end = told[0][1] + seconds
    killed_at = time.monotonic()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return told, killed_at


def _last_kept(home: Path) -> int:
    """The number of the last edit that the next start would offer; 0 if it offers none."""
    offers = find_offers(home / APPLICATION / "recovery")
    values = [offer.kept.graph.node("x").value or 0.0 for offer in offers]
    for offer in offers:
        offer.lock.unlock()
    return int(max(values, default=0.0))


def main(arguments: list[str]) -> int:
    """Kill, and end in one line of figures; without recovery all must be lost."""
    parser = argparse.ArgumentParser(prog="run.py recovery-kills", description="Kill a program that edits.")
    parser.add_argument("--kills", type=how_many, default=KILLS, help=f"how many (default {KILLS:,})")
    parser.add_argument("--seed", type=int, default=0, help="which instants (default 0)")
    given = parser.parse_args(arguments)
    ours = kill_while_editing(given.kills, given.seed)
    control = kill_while_editing(max(given.kills // 50, 1), given.seed, without_recovery=True)
    print(f"recovery: {ours}; without it, {control.losses:,} of {control.kills:,} are lost")
    return 0 if ours.losses == 0 and control.losses == control.kills else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
