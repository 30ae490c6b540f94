"""``guibp self-test``: it passes here, names what is amiss, and leaves the user's settings alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guibp.cli import main
from guibp.gui import self_test
from guibp.gui.preferences import open_settings
from guibp.model.errors import GuibpError

CHECKS = ["resources", "gradients", "compiled loops", "window", "pictures"]


def test_it_passes_in_a_process_of_its_own(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "TMPDIR": str(tmp_path)}
    environment.pop("QT_QPA_PLATFORM")
    command = [sys.executable, "-m", "guibp", "self-test", "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ended.stderr == ""
    assert ended.returncode == 0
    findings = json.loads(ended.stdout)
    assert [finding["name"] for finding in findings] == CHECKS
    assert all(finding["passed"] for finding in findings)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def break_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise GuibpError("there is no compiler")

    monkeypatch.setattr(self_test, "load_kernel", fail)


def break_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.gui.training.LiveTraining.toggle", lambda _: None)


def break_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.save", lambda _: False)


def break_resources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.resources.folder", lambda: Path("/nowhere"))


@pytest.mark.parametrize(
    "fault,failing",
    [
        (break_loops, ["compiled loops"]),
        (break_training, ["window"]),
        (break_saving, ["window"]),
        (break_resources, ["resources", "gradients", "window", "pictures"]),
    ],
)
def test_it_names_what_is_amiss(
    fault: object, failing: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert callable(fault)
    fault(monkeypatch)
    kept = open_settings().fileName()
    assert main(["self-test"]) == 1
    captured = capsys.readouterr()
    assert [line.split(": ")[1] for line in captured.err.splitlines()] == failing
    assert len(captured.out.splitlines()) == len(CHECKS) - len(failing)
    assert open_settings().fileName() == kept
