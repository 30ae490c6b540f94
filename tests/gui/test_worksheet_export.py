"""Worksheets from the menu: the sheet and its key, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.conftest import OpenWindow


@pytest.mark.parametrize(
    "suffix,start", [(".svg", b"<?xml"), (".pdf", b"%PDF"), (".tex", rb"\documentclass")]
)
def test_sheet_and_key_are_saved(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, start: bytes
) -> None:
    window = open_window("preset:xor")
    window.session.show_sample(2)
    path = tmp_path / f"sheet{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_name["worksheet_save"].trigger()
    for file in (path, tmp_path / f"sheet-answers{suffix}"):
        assert file.read_bytes().startswith(start)
    assert "sheet-answers" in window.statusBar().currentMessage()
    assert not window.isWindowModified()


def test_without_an_ending_it_is_a_pdf(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:wx+b")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet"), ""))
    window.actions_by_name["worksheet_save"].trigger()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", ["sheet.docx", "nowhere/sheet.svg"])
def test_what_cannot_be_written_is_said(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window = open_window("preset:wx+b")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    window.actions_by_name["worksheet_save"].trigger()
    assert window.statusBar().currentMessage()
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_graph_is_told_why(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("expr:x = 5; y = square(x)")
    window.graph.disconnect("y", port=0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.svg"), ""))
    window.actions_by_name["worksheet_save"].trigger()
    assert '"y"' in window.statusBar().currentMessage()
