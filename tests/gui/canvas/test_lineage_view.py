"""What a node depends on and feeds stands out from the rest, solid and dashed, and can be selected."""

import logging

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.hit import NOTHING, Hit
from guibp.gui.canvas.lineage import Emphasis, kin_bodies
from guibp.gui.kin_selecting import select_ancestors, select_descendants
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.edits import CollapseGroup
from guibp.model.graph import Graph
from guibp.model.lineage import Lineage
from tests.gui.canvas.conftest import Mouse, clear_place, show_canvas


def grab(canvas: Canvas) -> QImage:
    return canvas.viewport().grab().toImage()


def find(canvas: Canvas) -> Lineage | None:
    return canvas.scene.tracing.find(canvas.scene.layers, canvas.scene.hover)


def kin(canvas: Canvas) -> set[str]:
    lineage = find(canvas)
    ids = canvas.session.graph.nodes
    return set() if lineage is None else {ids[row] for row in lineage.nodes.nonzero()[0]}


def darkest(image: QImage, place: QPoint, reach: int = 4) -> int:
    around = range(-reach, reach + 1)
    return min(image.pixelColor(place + QPoint(dx, dy)).lightness() for dx in around for dy in around)


@pytest.fixture
def traced(canvas: Canvas) -> Canvas:
    canvas.set_theme(Theme.light())
    canvas.toggle_lineage()
    return canvas


def test_the_selected_node_has_its_kin_stand_out(traced: Canvas, session: Session) -> None:
    session.selection.select(("g",))
    assert kin(traced) == {"w", "x", "g", "f"}
    image = grab(traced)
    centres = {id_: darkest(image, traced.node_center(id_), 25) for id_ in ("w", "x", "g", "f", "b")}
    assert centres["b"] > 150 > max(centres[id_] for id_ in ("w", "x", "g", "f"))
    dim, strong = traced.edge_center("b", "f", 1), traced.edge_center("w", "g", 0)
    assert darkest(image, dim) > 200 > darkest(image, strong)


def test_the_pointer_shows_kin_where_nothing_is_selected(
    traced: Canvas, mouse: Mouse, session: Session
) -> None:
    assert kin(traced) == set()
    mouse.move(traced.node_center("b"))
    assert kin(traced) == {"b", "f"}
    session.selection.select(("w",))
    assert kin(traced) == {"w", "g", "f"}
    session.selection.clear()
    mouse.move(clear_place(traced))
    assert kin(traced) == set()


def test_without_it_nothing_is_dimmed(traced: Canvas, session: Session) -> None:
    session.selection.select(("g",))
    dimmed = darkest(grab(traced), traced.edge_center("b", "f", 1))
    traced.toggle_lineage()
    assert find(traced) is None
    assert darkest(grab(traced), traced.edge_center("b", "f", 1)) < dimmed


def gaps_along(canvas: Canvas, source: str, target: str, port: int) -> int:
    """How many points of a wire's middle show no wire."""
    image, cables = grab(canvas), canvas.scene.layers.cables
    row = cables.rows[target, port]
    points = [cables.point_on(row, 0.15 + 0.4 * step / 40) for step in range(41)]
    places = [QPoint(*map(round, canvas.scene.view.to_viewport(*point))) for point in points]
    assert cables.edges[row].source == source
    return sum(image.pixelColor(place).lightness() > 180 for place in places)


@pytest.mark.parametrize("colours", WireColours)
def test_wires_upstream_are_solid_and_downstream_dashed(
    traced: Canvas, session: Session, colours: WireColours
) -> None:
    session.graph.set_value("w", 5.0)
    traced.use_wire_colours(colours)
    session.selection.select(("g",))
    assert gaps_along(traced, "w", "g", 0) == 0
    assert gaps_along(traced, "g", "f", 0) >= 3


def test_a_closed_group_stands_out_for_what_is_within(traced: Canvas, graph: Graph, session: Session) -> None:
    graph.group("product", ["w", "x", "g"])
    session.do(CollapseGroup("product"))
    session.selection.select(("b",))
    layers, lineage = traced.scene.layers, find(traced)
    assert lineage is not None
    box = layers.bodies.card_rows["product"]
    everything = layers.bodies.visible(traced.viewing.visible)
    assert box not in kin_bodies(layers, lineage, everything)
    session.selection.select(("f",))
    lineage = find(traced)
    assert lineage is not None
    assert box in kin_bodies(layers, lineage, everything)
    session.selection.clear()
    traced.scene.hover = Hit(card="product")
    assert kin(traced) == {"w", "x", "g", "f"}
    traced.scene.hover = Hit(card="gone")
    assert kin(traced) == set()
    traced.scene.hover = NOTHING


def test_it_follows_edits_and_undo(traced: Canvas, graph: Graph, session: Session) -> None:
    session.selection.select(("g",))
    graph.disconnect("f", 0)
    assert kin(traced) == {"w", "x", "g"}
    session.undo()
    assert kin(traced) == {"w", "x", "g", "f"}
    graph.rename("g", "product")
    assert kin(traced) == {"w", "x", "product", "f"}
    graph.remove("product")
    assert kin(traced) == set()


@pytest.mark.parametrize("zoom", [2.0, 1.0, 0.3, 0.05])
@pytest.mark.parametrize("bodies", [0, 500])
def test_it_paints_at_every_zoom_and_in_a_walk(
    traced: Canvas,
    session: Session,
    zoom: float,
    bodies: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("guibp.gui.canvas.painter.FEW_BODIES", bodies)
    session.selection.select(("g",))
    session.stepping.reset()
    session.stepping.advance()
    traced.viewing.zoom_by(zoom / traced.zoom())
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            image = grab(traced)
    assert not caplog.records
    assert grab(traced) == image


def test_kin_come_into_the_selection(canvas: Canvas, session: Session) -> None:
    session.selection.select(("g",))
    select_ancestors(session, canvas.boxes_of)
    assert session.selection.nodes == {"w", "x", "g"}
    assert session.selection.current == "g"
    session.selection.select(("w", "b"), (("g", 0),))
    select_descendants(session, canvas.boxes_of)
    assert session.selection.nodes == {"w", "b", "g", "f"}
    assert session.selection.edges == {("g", 0)}
    session.selection.clear()
    select_ancestors(session, canvas.boxes_of)
    select_descendants(session, canvas.boxes_of)
    assert session.selection.is_empty
    assert not session.is_modified


def test_an_empty_canvas_has_no_kin(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, Graph())
    canvas.toggle_lineage()
    assert canvas.scene.tracing.emphasis is Emphasis.LINEAGE
    assert find(canvas) is None
    canvas.grab()
