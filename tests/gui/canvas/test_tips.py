"""Tips tell all digits of the sample on show, the local gradients, and what a thing is, in both colours."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.sockets import OUT, Socket
from guibp.gui.canvas.tips import describe
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.presets import preset
from tests.gui.canvas.conftest import read_tip, show_canvas

THEME = Theme.light()


def read(canvas: Canvas, hit: Hit) -> list[str]:
    """The tip's lines as a person reads them; the parts of a row are joined."""
    page = QTextDocument()
    page.setHtml(describe(canvas.scene, hit, THEME))
    lines = [line.replace("\xa0", " ").strip() for line in page.toPlainText().split("\n")]
    return [line for line in lines if line]


def test_a_node_tells_what_it_is_its_numbers_and_its_local_gradients(canvas: Canvas) -> None:
    assert read(canvas, Hit(node="g")) == [
        "g  multiply",
        "g = w × x",
        *("value", "−10", "gradient", "1"),
        *("∂g/∂w = x", "5", "∂g/∂x = w", "−2"),
    ]


def test_a_wire_tells_its_ends_and_the_local_gradient_along_it(canvas: Canvas) -> None:
    assert read(canvas, Hit(edge=("g", 1))) == [
        "x → g  operand 2 of g",
        *("value", "5", "gradient", "−2", "∂g/∂x = w", "−2"),
    ]
    assert read(canvas, Hit(edge=("f", 0)))[-2:] == ["∂f/∂g", "1"]


def test_ports_tell_the_numbers_that_pass_them(canvas: Canvas, session: Session) -> None:
    place = (0.0, 0.0)
    operand = Hit(socket=Socket("g", 1, place))
    assert read(canvas, operand) == ["Operand 2 of g  ← x", "value", "5", "gradient", "−2"]
    assert read(canvas, Hit(socket=Socket("g", OUT, place))) == [
        "Output of g",
        "value",
        "−10",
        "gradient",
        "1",
    ]
    session.graph.disconnect("g", 1)
    assert read(canvas, operand) == ["Operand 2 of g  takes a wire"]
    session.graph.remove("g")
    assert read(canvas, operand) == []


def test_all_digits_are_told(canvas: Canvas, session: Session) -> None:
    session.graph.set_value("w", -1 / 3)
    assert "−0.3333333333333333" in read(canvas, Hit(node="w"))


def test_value_and_gradient_have_their_colours(canvas: Canvas) -> None:
    tip = describe(canvas.scene, Hit(node="g"), THEME)
    assert re.search(rf"{THEME.value.name()}[^<]*>[^<]*<b>−10</b>", tip)
    assert re.search(rf"{THEME.gradient.name()}[^<]*>[^<]*<b>1</b>", tip)


def test_in_a_walk_only_what_is_computed_is_told(canvas: Canvas, session: Session) -> None:
    session.stepping.reset()
    assert read(canvas, Hit(node="g"))[2:] == ["value", "–", "gradient", "–", "∂g/∂w", "x", "∂g/∂x", "w"]
    session.stepping.advance()
    assert read(canvas, Hit(node="g"))[2:7] == ["value", "−10", "gradient", "–", "∂g/∂w = x"]


def test_a_sample_is_named_and_so_are_all_of_them(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    session = canvas.session
    session.show_sample(2)
    assert read(canvas, Hit(node="x1"))[-1] == "sample 3 of 4"
    assert read(canvas, Hit(node="x1"))[2] == "1"
    session.show_all_samples()
    lines = read(canvas, Hit(node="q1"))
    assert lines[-1] == "all 4 samples: the mean of the values, the sum of the gradients"
    assert lines[-5:-1] == ["∂q1/∂v1", "h1", "∂q1/∂h1", "v1"]
    assert read(canvas, Hit(node="x1"))[2] == "0.5"


@pytest.mark.parametrize(
    "break_it",
    [
        lambda session: session.graph.disconnect("g", 1),
        lambda session: session.graph.remove("x"),
        lambda session: session.graph.set_value("x", 1e308),
    ],
)
def test_an_unfinished_graph_has_tips_too(
    canvas: Canvas, session: Session, break_it: Callable[[Session], None]
) -> None:
    break_it(session)
    for id_ in session.graph.nodes:
        assert read(canvas, Hit(node=id_))[0].startswith(id_)
    for edge in session.graph.edges:
        assert read(canvas, Hit(edge=(edge.target, edge.port)))[0].startswith(edge.source)


def test_what_is_gone_has_no_tip(canvas: Canvas) -> None:
    assert describe(canvas.scene, Hit(node="gone"), THEME) == ""
    assert describe(canvas.scene, Hit(edge=("g", 7)), THEME) == ""
    assert describe(canvas.scene, Hit(), THEME) == ""


def test_the_tip_on_show_keeps_up_with_the_numbers(canvas: Canvas, session: Session) -> None:
    place = canvas.node_center("g")
    event = QHelpEvent(QEvent.Type.ToolTip, place, canvas.viewport().mapToGlobal(place))
    QApplication.sendEvent(canvas.viewport(), event)
    assert "value −10" in read_tip(QToolTip.text())
    for value, product in ((3.25, "16.25"), (-0.5, "−2.5")):
        session.preview_value("w", value)
        assert f"value {product}" in read_tip(QToolTip.text())
    session.end_preview()
    assert "value −10" in read_tip(QToolTip.text())
    QToolTip.hideText()
    QToolTip.showText(canvas.mapToGlobal(place), "another's", canvas)
    session.preview_value("w", 1.0)
    assert QToolTip.text() == "another's"
    QToolTip.hideText()


def test_escape_takes_a_tip_away_before_anything_else(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    session.selection.select(["f"])
    place = canvas.node_center("g")
    QApplication.sendEvent(
        canvas.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, canvas.viewport().mapToGlobal(place))
    )
    assert "value −10" in read_tip(QToolTip.text())
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert session.selection.nodes == {"f"}
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.selection.is_empty
