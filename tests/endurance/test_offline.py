"""The program asks for nothing of the network, whatever is done with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.endurance.offline import FAULTS

ROOT = Path(__file__).parents[2]


def wanted(folder: Path, fault: str = "") -> list[str]:
    """What a process wanted that opened, trained, saved, exported and closed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.endurance.offline", str(folder), fault],
        cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen: list[str] = json.loads(done.stdout)
    return seen


def test_nothing_of_the_network_is_wanted(tmp_path: Path) -> None:
    assert wanted(tmp_path) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(tmp_path: Path, fault: str) -> None:
    assert wanted(tmp_path, fault)
