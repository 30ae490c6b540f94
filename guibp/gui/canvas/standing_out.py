"""What stands out: bodies and wires that are hovered, selected or at work, and sockets that show."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from guibp.engine.stepper import Step
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.scene import NO_POINTS, Scene
from guibp.gui.canvas.sprites import Mood
from guibp.gui.canvas.view import Array


def moods_of(scene: Scene) -> Mapping[int, Mood]:
    """The bodies that are hovered, selected or at work."""
    bodies, moods = scene.layers.bodies, dict[int, Mood]()
    for id_ in scene.session.selection.nodes:
        if id_ in bodies.rows:
            row = bodies.body_row(id_)
            moods[row] = moods.get(row, Mood.REST) | Mood.SELECTED
    step = scene.session.current_step
    if step is not None and step.node in bodies.rows:
        row = bodies.body_row(step.node)
        moods[row] = moods.get(row, Mood.REST) | Mood.AT_WORK
    hovered = hovered_body(scene)
    if hovered is not None:
        moods[hovered] = moods.get(hovered, Mood.REST) | Mood.HOVERED
    return moods


def hovered_body(scene: Scene) -> int | None:
    """The row of the body under the pointer, or whose socket is there."""
    hit, bodies = scene.hover, scene.layers.bodies
    if hit.card is not None:
        return bodies.card_rows.get(hit.card)
    id_ = hit.node or (hit.socket.node if hit.socket is not None else None)
    return bodies.body_row(id_) if id_ in bodies.rows else None


def edges_at_work(scene: Scene) -> list[int]:
    """The edges on show into the node at work, and the one under the pointer."""
    cables, found = scene.layers.cables, []
    step: Step | None = scene.session.current_step
    if step is not None and step.node in scene.session.graph:
        operands = scene.session.graph.operands(step.node)
        found = [cables.rows[step.node, port] for port in operands if (step.node, port) in cables.rows]
    if scene.hover.edge in cables.rows:
        found.append(cables.rows[scene.hover.edge])
    return [row for row in found if cables.shown[row]]


def selected_edges(scene: Scene) -> list[int]:
    """The edges on show that are selected."""
    cables = scene.layers.cables
    chosen = [cables.rows[key] for key in scene.session.selection.edges if key in cables.rows]
    return [row for row in chosen if cables.shown[row]]


def hovered_sockets(scene: Scene) -> Array:
    """The sockets of the body under the pointer."""
    layers, body = scene.layers, hovered_body(scene)
    return NO_POINTS if body is None else layers.sockets.points(np.flatnonzero(layers.sockets.hosts == body))


def waiting_points(layers: Layers, nodes: Rows) -> Array:
    """Required operands of the given nodes that have no wire."""
    waiting = layers.sockets.waiting
    on_show = np.zeros(len(layers.bodies), dtype=np.bool_)
    on_show[nodes] = True
    found = waiting[on_show[layers.sockets.hosts[waiting]]]
    return layers.sockets.points(found) if len(found) else NO_POINTS
