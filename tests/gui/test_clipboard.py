"""Cut, copy, paste, duplicate and delete: inner wires and groups go along, each is one undo step."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from guibp.gui.clipboard import INCOMING_TYPE, MIME_TYPE
from guibp.gui.context_menu import ContextMenu
from guibp.gui.excerpt import cut_out, place_into
from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.edits import AddNotes, MoveNodes, MoveNotes
from guibp.model.presets import preset
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow, part

PointAt = Callable[[MainWindow, QPoint], None]


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


@pytest.fixture
def point_at() -> Iterator[PointAt]:
    """Put the pointer at a place of a canvas; at the end it is where no canvas of another test will be."""

    def move(window: MainWindow, place: QPoint) -> None:
        QTest.mouseMove(window.canvas.viewport(), place)
        QApplication.processEvents()

    yield move
    QCursor.setPos(QPoint(0, 0))
    QApplication.processEvents()


def trigger(window: object, name: str) -> None:
    window.actions_by_name[name].trigger()  # type: ignore[attr-defined]  # the window of the fixture


def test_a_copy_has_its_inner_wires_and_fresh_ids(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w", "x", "g"])
    trigger(window, "edit_copy")
    assert not window.isWindowModified()
    trigger(window, "edit_paste")
    new = [id_ for id_ in window.graph.nodes if id_ not in preset("wx+b")]
    assert len(new) == 3
    assert window.session.selection.nodes == set(new)
    copied = next(id_ for id_ in new if window.graph.node(id_).op == "multiply")
    assert set(window.graph.operands(copied).values()) == set(new) - {copied}
    assert not window.graph.consumers(copied)
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == write_document(preset("wx+b"))


def test_a_copy_can_keep_its_incoming_wires(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["g", "f"])
    trigger(window, "edit_copy")
    trigger(window, "edit_paste_wired")
    assert window.session.undo_stack.count() == 1
    added = window.session.selection.nodes
    product = next(id_ for id_ in added if window.graph.node(id_).op == "multiply")
    total = next(id_ for id_ in added if id_ != product)
    assert window.graph.operands(product) == {0: "w", 1: "x"}
    assert window.graph.operands(total) == {0: product, 1: "b"}
    trigger(window, "edit_undo")
    assert write_document(window.graph) == write_document(preset("wx+b"))
    other = open_window()
    trigger(other, "edit_paste_wired")
    assert other.graph.operands("g") == {}
    assert other.graph.operands("f") == {0: "g"}


@pytest.mark.parametrize(
    "wires", [b"[[1,2,3]]", b"{", b'[["w","g",0]]', b'[["w","g",-5]]', b'[["zz","g",1]]']
)
def test_foreign_incoming_wires_do_no_harm(open_window: OpenWindow, wires: bytes) -> None:
    window = open_window("preset:wx+b")
    mime = QMimeData()
    part = cut_out(window.graph, ["w", "g"], lambda _: (0.0, 0.0))
    mime.setData(MIME_TYPE, write_document(part))
    mime.setData(INCOMING_TYPE, wires)
    QGuiApplication.clipboard().setMimeData(mime)
    trigger(window, "edit_paste_wired")
    assert window.session.undo_stack.count() <= 1
    assert window.graph.operands("g") == {0: "w", 1: "x"}


def test_pasting_twice_covers_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    trigger(window, "edit_copy")
    trigger(window, "edit_paste")
    trigger(window, "edit_paste")
    trigger(window, "edit_duplicate")
    places = [window.session.placement.position_of(id_) for id_ in window.graph.nodes]
    assert len(set(places)) == len(places) == 8


def test_cut_and_paste_elsewhere_keeps_the_ids(open_window: OpenWindow) -> None:
    window, other = open_window("preset:wx+b"), open_window()
    window.session.selection.select(["g", "x"])
    trigger(window, "edit_cut")
    assert window.graph.nodes == ("w", "b", "f")
    assert window.session.undo_stack.count() == 1
    trigger(other, "edit_paste")
    assert set(other.graph.nodes) == {"g", "x"}
    assert other.graph.operands("g") == {1: "x"}


def test_whole_groups_go_along(open_window: OpenWindow) -> None:
    graph = preset("xor")
    group = graph.groups[0]
    part = cut_out(graph, [*group.members, graph.nodes[0]], lambda _: (0.0, 0.0))
    assert [one.id for one in part.groups] == [group.id]
    graph.apply(place_into(graph, part, (0.0, 0.0)))
    assert len(graph.groups) == len(preset("xor").groups) + 1
    assert cut_out(graph, group.members[1:], lambda _: (0.0, 0.0)).groups == ()


def test_ids_that_end_in_a_digit_get_one_that_can_be_told_apart(open_window: OpenWindow) -> None:
    graph = preset("xor")
    part = cut_out(graph, ["x1"], lambda _: (0.0, 0.0))
    edit = place_into(graph, part, (0.0, 0.0))
    assert [node.id for node in edit.nodes] == ["x1_2"]


def test_foreign_clipboards_are_refused_with_a_message(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    image = QMimeData()
    image.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    broken = QMimeData()
    broken.setData(MIME_TYPE, b'{"format":"guibp"')
    texts = ("", "hello", "123", "[]", '{"format":"guibp","version":1,"nodes":[],"edges":[]}', "[" * 100_000)
    mimes = [image, broken]
    for text in texts:
        mime = QMimeData()
        mime.setText(text)
        mimes.append(mime)
    for mime in mimes:
        QGuiApplication.clipboard().setMimeData(mime)
        window.statusBar().clearMessage()
        trigger(window, "edit_paste")
        assert window.statusBar().currentMessage()
    assert window.session.undo_stack.count() == 0


def test_nothing_on_the_clipboard_is_no_error(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    trigger(window, "edit_paste")
    assert window.statusBar().currentMessage()


def test_text_of_a_document_pastes(open_window: OpenWindow) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText(write_document(preset("wx+b")).decode())
    trigger(window, "edit_paste")
    assert set(window.graph.nodes) == set(preset("wx+b").nodes)


def test_deleting_takes_wires_and_nodes_in_one_step(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["b"], [("g", 0), ("f", 1)])
    trigger(window, "edit_delete")
    assert window.graph.nodes == ("w", "x", "g", "f")
    assert [(edge.target, edge.port) for edge in window.graph.edges] == [("g", 1), ("f", 0)]
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == write_document(preset("wx+b"))


def test_all_is_selected_and_deleted(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    trigger(window, "edit_select_all")
    assert window.session.selection.nodes == set(window.graph.nodes)
    trigger(window, "edit_delete")
    assert len(window.graph) == 0
    assert not window.graph.groups
    trigger(window, "edit_undo")
    assert write_document(window.graph) == write_document(preset("xor"))


def test_laying_out_is_one_step_of_all_or_of_the_selected(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    for id_ in window.graph.nodes:
        window.graph.apply(MoveNodes(((id_, (0.0, 0.0)),)))
    count = window.session.undo_stack.count()
    window.session.selection.select(["w", "g"])
    trigger(window, "graph_layout")
    assert window.graph.node("x").position == (0.0, 0.0)
    assert window.graph.node("w").position != window.graph.node("g").position
    window.session.selection.clear()
    trigger(window, "graph_layout")
    assert len({node.position for node in window.graph.node_records}) == 5
    assert window.session.undo_stack.count() == count + 2


@pytest.mark.parametrize("way", ["copy", "cut", "duplicate"])
def test_while_it_trains_what_was_learned_is_copied(open_window: OpenWindow, qtbot: QtBot, way: str) -> None:
    window = open_window("preset:xor")
    before = window.graph.node("b1").value
    trigger(window, "train_toggle")

    def learned() -> float:
        shown = window.session.evaluation.value("b1")
        assert isinstance(shown, float)
        assert before is not None
        return abs(shown - before)

    qtbot.waitUntil(lambda: learned() > 1.0)
    window.session.selection.select(["b1"])
    trigger(window, f"edit_{way}")
    assert window.training.is_running == (way == "copy")
    if way != "duplicate":
        trigger(window, "edit_paste")
    (new,) = window.session.selection.nodes
    assert new != "b1" or way == "cut"
    value = window.graph.node(new).value
    assert value is not None
    assert before is not None
    assert abs(value - before) > 1.0


def test_a_copy_is_a_picture_too(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w", "x", "g"])
    trigger(window, "edit_copy")
    part = QGuiApplication.clipboard().image()
    trigger(window, "edit_select_all")
    trigger(window, "edit_copy")
    whole = QGuiApplication.clipboard().image()
    assert not part.isNull()
    assert part.width() < whole.width()


def test_what_is_too_far_apart_for_a_picture_is_copied_all_the_same(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.do(MoveNodes((("w", (0.0, 0.0)), ("x", (1e6, 0.0)))))
    window.session.selection.select(["w", "x"])
    trigger(window, "edit_copy")
    assert not QGuiApplication.clipboard().mimeData().hasImage()
    trigger(window, "edit_paste")
    assert len(window.graph.nodes) == 7


@pytest.mark.parametrize("zoom_in", [0, 8])
def test_what_is_pasted_comes_into_view(open_window: OpenWindow, point_at: PointAt, zoom_in: int) -> None:
    window = open_window("preset:xor")
    view = window.canvas
    trigger(window, "edit_select_all")
    trigger(window, "edit_copy")
    for _ in range(zoom_in):
        trigger(window, "view_zoom_in")
    point_at(window, QPoint(view.viewport().width() - 8, 8))
    trigger(window, "edit_paste")
    added = window.session.selection.nodes
    assert added
    assert added.isdisjoint(preset("xor").nodes)
    assert all(view.viewport().rect().contains(view.node_center(id_)) for id_ in added)
    trigger(window, "edit_undo")
    trigger(window, "edit_redo")
    assert added <= set(window.graph.nodes)


def test_a_small_paste_in_view_moves_nothing(open_window: OpenWindow, point_at: PointAt) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    trigger(window, "edit_copy")
    point_at(window, QPoint(80, 80))
    seen = window.canvas.visible_rect()
    trigger(window, "edit_paste")
    assert window.canvas.visible_rect() == seen


def test_a_layout_takes_notes_along(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    graph = window.graph
    trigger(window, "graph_layout")
    x, y = window.session.placement.position_of("b")
    graph.apply(AddNotes((Note("1", "the bias", (x, y + 76.0), (120.0, 48.0)),)))
    graph.apply(AddNotes((Note("2", "the lecture", (0.0, 5000.0), (120.0, 48.0)),)))
    start = write_document(graph)
    graph.apply(MoveNodes((("b", (x + 900.0, y + 700.0)),)))
    graph.apply(MoveNotes((("1", (x + 900.0, y + 776.0)),)))
    count = window.session.undo_stack.count()
    trigger(window, "graph_layout")
    assert write_document(graph) == start
    assert window.session.undo_stack.count() == count + 1
    assert window.session.undo_stack.undoText() == "move"
    trigger(window, "edit_undo")
    assert graph.note("1").position == (x + 900.0, y + 776.0)


def test_a_note_that_goes_along_covers_no_node_and_one_below_nodes_stays_below(
    open_window: OpenWindow,
) -> None:
    window = open_window("preset:wx+b")
    graph = window.graph
    trigger(window, "graph_layout")
    goal = dict(window.session.placement.positions())
    graph.apply(MoveNodes((("w", (-900.0, -900.0)), ("g", (900.0, 900.0)))))
    # After the layout this place beside w is where x stands.
    gap = goal["x"][1] - goal["w"][1]
    graph.apply(AddNotes((Note("beside", "w", (-900.0, -900.0 + gap), (90.0, 40.0)),)))
    graph.apply(AddNotes((Note("below", "g", (900.0, 900.0), (200.0, 100.0)),)))
    trigger(window, "graph_layout")
    assert window.session.placement.positions() == goal
    assert graph.note("below").position == goal["g"]
    (left, top), (width, height) = graph.note("beside").position, graph.note("beside").size
    for x, y in goal.values():
        assert abs(x - left) > width / 2 or abs(y - top) > height / 2


def test_a_paste_on_a_frame_joins_the_group_beside_what_is_in_it(
    open_window: OpenWindow, point_at: PointAt
) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    window.session.selection.select(["x1", "x2"])
    trigger(window, "edit_copy")
    point_at(window, window.canvas.node_center("z1"))
    trigger(window, "edit_paste")
    new = window.session.selection.nodes
    assert {window.graph.group_of(id_) for id_ in new} == {"unit 1"}
    (frame,) = (one for one in window.canvas.scene.layers.frames if one.group == "unit 1")
    for id_ in new:
        assert frame.bounds.contains(*window.graph.node(id_).position or (0.0, 0.0))
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == start


def test_a_paste_from_the_menu_goes_to_the_click_that_opened_it(
    open_window: OpenWindow, point_at: PointAt
) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["b"])
    trigger(window, "edit_copy")
    canvas, place = window.canvas, QPoint(150, 120)
    point_at(window, place)
    canvas.context_menu_requested.emit(canvas.viewport().mapToGlobal(place))
    menu: QMenu = part(window, ContextMenu)
    (paste,) = (action for action in menu.actions() if action.objectName() == "edit_paste_here")
    entry = menu.actionGeometry(paste).center()
    QTest.mouseMove(menu, entry)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=entry)
    (new,) = window.session.selection.nodes
    assert window.graph.node(new).position == pytest.approx(canvas.scene_position(place))


def test_a_unit_pasted_on_a_frame_is_nested(open_window: OpenWindow, point_at: PointAt) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(window.graph.group_record("unit 2").members)
    trigger(window, "edit_copy")
    point_at(window, window.canvas.node_center("z1"))
    trigger(window, "edit_paste")
    (added,) = (one.id for one in window.graph.groups if one.id not in {"unit 1", "unit 2", "unit 3"})
    assert window.graph.group_of(added) == "unit 1"
    point_at(window, QPoint(3, 3))
    trigger(window, "edit_paste")
    added_later = {one.id for one in window.graph.groups} - {"unit 1", "unit 2", "unit 3", added}
    assert {window.graph.group_of(id_) for id_ in added_later} == {None}


def test_a_duplicate_is_in_the_group_of_its_original(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(["p11", "z1"])
    trigger(window, "edit_duplicate")
    assert {window.graph.group_of(id_) for id_ in window.session.selection.nodes} == {"unit 1"}
    window.session.selection.select(["p11", "p21"])
    trigger(window, "edit_duplicate")
    assert {window.graph.group_of(id_) for id_ in window.session.selection.nodes} == {None}
