"""What was open last time: it comes back as it was, and nothing that went wrong keeps guibp from starting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

import guibp
from guibp.gui import last_time
from guibp.gui.last_time import LastTime, read_records
from guibp.gui.last_time_choice import START_PAGE, choose_start, wants_last_time
from guibp.gui.main_window import MainWindow
from guibp.gui.preferences import open_settings
from guibp.gui.process import _begin
from guibp.gui.windows import windows_of


class Process:
    """The windows of one run of the program."""

    def __init__(self, parent: QApplication) -> None:
        # The one that every window of the process asks.
        self.windows = windows_of(parent)
        self.last_time = LastTime(self.windows)

    def start(self, source: str | None = None, *, begins_new: bool = False) -> list[MainWindow]:
        _begin(self.windows, self.last_time, source, begins_new=begins_new)
        QCoreApplication.processEvents()
        return list(self.windows.held)

    def end(self) -> None:
        for window in self.windows.held:
            window.close()
        self.leave()

    def leave(self) -> None:
        """End as after a signal: nobody closes the windows."""
        self.last_time.store()
        for window in self.windows.held:
            window.files.may_replace = lambda: True  # type: ignore[method-assign]  # there is nobody to ask
            window.hide()
            window.deleteLater()
        self.windows.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def process(qapp: QApplication) -> Process:
    return Process(qapp)


def again(process: Process, qapp: QApplication) -> Process:
    process.end()
    return Process(qapp)


def test_the_first_start_is_the_start_page(process: Process) -> None:
    (window,) = process.start()
    assert window.graph.nodes == ()
    process.end()
    assert read_records() == ()


def test_the_file_comes_back_with_its_view_sample_and_selection(
    process: Process, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "xor.guibp"
    guibp.save(guibp.preset("xor"), path)
    (window,) = process.start(str(path))
    window.session.show_sample(2)
    window.session.selection.select(["x1"])
    window.docks.outline.open()
    window.docks.palette.hide()
    window.canvas.viewing.zoom_by(0.7)
    window.canvas.viewing.center_on(100.0, 50.0)
    zoom = window.canvas.zoom()
    process = again(process, qapp)
    (window,) = process.start()
    assert window.session.path == path
    assert not window.isWindowModified()
    assert window.session.sample == 2
    assert window.session.selection.nodes == {"x1"}
    assert window.canvas.zoom() == zoom
    # To a few pixels: there is more room without the palette.
    assert window.canvas.view_center() == pytest.approx((100.0, 50.0), abs=5.0 / zoom)
    assert window.docks.palette.isHidden()
    assert not window.docks.outline.isHidden()
    process.end()


def test_an_example_comes_back_fitted(process: Process, qapp: QApplication) -> None:
    process.start("preset:xor-lecture")[0].session.show_all_samples()
    process = again(process, qapp)
    (window,) = process.start()
    assert window.session.name == "xor-lecture"
    assert window.session.sample is None
    assert window.canvas.viewing.is_fitted
    process.end()


def test_two_windows_come_back_after_quitting(process: Process, qapp: QApplication) -> None:
    (window,) = process.start("preset:wx+b")
    process.windows.open("preset:xor").show()
    window.actions_by_name["file_quit"].trigger()
    process = again(process, qapp)
    assert [window.session.name for window in process.start()] == ["wx+b", "xor"]
    process.leave()
    process = Process(qapp)
    assert [window.session.name for window in process.start()] == ["wx+b", "xor"]
    process.end()


def test_a_window_that_was_closed_before_stays_away(process: Process, qapp: QApplication) -> None:
    process.start("preset:wx+b")
    other = process.windows.open("preset:xor")
    other.show()
    process.windows.held[0].close()
    process = again(process, qapp)
    assert [window.session.name for window in process.start()] == ["xor"]
    process.end()


def test_a_source_or_the_wish_for_the_start_page_comes_first(process: Process, qapp: QApplication) -> None:
    process.start("preset:xor")
    process = again(process, qapp)
    assert process.start("preset:wx+b")[0].session.name == "wx+b"
    process = again(process, qapp)
    assert process.start(begins_new=True)[0].graph.nodes == ()
    process.end()


def test_the_start_page_can_be_chosen_for_good(process: Process, qapp: QApplication) -> None:
    process.start("preset:xor")
    choose_start(START_PAGE)
    assert not wants_last_time()
    process = again(process, qapp)
    assert process.start()[0].graph.nodes == ()
    process.end()


@pytest.mark.parametrize("content", [None, "{", '{"format": "guibp", "version": 99}'])
def test_a_file_that_is_gone_or_broken_is_one_line(
    content: str | None, process: Process, qapp: QApplication, graph_file: Path
) -> None:
    process.start(str(graph_file))
    process = again(process, qapp)
    if content is None:
        graph_file.unlink()
    else:
        graph_file.write_text(content, encoding="utf-8")
    (window,) = process.start()
    assert window.graph.nodes == ()
    told = window.statusBar().currentMessage()
    assert told.startswith("What was open last time cannot be opened: ")
    assert told.count(str(graph_file)) == 1
    assert "\n" not in told
    process.end()


@pytest.mark.parametrize(
    "kept",
    ["", "nonsense", "[1]", '[{"source": 3}]', "[" * 100_000, ["a", "b"], b"\xff\xfe"],
    ids=["empty", "nonsense", "number", "fields", "deep", "list", "bytes"],
)
def test_damaged_settings_are_passed_over(kept: object, process: Process) -> None:
    open_settings().setValue("start/windows", kept)
    assert process.start()[0].graph.nodes == ()
    process.end()


def test_a_damaged_place_is_passed_over(process: Process, qapp: QApplication) -> None:
    process.start("preset:wx+b")
    process.end()
    text = str(open_settings().value("start/windows"))
    record = read_records()[0]
    for part in (record.geometry, record.docks):
        text = text.replace(part, "AAAA")
    open_settings().setValue("start/windows", text)
    process = Process(qapp)
    assert process.start()[0].session.name == "wx+b"
    process.end()


def test_a_settings_file_of_noise_is_passed_over(process: Process) -> None:
    path = Path(open_settings().fileName())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(range(256)) * 40)
    process.start("preset:wx+b")
    process.end()
    assert [record.source for record in read_records()] == ["preset:wx+b"]


def test_what_ends_the_program_is_opened_once(process: Process, qapp: QApplication) -> None:
    process.start("preset:xor")
    process.end()
    open_settings().setValue(last_time._UNDER_WAY, "")
    process = Process(qapp)
    (window,) = process.start()
    assert window.graph.nodes == ()
    assert "here is the start page" in window.statusBar().currentMessage()
    process.end()
    open_settings().setValue("start/windows", "[]")
    assert not open_settings().contains(last_time._UNDER_WAY)
