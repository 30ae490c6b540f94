"""Tries a guibp that was installed or built, as its user would, away from the repository and its settings."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from guibp import __version__

FORGOTTEN = ("PYTHON", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "QT_", "XDG_", "DISPLAY", "WAYLAND_", "GUIBP_")
"""How the variables begin that must not help: a program that is tried has no other Python, Qt or display."""
MOST_SECONDS = 300
PICTURES: Mapping[str, bytes] = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}
"""How a file of each kind begins."""


class TryoutError(Exception):
    """Something that guibp must be able to do, and this one cannot."""


class Tryout:
    """A command that starts guibp, and an empty home in which it is tried."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._command, self._home = list(command), home
        places = {f"XDG_{place}_HOME": place.lower() for place in ("CONFIG", "DATA", "CACHE", "STATE")}
        places |= {"HOME": "", "USERPROFILE": "", "APPDATA": "config", "LOCALAPPDATA": "cache"}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(FORGOTTEN)}
        self._environment = inherited | {name: str(home / place) for name, place in places.items()}
        self._environment["QT_QPA_PLATFORM"] = "offscreen"

    def run(self, *arguments: str) -> str:
        """What guibp prints; raises ``TryoutError`` if it ends with anything but 0 or complains."""
        command = [*self._command, *arguments]
        ended = subprocess.run(
            command, cwd=self._home, env=self._environment, capture_output=True, text=True,
            encoding="utf-8", timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
        if ended.returncode != 0 or ended.stderr:
            raise TryoutError(
                f"{' '.join(arguments)} ended with {ended.returncode}: {ended.stdout}{ended.stderr}"
            )
        return ended.stdout

    def path(self, name: str) -> Path:
        """A file in its home."""
        return self._home / name

    def keeps_loops(self) -> bool:
        """Whether compiled loops are kept there, in the folder of caches that each system has."""
        return any(path.parent.name == "kernel" and path.is_file() for path in self._home.rglob("*"))


def try_command(command: Sequence[str]) -> None:
    """Do everything that is listed here with a guibp; raises ``TryoutError`` at the first that fails."""
    with tempfile.TemporaryDirectory(prefix="guibp-tryout-") as folder:
        one = Tryout(command, Path(folder))
        try_commands(one)
        try_training(one)
        try_pictures(one)
        try_window(one)


def try_commands(one: Tryout) -> None:
    """The version, and numbers known from the lecture."""
    _require(one.run("--version") == f"guibp {__version__}\n", "another version")
    answer = json.loads(one.run("eval", "preset:wx+b", "--json"))
    _require(answer["nodes"]["w"]["gradient"] == 5.0, "another gradient")  # noqa: PLR2004 - the lecture's
    names = [preset["name"] for preset in json.loads(one.run("presets", "--json"))]
    for name in names:
        _require(json.loads(one.run("eval", f"preset:{name}", "--json"))["nodes"], f"no nodes in {name}")


def try_training(one: Tryout) -> None:
    """XOR is learned, and kept; then the compiled loops are there for the next time."""
    saved = one.path("xor.guibp")
    answer = json.loads(one.run("train", "preset:xor", "--output", str(saved), "--json"))
    _require(answer["losses"]["last"] < 0.01, "XOR is not learned")  # noqa: PLR2004 - it comes to 0.001
    _require("guibp document" in one.run("validate", str(saved)), "no document")
    _require(one.keeps_loops(), "no compiled loops were kept")


def try_pictures(one: Tryout) -> None:
    """A picture in each format, with the typesetter's face for its formulas."""
    for suffix, beginning in PICTURES.items():
        picture = one.path(f"xor.{suffix}")
        one.run("render", "preset:xor", "-o", str(picture))
        _require(beginning in picture.read_bytes()[:200], f"no {suffix}")


def try_window(one: Tryout) -> None:
    """The window opens XOR, trains it and saves it: guibp's own test of its installation."""
    findings = json.loads(one.run("self-test", "--json"))
    failed = [finding for finding in findings if not finding["passed"]]
    _require(findings and not failed, str(failed))


def _require(is_so: object, what: str) -> None:
    if not is_so:
        raise TryoutError(what)
