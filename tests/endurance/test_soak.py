"""The soak, short: what is done in it can be done again and again, and its judge sees each fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from tests.endurance import lifecycle
from tests.endurance.soak import Script, leak
from tests.endurance.vitals import LEAST_SAMPLES, MOST_LOST, Heartbeat, Vitals, resident_megabytes

ROUNDS = 2


@pytest.fixture
def window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    shown = create_window("preset:xor")
    shown.show()
    yield shown
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    shown.close()
    shown.deleteLater()


def well() -> Vitals:
    """An hour in which nothing happens."""
    vitals = Vitals(np.zeros(1000, dtype=np.int64), np.zeros(1000, dtype=np.int64))
    vitals.late[3] = vitals.busy[2] = 100_000
    for sample in range(LEAST_SAMPLES):
        vitals.hours.append(sample / LEAST_SAMPLES)
        vitals.megabytes.append(200.0 + sample % 2)
    return vitals


def grow(vitals: Vitals) -> None:
    for sample in range(LEAST_SAMPLES):
        vitals.megabytes[sample] += 3.0 * vitals.hours[sample]


def be_late(vitals: Vitals) -> None:
    vitals.late[60] = 2000


def be_very_late_once(vitals: Vitals) -> None:
    vitals.late[300] = 1


def lose_references(vitals: Vitals) -> None:
    vitals.first_counts, vitals.last_counts = (5000, 900_000), (9000, 900_000 - MOST_LOST - 1)


def measure_nothing(vitals: Vitals) -> None:
    vitals.late[:] = 0


FAULTS: list[tuple[Callable[[Vitals], None], str]] = [
    (grow, "memory grows"),
    (be_late, "beats are late"),
    (be_very_late_once, "a beat is very late"),
    (lose_references, "references are lost"),
    (measure_nothing, "beats are late"),
]


@pytest.mark.parametrize("spoil,fault", FAULTS)
def test_the_judge_sees_what_is_wrong(spoil: Callable[[Vitals], None], fault: str) -> None:
    vitals = well()
    assert vitals.faults() == []
    spoil(vitals)
    assert fault in vitals.faults()


def grown(script: Script) -> float:
    """Megabytes that some rounds take, after one that warms up."""
    while script.rounds < 1:
        script.do_next()
    before = resident_megabytes()
    while script.rounds < 1 + ROUNDS:
        script.do_next()
    return resident_megabytes() - before


@pytest.mark.timeout(300)
@pytest.mark.skipif(resident_megabytes() == 0, reason="memory cannot be told here")
def test_rounds_are_done_and_a_leak_is_seen(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    monkeypatch.setattr("guibp.gui.compiled_loops.CompiledLoops.begin", lambda _: None)
    script = Script(window, tmp_path)
    plain = grown(script)
    leaking = Script(window, tmp_path)
    leak(leaking)
    assert grown(leaking) > plain + 10 * ROUNDS


def test_every_beat_is_counted(window: MainWindow, qtbot: QtBot) -> None:
    heart = Heartbeat(window)
    heart.start()
    qtbot.waitUntil(lambda: int(heart.late.sum()) >= 3)
    heart.stop()
    assert int(heart.busy.sum()) == int(heart.late.sum())


@pytest.mark.timeout(300)
def test_trainings_and_windows_come_and_go() -> None:
    report = lifecycle.live(30, 5)
    assert report.last == ""
    assert (report.starts, report.closings, report.bad) == (30, 5, 0)


@pytest.mark.timeout(300)
def test_a_worker_that_is_forgotten_is_noticed() -> None:
    assert lifecycle.live(0, 1, forgets=True).bad == 1
