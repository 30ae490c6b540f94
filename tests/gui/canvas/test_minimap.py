"""The overview in the corner shows what is on show, and brings what is pressed on into view."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.minimap import Minimap
from guibp.gui.theme import Theme
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse
from tests.gui.conftest import OpenWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def minimap(canvas: Canvas) -> Minimap:
    """The overview, with the view so near that only a part is on show."""
    canvas.toggle_minimap()
    for _ in range(5):
        canvas.zoom_in()
    QApplication.processEvents()
    assert canvas.minimap.isVisible()
    return canvas.minimap


def middle_of_view(canvas: Canvas) -> QPointF:
    return QPointF(*canvas.view_center())


def is_near(one: QPointF, other: QPointF, within: float) -> bool:
    return abs(one.x() - other.x()) <= within and abs(one.y() - other.y()) <= within


def picture_of(minimap: Minimap) -> QImage:
    QApplication.processEvents()
    return minimap.grab().toImage()


def test_it_is_there_when_it_is_wanted(canvas: Canvas) -> None:
    assert not canvas.minimap.isVisible()
    canvas.toggle_minimap()
    assert canvas.minimap.isVisible()
    assert canvas.minimap.accessibleName() == "Overview of the graph"
    corner = canvas.viewport().rect().bottomRight() - canvas.minimap.geometry().bottomRight()
    # Above the strip of the legends.
    assert corner.x() < 20 < corner.y() < 60
    canvas.resize(1000, 700)
    QApplication.processEvents()
    corner = canvas.viewport().rect().bottomRight() - canvas.minimap.geometry().bottomRight()
    assert corner.manhattanLength() < 60
    canvas.toggle_minimap()
    assert not canvas.minimap.isVisible()


def test_it_hides_over_an_empty_graph_and_where_there_is_no_room(canvas: Canvas, graph: Graph) -> None:
    canvas.toggle_minimap()
    graph.remove(*graph.nodes)
    assert not canvas.minimap.isVisible()
    canvas.session.undo()
    assert canvas.minimap.isVisible()
    canvas.resize(300, 200)
    QApplication.processEvents()
    assert not canvas.minimap.isVisible()


def test_where_all_is_in_view_it_is_faint_and_out_of_the_way(
    canvas: Canvas, minimap: Minimap, mouse: Mouse
) -> None:
    near = picture_of(minimap).pixelColor(3, 60)
    canvas.fit()
    QApplication.processEvents()
    assert canvas.childAt(canvas.viewport().mapTo(canvas, minimap.geometry().center())) is canvas.viewport()
    mouse.drag(canvas.node_center("f"), minimap.geometry().center())
    mouse.click(minimap.geometry().center())
    assert canvas.session.selection.nodes == {"f"}
    assert picture_of(minimap).pixelColor(3, 60) != near
    canvas.zoom_in()
    canvas.zoom_in()
    assert canvas.childAt(canvas.viewport().mapTo(canvas, minimap.geometry().center())) is minimap


def test_a_click_brings_that_place_into_the_middle(canvas: Canvas, minimap: Minimap) -> None:
    zoom = canvas.zoom()
    goal = minimap.place_of(*canvas.scene.layers.shown_position("w")).toPoint()
    QTest.mouseClick(minimap, LEFT, pos=goal)
    shown = canvas.scene.layers.shown_position("w")
    assert is_near(middle_of_view(canvas), QPointF(*shown), within=8.0)
    assert canvas.zoom() == zoom
    assert canvas.session.selection.is_empty


def test_the_part_on_show_goes_with_the_pointer(canvas: Canvas, minimap: Minimap) -> None:
    before, zoom = middle_of_view(canvas), canvas.zoom()
    grip = minimap.seen().center().toPoint() + QPoint(4, 2)
    QTest.mousePress(minimap, LEFT, pos=grip)
    assert is_near(middle_of_view(canvas), before, within=2.0)
    QTest.mouseMove(minimap, grip + QPoint(-20, 10))
    QApplication.processEvents()
    after = middle_of_view(canvas)
    QTest.mouseRelease(minimap, LEFT, pos=grip + QPoint(-20, 10))
    assert after.x() < before.x() - 20
    assert after.y() > before.y() + 10
    assert middle_of_view(canvas) == after
    assert canvas.zoom() == zoom
    QTest.mouseMove(minimap, grip)
    QApplication.processEvents()
    assert middle_of_view(canvas) == after


@pytest.mark.parametrize("way_out", ["escape", "focus"])
def test_a_drag_given_up_goes_back(canvas: Canvas, minimap: Minimap, way_out: str) -> None:
    canvas.session.selection.select(("w",))
    before = middle_of_view(canvas)
    QTest.mousePress(minimap, LEFT, pos=QPoint(20, 20))
    assert not is_near(middle_of_view(canvas), before, within=5.0)
    if way_out == "escape":
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    else:
        QApplication.sendEvent(canvas, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert is_near(middle_of_view(canvas), before, within=0.01)
    assert canvas.session.selection.nodes == {"w"}
    QTest.mouseMove(minimap, QPoint(60, 60))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(60, 60))
    assert is_near(middle_of_view(canvas), before, within=0.01)


def test_a_press_on_it_does_nothing_to_what_lies_below(canvas: Canvas, minimap: Minimap) -> None:
    revision = canvas.session.graph.revision
    canvas.session.selection.select(("w",))
    for button in (LEFT, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(minimap, button, pos=minimap.rect().center())
    QTest.mouseDClick(minimap, LEFT, pos=minimap.rect().center())
    assert canvas.session.selection.nodes == {"w"}
    assert canvas.session.graph.revision == revision


def test_the_part_on_show_stays_in_sight_however_far_the_view_goes(canvas: Canvas, minimap: Minimap) -> None:
    for place in ((1e5, 0.0), (-1e5, 1e5), (0.0, -1e5)):
        canvas.viewing.center_on(*place)
        seen = minimap.seen()
        assert seen.width() >= 5
        assert minimap.rect().contains(seen.toAlignedRect())


def test_the_picture_is_drawn_anew_after_an_edit_and_not_when_the_view_moves(
    canvas: Canvas, minimap: Minimap, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture_of(minimap)
    drawn: list[float] = []
    usual = minimap._draw

    def draw(ratio: float) -> QPixmap:
        drawn.append(ratio)
        return usual(ratio)

    monkeypatch.setattr(minimap, "_draw", draw)
    canvas.viewing.pan(30.0, 20.0)
    before = picture_of(minimap)
    assert not drawn
    canvas.session.graph.add("input", id="far", value=1.0, position=(2000.0, 900.0))
    after = picture_of(minimap)
    assert len(drawn) == 1
    assert after != before


def test_each_theme_has_its_own_picture(canvas: Canvas, minimap: Minimap) -> None:

    light = picture_of(minimap)
    canvas.set_theme(Theme.dark())
    dark = picture_of(minimap)
    assert dark.pixelColor(6, 6).lightness() < light.pixelColor(6, 6).lightness()


def test_the_next_window_has_it_too(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    action = window.actions_by_name["view_minimap"]
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    assert window.canvas.minimap.is_wanted
    other = open_window("preset:xor")
    assert other.actions_by_name["view_minimap"].isChecked()
    assert other.canvas.minimap.isVisible()
    other.session.replace_graph(preset("sigmoid"))
    assert other.canvas.minimap.isVisible()
