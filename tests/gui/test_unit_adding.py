"""Ready-made units come from the palette: dropped or double-clicked, asked for their size, one undo step."""

from itertools import combinations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QSpinBox

from guibp.drawing.group_boxes import outer_boxes
from guibp.engine.evaluation import evaluate
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.palette import UNIT_ROLE
from guibp.gui.unit_adding import ends_of
from guibp.gui.unit_dialog import Feed, UnitDialog, UnitRequest
from guibp.model.document import write_document
from guibp.model.operations import OPERATIONS
from guibp.model.presets import preset
from guibp.model.units import UnitKind, UnitSize
from tests.drawing.test_closed_groups import covered
from tests.gui.conftest import OpenWindow, child
from tests.gui.contract.driving import action, canvas, drop


def items(window: MainWindow) -> list[QModelIndex]:
    model = child(window, QAbstractItemView, "palette").model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def unit_item(window: MainWindow, kind: str) -> QModelIndex:
    return next(index for index in items(window) if index.data(UNIT_ROLE) == kind)


def drop_unit(
    window: MainWindow,
    kind: str,
    place: QPoint,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> UnitDialog:
    """Drag a unit onto the canvas; the dialog that asks for its size."""
    data = unit_item(window, kind).model().mimeData([unit_item(window, kind)])
    viewport, left = canvas(window).viewport(), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, held)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, held))
    return shown_dialog(window)


