"""The heat view: wires in the colour and width of their gradients, at every zoom, closed groups included."""

import logging

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from guibp.drawing.heat import NOT_COMPUTED, WEAKEST, ZERO, Decades
from guibp.gui.canvas import heat
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.legend_measures import Legend, LegendMeasures
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.document import write_document
from guibp.model.edits import CollapseGroup
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import show_canvas

THEMES = {"light": Theme.light(), "dark": Theme.dark(), "contrast": Theme.contrast()}


def chain(length: int, factor: float) -> Graph:
    """A product of one input and many constants: each wire back has a gradient larger by the factor."""
    graph = Graph()
    graph.add("input", id="a0", value=1.0, position=(0, 0))
    for step in range(1, length + 1):
        graph.add("constant", id=f"c{step}", value=factor, position=(step * 96 - 64, -96))
        graph.add("multiply", [f"a{step - 1}", f"c{step}"], id=f"a{step}", position=(step * 96, 0))
    graph.set_output(f"a{length}")
    return graph


@pytest.fixture
def heated(canvas: Canvas) -> Canvas:
    canvas.set_theme(Theme.light())
    canvas.use_wire_colours(WireColours.GRADIENT)
    return canvas


def grab(canvas: Canvas) -> QImage:
    return canvas.viewport().grab().toImage()


def colours_near(image: QImage, place: QPoint, reach: int = 3) -> set[str]:
    around = range(-reach, reach + 1)
    return {image.pixelColor(place + QPoint(dx, dy)).name() for dx in around for dy in around}


def shade(canvas: Canvas, target: str, port: int) -> int:
    return int(canvas.scene.heat.shades[canvas.scene.layers.cables.rows[target, port]])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_wire_has_the_colour_of_its_gradients_sign(canvas: Canvas, theme: Theme) -> None:
    canvas.session.graph.set_value("w", -10.0)
    canvas.session.graph.set_value("x", 10.0)
    canvas.set_theme(theme)
    canvas.use_wire_colours(WireColours.GRADIENT)
    image = grab(canvas)
    assert theme.heat_positive.name() in colours_near(image, canvas.edge_center("w", "g", 0))
    assert theme.heat_negative.name() in colours_near(image, canvas.edge_center("x", "g", 1))


def test_switched_off_wires_are_neutral_again(heated: Canvas) -> None:
    hot = grab(heated)
    heated.toggle_heat()
    cold = grab(heated)
    place = heated.edge_center("x", "g", 1)
    assert Theme.light().wire.name() in colours_near(cold, place)
    assert Theme.light().wire.name() not in colours_near(hot, place)
    assert hot != cold


def test_what_is_not_computed_is_neutral_and_zero_is_not_the_same(heated: Canvas, session: Session) -> None:
    session.graph.set_value("w", 0.0)
    assert shade(heated, "g", 1) == ZERO
    assert shade(heated, "g", 0) > ZERO
    session.stepping.reset()
    assert set(heated.scene.heat.shades.tolist()) == {NOT_COMPUTED}
    assert Theme.light().wire.name() in colours_near(grab(heated), heated.edge_center("g", "f", 0))


def test_in_a_walk_wires_warm_up_as_the_gradient_passes(heated: Canvas, session: Session) -> None:
    session.stepping.reset()
    for _ in range(3):
        session.stepping.advance()
    assert shade(heated, "f", 0) > ZERO
    assert shade(heated, "g", 0) == NOT_COMPUTED
    session.stepping.advance()
    assert shade(heated, "g", 0) > ZERO


@pytest.mark.parametrize("factor", [0.1, 10.0])
def test_vanishing_and_exploding_gradients_show_in_order(qtbot: QtBot, factor: float) -> None:
    canvas = show_canvas(qtbot, chain(8, factor))
    canvas.use_wire_colours(WireColours.GRADIENT)
    along = [shade(canvas, f"a{step}", 0) for step in range(8, 0, -1)]
    assert along == sorted(along, reverse=factor < 1)
    assert len(set(along)) >= 7


def widths_across(image: QImage, place: QPoint) -> int:
    ground = Theme.light().canvas.name()
    return sum(image.pixelColor(place + QPoint(0, dy)).name() != ground for dy in range(-6, 7))


def test_a_strong_gradient_is_wider(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, chain(6, 0.1))
    canvas.set_theme(Theme.light())
    canvas.use_wire_colours(WireColours.GRADIENT)
    image = grab(canvas)
    assert widths_across(image, canvas.edge_center("a5", "a6", 0)) > widths_across(
        image, canvas.edge_center("a0", "a1", 0)
    )


def test_the_wires_of_a_closed_group_are_hot_too(heated: Canvas, graph: Graph, session: Session) -> None:
    graph.group("product", ["w", "x", "g"])
    session.do(CollapseGroup("product"))
    image, place = grab(heated), heated.edge_center("g", "f", 0)
    assert Theme.light().wire.name() not in colours_near(image, place)
    assert any(is_orange(QColor(name)) for name in colours_near(image, place))


def is_orange(colour: QColor) -> bool:
    return colour.saturation() > 60 and 10 <= colour.hue() <= 40


