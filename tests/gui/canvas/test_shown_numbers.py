"""What the edges show: the numbers of the reading, or nothing; and the canvas paints them without a fault."""

import logging

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import lecture_graph, show_canvas


def annotations(canvas: Canvas) -> dict[str, tuple[str, str]]:
    edges = canvas.session.graph.edges
    return {f"{e.source}>{e.target}": canvas.edge_annotation(e.source, e.target, e.port) for e in edges}


def test_every_edge_shows_its_value_and_gradient(canvas: Canvas) -> None:
    assert annotations(canvas) == {
        "w>g": ("−2", "5"),
        "x>g": ("5", "−2"),
        "g>f": ("−10", "1"),
        "b>f": ("3", "1"),
    }


def test_what_is_not_computed_is_empty(canvas: Canvas, graph: Graph) -> None:
    graph.disconnect("g", 1)
    assert annotations(canvas) == {"w>g": ("−2", ""), "g>f": ("", ""), "b>f": ("3", "")}


def test_a_walk_shows_what_it_has_computed(canvas: Canvas, session: Session) -> None:
    session.stepping.reset()
    assert annotations(canvas)["g>f"] == ("", "")
    assert annotations(canvas)["w>g"] == ("−2", "")
    session.stepping.advance()
    assert annotations(canvas)["g>f"] == ("−10", "")


def test_an_edge_in_a_closed_group_still_tells_its_numbers(
    canvas: Canvas, graph: Graph, session: Session
) -> None:
    from guibp.model.edits import CollapseGroup, ExpandGroup

    graph.group("product", ["w", "x", "g"])
    session.do(CollapseGroup("product"))
    assert annotations(canvas)["w>g"] == ("−2", "5")
    assert canvas.node_center("w") == canvas.node_center("x") == canvas.node_center("g")
    assert canvas.edge_center("w", "g", 0) == canvas.node_center("g")
    session.do(ExpandGroup("product"))
    assert canvas.node_center("w") != canvas.node_center("x")


def test_every_port_has_a_place_of_its_own(canvas: Canvas) -> None:
    ports = [canvas.port_center("f", port).toTuple() for port in (0, 1, 2)]
    assert len({*ports, canvas.port_center("f", "out").toTuple(), canvas.node_center("f").toTuple()}) == 5


@pytest.mark.parametrize(
    "ask",
    [
        lambda canvas: canvas.node_center("nobody"),
        lambda canvas: canvas.port_center("w", 0),
        lambda canvas: canvas.port_center("g", -2),
        lambda canvas: canvas.edge_center("w", "f", 0),
        lambda canvas: canvas.edge_annotation("w", "g", 1),
    ],
)
def test_what_is_not_there_is_refused(canvas: Canvas, ask: object) -> None:
    with pytest.raises(GuibpError):
        ask(canvas)  # type: ignore[operator]  # a lambda of the list above


@pytest.mark.parametrize("zoom", [4.0, 1.7, 1.0, 0.5, 0.44, 0.2, 0.05])
def test_it_paints_at_every_zoom_without_a_fault(
    canvas: Canvas, graph: Graph, session: Session, zoom: float, caplog: pytest.LogCaptureFixture
) -> None:
    graph.group("product", ["w", "x", "g"])
    session.selection.select(("g", "b"), (("f", 0),))
    session.stepping.reset()
    session.stepping.advance()
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    with caplog.at_level(logging.ERROR):
        canvas.grab()
    assert not caplog.records


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_values_are_blue_and_gradients_orange(qtbot: QtBot, theme: str) -> None:
    canvas = show_canvas(qtbot, lecture_graph())
    canvas.resize(640, 400)
    colours = Theme.light() if theme == "light" else Theme.dark()
    canvas.set_theme(colours)
    seen = colours_of(canvas.viewport().grab().toImage())
    assert {colours.value.name(), colours.gradient.name(), colours.canvas.name()} <= seen
    canvas.session.stepping.reset()
    x, y = canvas.port_center("f", "out").x() + 15, canvas.port_center("f", "out").y()
    bare = canvas.viewport().grab().toImage()
    below = {bare.pixelColor(x + dx, y + dy).name() for dx in range(60) for dy in range(4, 20)}
    assert colours.gradient.name() not in below


def test_a_fault_while_painting_is_reported_and_the_painter_ends(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("planted")

    canvas.grab()
    assert canvas._painter is not None
    monkeypatch.setattr(canvas._painter, "paint", fail)
    with qtbot.captureExceptions() as raised:
        canvas.grab()
    assert [str(error) for _, error, _ in raised] == ["planted"]
    monkeypatch.undo()
    # Raised again, it would fail the test by itself.
    canvas.grab()


def test_an_empty_canvas_invites(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, Graph())
    _tour, hint, *_others = canvas.viewport().findChildren(QPushButton)
    assert hint.isVisible()
    with qtbot.waitSignal(canvas.example_requested) as asked:
        hint.click()
    assert asked.args == ["wx+b"]
    canvas.session.graph.add("input")
    assert not hint.isVisible()
    canvas.session.undo()
    assert hint.isVisible()


def test_the_colours_of_a_theme_are_all_different_from_its_ground() -> None:
    for theme in (Theme.light(), Theme.dark()):
        for name in ("text", "quiet", "ring", "wire", "value", "gradient", "selection", "warning"):
            assert QColor(getattr(theme, name)) != theme.canvas
    assert Theme.dark().is_dark
    assert not Theme.light().is_dark
