"""What is read is never run: Python itself tells what it was asked for while strangers' files are read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MUTANTS = 600


def events(fault: str = "") -> list[str]:
    """All audit events of a process that reads hostile things, after what it imports is there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.endurance.audited", str(MUTANTS), fault],
        cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    seen: list[str] = json.loads(done.stdout)
    return seen


def test_reading_runs_opens_imports_and_connects_nothing() -> None:
    assert events() == []


@pytest.mark.parametrize("fault", ["eval", "open", "import", "socket"])
def test_a_planted_fault_is_seen(fault: str) -> None:
    assert any(event.startswith(("exec", "compile", "open", "import", "socket")) for event in events(fault))
