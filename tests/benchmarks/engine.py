"""The engine beside its rivals: every figure that it is held to, measured in one run.

``python run.py bench engine`` prints one table and exits 1 where a figure falls short, naming it; with
``--readme`` README quotes it.
A rival that is not installed is said so. PyTorch is not among the extras (a plain installation downloads
gigabytes); it takes part where it can be imported, and the C program where there is a compiler.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tests.benchmarks.figures.data_growth import measure_data_growth
from tests.benchmarks.figures.dragging import measure_dragging
from tests.benchmarks.figures.edit_to_step import measure_edit_to_step
from tests.benchmarks.figures.extremes import measure_extremes
from tests.benchmarks.figures.growth import measure_growth
from tests.benchmarks.figures.heartbeat import measure_heartbeat
from tests.benchmarks.figures.layers import measure_layers
from tests.benchmarks.figures.peak_memory import measure_memory
from tests.benchmarks.figures.random_graphs import measure_random_graphs
from tests.benchmarks.figures.xor import measure_xor
from tests.benchmarks.judging import (
    Row,
    conclude,
    make_document,
    write_json,
    write_seconds,
    write_table,
)
from tests.benchmarks.ours import warm_up
from tests.benchmarks.racing import Effort, calibrate
from tests.benchmarks.readme_table import README, quote

FIGURES: Mapping[str, Callable[[Effort], list[Row]]] = {
    "heartbeat": measure_heartbeat,
    "xor": measure_xor,
    "layers": measure_layers,
    "random": measure_random_graphs,
    "edit": measure_edit_to_step,
    "growth": measure_growth,
    "extremes": measure_extremes,
    "memory": measure_memory,
    "data": measure_data_growth,
    "drag": measure_dragging,
}
"""The heartbeat first: a rival's idle threads would disturb it."""

TOLD_VERSIONS = ("numpy", "numba", "jax", "torch", "autograd", "micrograd")


@dataclass(slots=True)
class Options(argparse.Namespace):
    """What the command line says."""

    json: Path | None = None
    readme: bool = False
    quick: bool = False
    only: str = ""


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and say by the exit code whether the limits hold."""
    options = _read_options(arguments)
    chosen = {name: measure for name, measure in FIGURES.items() if options.only in name}
    if not chosen:
        sys.stderr.write(f"no figure is called {options.only}; there are {', '.join(FIGURES)}\n")
        return 2
    progress = sys.stderr.isatty()
    effort = Effort(7, 0.02, 0.3, progress) if options.quick else Effort(progress=progress)
    warm_up()
    before = [calibrate() for _ in range(effort.rounds)]
    rows = [row for measure in chosen.values() for row in measure(effort)]
    effort.tell("")
    loads = [*before, *(calibrate() for _ in range(effort.rounds))]
    conditions = describe_conditions(loads, effort)
    print("\n".join(f"{name}: {text}" for name, text in conditions.items()))
    print(write_table(rows))
    if options.json is not None:
        write_json(options.json, rows, conditions)
    if options.readme:
        quote(make_document(rows, conditions), README)
    return conclude(rows, print)


def describe_conditions(loads: Sequence[float], effort: Effort) -> dict[str, str]:
    """On what it was measured, and how."""
    low, middle, high = min(loads), statistics.median(loads), max(loads)
    spread = f"median {write_seconds(middle)}, from {write_seconds(low)} to {write_seconds(high)}"
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *_installed(TOLD_VERSIONS)]),
        "measured": f"in turn, medians of {effort.rounds} rounds of {effort.seconds * 1e3:g} ms",
        "fixed load, before and after": spread,
    }


def _installed(names: Sequence[str]) -> list[str]:
    found = []
    for name in names:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} absent")
    return found


def _read_options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="run.py bench engine", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--readme", action="store_true", help="quote them in README.md")
    parser.add_argument("--quick", action="store_true", help="shorter rounds: a look, no verdict to quote")
    parser.add_argument("--only", default="", metavar="PATTERN", help=f"of: {', '.join(FIGURES)}")
    return parser.parse_args(arguments, namespace=Options())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
