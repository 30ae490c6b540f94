"""Names and paths that look like HTML, menu keys or commands are shown as they are, in every view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDockWidget,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.lesson_panel import LessonPanel
from guibp.gui.plain_tips import plain_tip
from guibp.gui.recovery import Recovery
from guibp.gui.recovery_bar import offer_recovery
from guibp.gui.shortcuts_dialog import ShortcutsDialog
from guibp.model.document import save
from guibp.model.edits import AddNotes
from guibp.model.presets import preset
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow, child

MARKS = "<b>&amp;</b><img src=file:///etc/passwd>"
FILE_NAME = "<b>&amp;<b>[*]<img src=x>.guibp"
MOST_ROWS = 30


@pytest.fixture
def hostile_file(tmp_path: Path) -> Path:
    """XOR with hostile names for all nodes, groups and columns, and a note, in a file of a hostile name."""
    graph = preset("xor")
    for id_ in (*graph.nodes, *(group.id for group in graph.groups)):
        graph.rename(id_, f"{id_}{MARKS}")
    dataset = graph.dataset
    assert dataset is not None
    graph.apply(AddNotes((Note("note", f"note {MARKS}", (0.0, -200.0)),)))
    path = tmp_path / FILE_NAME
    save(graph, path)
    return path


def faults(root: QWidget) -> Iterator[str]:
    """What in a window would be taken for HTML or for a key."""
    for widget in (root, *root.findChildren(QWidget)):
        if not _is_of_rich_texts(widget):
            yield from _faults_of(widget)
    for action in root.findChildren(QAction):
        yield from _faults_of_key(action, action.text())
        if not isinstance(action.parent(), QMenu):  # a menu shows no tips
            yield from _faults_of_tip(action, action.toolTip())


def _is_of_rich_texts(widget: QWidget) -> bool:
    """Lessons have Markdown's marks, and the table of shortcuts our own words."""
    holder: object = widget
    while isinstance(holder, QWidget):
        if isinstance(holder, LessonPanel | ShortcutsDialog):
            return True
        holder = holder.parentWidget()
    return False


def _faults_of(widget: QWidget) -> Iterator[str]:
    yield from _faults_of_tip(widget, widget.toolTip())
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
        yield f"a label guesses whether it is HTML: {widget.text()!r}"
    if isinstance(widget, QAbstractButton):
        yield from _faults_of_key(widget, widget.text())
    if isinstance(widget, QTextEdit) and widget.acceptRichText() and not widget.isReadOnly():
        yield f"{widget} takes rich text"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for tip in _tips_of(widget.model()):
            yield from _faults_of_tip(widget, tip)
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            if isinstance(item, QGraphicsTextItem) and "<img" in item.toHtml():
                yield f"a plot shows a picture: {item.toHtml()!r}"


def _faults_of_tip(owner: object, tip: str) -> Iterator[str]:
    if MARKS in tip or "<img" in tip:
        yield f"{owner} has a tip of HTML: {tip!r}"


def _faults_of_key(owner: object, text: str) -> Iterator[str]:
    if "amp;" in text.replace("&&amp;", ""):
        yield f"{owner} makes a key of a name: {text!r}"


def _tips_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = QModelIndex() if parent is None else parent
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        # A list's count of columns cannot be asked for.
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            yield str(model.index(row, column, parent).data(Qt.ItemDataRole.ToolTipRole) or "")
        yield from _tips_of(model, model.index(row, 0, parent))


def settle(window: MainWindow) -> None:
    """Look at every panel once, and let it show what it has."""
    for dock in window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        QCoreApplication.processEvents()
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None and view.model().canFetchMore(QModelIndex()):
            view.model().fetchMore(QModelIndex())
    QCoreApplication.processEvents()


def check(window: MainWindow) -> None:
    settle(window)
    assert not list(faults(window))


def node(window: MainWindow, id_: str) -> str:
    """The whole id of a node of XOR."""
    return next(one for one in window.graph.nodes if one.startswith(f"{id_}<"))


def test_nodes_and_edges_that_are_looked_at(open_window: OpenWindow, hostile_file: Path) -> None:
    window = open_window(str(hostile_file))
    check(window)
    for id_ in ("w11", "x1", "h1", "y", "loss"):
        window.session.selection.select([node(window, id_)])
        check(window)
    edge = window.graph.edges[3]
    window.session.selection.select([], [(edge.target, edge.port)])
    check(window)


def test_the_title_and_the_recent_files(open_window: OpenWindow, hostile_file: Path) -> None:
    window = open_window(str(hostile_file))
    assert window.windowTitle() == f"{FILE_NAME.replace('[*]', '[*][*]')}[*] – guibp"
    window.files.recent.add(hostile_file)
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    check(window)
    listed = [action.text() for action in window.findChildren(QAction) if "passwd" in action.text()]
    assert all("&&amp;" in text for text in listed)


