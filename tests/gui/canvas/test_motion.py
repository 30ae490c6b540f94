"""A step's number travels along its wire and nodes glide; places are final all the while."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.drawing.layout import layered_layout
from guibp.gui.arranging import Arranging
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.motion import Direction
from guibp.gui.session import Session
from guibp.model.edits import MoveNodes
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse


def test_a_value_travels_forward_and_a_gradient_back(qtbot: QtBot, canvas: Canvas, session: Session) -> None:
    session.stepping.advance()
    assert len(canvas.motion.travelling()) == 1
    directions = [canvas.motion.direction]
    canvas.grab()
    session.stepping.advance()
    session.stepping.advance()
    directions.append(canvas.motion.direction)
    assert directions == [Direction.FORWARD, Direction.BACKWARD]
    assert len(canvas.motion.travelling()) == 2
    canvas.grab()
    qtbot.waitUntil(lambda: len(canvas.motion.travelling()) == 0, timeout=2000)


def test_nothing_travels_on_a_step_back_or_a_reset(canvas: Canvas, session: Session) -> None:
    session.stepping.reset()
    assert len(canvas.motion.travelling()) == 0
    session.stepping.advance()
    session.stepping.retreat()
    assert len(canvas.motion.travelling()) == 0


def test_nothing_travels_in_fast_play(canvas: Canvas, session: Session) -> None:
    session.stepping.set_speed(20)
    session.stepping.play()
    QApplication.processEvents()
    session.stepping._play_one()
    assert len(canvas.motion.travelling()) == 0
    session.stepping.pause()


def test_nodes_glide_while_their_places_are_final(
    qtbot: QtBot, canvas: Canvas, session: Session, graph: Graph
) -> None:
    start = canvas.node_center("g")
    session.do(MoveNodes((("g", (344.0, 48.0)),)))
    stand = canvas.motion.gliding_stand(canvas.scene.layers)
    assert stand is not None
    row = canvas.scene.layers.bodies.rows["g"]
    assert stand.centres[row, 0] == pytest.approx(144, abs=150)
    canvas.grab()
    assert canvas.node_center("g") == start + QPoint(200, 0)
    qtbot.waitUntil(lambda: canvas.motion.gliding_stand(canvas.scene.layers) is None, timeout=2000)
    assert canvas.node_center("g") == start + QPoint(200, 0)


def test_a_drag_does_not_glide(canvas: Canvas, mouse: Mouse) -> None:
    mouse.drag(canvas.node_center("g"), canvas.node_center("g") + QPoint(90, 10))
    assert canvas.motion.gliding_stand(canvas.scene.layers) is None


def test_painting_on_the_way_leaves_everything_at_its_place(canvas: Canvas, session: Session) -> None:
    layers = canvas.scene.layers
    before = layers.bodies.centres.copy(), layers.label_places.values.copy(), layers.cables.wires.ends.copy()
    with layers.standing(before[0] + 50.0, layers.label_places):
        assert (layers.bodies.centres == before[0] + 50.0).all()
    assert (layers.bodies.centres == before[0]).all()
    assert (layers.label_places.values == before[1]).all()
    assert (layers.cables.wires.ends == before[2]).all()


NO_MOTION = "widget-animation-duration: 0;"
"""Asks for less motion. No style written in Python: Qt would call it with options that live for one call."""


@pytest.mark.parametrize("less_motion", [False, True])
def test_a_layout_glides_and_is_in_the_graph_at_once(
    canvas: Canvas, session: Session, graph: Graph, less_motion: bool
) -> None:
    if less_motion:
        canvas.setStyleSheet(NO_MOTION)
    count = session.undo_stack.count()
    Arranging(session, canvas.boxes_of).lay_out()
    assert session.undo_stack.count() == count + 1
    assert {node.id: node.position for node in graph.node_records} == layered_layout(graph)
    assert (canvas.motion.gliding_stand(canvas.scene.layers) is None) == less_motion
    session.undo_stack.undo()
    assert graph.node("g").position != layered_layout(graph)["g"]
