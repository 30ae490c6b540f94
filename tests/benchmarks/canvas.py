"""The canvas beside NodeGraphQt, and its frames on a large graph while that trains.

``python run.py bench canvas`` prints one table and exits 1 where a figure falls short, naming it. Every
contestant runs in processes of its own, in turn; of the ratios of the rounds the median counts. Where
NodeGraphQt is not installed or does not start, that is said. Without ``QT_QPA_PLATFORM`` nothing is shown.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.benchmarks.judging import Limit, Row, Sense, conclude, write_seconds, write_table
from tests.benchmarks.racing import slowed

RATIOS: Mapping[str, float] = {
    "build": 1 / 200,
    "fit": 1 / 8,
    "drag": 0.6,
    "labels": 1 / 10,
    "memory": 1 / 20,
}
FRAME_MILLISECONDS, OPENING_SECONDS = 16.7, 2.0
LONGEST_FRAMES = 2
"""The longest of some hundred frames may take so many: one is dropped, which nobody sees."""
ROUNDS = 5
CONTEST, FRAMES = "1,000 nodes, 1,500 wires", "10,000 nodes, 15,000 wires, beside the fixed load"
HEAT = "the same with the heat view on"
CROSSINGS = "the same in 1,000 groups, which the zoom closes and opens"

Measured = Mapping[str, float]


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and say by the exit code whether the limits hold."""
    if arguments:
        sys.stderr.write(f"it takes no arguments: {' '.join(arguments)}\n")
        return 2
    contestants = "guibp", "NodeGraphQt"
    rounds = [[run_apart("canvas_contest", name) for name in contestants] for _ in range(ROUNDS)]
    frames = run_apart("canvas_frames")
    rows = [*compare(rounds), *judge_opening(frames), *judge_frames(frames)]
    rows += [*judge_frames(frames["heat"], HEAT), *judge_crossings(frames["crossings"])]
    print(write_table(rows))
    return conclude(rows, print)


def compare(rounds: Sequence[Sequence[Measured]]) -> Iterator[Row]:
    """Our tasks over the rival's; a round has what both measured, one right after the other."""
    for task, ratio in RATIOS.items():
        limit = Limit(Sense.AT_MOST, ratio, "× its")
        absent = [theirs["absent"] for _, theirs in rounds if "absent" in theirs]
        if absent:
            yield Row(CONTEST, task, limit=limit, absence=str(absent[0]))
            continue
        found = statistics.median(ours[task] / theirs[task] for ours, theirs in rounds)
        one, other = (statistics.median(side[task] for side in sides) for sides in zip(*rounds, strict=True))
        if task == "memory":
            yield Row(CONTEST, task, f"{one / 1e6:.1f} MB", f"{other / 1e6:.1f} MB", found, limit, "× its")
        else:
            yield Row(CONTEST, task, one, other, found, limit, "× its")


def judge_frames(found: Mapping[str, object], figure: str = FRAMES) -> Iterator[Row]:
    """Frames at rest and after a zoom step."""
    slower, said, fault = _read_conditions(found)
    limit = Limit(Sense.AT_MOST, FRAME_MILLISECONDS, "ms")
    for name, key in (("frames", "frames"), ("frames right after a zoom step", "steps")):
        for share in ("p50", "p95"):
            value = _share_of(share, _numbers(found[key]))
            yield Row(figure, f"{name}, {share}", value, said, value / slower * 1e3, limit, "ms", fault=fault)


def judge_opening(found: Mapping[str, object]) -> Iterator[Row]:
    """From the file to the first frame."""
    slower, said, _ = _read_conditions(found)
    opening, limit = float(str(found["opening"])), Limit(Sense.AT_MOST, OPENING_SECONDS, "s")
    yield Row(FRAMES, "opening the file", opening, said, opening / slower, limit, "s")


def judge_crossings(found: Mapping[str, object]) -> Iterator[Row]:
    """Frames while groups close and open, from the step of the zoom on: of the rounds the median counts."""
    slower, said, fault = _read_conditions(found)
    rounds = [_numbers(times) for times in _numbers(found["rounds"])]
    limits = {"p50": FRAME_MILLISECONDS, "p95": FRAME_MILLISECONDS}
    limits["longest"] = LONGEST_FRAMES * FRAME_MILLISECONDS
    for name, milliseconds in limits.items():
        value = statistics.median(_share_of(name, times) for times in rounds)
        limit = Limit(Sense.AT_MOST, milliseconds, "ms")
        yield Row(CROSSINGS, f"frames, {name}", value, said, value / slower * 1e3, limit, "ms", fault=fault)


def _share_of(name: str, seconds: list[float]) -> float:
    if name == "longest":
        return max(seconds)
    return statistics.quantiles(seconds, n=100, method="inclusive")[int(name[1:]) - 1]


def _read_conditions(found: Mapping[str, object]) -> tuple[float, str, str]:
    """How much slower the machine was, the load in words, and what was amiss."""
    load = float(str(found["load"]))
    fault = "" if found["trained"] else "it did not train meanwhile"
    return slowed(load), f"load {write_seconds(load)}", fault


def _numbers(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(f"{found!r} are no frames")
    return found


def run_apart(module: str, *arguments: str) -> dict[str, Any]:
    """What a measurement prints last, from a process of its own, with no settings of anybody."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    with tempfile.TemporaryDirectory() as folder:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "XDG_CONFIG_HOME": folder}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
