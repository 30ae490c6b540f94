"""A real X server with a window manager, the program on it, and its mouse and keys."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool", "openbox")
SCREEN = "1440x900x24"
_PATIENCE = 20.0
_MOTION_STEPS = 12


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a display of its own, with a window manager."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing and os.environ.get("GUIBP_REQUIRE_X11") != "1":
        pytest.skip("needs " + ", ".join(missing))
    folder = tmp_path_factory.mktemp("x11")
    reading, writing = os.pipe()
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(
            [tool_path("Xvfb"), "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=log,
        )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        name = f":{numbers.readline().strip()}"
    with (folder / "openbox.log").open("wb") as log:
        manager = subprocess.Popen(
            [tool_path("openbox")], env={**os.environ, "DISPLAY": name}, stdout=log, stderr=log
        )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(timeout=10)


def tool_path(name: str) -> str:
    """Where a program is."""
    return shutil.which(name) or name


class Desktop:
    """The mouse and the keys of a display, and the program on it."""

    def __init__(self, display: str, log: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self._environment.pop("WAYLAND_DISPLAY", None)
        with log.open("wb") as errors:
            self._program = subprocess.Popen(
                [sys.executable, str(Path(__file__).parent / "driver.py")],
                env=self._environment,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    # -- reading -----------------------------------------------------------------------------------

    def ask(self, *question: object) -> object:
        stdin, stdout = self._program.stdin, self._program.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(question).encode() + b"\n")
        stdin.flush()
        answer = stdout.readline()
        assert answer, "the program ended"
        return json.loads(answer)

    def place(self, *question: object) -> tuple[int, int]:
        answer = self.ask(*question)
        assert isinstance(answer, list), question
        x, y = answer
        return int(x), int(y)

    def graph(self) -> dict[str, object]:
        answer = self.ask("graph")
        assert isinstance(answer, dict)
        return answer

    def wait_until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)

    # -- doing -------------------------------------------------------------------------------------

    def xdotool(self, *words: object) -> None:
        command = [tool_path("xdotool"), *(str(word) for word in words)]
        subprocess.run(command, env=self._environment, check=True, timeout=60)

    def click(self, place: tuple[int, int], button: int = 1, times: int = 1) -> None:
        self.xdotool("mousemove", *place, "sleep", 0.1, "click", "--repeat", times, "--delay", 60, button)

    def drag(self, start: tuple[int, int], end: tuple[int, int], button: int = 1) -> None:
        self.press_and_move(start, end, button)
        self.xdotool("mouseup", button, "sleep", 0.15)

    def press_and_move(self, start: tuple[int, int], end: tuple[int, int], button: int = 1) -> None:
        """Press, go there in steps as a hand would, and hold."""
        words: list[object] = ["mousemove", *start, "sleep", 0.15, "mousedown", button, "sleep", 0.1]
        for step in range(1, _MOTION_STEPS + 1):
            share = step / _MOTION_STEPS
            x = round(start[0] + (end[0] - start[0]) * share)
            y = round(start[1] + (end[1] - start[1]) * share)
            words += ["mousemove", x, y, "sleep", 0.03]
        self.xdotool(*words, "sleep", 0.15)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", 30, "--", text)

    def key(self, *names: str) -> None:
        self.xdotool("key", "--delay", 40, *names)

    def close(self) -> int:
        """End the program by ending its input; returns its exit code."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        code = self._program.wait(timeout=30)
        self._program.stdout.close()
        return code


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Iterator[Desktop]:
    """The program, open on an empty graph; its errors end up in the test's report."""
    log = tmp_path / "program.log"
    desktop = Desktop(display, log)
    desktop.wait_until(lambda: desktop.ask("ready") is True)
    yield desktop
    code = desktop.close()
    said = log.read_text(errors="replace")
    assert code == 0, said
    assert "Traceback" not in said, said