def test_stepping_predicting_and_paths(open_window: OpenWindow, hostile_file: Path) -> None:
    window = open_window(str(hostile_file))
    for _ in range(12):
        window.actions_by_name["step_next"].trigger()
    check(window)
    for _ in range(25):
        window.actions_by_name["step_next"].trigger()
    check(window)


def test_a_training_and_what_is_told_of_it(open_window: OpenWindow, hostile_file: Path, qtbot: QtBot) -> None:
    window = open_window(str(hostile_file))
    window.training.start()
    qtbot.waitUntil(lambda: window.training.frame is not None and window.training.frame.step > 20)
    check(window)
    window.training.stop()
    for _ in range(3):
        window.actions_by_name["train_step"].trigger()
    check(window)


def test_every_command_that_only_shows(open_window: OpenWindow, hostile_file: Path) -> None:
    window = open_window(str(hostile_file))
    window.session.selection.select([node(window, "h1")])
    shows = ("view_", "step_", "explain_", "predict", "mistake", "panel_", "quiz")
    for name, action in window.actions_by_name.items():
        if name.startswith(shows) and action.isEnabled():
            action.trigger()
            QCoreApplication.processEvents()
            for box in QApplication.topLevelWidgets():
                # What pyqtgraph's menus say is not ours, and is never shown.
                assert isinstance(box, QMenu) or not list(faults(box)), name
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
    check(window)


def test_the_questions_about_a_file(
    open_window: OpenWindow, hostile_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        assert not list(faults(box))
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", note)
    window = open_window(str(hostile_file))
    window.graph.set_value(node(window, "w11"), 7.0)
    assert not window.files.may_replace()
    assert not window.files.may_overwrite(hostile_file)
    hostile_file.write_bytes(b"{")
    assert not window.files.save()
    window.files.open_path(hostile_file)
    assert [FILE_NAME in text for text in asked] == [True] * 4


def test_what_is_offered_after_a_crash(open_window: OpenWindow, hostile_file: Path, tmp_path: Path) -> None:
    first = open_window(str(hostile_file))
    recovery = Recovery(first, tmp_path / "kept")
    recovery.begin()
    first.graph.set_value(node(first, "w11"), 7.0)
    recovery.finish()
    second = open_window()
    bar = offer_recovery(Recovery(second, tmp_path / "kept"), second)
    assert bar is not None
    assert FILE_NAME in child(second, QLabel, "recovery_text").text()
    assert not list(faults(bar))
    bar.put_off_all()


def test_a_refusal_in_a_box_and_in_the_status_bar(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("{", encoding="utf-8")
    window = open_window()
    window.files.open_path(path)
    (box,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    assert FILE_NAME in box.informativeText()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert FILE_NAME in window.statusBar().currentMessage()
    box.close()


@pytest.mark.parametrize("name", [MARKS, "a&lt;b", "&amp;", "a < b", "a\n<b>b</b>", "plain"])
def test_a_tip_shows_every_sign(name: str) -> None:
    document = QTextDocument()
    tip = plain_tip(name)
    if QtGui.Qt.mightBeRichText(tip):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    assert document.toPlainText() == name


def test_a_tip_on_the_canvas_shows_the_name_itself(open_window: OpenWindow, hostile_file: Path) -> None:
    window = open_window(str(hostile_file))
    canvas = window.canvas
    document = QTextDocument()
    document.setHtml(canvas._describe(canvas.node_center(node(window, "h1"))))
    assert f"h1{MARKS}" in document.toPlainText()
    assert "<img" not in document.toHtml()


def plain_label(window: MainWindow) -> QWidget:
    return QLabel(f"{MARKS}", window)


def tip(window: MainWindow) -> QWidget:
    window.setToolTip(MARKS)
    return window


def key(window: MainWindow) -> QAction:
    action = QAction(MARKS, window)
    window.addAction(action)
    return action


@pytest.mark.parametrize("plant", [plain_label, tip, key])
def test_a_planted_fault_is_seen(open_window: OpenWindow, plant: Callable[[MainWindow], object]) -> None:
    window = open_window("preset:wx+b")
    settle(window)
    assert not list(faults(window))
    kept = plant(window)
    assert list(faults(window)), kept


def test_a_lesson_shows_no_picture_and_no_html() -> None:
    from guibp.gui.panels.lesson_panel import _make_page, _write_page

    label = _make_page()
    _write_page(
        label,
        "![a](file:///etc/passwd) **bold** <b>no</b> <img src='file:///etc/passwd'> ![b][c]\n\n[c]: /x.png",
    )
    assert "<img" not in label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    assert "bold <b>no</b> <img src='file:///etc/passwd'>" in document.toPlainText()
    label.deleteLater()
