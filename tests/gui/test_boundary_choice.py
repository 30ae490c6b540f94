"""The decision boundary of any hidden unit over any two inputs, and hidden units in the table."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.number_edit import NumberEdit
from guibp.gui.panels.axes_popup import AxesPopup
from guibp.gui.panels.boundary_heading import BoundaryHeading
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.prediction_table import PredictionTable
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow, child, part

LEFT = Qt.MouseButton.LeftButton


def shown_node(window: MainWindow) -> str:
    plane = part(window, BoundaryView).plane
    assert plane is not None
    return plane.node


def choose(window: MainWindow, text: str) -> None:
    """Open the menu by its key, and click an entry."""
    button = child(window, QToolButton, "boundary_node")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = part(part(window, BoundaryHeading), QMenu)
    entry = next(one for one in menu.actions() if one.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field_of(window: MainWindow) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    field = part(window, BoundaryView).plot._field
    assert field is not None
    return field


def three_inputs() -> Graph:
    graph = Graph()
    rows = {"a": [0.0, 1.0, 2.0], "b": [2.0, 4.0, 0.0], "c": [-1.0, 1.0, 3.0], "t": [0.0, 1.0, 1.0]}
    graph.set_dataset(rows)
    for name, weight in (("a", 2.0), ("b", -1.0), ("c", 3.0)):
        graph.add("input", id=name, column=name)
        graph.add("parameter", id=f"w{name}", value=weight)
        graph.add("multiply", [f"w{name}", name], id=f"p{name}")
    graph.add("add", ["pa", "pb", "pc"], id="z")
    graph.add("sigmoid", ["z"], id="y")
    return graph


def test_a_hidden_unit_has_its_own_half_plane(open_window: OpenWindow) -> None:
    window = open_window("preset:xor-lecture")
    before = write_document(window.graph)
    choose(window, "h1")
    assert shown_node(window) == "h1"
    assert child(window, QToolButton, "boundary_node").text().startswith("h1")
    places = np.linspace(-0.25, 1.25, 128)
    across, up = np.meshgrid(places, places)
    np.testing.assert_allclose(field_of(window), 1 / (1 + np.exp(8 - 5 * across - 5 * up)), rtol=1e-9)
    assert write_document(window.graph) == before
    choose(window, "y (output)")
    assert shown_node(window) == "y"


def test_its_line_is_dragged_as_a_single_units_is(open_window: OpenWindow) -> None:
    window = open_window("preset:xor-lecture")
    choose(window, "h1")
    plot = part(window, BoundaryView).plot
    assert plot._line is not None
    spot = plot.frame().to_pixels((0.3, 0.35)).toPoint()
    QTest.mousePress(plot, LEFT, pos=spot)
    QTest.mouseMove(plot, plot.frame().to_pixels((0.5, 0.5)).toPoint())
    QTest.mouseRelease(plot, LEFT, pos=spot)
    assert window.graph.node("b1").value == pytest.approx(-5.0, abs=0.2)
    window.session.undo()
    assert window.graph.node("b1").value == -8.0


def test_the_selected_node_is_followed_if_that_was_chosen(open_window: OpenWindow) -> None:
    window = open_window("preset:xor-lecture")
    window.session.selection.select(["h2"])
    assert shown_node(window) == "y"
    choose(window, "The selected node")
    assert shown_node(window) == "h2"
    window.session.selection.select(["z1"])
    assert shown_node(window) == "z1"
    assert (field_of(window) > 0.5).any()
    window.session.selection.select(["w11"])
    assert shown_node(window) == "y"


def test_the_choice_follows_a_new_name_and_ends_with_the_document(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.may_replace", lambda _: True)
    window = open_window("preset:xor-lecture")
    choose(window, "h1")
    window.graph.rename("h1", "first")
    assert shown_node(window) == "first"
    window.files.open_example("xor")
    assert shown_node(window) == "y"


def test_of_three_inputs_two_are_axes_and_the_third_is_held(open_window: OpenWindow) -> None:
    window = open_window()
    window.session.replace_graph(three_inputs())
    window.docks.training.open()
    QApplication.processEvents()
    view = part(window, BoundaryView)
    assert view.plane is not None
    assert (view.plane.x, view.plane.y, view.plane.held) == ("a", "b", (("c", 1.0),))
    before = write_document(window.graph)
    choose(window, "Axes…")
    popup = part(window, AxesPopup)
    line = part(popup, NumberEdit)
    line.selectAll()
    QTest.keyClicks(line, "0.5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.plane.held == (("c", 0.5),)
    up = popup.findChildren(QComboBox)[1]
    up.setCurrentText("c")
    up.activated.emit(up.currentIndex())
    assert (view.plane.x, view.plane.y, view.plane.held) == ("a", "c", (("b", 2.0),))
    up.setCurrentText("a")
    up.activated.emit(up.currentIndex())
    assert view.plane.y == "a"
    assert view.plane.x != "a"
    part(popup, QToolButton).click()
    popup.close()
    assert write_document(window.graph) == before
    assert view.plot.points.shape == (3, 2)


def test_the_table_shows_hidden_units_on_wish(open_window: OpenWindow) -> None:
    window = open_window("preset:xor-lecture")
    model, button = part(window, PredictionTable).model(), child(window, QToolButton, "hidden_columns")

    def row(number: int) -> list[object]:
        return [model.index(number, column).data() for column in range(model.columnCount())]

    assert len(row(0)) == 4
    QTest.mouseClick(button, LEFT, pos=QPoint(5, 5))
    heads = [model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())]
    assert heads == ["x1", "x2", "t", "h1", "h2", "y", ""]
    assert row(3)[:5] == ["1", "1", "0", "0.88", "0.00"]
    assert [row(number)[-1] for number in range(4)] == ["✓"] * 4
    window.graph.set_value("c", -60.0)
    assert [row(number)[-1] for number in range(4)] == ["✓", "✗", "✗", "✓"]
    spoken = model.index(1, 6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "wrong"
    button.click()
    assert len(row(0)) == 4


def test_the_wish_is_kept_for_the_next_window(open_window: OpenWindow) -> None:
    child(open_window("preset:xor"), QToolButton, "hidden_columns").click()
    again = child(open_window("preset:xor"), QToolButton, "hidden_columns")
    assert again.isChecked()
    again.click()


def test_escape_anywhere_leaves_the_past(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    for _ in range(3):
        window.training.take_step()
    rewinding = window.training.rewinding
    for widget in (window.canvas, part(window, PredictionTable), window.docks.training):
        rewinding.show(1)
        assert rewinding.is_past
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not rewinding.is_past


def test_escape_first_gives_up_what_is_in_hand(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.training.take_step()
    window.training.rewinding.show(0)
    canvas = window.canvas
    QTest.mousePress(canvas.viewport(), LEFT, pos=canvas.node_center("h1"))
    QTest.mouseMove(canvas.viewport(), canvas.node_center("h1") + QPoint(40, 30))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.training.rewinding.is_past
    QTest.mouseRelease(canvas.viewport(), LEFT)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not window.training.rewinding.is_past
