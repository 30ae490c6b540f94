"""The soak, short: what is done in it can be done again and again, and its judge sees each fault."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from tests.endurance import lifecycle
from tests.endurance.heartbeat import Heartbeat, within
from tests.endurance.memory import MEGABYTE, Memory, fill_array_cache, read_memory
from tests.endurance.soak_controls import leak
from tests.endurance.soak_script import ROUND, Script
from tests.endurance.vitals import LEAST_SAMPLES, MOST_LOST, Vitals
from tests.endurance.witness import Witness


@pytest.fixture
def window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    shown = create_window("preset:xor")
    shown.show()
    yield shown
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    shown.close()
    shown.deleteLater()


def well() -> Vitals:
    """An hour in which nothing happens, though what the process holds goes to and fro."""
    late, own, busy = (np.zeros(1000, dtype=np.int64) for _ in range(3))
    vitals = Vitals(late, own, busy)
    vitals.late[120] = vitals.own[3] = vitals.busy[2] = 100_000
    for sample in range(LEAST_SAMPLES):
        vitals.hours.append(sample / LEAST_SAMPLES)
        vitals.memory.append(Memory(90.0, 50.0, resident=200.0 + 20 * (sample % 2)))
    return vitals


def grow(vitals: Vitals) -> None:
    for sample, hours in enumerate(vitals.hours):
        vitals.memory[sample] = Memory(90.0 + 1.5 * hours, 50.0 + 1.5 * hours, 200.0)


def be_late(vitals: Vitals) -> None:
    vitals.own[60] = 2000


def be_very_late_once(vitals: Vitals) -> None:
    vitals.own[300] = 1


@dataclass(frozen=True, slots=True)
class Machine:
    """So slow, and standing still for so many seconds of each delay."""

    slowdown: float
    stall: float = 0.0

    def ask_once(self) -> float:
        return self.slowdown

    def stalled(self, _begin: float, _end: float) -> float:
        return self.stall


def lose_references(vitals: Vitals) -> None:
    vitals.first_counts, vitals.last_counts = (5000, 900_000), (9000, 900_000 - MOST_LOST - 1)


def measure_nothing(vitals: Vitals) -> None:
    vitals.own[:] = 0


def look_too_rarely(vitals: Vitals) -> None:
    del vitals.hours[1:], vitals.memory[1:]


def complain(vitals: Vitals) -> None:
    vitals.complaints = ["QPainter::begin: Paint device returned engine == 0"]


FAULTS: list[tuple[Callable[[Vitals], None], str]] = [
    (grow, "memory grows"),
    (be_late, "beats are late"),
    (be_very_late_once, "a beat is very late"),
    (lose_references, "references are lost"),
    (measure_nothing, "beats are late"),
    (look_too_rarely, "memory grows"),
    (complain, "there were complaints: QPainter::begin: Paint device returned engine == 0"),
]


@pytest.mark.parametrize("spoil,fault", FAULTS)
def test_the_judge_sees_what_is_wrong(spoil: Callable[[Vitals], None], fault: str) -> None:
    vitals = well()
    assert vitals.faults() == []
    spoil(vitals)
    assert fault in vitals.faults()


def grown(script: Script) -> float:
    """Megabytes that some rounds take, after some that warm up."""
    while script.rounds < len(ROUND):
        script.do_next()
    before = in_use()
    while script.rounds < 2 * len(ROUND):
        script.do_next()
    return in_use() - before


def in_use() -> float:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    fill_array_cache()
    return read_memory().in_use


@pytest.mark.timeout(300)
@pytest.mark.skipif(read_memory().heap == 0, reason="what is in use cannot be told here")
def test_rounds_are_done_and_a_leak_is_seen(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    monkeypatch.setattr("guibp.gui.compiled_loops.CompiledLoops.begin", lambda _: None)
    script = Script(window, tmp_path)
    plain = grown(script)
    leaking = Script(window, tmp_path)
    leak(leaking, 2**14)
    assert grown(leaking) > plain + 2**14 * leaking.deeds / 2 / MEGABYTE / 2


@pytest.mark.skipif(read_memory().heap == 0, reason="what is in use cannot be told here")
def test_what_numpy_keeps_of_freed_arrays_is_no_growth() -> None:
    before = in_use()
    arrays = [np.empty(size, dtype=np.uint8) for size in range(1, 1024) for _ in range(20)]
    during = in_use()
    arrays.clear()
    assert during - before > 5
    assert abs(in_use() - before) < 0.2


@pytest.mark.skipif(read_memory().heap == 0, reason="what is in use cannot be told here")
@pytest.mark.parametrize("size,count", [(400, 10_000), (4000, 1000), (2**22, 1)])
def test_memory_in_use_is_what_was_taken_in_any_thread(size: int, count: int) -> None:
    """Small objects, larger ones and one block of pages."""
    before = read_memory().in_use
    taken: list[bytes] = []
    worker = threading.Thread(target=lambda: taken.extend(bytes(size) for _ in range(count)))
    worker.start()
    worker.join()
    during = read_memory().in_use
    taken.clear()
    megabytes = size * count / MEGABYTE
    assert during - before == pytest.approx(megabytes, rel=0.5)
    assert read_memory().in_use - before < 0.1 * megabytes


def test_every_beat_is_counted_and_a_load_explains_its_part(window: MainWindow, qtbot: QtBot) -> None:
    heart = Heartbeat(Machine(4.0), window)
    heart.slowdown = 4.0
    heart.start()
    qtbot.waitUntil(lambda: int(heart.late.sum()) >= 3)
    time.sleep(0.1)
    heart.stop()
    assert within(heart.late, 1.0) >= 80
    assert within(heart.own, 1.0) == pytest.approx(within(heart.late, 1.0) / 4, abs=1)
    assert int(heart.busy.sum()) == int(heart.own.sum()) == int(heart.late.sum())


def test_of_a_late_beat_the_load_before_and_after_counts(window: MainWindow) -> None:
    heart = Heartbeat(Machine(3.0), window)
    heart.start()
    time.sleep(0.2)
    heart.stop()
    assert within(heart.own, 1.0) == pytest.approx(within(heart.late, 1.0) / 2, abs=1)


def test_a_stall_of_the_whole_machine_is_no_delay_of_ours(window: MainWindow) -> None:
    heart = Heartbeat(Machine(1.0, stall=0.15), window)
    heart.start()
    time.sleep(0.2)
    heart.stop()
    assert within(heart.own, 1.0) == pytest.approx(within(heart.late, 1.0) - 150, abs=1)


@pytest.mark.skipif(sys.platform != "linux", reason="nowhere else is its clock surely ours")
def test_the_witness_knows_when_it_stood_still() -> None:
    with Witness() as witness:
        witness.ask()
        begin = time.perf_counter()
        process = witness._process
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.3)
        process.send_signal(signal.SIGCONT)
        end = time.perf_counter()
        witness.ask()
        assert 0.2 < witness.stalled(begin, end) <= end - begin
        assert witness.stalled(begin - 100, begin - 99) == 0


def test_the_witness_tells_of_the_machine_and_of_nothing_else() -> None:
    with Witness() as witness:
        told = [witness.ask_once() for _ in range(5)]
        usual = witness.ask()
    assert all(slowdown >= 1.0 for slowdown in told)
    assert min(witness.told) <= usual <= max(witness.told)
    assert list(witness.told)[:5] == told


@pytest.mark.timeout(300)
def test_trainings_and_windows_come_and_go() -> None:
    report = lifecycle.live(30, 5)
    assert report.last == ""
    assert (report.starts, report.closings, report.bad) == (30, 5, 0)


@pytest.mark.timeout(300)
def test_a_worker_that_is_forgotten_is_noticed() -> None:
    assert lifecycle.live(0, 1, forgets=True).bad == 1
