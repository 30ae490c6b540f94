"""Kills while a document is being edited, short: nothing is lost, and without recovery all is."""

import sys

import pytest
from PySide6.QtCore import QObject

from tests.endurance.recovery_kills import Toll, main


@pytest.mark.skipif(sys.platform == "win32", reason="pipes cannot be waited for there")
@pytest.mark.timeout(300)
def test_no_kill_takes_what_was_edited(qapp: QObject, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kills", "3"]) == 0
    assert "3 kills: 0 losses" in capsys.readouterr().out


def test_the_count_tells_a_loss() -> None:
    told = [(1, 0.0), (2, 1.0), (3, 8.0)]
    for kept, losses in ((3, 0), (2, 0), (1, 1), (0, 1)):
        toll = Toll()
        toll.note(told, kept, 9.0)
        assert toll.losses == losses
