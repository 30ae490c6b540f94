"""The export of the File menu: every format by its ending, what is on show, refusals in one line."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import guibp
from guibp.drawing.colours import DARK
from guibp.gui.appearance import ThemeChoice
from guibp.gui.export_kinds import KINDS, OF_SELECTION, ExportKind
from guibp.gui.main_window import MainWindow
from guibp.gui.picture_painting import MOST_PIXELS
from guibp.model.edits import AddNotes
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow


class Answer(Protocol):
    """Has the dialog return a name in the test's folder, and an entry of its list."""

    def __call__(self, name: str, entry: str = "") -> None: ...


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    def take(name: str, entry: str = "") -> None:
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name) if name else "", entry)
        )

    return take


def export(window: MainWindow) -> str:
    """Trigger the action; what is said then."""
    window.statusBar().clearMessage()
    window.actions_by_name["file_export"].trigger()
    return window.statusBar().currentMessage()


@pytest.mark.parametrize(
    "suffix,start",
    [
        (".svg", b"<?xml"),
        (".PNG", b"\x89PNG"),
        (".pdf", b"%PDF"),
        (".tex", b"\\documentclass"),
        (".dot", b"digraph"),
        (".json", b"{"),
        (".py", b'"""'),
    ],
)
def test_the_format_follows_the_ending(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, suffix: str, start: bytes
) -> None:
    window = open_window("preset:wx+b")
    answer(f"out{suffix}")
    assert f"out{suffix}" in export(window)
    assert (tmp_path / f"out{suffix}").read_bytes().startswith(start)
    assert not window.isWindowModified()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.suffix == ".py"])
def test_the_kind_says_which_script(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, kind: ExportKind
) -> None:
    window = open_window("preset:wx+b")
    answer("out.py", kind.read_entry())
    export(window)
    expected = guibp.export_graph(window.graph, kind.subject.value, layers=kind.layers)
    assert (tmp_path / "out.py").read_text() == expected
    assert ("W1 @ X1 + b1" in expected) is kind.text.endswith("layers as matrices")


def test_a_script_without_a_kind_is_numpy(open_window: OpenWindow, tmp_path: Path, answer: Answer) -> None:
    window = open_window("preset:wx+b")
    answer("out.py", KINDS[0].read_entry())
    export(window)
    assert (tmp_path / "out.py").read_text() == guibp.export_graph(window.graph, "numpy")


def test_without_an_ending_it_is_the_kinds(open_window: OpenWindow, tmp_path: Path, answer: Answer) -> None:
    window = open_window("preset:wx+b")
    answer("out.d")
    assert ".svg" in export(window)
    answer("out", KINDS[5].read_entry())
    export(window)
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]
    assert json.loads((tmp_path / "out.json").read_text())["nodes"]


def test_a_png_opens_again(open_window: OpenWindow, tmp_path: Path, answer: Answer) -> None:
    window = open_window("preset:xor")
    answer("out.png")
    export(window)
    assert guibp.load(str(tmp_path / "out.png")).nodes == window.graph.nodes


@pytest.mark.parametrize("kind", OF_SELECTION)
def test_what_is_selected_can_be_all(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, kind: ExportKind
) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w", "x", "g"])
    answer("out", kind.read_entry())
    assert f"out{kind.suffix}" in export(window)
    written = (tmp_path / f"out{kind.suffix}").read_bytes()
    if kind.suffix == ".svg":
        assert texts(written) >= {"w", "x"}
        assert "b" not in texts(written)
    if kind.suffix == ".png":
        assert guibp.load(str(tmp_path / "out.png")).nodes == ("w", "x", "g")


