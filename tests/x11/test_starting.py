"""The command opens a window on a real X server and ends cleanly."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.x11.conftest import ROOT, tool_path

pytestmark = pytest.mark.x11


def test_the_command_opens_a_window_and_quits_with_the_key(display: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    log = tmp_path / "program.log"
    with log.open("wb") as errors:
        program = subprocess.Popen([sys.executable, "-m", "guibp"], cwd=ROOT, env=environment, stderr=errors)
    try:
        window = find_window(environment, "guibp")
        subprocess.run(
            [tool_path("xdotool"), "windowactivate", "--sync", window, "key", "ctrl+q"],
            env=environment,
            check=True,
            timeout=30,
        )
        assert program.wait(timeout=30) == 0
    finally:
        if program.poll() is None:
            program.kill()
            program.wait()
    assert log.read_text() == ""


def find_window(environment: dict[str, str], title: str) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = subprocess.run(
            [tool_path("xdotool"), "search", "--onlyvisible", "--name", title],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=30,
        )
        if found.stdout.strip():
            return found.stdout.split()[0]
        time.sleep(0.1)
    pytest.fail("no window came up")
