"""Figure 4: the peak memory of evaluation and training, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.judging import Limit, Row, Sense
from tests.benchmarks.racing import Effort

MEMORY = Limit(Sense.AT_MOST, 100, "bytes")
CASES = ((10_000, 1), (10_000, 100), (100_000, 1))
"""Nodes, samples."""
FIGURE = "peak memory beyond graph and data, for each node or edge and sample"


def measure_memory(effort: Effort) -> list[Row]:
    """The same in every case."""
    rows = []
    for nodes, samples in CASES:
        for action in ("evaluate", "train"):
            effort.tell(f"memory: {action}, {nodes:,} nodes")
            name = f"{action}, {nodes:,} nodes, {samples} sample{'s' * (samples > 1)}"
            each, total = _ask(action, nodes, samples)
            rows.append(Row(FIGURE, name, f"{total / 1e6:.1f} MB", "", each, MEMORY, "bytes"))
    return rows


def _ask(action: str, nodes: int, samples: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.memory", action, str(nodes), str(samples)]
    # A process of its own: nothing that others left behind is counted.
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    each, total = answer.split()
    return float(each), float(total)
