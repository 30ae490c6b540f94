"""Painter: puts the drawing together, layer by layer, with as much detail as the zoom can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtGui import QColor, QFont, QPainter

from guibp.engine.stepper import Step
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.body_painting import BodyPainter
from guibp.gui.canvas.ground_painting import GroundPainter
from guibp.gui.canvas.label_painting import LabelPainter
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.canvas.overlay_painting import OverlayPainter
from guibp.gui.canvas.scene import NO_POINTS, Detail, Notice, Scene
from guibp.gui.canvas.sprites import Mood, Sprites
from guibp.gui.canvas.view import Array, View
from guibp.gui.canvas.wire_painting import WirePainter
from guibp.gui.theme import Theme

TEXT_ZOOM = 0.43
NAME_ZOOM = 0.43
LEAF_NUMBER_ZOOM = 0.5
"""Below this a leaf has room for its id alone; its wire still has the number."""
FEW_BODIES, FEW_CURVES = 500, 1000
"""So many bodies and wires on show are drawn as they are at any zoom."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is painted on: its size and resolution, in viewport pixels."""

    width: float
    height: float
    pixel_ratio: float
    dots_per_inch: float


class CanvasPainter:
    """Paints a scene; keeps fonts, pictures of glyphs and of nodes until zoom, theme or screen change.

    The pictures are made when they are first needed: from afar there is no text.
    """

    def __init__(self, theme: Theme, font: QFont, sheet: Sheet, zoom: float) -> None:
        self.key = self.key_of(theme, font, sheet, zoom)
        ratio = self._ratio = sheet.pixel_ratio
        lettering = Lettering(font, sheet.dots_per_inch, zoom)
        self._theme, self._lettering = theme, lettering
        self._ground = GroundPainter(theme, ratio)
        self._wires = WirePainter(theme, ratio)
        self._bodies = BodyPainter(theme, lettering, Sprites(theme, lettering, ratio), ratio)
        self._overlays = OverlayPainter(theme, lettering.quiet())

    @cached_property
    def _labels(self) -> LabelPainter:
        theme, font = self._theme, self._lettering.numbers()
        grounds, inks = (theme.canvas, theme.frame), (theme.value, theme.gradient)
        return LabelPainter(Numerals(font, grounds, inks, self._ratio))

    @cached_property
    def _leaf_numerals(self) -> Numerals:
        return Numerals(self._lettering.leaf_numbers(), (), (self._theme.quiet,), self._ratio)

    @staticmethod
    def key_of(theme: Theme, font: QFont, sheet: Sheet, zoom: float) -> tuple[object, ...]:
        """What the kept fonts and pictures depend on."""
        return theme.palette, font.key(), sheet.pixel_ratio, sheet.dots_per_inch, zoom

    def paint(self, painter: QPainter, scene: Scene, sheet: Sheet) -> None:
        """Paint the whole viewport."""
        painter.fillRect(0, 0, int(sheet.width) + 1, int(sheet.height) + 1, self._theme.canvas)
        self._ground.draw_grid(painter, scene.view, sheet.width, sheet.height)
        self._ground.draw_frames(painter, scene.layers.frames, scene.view, self._lettering)
        area = scene.view.visible(sheet.width, sheet.height)
        bodies = scene.layers.bodies.visible(area)
        edges = self._without_lifted(scene, scene.layers.cables.visible(area))
        if detail_at(scene.view.zoom, len(bodies), len(edges)) is Detail.FAR:
            self._paint_far(painter, scene, bodies, edges)
        else:
            self._paint_near(painter, scene, bodies, edges)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_overlays(painter, scene, sheet)

    def paint_travellers(self, painter: QPainter, points: Array, view: View, colour: QColor) -> None:
        """Paint numbers that travel along their wires."""
        if len(points):
            self._overlays.draw_travellers(painter, points, view, colour)

    def _paint_far(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        self._wires.draw_lines(painter, scene.layers.cables, edges, scene.view)
        self._bodies.draw_boxes(painter, scene.layers.bodies, bodies, scene.view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._bodies.draw_marked_boxes(painter, scene.layers.bodies, scene.view, moods_of(scene))

    def _paint_near(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        layers, view = scene.layers, scene.view
        self._wires.draw_curves(painter, layers.cables, edges, view)
        self._wires.draw_strong(painter, layers.cables, edges_at_work(scene), view, self._theme.ring)
        self._wires.draw_strong(painter, layers.cables, selected_edges(scene), view, self._theme.selection)
        end = layers.open_end
        if end is not None:
            self._wires.draw_open_end(painter, end, view, self._theme.wire)
        if view.zoom >= NAME_ZOOM:
            self._bodies.draw_name_grounds(painter, layers.bodies, bodies, view, layers.frames)
        self._bodies.draw_bodies(painter, layers.bodies, bodies, view, moods_of(scene))
        if view.zoom >= NAME_ZOOM:
            self._bodies.draw_names(painter, layers.bodies, bodies, view)
        self._bodies.draw_cards(painter, layers.bodies, bodies, view, _leaving_values(scene))
        self._overlays.draw_free_sockets(painter, _waiting_points(layers, bodies), view)
        if view.zoom >= TEXT_ZOOM:
            self._paint_numbers(painter, scene, bodies, edges)

    def _paint_numbers(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        layers, view, annotations = scene.layers, scene.view, scene.annotations
        leaves = bodies[layers.bodies.leaves[bodies]]
        # Pictures of figures take some milliseconds to make: not where nobody needs them.
        if view.zoom >= LEAF_NUMBER_ZOOM and len(leaves):
            texts = annotations.leaf_values(layers.bodies.nodes, leaves.tolist())
            self._bodies.draw_leaf_numbers(painter, layers.bodies, leaves, view, self._leaf_numerals, texts)
        self._labels.draw_labels(painter, layers.label_places, edges, annotations, view, layers.frames)
        end = layers.open_end
        if end is not None:
            self._labels.draw_open_end(painter, end, annotations, view)

    def _paint_overlays(self, painter: QPainter, scene: Scene, sheet: Sheet) -> None:
        feedback, view, overlays = scene.feedback, scene.view, self._overlays
        overlays.draw_sockets(painter, _hovered_sockets(scene), view)
        if feedback.loose is not None:
            self._wires.draw_loose(painter, feedback.loose, view, self._theme.selection)
        if len(feedback.legal):
            overlays.draw_glow(painter, feedback.legal, view)
        if feedback.goal is not None:
            overlays.draw_goal(painter, feedback.goal, view)
        if feedback.band is not None:
            overlays.draw_band(painter, feedback.band, view)
        overlays.draw_legend(painter, view.zoom, sheet.height)
        notice = Notice(feedback.reason, *feedback.pointer) if feedback.reason else scene.notice
        if notice is not None:
            overlays.draw_notice(painter, notice, sheet.width, sheet.height)

    def _without_lifted(self, scene: Scene, edges: Rows) -> Rows:
        lifted = scene.feedback.lifted
        row = None if lifted is None else scene.layers.cables.rows.get(lifted)
        return edges if row is None else edges[edges != row]


def detail_at(zoom: float, bodies: int, edges: int) -> Detail:
    """How much to draw of so many bodies and edges on show."""
    if zoom >= TEXT_ZOOM:
        return Detail.FULL
    return Detail.SHAPES if bodies <= FEW_BODIES and edges <= FEW_CURVES else Detail.FAR


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
    hovered = scene.hover.node or (scene.hover.socket.node if scene.hover.socket is not None else None)
    if hovered in bodies.rows:
        row = bodies.body_row(hovered)
        moods[row] = moods.get(row, Mood.REST) | Mood.HOVERED
    return moods


def edges_at_work(scene: Scene) -> list[int]:
    """The edges into the node at work, and the one under the pointer."""
    cables, found = scene.layers.cables, []
    step: Step | None = scene.session.current_step
    if step is not None and step.node in scene.session.graph:
        operands = scene.session.graph.operands(step.node)
        found = [cables.rows[step.node, port] for port in operands if (step.node, port) in cables.rows]
    if scene.hover.edge in cables.rows:
        found.append(cables.rows[scene.hover.edge])
    return found


def selected_edges(scene: Scene) -> list[int]:
    """The edges that are selected."""
    rows = scene.layers.cables.rows
    return [rows[key] for key in scene.session.selection.edges if key in rows]


def _leaving_values(scene: Scene) -> Mapping[int, str]:
    """The value that leaves each closed group, for those that one node's wires leave."""
    layers, bodies, found = scene.layers, scene.layers.bodies, dict[int, str]()
    for row, members in bodies.members.items():
        leaving = layers.cables.sources[(layers.cables.tails == row) & layers.cables.shown].tolist()
        sources = {*leaving, *(row for row in members.tolist() if bodies.nodes[row].id == layers.output)}
        if len(sources) == 1:
            found[row] = scene.annotations.node_value(sources.pop())
    return found


def _hovered_sockets(scene: Scene) -> Array:
    """The sockets of the node under the pointer."""
    hit, layers = scene.hover, scene.layers
    id_ = hit.node or (hit.socket.node if hit.socket is not None else None)
    if id_ is None or id_ not in layers.bodies.rows:
        return NO_POINTS
    of_node = np.flatnonzero(layers.sockets.nodes == layers.bodies.rows[id_])
    return layers.sockets.points(of_node)


def _waiting_points(layers: Layers, bodies: Rows) -> Array:
    """Required operands of the given bodies that have no wire."""
    waiting = layers.sockets.waiting
    on_show = np.zeros(len(layers.bodies), dtype=np.bool_)
    on_show[bodies] = True
    return layers.sockets.points(waiting[on_show[layers.sockets.nodes[waiting]]])