def shown_dialog(window: MainWindow) -> UnitDialog:
    found = [dialog for dialog in window.findChildren(UnitDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def press_return(dialog: UnitDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not dialog.isVisible()


def test_the_palette_keeps_its_operations_and_lists_the_units(open_window: OpenWindow) -> None:
    window = open_window()
    rows = items(window)
    ids = [index.data(Qt.ItemDataRole.UserRole) for index in rows]
    assert [id_ for id_ in ids if id_] == sorted(OPERATIONS, key=ids.index)
    units = [index for index in rows if index.data(UNIT_ROLE)]
    assert [index.data(UNIT_ROLE) for index in units] == ["neuron", "layer", "loss"]
    assert all(index.data(Qt.ItemDataRole.UserRole) is None for index in units)
    assert all(index.data(Qt.ItemDataRole.ToolTipRole) for index in units)
    child(window, QAbstractItemView, "palette").grab()


@pytest.mark.parametrize("typed,nodes", [("neuron", 9), ("뉴런", 9), ("dense", 16), ("층", 16)])
def test_the_quick_search_finds_a_unit_and_asks_its_size(
    open_window: OpenWindow, typed: str, nodes: int
) -> None:
    window = open_window()
    start = write_document(window.graph)
    QTest.keyClick(canvas(window), Qt.Key.Key_Tab)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    press_return(shown_dialog(window))
    assert len(window.graph) == nodes
    window.session.undo()
    assert write_document(window.graph) == start


def test_the_quick_search_gives_a_unit_up_with_its_dialog(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    frame = next(one for one in canvas(window).scene.layers.frames if one.group == "unit 1")
    place = QPointF(*canvas(window).scene.view.to_viewport(frame.bounds.right - 20, frame.bounds.bottom - 20))
    QTest.mouseDClick(canvas(window).viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("neuron")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(shown_dialog(window), Qt.Key.Key_Escape)
    assert not window.isWindowModified()
    assert len(window.graph) == 26


def test_a_dropped_neuron_is_one_undo_step_around_the_pointer(open_window: OpenWindow) -> None:
    window = open_window()
    start = write_document(window.graph)
    place = canvas(window).viewport().rect().center()
    press_return(drop_unit(window, "neuron", place))
    graph, view = window.graph, canvas(window)
    assert sorted(node.op for node in graph.node_records) == sorted(
        ["parameter"] * 3 + ["input"] * 2 + ["multiply"] * 2 + ["add", "sigmoid"]
    )
    (group,) = graph.groups
    assert set(group.members) == set(graph.nodes) - {"x1", "x2"} == set(window.session.selection.nodes)
    assert evaluate(graph).value("h") is not None
    centres = [view.node_center(id_) for id_ in graph.nodes]
    middle = QPoint(
        (min(one.x() for one in centres) + max(one.x() for one in centres)) // 2,
        (min(one.y() for one in centres) + max(one.y() for one in centres)) // 2,
    )
    assert (middle - place).manhattanLength() <= 16
    assert window.session.undo_stack.count() == 1
    window.session.undo()
    assert write_document(window.graph) == start


def test_a_network_is_stacked_by_double_clicks_and_return(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    graph, palette = window.graph, child(window, QAbstractItemView, "palette")
    window.session.selection.select(("x",))
    for kind in ("layer", "neuron", "loss"):
        palette.doubleClicked.emit(unit_item(window, kind))
        press_return(shown_dialog(window))
    names = [group.id for group in graph.groups]
    assert names == ["unit 1", "unit 2", "layer 1", "unit 3", "mean loss"]
    graph.set_output("loss")
    evaluation = evaluate(graph)
    assert evaluation.value("loss") is not None
    assert all(evaluation.gradient(node.id) is not None for node in graph.node_records)
    # The layer's two results feed the neuron, and its result the loss.
    assert graph.operands("p1")[1] == "h1"
    assert graph.operands("p2")[1] == "h2"
    assert graph.operands("error")[0] == "h"
    assert window.session.undo_stack.count() == 4
    centres = {canvas(window).node_center(id_).toTuple() for id_ in graph.nodes}
    assert len(centres) == len(graph)


def test_the_size_that_is_typed_counts(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = drop_unit(window, "layer", QPoint(200, 200))
    inputs = child(dialog, QSpinBox, "unit_inputs")
    assert inputs.hasFocus() or dialog.focusWidget() is inputs
    QTest.keyClicks(inputs, "3")
    child(dialog, QSpinBox, "unit_outputs").setValue(4)
    child(dialog, QComboBox, "unit_operation").setCurrentIndex(2)
    press_return(dialog)
    graph = window.graph
    assert [node.op for node in graph.node_records].count("input") == 3
    assert [node.op for node in graph.node_records].count("relu") == 4
    assert len(graph.groups) == 5


def test_escape_adds_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    dialog = drop_unit(window, "loss", QPoint(200, 200))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert write_document(window.graph) == start
    assert window.session.undo_stack.count() == 0


def test_a_unit_for_wires_to_come_waits_for_them(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    dialog = drop_unit(window, "neuron", QPoint(200, 200))
    feed = child(dialog, QComboBox, "unit_feed")
    feed.setCurrentIndex(feed.findData(Feed.OPEN.value))
    press_return(dialog)
    assert 1 not in window.graph.operands("p1")
    assert evaluate(window.graph).value("h") is None
    canvas(window).grab()


def test_a_training_stops_before_a_unit_comes(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    window.training.start()
    press_return(drop_unit(window, "neuron", QPoint(100, 100)))
    assert not window.training.is_running
    assert len(window.graph.groups) == 4
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert write_document(window.graph) == start


def test_places_that_are_only_shown_are_kept_with_the_unit(open_window: OpenWindow, graph_file: str) -> None:
    window = open_window(str(graph_file))
    before = dict(window.session.placement.positions())
    press_return(drop_unit(window, "neuron", QPoint(300, 60)))
    after = window.session.placement.positions()
    assert {id_: after[id_] for id_ in before} == before
    assert all(node.position is not None for node in window.graph.node_records)
    assert window.session.undo_stack.count() == 1


@pytest.mark.parametrize("chosen, ends", [(("h1", "w11"), ("h1",)), (("x1", "x2"), ("x1", "x2")), ((), ())])
def test_what_could_feed_a_unit(chosen: tuple[str, ...], ends: tuple[str, ...]) -> None:
    assert ends_of(preset("xor"), chosen) == ends


@pytest.mark.parametrize("kind", ["neuron", "layer", "loss"])
def test_a_unit_dropped_on_others_stands_beside_them_in_view(open_window: OpenWindow, kind: str) -> None:
    window = open_window("preset:xor")
    start, view, before = write_document(window.graph), canvas(window), set(window.graph.nodes)
    press_return(drop_unit(window, kind, view.node_center("p21")))
    boxes = outer_boxes(window.graph, window.session.placement.positions())
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        apart = first[2] <= second[0] or second[2] <= first[0]
        assert apart or first[3] <= second[1] or second[3] <= first[1], (one, other)
    added = set(window.graph.nodes) - before
    # What is put into a unit pushes the others aside, and all of it may not be in view at once.
    area = view.viewport().rect()
    assert any(area.contains(view.node_center(id_)) for id_ in added)
    assert {group_around(window, id_) for id_ in added} == {"unit 2"}
    assert window.session.undo_stack.count() == 1
    places = [window.session.placement.position_of(id_) for id_ in ("x1", "p21", "z", "loss")]
    assert places == sorted(places)
    action(window, "edit_undo").trigger()
    assert write_document(window.graph) == start


def group_around(window: MainWindow, id_: str) -> str | None:
    """The outermost group that holds a node."""
    holder = window.graph.group_of(id_)
    while holder is not None and window.graph.group_of(holder) is not None:
        holder = window.graph.group_of(holder)
    return holder


def test_a_large_layer_comes_as_a_box_of_boxes(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = drop_unit(window, "layer", QPoint(400, 300))
    child(dialog, QSpinBox, "unit_inputs").setValue(16)
    child(dialog, QSpinBox, "unit_outputs").setValue(16)
    press_return(dialog)
    assert canvas(window).scene.layers.bodies.cards == ("layer 1",)
    assert all(group.collapsed for group in window.graph.groups)
    places = window.session.placement.positions()
    assert covered(window.graph, dict(places)) == []
    heights = [places[f"x{place}"][1] for place in range(1, 17)]
    assert heights == sorted(heights)
    window.session.selection.select(["h1"])
    action(window, "edit_fold").trigger()
    assert len(canvas(window).scene.layers.bodies.cards) == 16
    assert covered(window.graph, dict(window.session.placement.positions())) == []


def test_a_foreign_kind_is_ignored_and_a_dropped_operation_still_works(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    canvas(window).unit_dropped.emit("pyramid", (0.0, 0.0))
    assert not window.findChildren(UnitDialog)
    drop(window, "tanh", QPoint(300, 200))
    assert len(window.graph) == len(preset("wx+b")) + 1


def test_a_request_is_what_the_dialog_shows(open_window: OpenWindow) -> None:
    dialog = drop_unit(open_window(), "loss", QPoint(100, 100))
    size = UnitSize(UnitKind.LOSS, 1, operation="binary_cross_entropy")
    assert dialog.request() == UnitRequest(size, Feed.OPEN)
    dialog.reject()


def frame_place(window: MainWindow, group: str) -> QPoint:
    """A place inside a frame, away from what is in it: the right end of its title."""
    view = canvas(window)
    (frame,) = (one for one in view.scene.layers.frames if one.group == group)
    x, y = view.scene.view.to_viewport(frame.bounds.right - 24.0, frame.bounds.top + 12.0)
    return QPointF(x, y).toPoint()


def test_a_unit_dropped_on_a_frame_joins_the_group(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    press_return(drop_unit(window, "neuron", frame_place(window, "unit 3")))
    added = [group.id for group in window.graph.groups if group.id not in {"unit 1", "unit 2", "unit 3"}]
    assert [window.graph.group_of(id_) for id_ in added] == ["unit 3"]
    assert window.session.undo_stack.count() == 1
    action(window, "edit_undo").trigger()
    assert write_document(window.graph) == start


def test_after_a_drop_the_keyboard_is_at_the_canvas(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    child(window, QAbstractItemView, "palette").setFocus()
    press_return(drop_unit(window, "neuron", canvas(window).viewport().rect().center()))
    assert window.focusWidget() is canvas(window)


def test_alt_keeps_a_dropped_unit_out_of_the_group(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    place, alt = frame_place(window, "unit 3"), Qt.KeyboardModifier.AltModifier
    press_return(drop_unit(window, "neuron", place, alt))
    assert {window.graph.group_of(group.id) for group in window.graph.groups} == {None}


def test_a_unit_over_a_frame_says_what_it_would_join(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    view, index = canvas(window), unit_item(window, "loss")
    data, place = index.model().mimeData([index]), frame_place(window, "unit 2")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(view.viewport(), enter)
    assert view.scene.feedback.joined == "unit 2"
    assert "unit 2" in view.scene.feedback.hint
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.scene.feedback.joined is None