@pytest.mark.parametrize("zoom", [4.0, 1.0, 0.44, 0.2, 0.05])
def test_colour_tells_at_every_zoom(heated: Canvas, zoom: float, caplog: pytest.LogCaptureFixture) -> None:
    heated.viewing.zoom_by(zoom / heated.zoom())
    with caplog.at_level(logging.ERROR):
        image = grab(heated)
        assert grab(heated) == grab(heated)
    assert not caplog.records
    place = heated.edge_center("b", "f", 1)
    assert any(is_orange(QColor(name)) for name in colours_near(image, place, 2))


def test_from_afar_lines_have_their_colours(heated: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guibp.gui.canvas.painter.FEW_BODIES", 0)
    heated.viewing.zoom_by(0.3 / heated.zoom())
    image = grab(heated)
    assert any(is_orange(QColor(name)) for name in colours_near(image, heated.edge_center("b", "f", 1), 4))


def test_many_wires_are_drawn_in_pieces_of_their_colours(
    heated: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = grab(heated)
    monkeypatch.setattr("guibp.gui.canvas.wire_painting.MANY_WIRES", 0)
    monkeypatch.setattr("guibp.gui.canvas.stroke_choice.MOST_WIDE", 0)
    heated.set_theme(Theme.light())
    pieces, place = grab(heated), heated.edge_center("b", "f", 1)
    assert pieces != whole
    assert any(is_orange(QColor(name)) for name in colours_near(pieces, place))


def test_the_scale_stands_still_while_numbers_move(heated: Canvas, session: Session) -> None:
    session.preview_value("w", 1e-5)
    assert heated.scene.heat.decades == Decades(-5, 1)
    for value in (2e-5, 3e-4, 1.5e-5, 0.9e-4):
        session.preview_value("w", value)
        assert heated.scene.heat.decades == Decades(-5, 1)
    session.end_preview()
    assert heated.scene.heat.decades == Decades(-3, 1)


def test_another_document_has_a_scale_of_its_own(heated: Canvas, session: Session) -> None:
    session.graph.set_value("w", 1e-6)
    assert heated.scene.heat.decades.low == -6
    session.replace_graph(chain(2, 1.0))
    assert heated.scene.heat.decades == Decades(-4, 0)


def test_an_infinite_gradient_is_marked(heated: Canvas, session: Session) -> None:
    session.graph.add("exp", ["f"], id="e")
    session.graph.set_output("e")
    session.graph.set_value("b", 1000.0)
    assert Theme.light().warning.name() in colours_near(grab(heated), heated.edge_center("b", "f", 1))


def test_many_moving_wires_keep_their_shades_for_some_frames(
    heated: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heat, "MANY_WIRES", 0)
    assert shade(heated, "g", 0) > WEAKEST
    first = heated.scene.heat.shades.copy()
    for frame in range(heat.FRAMES_KEPT - 1):
        session.preview_value("w", 0.001 * (frame + 1))
        np.testing.assert_array_equal(heated.scene.heat.shades, first)
    session.preview_value("w", 0.001)
    assert shade(heated, "g", 1) != first[heated.scene.layers.cables.rows["g", 1]]
    session.preview_value("w", 5.0)
    session.end_preview()
    np.testing.assert_array_equal(heated.scene.heat.shades, first)


def test_it_changes_neither_document_nor_history(heated: Canvas, session: Session) -> None:
    before, count = write_document(session.graph), session.undo_stack.count()
    heated.toggle_heat()
    heated.toggle_heat()
    assert write_document(session.graph) == before
    assert session.undo_stack.count() == count
    assert not session.is_modified


def test_an_empty_canvas_can_be_heated(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    canvas = show_canvas(qtbot, Graph())
    canvas.use_wire_colours(WireColours.GRADIENT)
    with caplog.at_level(logging.ERROR):
        canvas.grab()
    assert not caplog.records


def test_a_kept_picture_of_the_wires_is_not_kept_when_their_shades_change(
    heated: Canvas, session: Session
) -> None:
    place = heated.edge_center("w", "g", 0)
    for value, sign in ((10.0, "heat_positive"), (-10.0, "heat_negative"), (10.0, "heat_positive")):
        session.preview_value("x", value)
        for _ in range(3):
            assert getattr(Theme.light(), sign).name() in colours_near(grab(heated), place)


def test_readings_with_the_same_shades_are_the_same_picture(heated: Canvas, session: Session) -> None:
    cables = heated.scene.layers.cables
    before = heated.scene.heat.key_of(cables)
    assert before is not None
    session.graph.set_value("b", 3.0000001)
    assert heated.scene.heat.key_of(cables) == before
    session.graph.set_value("w", -5000.0)
    assert heated.scene.heat.key_of(cables) != before
    heated.toggle_heat()
    assert heated.scene.heat.key_of(cables) is None


@pytest.mark.parametrize("width", [300, 420, 900])
def test_the_scale_fits_on_a_narrow_canvas(heated: Canvas, width: int) -> None:
    heated.resize(width, 500)
    grab(heated)
    room = heated.viewport().width()
    scale = LegendMeasures(heated.font()).place(heated.scene, float(room), 500.0)[Legend.HEAT]
    assert scale.width() <= room
    image = grab(heated)
    edge = image.width() - 1
    strip = {image.pixelColor(edge, y).name() for y in range(image.height() - 120, image.height())}
    assert not any(is_orange(QColor(name)) for name in strip)
