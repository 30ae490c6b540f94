"""The window where the locale is another one: numbers, layout, and names in any script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.data_dialog import DataDialog
from guibp.gui.recent_files import RecentFiles
from guibp.model.document import load, save, write_document
from tests.cli.test_locales import NAMES, named_graph
from tests.gui.conftest import OpenWindow, child, part


@pytest.fixture(params=["de_DE", "fr_FR", "fa_IR", "ar_EG", "hi_IN", "tr_TR", "ko_KR"])
def locale(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    """Another default locale, as a program has it that shows the window among others of its own."""
    before = QLocale()
    QLocale.setDefault(QLocale(str(request.param)))
    yield QLocale()
    QLocale.setDefault(before)


def type_value(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_point_is_a_point_and_a_comma_is_refused(locale: QLocale, open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    line = child(window, QLineEdit, "inspector_value")
    type_value(line, "0.5")
    assert window.graph.node("w").value == 0.5
    assert line.text() == "0.5"
    type_value(line, "1234.25")
    assert window.graph.node("w").value == 1234.25
    type_value(line, "1,5")
    assert window.graph.node("w").value == 1234.25
    assert "point" in window.statusBar().currentMessage()
    type_value(line, "1e-12")
    assert window.graph.node("w").value == 1e-12


def test_numbers_are_drawn_and_saved_the_same(
    locale: QLocale, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("w", 0.125)
    canvas = part(window, Canvas)
    assert canvas.edge_annotation("w", "g", 0)[0] == "0.125"
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    save(window.graph, tmp_path / "a")
    assert b'"value": 0.125' in (tmp_path / "a").read_bytes()


def test_the_noise_of_made_data_is_read_with_a_point(locale: QLocale, open_window: OpenWindow) -> None:
    window = open_window()
    dialog = DataDialog(window.appearance.theme, window)
    box = part(dialog, QDoubleSpinBox)
    box.selectAll()
    QTest.keyClicks(box, "0.25")
    assert box.value() == 0.25
    dialog.deleteLater()


def test_a_spin_box_of_a_german_locale_would_read_another_number(qapp: object) -> None:
    """The control: what the strict reading is for."""
    box = QDoubleSpinBox()
    box.setLocale(QLocale("de_DE"))
    box.setRange(-1e6, 1e6)
    box.selectAll()
    QTest.keyClicks(box, "0.5")
    assert box.value() != 0.5
    box.deleteLater()


def test_names_in_any_script_are_shown_walked_and_saved(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / f"{NAMES[1]}🙂 مرحبا.guibp"
    save(named_graph(), path)
    window = open_window(str(path))
    assert window.windowTitle().startswith(path.name)
    for _ in range(len(window.graph) * 2):
        window.actions_by_name["step_next"].trigger()
    for name in NAMES:
        window.session.selection.select([name])
    window.graph.set_value(NAMES[3], 0.75)
    assert window.files.save()
    assert load(path).node(NAMES[3]).value == 0.75
    assert load(path).nodes == named_graph().nodes
    window.session.undo()
    assert write_document(window.graph) == write_document(named_graph())


def test_a_file_under_two_spellings_is_one_recent_file(qapp: object, tmp_path: Path) -> None:
    """As where NFC and NFD are the same file; here a link stands for that."""
    path, other = tmp_path / "a.guibp", tmp_path / "b.guibp"
    path.touch()
    other.symlink_to(path)
    recent = RecentFiles()
    recent.add(path)
    recent.add(other)
    assert recent.paths() == (other,)