def test_selected_notes_come_with_the_selection(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    window = open_window("preset:wx+b")
    near, far = (Note(id_, f"note {id_}", (0.0, 300.0)) for id_ in ("near", "far"))
    window.graph.apply(AddNotes((near, far)))
    window.session.selection.select(["w"], notes=["near"])
    answer("out.svg", OF_SELECTION[0].read_entry())
    export(window)
    assert {"note near", "note far"} & texts((tmp_path / "out.svg").read_bytes()) == {"note near"}
    answer("out.png", OF_SELECTION[0].read_entry())
    export(window)
    assert [note.id for note in guibp.load(str(tmp_path / "out.png")).notes] == ["near"]
    answer("all.svg", KINDS[0].read_entry())
    export(window)
    assert {"note near", "note far"} <= texts((tmp_path / "all.svg").read_bytes())


def test_the_selection_is_offered_only_if_there_is_one(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:wx+b")
    asked: list[str] = []

    def note(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[3]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", note)
    export(window)
    window.session.selection.select(["w"])
    assert export(window) == ""
    assert [("Selection" in entries) for entries in asked] == [False, True]


def test_sample_places_and_colours_are_those_on_show(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    window = open_window("preset:xor")
    answer("a.svg")
    export(window)
    window.session.show_sample(3)
    window.appearance.choose(ThemeChoice.DARK)
    answer("b.svg")
    export(window)
    window.appearance.choose(ThemeChoice.LIGHT)
    first, second = ((tmp_path / name).read_text() for name in ("a.svg", "b.svg"))
    assert texts(first.encode()) != texts(second.encode())
    assert DARK.canvas in second
    assert DARK.canvas not in first


def test_the_heat_view_is_in_the_picture_while_it_is_on(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    window = open_window("preset:wx+b")
    answer("x.svg")
    pictures = []
    for _ in range(3):
        export(window)
        pictures.append((tmp_path / "x.svg").read_text(encoding="utf-8"))
        window.actions_by_name["view_heat"].trigger()
    cold, hot, cold_again = pictures
    assert cold == cold_again
    assert 'stroke-width="4.5"' in hot
    assert 'stroke-width="4.5"' not in cold


def test_an_empty_graph_has_nothing_to_export(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.actions_by_name["file_export"].isEnabled()
    window.graph.add("input", id="x")
    assert window.actions_by_name["file_export"].isEnabled()


def test_a_training_goes_on_and_what_it_learned_is_written(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    window = open_window("preset:xor")
    start = guibp.preset("xor")
    window.actions_by_name["train_toggle"].trigger()

    def has_learned() -> bool:
        return window.session.evaluation.value("w11") not in (None, start.node("w11").value)

    qtbot.waitUntil(has_learned, timeout=20_000)
    answer("out.png")
    export(window)
    assert window.training.is_running
    written = guibp.load(str(tmp_path / "out.png"))
    assert written.node("w11").value != start.node("w11").value
    window.actions_by_name["train_toggle"].trigger()


@pytest.mark.parametrize("name", ["out.docx", "nowhere/out.svg", "nowhere/out.py"])
def test_what_cannot_be_written_is_said_in_one_line(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, name: str
) -> None:
    window = open_window("preset:wx+b")
    answer(name)
    said = export(window)
    assert "out" in said
    assert "\n" not in said
    assert QGuiApplication.overrideCursor() is None
    assert list(tmp_path.iterdir()) == []


def test_a_png_of_a_wide_graph_is_as_large_as_can_be(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    graph = guibp.Graph()
    graph.add("parameter", id="a", position=(0.0, 0.0))
    graph.add("parameter", id="b", position=(5e4, 0.0))
    guibp.save(graph, tmp_path / "wide.guibp")
    window = open_window(str(tmp_path / "wide.guibp"))
    answer("wide.png")
    assert "wide.png" in export(window)
    assert 0.9 * MOST_PIXELS < QImage(str(tmp_path / "wide.png")).width() <= MOST_PIXELS


def test_an_unfinished_graph_has_pictures_and_no_code(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    window = open_window("expr:x = 5; y = square(x)")
    window.graph.disconnect("y", port=0)
    for suffix in (".svg", ".png", ".pdf"):
        answer(f"out{suffix}")
        export(window)
        assert (tmp_path / f"out{suffix}").exists()
    answer("out.py")
    said = export(window)
    assert '"y"' in said
    assert "0" in said
    assert not (tmp_path / "out.py").exists()


def test_an_old_file_stays_if_it_may_not_go(
    open_window: OpenWindow, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:wx+b")
    (tmp_path / "out.svg").write_text("old")
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.may_overwrite", lambda *_: False)
    answer("out", KINDS[0].read_entry())
    export(window)
    assert (tmp_path / "out.svg").read_text() == "old"


def texts(svg: bytes) -> set[str]:
    """All that is written in a picture."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return {"".join(one.itertext()).strip() for one in root.iter("{http://www.w3.org/2000/svg}text")}
