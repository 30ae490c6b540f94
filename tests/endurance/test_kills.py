"""Kills in the middle of saving, short: nothing is lost, and the naive way is seen to lose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.fork")
def test_no_kill_loses_what_was_saved() -> None:
    # In a process of its own: this one has threads, and forks of those are not safe.
    done = subprocess.run(
        [sys.executable, "-m", "tests.endurance.kills", "--kills", "200"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "200 kills: 0 losses" in done.stdout
