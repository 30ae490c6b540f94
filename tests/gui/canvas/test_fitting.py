"""A graph that is fit has no scroll bars and no legend over it, whatever the width or the text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.legend_measures import Legend, LegendMeasures
from guibp.gui.canvas.lettering import Lettering
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse, lecture_graph, show_canvas

WIDTHS = range(300, 1100, 23)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def legends(canvas: Canvas) -> dict[Legend, QRectF]:
    viewport = canvas.viewport()
    font = Lettering(canvas.font(), viewport.logicalDpiY()).quiet()
    return dict(LegendMeasures(font).place(canvas.scene, viewport.width(), viewport.height()))


def graph_box(canvas: Canvas) -> QRectF:
    bounds, view = canvas.scene.bounds(), canvas.scene.view
    assert bounds is not None
    left, top = view.to_viewport(bounds.left, bounds.top)
    return QRectF(left, top, bounds.width * view.zoom, bounds.height * view.zoom)


def shows_bars(canvas: Canvas) -> bool:
    return canvas.horizontalScrollBar().isVisible() or canvas.verticalScrollBar().isVisible()


def use_heat(canvas: Canvas) -> None:
    canvas.use_wire_colours(WireColours.GRADIENT)


def use_all(canvas: Canvas) -> None:
    use_heat(canvas)
    canvas.toggle_lineage()


def use_nothing(_canvas: Canvas) -> None:
    pass


@pytest.mark.parametrize("legend", [use_nothing, use_heat, use_all], ids=["colours", "heat", "all"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_at_every_width_the_graph_stands_above_the_legends(
    qtbot: QtBot, legend: Callable[[Canvas], None], scale: float
) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    font = QFont(canvas.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    canvas.setFont(font)
    legend(canvas)
    for width in (*WIDTHS, *reversed(WIDTHS)):
        canvas.resize(width, 640)
        settle()
        assert not shows_bars(canvas), width
        box = graph_box(canvas)
        assert QRectF(canvas.viewport().rect()).contains(box), width
        assert not any(box.intersects(one) for one in legends(canvas).values()), width


def test_a_fit_takes_away_the_scroll_bars_that_were_there(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    for width in WIDTHS:
        canvas.resize(width, 500)
        canvas.viewing.zoom_by(1.6 / canvas.zoom())
        settle()
        assert shows_bars(canvas), width
        canvas.fit()
        fitted = canvas.zoom(), canvas.scene.view.offset
        settle()
        assert not shows_bars(canvas), width
        assert (canvas.zoom(), canvas.scene.view.offset) == fitted


def test_the_legends_that_come_find_room(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.resize(1000, 380)
    settle()
    before = canvas.zoom()
    use_all(canvas)
    assert canvas.zoom() < before
    assert not any(graph_box(canvas).intersects(one) for one in legends(canvas).values())
    canvas.toggle_heat()
    canvas.toggle_lineage()
    assert canvas.zoom() == before


def test_legends_stand_still_while_what_is_in_them_changes(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    use_all(canvas)
    for width in WIDTHS:
        canvas.resize(width, 500)
        settle()
        before = legends(canvas)
        for zoom in (0.05, 0.74, 1.0, 2.0):
            canvas.viewing.zoom_by(zoom / canvas.zoom())
            canvas.session.selection.select(() if zoom < 1 else ("g",))
            canvas.resize(width, 500)
            assert {one: box.size() for one, box in legends(canvas).items()} == {
                one: box.size() for one, box in before.items()
            }
        canvas.session.selection.clear()
        canvas.fit()


def test_bars_lead_back_to_a_small_graph_that_was_panned_out_of_sight(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    mouse, middle = Mouse(canvas), Qt.MouseButton.MiddleButton
    mouse.drag((300, 200), (330, 230), middle)
    settle()
    assert not shows_bars(canvas)
    for start, end in (((100, 100), (860, 560)), ((100, 100), (860, 560))):
        mouse.drag(start, end, middle)
    settle()
    assert not canvas.viewport().rect().intersects(graph_box(canvas).toRect())
    assert canvas.horizontalScrollBar().isVisible()
    assert canvas.verticalScrollBar().isVisible()
    for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
        QTest.keyClick(bar, Qt.Key.Key_End)
    settle()
    assert canvas.viewport().rect().contains(graph_box(canvas).toRect())
    assert not shows_bars(canvas)


def test_a_group_that_is_chosen_comes_into_view_with_its_frame(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.resize(700, 360)
    members = members_within(canvas.session.graph, "unit 2")
    canvas.session.selection.select(members)
    canvas.fit_selection()
    assert frame_is_in_view(canvas, "unit 2")
    canvas.viewing.pan(0, -canvas.viewport().height())
    assert not frame_is_in_view(canvas, "unit 2")
    canvas.reveal_all(members)
    assert frame_is_in_view(canvas, "unit 2")
    canvas.viewing.pan(0, canvas.viewport().height())
    canvas.show_selected()
    assert frame_is_in_view(canvas, "unit 2")


def frame_is_in_view(canvas: Canvas, group: str) -> bool:
    bounds = next(frame.bounds for frame in canvas.scene.layers.frames if frame.group == group)
    left, top, right, bottom = canvas.visible_rect()
    return left <= bounds.left and top <= bounds.top and bounds.right <= right and bounds.bottom <= bottom
