"""Who has text set larger sees a graph open as large; the document's places and 100 % stay what they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.legend_measures import Legend, LegendMeasures
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.type_scale import scale_of
from guibp.model.document import write_document
from tests.gui.canvas.conftest import lecture_graph, show_canvas


@pytest.fixture(params=[1, 2], ids=["100 %", "200 %"])
def scale(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[float]:
    """How much larger than usual the interface's text is, for canvases that open now."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(large)
    yield scale_of(large)
    qapp.setFont(usual)


def test_a_small_graph_opens_as_large_as_text_is(qtbot: QtBot, scale: float) -> None:
    graph = lecture_graph()
    before = write_document(graph)
    canvas = show_canvas(qtbot, graph)
    canvas.resize(1800, 1400)
    QApplication.processEvents()
    assert canvas.zoom() == pytest.approx(scale)
    canvas.actual_size()
    assert canvas.zoom() == 1.0
    canvas.fit()
    assert canvas.zoom() == pytest.approx(scale)
    assert write_document(graph) == before


def test_a_graph_for_which_there_is_no_room_is_shown_whole(qtbot: QtBot, scale: float) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    canvas.resize(420, 420)
    canvas.fit()
    bounds, seen = canvas.scene.bounds(), canvas.viewing.visible
    assert canvas.zoom() < scale
    assert bounds is not None
    assert seen.contains(bounds.left, bounds.top)
    assert seen.contains(bounds.right, bounds.bottom)


def test_numbers_shrink_later_where_text_is_large(qapp: QApplication) -> None:
    usual = QApplication.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    small, big = (Lettering(font, 96.0, 0.8).numbers().pointSizeF() for font in (usual, large))
    assert small < big <= 1.31 * small


def test_another_font_is_followed_while_all_is_shown(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    canvas.resize(1800, 1400)
    QApplication.processEvents()
    before = canvas.zoom()
    large = QFont(canvas.font())
    large.setPointSizeF(canvas.font().pointSizeF() * 2)
    canvas.setFont(large)
    assert canvas.zoom() > before
    canvas.viewing.zoom_by(0.5)
    touched = canvas.zoom()
    large.setPointSizeF(large.pointSizeF() / 2)
    canvas.setFont(large)
    assert canvas.zoom() == touched


@pytest.mark.usefixtures("scale")
def test_the_legend_is_denser_on_a_narrow_canvas(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    measures = LegendMeasures(canvas.font())
    wide = measures.place(canvas.scene, 2000.0, 100.0)[Legend.COLOURS]
    # As wide as it was alone: there is no room for margins beside it.
    narrow = measures.place(canvas.scene, wide.width(), 100.0)[Legend.COLOURS]
    assert narrow.right() <= wide.width()
    assert narrow.width() < wide.width()
