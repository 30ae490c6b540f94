"""What is edited in the window: each gesture is one undo step, and undo gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
)

import guibp
from guibp.model.document import write_document as encode
from tests.gui.contract.driving import (
    LEFT,
    PLAIN,
    Opener,
    action,
    canvas,
    drag,
    drop,
    number,
    shown_numbers,
    walk_tree,
)


def test_an_edit_ends_the_walk_and_moving_does_not(opened: Opener) -> None:
    window = opened("preset:wx+b")
    action(window, "step_next").trigger()
    view = canvas(window)
    drag(window, view.node_center("b"), view.node_center("b") + QPoint(0, 60))
    assert window.isWindowModified()
    assert shown_numbers(window)["g", "f", 0] == ("−10", "")
    window.graph.set_value("w", 4.0)
    assert shown_numbers(window)["g", "f", 0] == ("20", "1")


def test_f_is_built_by_mouse(opened: Opener) -> None:
    window = opened(None)
    view = canvas(window)
    start = encode(window.graph)
    places = {
        "parameter": QPoint(150, 120),
        "input": QPoint(150, 240),
        "multiply": QPoint(360, 180),
        "add": QPoint(560, 240),
    }
    ids = {}
    for operation, place in places.items():
        known = set(window.graph.nodes)
        drop(window, operation, place)
        (ids[operation],) = set(window.graph.nodes) - known
        offset = view.node_center(ids[operation]) - place
        assert max(abs(offset.x()), abs(offset.y())) <= 16
    wires = [
        ("parameter", "multiply", 0),
        ("input", "multiply", 1),
        ("multiply", "add", 0),
        ("input", "add", 1),
    ]
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
        for one in walk_tree(model, [model.index(row, 0) for row in range(model.rowCount())])
        if one.data(Qt.ItemDataRole.UserRole) == "tanh"
    )
    palette.scrollTo(index)
    for _ in range(3):
        known = set(window.graph.nodes)
        place = palette.visualRect(index).center()
        QTest.mouseClick(palette.viewport(), LEFT, PLAIN, place)
        QTest.mouseDClick(palette.viewport(), LEFT, PLAIN, place)
        (new,) = set(window.graph.nodes) - known
        assert view.viewport().rect().contains(view.node_center(new))
        others = [view.node_center(id_) for id_ in known]
        here = view.node_center(new)
        assert all((here - other).manhattanLength() > 20 for other in others)


def test_a_value_is_typed_on_the_canvas(opened: Opener) -> None:
    window = opened("preset:wx+b")
    view = canvas(window)
    for typed, expected in (
        ("1.5", 1.5),
        ("−3", -3.0),
        ("nan", -3.0),
        ("1,5", -3.0),
        ("", -3.0),
        ("1e400", -3.0),
    ):
        QTest.mouseDClick(view.viewport(), LEFT, PLAIN, view.node_center("w"))
        edit = QApplication.focusWidget()
        assert isinstance(edit, QLineEdit)
        edit.selectAll()
        edit.clear()
        edit.insert(typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        if edit.isVisible():
            QTest.keyClick(edit, Qt.Key.Key_Escape)
        assert window.graph.node("w").value == expected, typed


def test_the_inspector_has_a_value_editor(opened: Opener) -> None:
    window = opened("preset:wx+b")
    view = canvas(window)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.node_center("w"))
    edit = window.findChild(QLineEdit, "inspector_value")
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "7")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.graph.node("w").value == 7.0
    assert shown_numbers(window)["w", "g", 0][0] == "7"


def test_a_direct_call_is_one_undo_step(opened: Opener) -> None:
    window = opened("preset:wx+b")
    before = encode(window.graph)
    window.graph.add("square", ["f"], id="s")
    assert window.isWindowModified()
    assert shown_numbers(window)["f", "s", 0] == ("−7", "0")
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    assert not window.isWindowModified()


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


def test_a_group_holds_the_selection_and_is_dissolved(opened: Opener) -> None:
    window = opened("preset:wx+b")
    before = encode(window.graph)
    shown = shown_numbers(window)
    action(window, "edit_select_all").trigger()
    action(window, "edit_group").trigger()
    (group,) = window.graph.groups
    assert set(group.members) == set(window.graph.nodes)
    assert not group.collapsed
    assert window.session.selection.nodes == frozenset(window.graph.nodes)
    assert shown_numbers(window) == shown
    action(window, "edit_ungroup").trigger()
    assert window.graph.groups == ()
    action(window, "edit_undo").trigger()
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before


def test_the_innermost_group_is_dissolved_first(opened: Opener) -> None:
    window = opened("preset:wx+b")
    window.graph.group("inner", ["w", "x", "g"])
    window.graph.group("outer", ["inner", "b"])
    window.session.selection.select(["w", "x"])
    action(window, "edit_ungroup").trigger()
    assert [group.id for group in window.graph.groups] == ["outer"]


@pytest.mark.parametrize("source", ["preset:xor", "preset:neuron", "expr:z = 0.3; s = sigmoid(z)"])
def test_a_sigmoid_is_taken_apart_and_put_together(opened: Opener, source: str) -> None:
    window = opened(source)
    before = encode(window.graph)
    whole = next(id_ for id_ in window.graph.nodes if window.graph.node(id_).op == "sigmoid")
    outer = shown_numbers(window)
    window.session.selection.select([whole])
    action(window, "graph_expand").trigger()
    assert window.graph.node(whole).op == "reciprocal"
    parts = shown_numbers(window)
    for key, (value, gradient) in outer.items():
        if key in parts:
            assert number(parts[key][0]) == pytest.approx(number(value), rel=0.006)
            assert number(parts[key][1]) == pytest.approx(number(gradient), rel=0.006)
    after = encode(window.graph)
    window.session.selection.select([whole])
    action(window, "graph_expand").trigger()
    assert window.graph.node(whole).op == "sigmoid"
    assert shown_numbers(window).keys() == outer.keys()
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == after
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before


def test_what_is_being_typed_is_saved(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened("preset:wx+b")
    path = tmp_path / "typed.guibp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    view = canvas(window)
    QTest.mouseDClick(view.viewport(), LEFT, PLAIN, view.node_center("w"))
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, "8")
    action(window, "file_save_as").trigger()
    assert guibp.load(path).node("w").value == 8.0
    assert not window.isWindowModified()
