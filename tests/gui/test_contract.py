"""The window as other programs call it: names, places, texts and what each action does to the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import guibp
import pytest
from guibp.gui import create_window
from guibp.model.document import write_document as encode
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QTableView,
    QWidget,
)

ACTIONS = """
file_new file_open file_save file_save_as edit_undo edit_redo edit_cut edit_copy edit_paste edit_duplicate
edit_delete edit_select_all graph_layout step_next step_back step_reset step_play train_toggle train_step
train_reset train_new_start view_fit view_zoom_in view_zoom_out view_actual_size
""".split()
PANELS = ("palette", "inspector", "explanation", "training", "dataset", "outline")

Opener = Callable[[str | None], QMainWindow]


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:  # noqa: ARG001 - there has to be one
    windows: list[QMainWindow] = []

    def open_(source: str | None = None) -> QMainWindow:
        window = create_window(source)
        window.resize(1440, 900)
        window.show()
        QTest.qWait(20)
        windows.append(window)
        return window

    yield open_
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    for window in windows:
        assert window.close()
        window.deleteLater()
    QTest.qWait(0)


def action(window: QMainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def canvas(window: QMainWindow) -> QAbstractScrollArea:
    found = window.findChild(QAbstractScrollArea, "canvas")
    assert found is not None
    return found


def drag(window: QMainWindow, start: QPoint, end: QPoint) -> None:
    viewport = canvas(window).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in range(1, 9):
        place = start + (end - start) * part / 8
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def drop(window: QMainWindow, operation: str, place: QPoint) -> None:
    palette = window.findChild(QAbstractItemView, "palette")
    assert palette is not None
    model = palette.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    index = next(one for one in _walk_tree(model, waiting) if one.data(Qt.ItemDataRole.UserRole) == operation)
    data: QMimeData = model.mimeData([index])
    viewport = canvas(window).viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, none))


def _walk_tree(model, waiting):
    while waiting:
        index = waiting.pop(0)
        yield index
        waiting[:0] = [model.index(row, 0, index) for row in range(model.rowCount(index))]


def annotations(window: QMainWindow) -> dict[tuple[str, str, int], tuple[str, str]]:
    view = canvas(window)
    return {
        (edge.source, edge.target, edge.port): view.edge_annotation(edge.source, edge.target, edge.port)
        for edge in window.graph.edges
    }


def number(text: str) -> float | None:
    return None if text in {"", "–"} else float(text.replace("−", "-").replace("∞", "inf"))


def test_names(opened: Opener) -> None:
    window = opened(None)
    for name in ACTIONS:
        action(window, name)
    for name in guibp.presets():
        action(window, f"example_{name}")
    for name in PANELS:
        assert window.findChild(QWidget, name) is not None, name
    canvas(window)
    assert window.graph.nodes == ()


def test_every_edge_is_live_after_opening(opened: Opener) -> None:
    window = opened("preset:wx+b")
    assert annotations(window) == {
        ("w", "g", 0): ("−2", "5"),
        ("x", "g", 1): ("5", "−2"),
        ("g", "f", 0): ("−10", "1"),
        ("b", "f", 1): ("3", "1"),
    }


@pytest.mark.parametrize("name", ["wx+b", "sigmoid", "neuron", "xor", "xor-lecture"])
def test_a_walk_is_the_librarys_list_of_steps(opened: Opener, name: str) -> None:
    window = opened(f"preset:{name}")
    before = encode(window.graph)
    steps = guibp.steps(window.graph)
    action(window, "step_reset").trigger()
    shown = [annotations(window)]
    leaves = {id_ for id_ in window.graph.nodes if window.graph.node(id_).operation.is_leaf}
    for (source, _, _), (value, gradient) in shown[0].items():
        assert (value != "") == (source in leaves)
        assert gradient in {"", "–"}
    for step in steps:
        action(window, "step_next").trigger()
        now = annotations(window)
        for (source, target, port), (value, gradient) in now.items():
            former = shown[-1][source, target, port]
            if step.phase == "forward" and source == step.node:
                assert number(value) == pytest.approx(step.value, rel=0.006)
            else:
                assert value == former[0]
            edge = next((one for one in step.edges if (one.source, one.target, one.port) == (source, target, port)), None)
            if edge is not None:
                assert number(gradient) == pytest.approx(edge.gradient, rel=0.006, abs=1e-12)
            elif step is not steps[-1]:
                assert gradient == former[1]
        shown.append(now)
    action(window, "step_next").trigger()
    assert annotations(window) == shown[-1]
    for expected in reversed(shown[:-1]):
        action(window, "step_back").trigger()
        assert annotations(window) == expected
    action(window, "step_back").trigger()
    assert annotations(window) == shown[0]
    assert encode(window.graph) == before
    assert not window.isWindowModified()


def test_the_first_step_next_does_the_first_step(opened: Opener) -> None:
    window = opened("preset:wx+b")
    action(window, "step_next").trigger()
    assert annotations(window)["g", "f", 0] == ("−10", "")
    assert annotations(window)["w", "g", 0] == ("−2", "")


def test_an_edit_ends_the_walk_and_moving_does_not(opened: Opener) -> None:
    window = opened("preset:wx+b")
    action(window, "step_next").trigger()
    view = canvas(window)
    drag(window, view.node_center("b"), view.node_center("b") + QPoint(0, 60))
    assert window.isWindowModified()
    assert annotations(window)["g", "f", 0] == ("−10", "")
    window.graph.set_value("w", 4.0)
    assert annotations(window)["g", "f", 0] == ("20", "1")


def test_f_is_built_by_mouse(opened: Opener) -> None:
    window = opened(None)
    view = canvas(window)
    start = encode(window.graph)
    places = {
        "parameter": QPoint(150, 120), "input": QPoint(150, 240), "multiply": QPoint(360, 180), "add": QPoint(560, 240)
    }
    ids = {}
    for operation, place in places.items():
        known = set(window.graph.nodes)
        drop(window, operation, place)
        (ids[operation],) = set(window.graph.nodes) - known
        offset = view.node_center(ids[operation]) - place
        assert max(abs(offset.x()), abs(offset.y())) <= 16
    wires = [("parameter", "multiply", 0), ("input", "multiply", 1), ("multiply", "add", 0), ("input", "add", 1)]
    for source, target, port in wires:
        drag(window, view.port_center(ids[source], "out"), view.port_center(ids[target], port))
    assert [(edge.source, edge.target, edge.port) for edge in window.graph.edges] == [
        (ids[source], ids[target], port) for source, target, port in wires
    ]
    # A third operand has a port of its own.
    drag(window, view.port_center(ids["parameter"], "out"), view.port_center(ids["add"], 2))
    assert window.graph.operands(ids["add"])[2] == ids["parameter"]
    while action(window, "edit_undo").isEnabled():
        action(window, "edit_undo").trigger()
    assert encode(window.graph) == start
    assert not window.isWindowModified()


def test_a_cycle_is_refused(opened: Opener) -> None:
    window = opened("expr:x = 1; p = x*x; q = p + p")
    window.graph.disconnect("p", 1)
    before = encode(window.graph)
    view = canvas(window)
    drag(window, view.port_center("q", "out"), view.port_center("p", 1))
    assert encode(window.graph) == before


def test_a_wire_onto_a_taken_operand_replaces_it_in_one_step(opened: Opener) -> None:
    window = opened("preset:wx+b")
    before = encode(window.graph)
    view = canvas(window)
    drag(window, view.port_center("b", "out"), view.port_center("g", 0))
    assert window.graph.operands("g")[0] == "b"
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    action(window, "edit_redo").trigger()
    assert window.graph.operands("g")[0] == "b"


def test_a_double_clicked_operation_is_in_view_and_clear(opened: Opener) -> None:
    window = opened("preset:xor")
    palette = window.findChild(QAbstractItemView, "palette")
    assert palette is not None
    view = canvas(window)
    model = palette.model()
    index = next(
        one
        for one in _walk_tree(model, [model.index(row, 0) for row in range(model.rowCount())])
        if one.data(Qt.ItemDataRole.UserRole) == "tanh"
    )
    palette.scrollTo(index)
    for _ in range(3):
        known = set(window.graph.nodes)
        place = palette.visualRect(index).center()
        QTest.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(palette.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        (new,) = set(window.graph.nodes) - known
        assert view.viewport().rect().contains(view.node_center(new))
        others = [view.node_center(id_) for id_ in known]
        here = view.node_center(new)
        assert all((here - other).manhattanLength() > 20 for other in others)


def test_a_value_is_typed_on_the_canvas(opened: Opener) -> None:
    window = opened("preset:wx+b")
    view = canvas(window)
    for typed, expected in (("1.5", 1.5), ("−3", -3.0), ("nan", -3.0), ("1,5", -3.0), ("", -3.0), ("1e400", -3.0)):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.node_center("w"))
        edit = QApplication.focusWidget()
        assert isinstance(edit, QLineEdit)
        edit.selectAll()
        edit.clear()
        edit.insert(typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        if isinstance(QApplication.focusWidget(), QLineEdit):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert window.graph.node("w").value == expected, typed


def test_the_inspector_has_a_value_editor(opened: Opener) -> None:
    window = opened("preset:wx+b")
    view = canvas(window)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.node_center("w"))
    edit = window.findChild(QLineEdit, "inspector_value")
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "7")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.graph.node("w").value == 7.0
    assert annotations(window)["w", "g", 0][0] == "7"


def test_a_direct_call_is_one_undo_step(opened: Opener) -> None:
    window = opened("preset:wx+b")
    before = encode(window.graph)
    window.graph.add("square", ["f"], id="s")
    assert window.isWindowModified()
    assert annotations(window)["f", "s", 0] == ("−7", "0")
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    assert not window.isWindowModified()


def test_the_current_row_is_the_sample(opened: Opener) -> None:
    window = opened("preset:xor-lecture")
    dataset = window.findChild(QWidget, "dataset")
    assert dataset is not None
    table = dataset if isinstance(dataset, QTableView) else dataset.findChild(QTableView)
    assert table is not None
    for row in (2, 1, 3, 0):
        table.setCurrentIndex(table.model().index(row, 0))
        steps = {step.node: step for step in guibp.steps(window.graph, sample=row) if step.phase == "forward"}
        for (source, _, _), (value, _) in annotations(window).items():
            if source in steps:
                assert number(value) == pytest.approx(steps[source].value, rel=0.006)
    assert not window.isWindowModified()


def wait_until(condition: Callable[[], bool], milliseconds: int = 8000) -> None:
    for _ in range(milliseconds // 10):
        if condition():
            return
        QTest.qWait(10)
    raise AssertionError("it never came")


def test_training_runs_until_toggled_and_is_one_undo_step(opened: Opener) -> None:
    window = opened("preset:xor")
    before = encode(window.graph)
    toggle = action(window, "train_toggle")
    assert toggle.isCheckable()
    toggle.trigger()
    assert toggle.isChecked()
    live = annotations(window)
    wait_until(lambda: annotations(window) != live)
    assert encode(window.graph) == before
    toggle.trigger()
    assert not toggle.isChecked()
    assert encode(window.graph) != before
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    assert not window.isWindowModified()


def test_an_edit_stops_training_first(opened: Opener) -> None:
    window = opened("preset:xor")
    before = encode(window.graph)
    toggle = action(window, "train_toggle")
    live = annotations(window)
    toggle.trigger()
    wait_until(lambda: annotations(window) != live)
    window.graph.set_value("w11", 3.0)
    assert not toggle.isChecked()
    assert window.graph.node("w11").value == 3.0
    action(window, "edit_undo").trigger()
    assert encode(window.graph) != before
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before


def test_one_training_step_is_the_librarys(opened: Opener) -> None:
    window = opened("preset:xor")
    reference = guibp.preset("xor")
    guibp.train(reference, steps=1)
    action(window, "train_step").trigger()
    for id_ in reference.nodes:
        expected = reference.node(id_).value
        if expected is not None:
            assert window.graph.node(id_).value == pytest.approx(expected, rel=1e-12)
    action(window, "train_step").trigger()
    action(window, "train_step").trigger()
    reference = guibp.preset("xor")
    guibp.train(reference, steps=3)
    assert window.graph.node("v1").value == pytest.approx(reference.node("v1").value, rel=1e-12)
    action(window, "train_reset").trigger()
    assert window.graph.node("v1").value == guibp.preset("xor").node("v1").value
    action(window, "train_new_start").trigger()
    assert window.graph.node("v1").value != guibp.preset("xor").node("v1").value


def test_save_and_open(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened("preset:wx+b")
    window.graph.set_value("w", 9.0)
    path = tmp_path / "mine.guibp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    action(window, "file_save_as").trigger()
    assert not window.isWindowModified()
    assert guibp.load(path).node("w").value == 9.0
    bad = tmp_path / "bad.guibp"
    bad.write_text("{}", encoding="utf-8")
    said: list[str] = []

    def tell(*arguments: object, **_: object) -> QMessageBox.StandardButton:
        said.append(" ".join(str(argument) for argument in arguments))
        return QMessageBox.StandardButton.Ok

    for name in ("warning", "critical", "information"):
        monkeypatch.setattr(QMessageBox, name, tell)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: tell(box.text(), box.informativeText()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(bad), ""))
    action(window, "file_open").trigger()
    for box in window.findChildren(QMessageBox):
        tell(box.text(), box.informativeText())
        box.close()
    assert "bad.guibp" in "".join(said)
    assert window.graph.node("w").value == 9.0


def test_what_cannot_be_read_raises(qapp: QApplication) -> None:  # noqa: ARG001 - there has to be one
    with pytest.raises(guibp.GuibpError):
        create_window("nowhere.guibp")


def test_copies_get_their_inner_wires_and_fresh_ids(opened: Opener) -> None:
    window = opened("preset:wx+b")
    before = encode(window.graph)
    action(window, "edit_select_all").trigger()
    action(window, "edit_copy").trigger()
    action(window, "edit_paste").trigger()
    assert len(window.graph.nodes) == 10
    assert len(window.graph.edges) == 8
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    action(window, "edit_select_all").trigger()
    action(window, "edit_duplicate").trigger()
    assert len(window.graph.edges) == 8
    action(window, "edit_undo").trigger()
    action(window, "edit_select_all").trigger()
    action(window, "edit_delete").trigger()
    assert window.graph.nodes == ()
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before


def test_play_runs_to_the_end(opened: Opener) -> None:
    window = opened("preset:wx+b")
    window.findChild(QAction, "step_play").trigger()
    wait_until(lambda: annotations(window)["w", "g", 0] == ("−2", "5"), 15000)


def test_views_modify_nothing(opened: Opener) -> None:
    window = opened("preset:xor")
    for name in ("view_fit", "view_zoom_in", "view_zoom_out", "view_actual_size"):
        action(window, name).trigger()
    assert canvas(window).zoom() == 1.0
    assert not window.isWindowModified()
    assert not action(window, "edit_undo").isEnabled()
