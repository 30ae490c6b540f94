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
from guibp.gui.canvas.card_painting import CardPainter
from guibp.gui.canvas.ground_painting import GroundPainter
from guibp.gui.canvas.label_painting import LabelPainter
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.canvas.overlay_painting import OverlayPainter
from guibp.gui.canvas.scene import NO_POINTS, Detail, Notice, Scene
from guibp.gui.canvas.sights import rows_in_sight, rows_of_nodes
from guibp.gui.canvas.sprites import Mood, Sprites
from guibp.gui.canvas.view import Array, View
from guibp.gui.canvas.wire_painting import WirePainter
from guibp.gui.lens import Sight
from guibp.gui.theme import Theme

TEXT_ZOOM = 0.43
NAME_ZOOM = 0.43
LEAF_NUMBER_ZOOM = 0.5
"""Below this a leaf has room for its id alone; its wire still has the number."""
VEIL = 0.74
"""How much of what is dimmed the canvas covers."""
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
        self._cards = CardPainter(theme, lettering)
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
        self._ground.draw_grid(painter, scene.view, scene.grid, sheet.width, sheet.height)
        self._ground.draw_frames(painter, scene.layers.frames, scene.view, self._lettering)
        area = scene.view.visible(sheet.width, sheet.height)
        bodies = scene.layers.bodies.visible(area)
        edges = self._without_lifted(scene, scene.layers.cables.visible(area))
        if detail_at(scene.view.zoom, len(bodies), len(edges)) is Detail.FAR:
            self._paint_far(painter, scene, bodies, edges)
        else:
            self._paint_near(painter, scene, bodies, edges)
        if scene.session.lens.sight is not None:
            self._paint_sight(painter, scene, sheet, scene.session.lens.sight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_overlays(painter, scene, sheet)

    def paint_travellers(self, painter: QPainter, points: Array, view: View, colour: QColor) -> None:
        """Paint numbers that travel along their wires."""
        if len(points):
            self._overlays.draw_travellers(painter, points, view, colour)

    def _paint_far(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        layers, moods = scene.layers, moods_of(scene)
        nodes = bodies[bodies < len(layers.bodies.nodes)]
        self._wires.draw_lines(painter, layers.cables, edges, scene.view)
        self._bodies.draw_boxes(painter, layers.bodies, nodes, scene.view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marked_wires(painter, scene)
        marked = {row: mood for row, mood in moods.items() if row < len(layers.bodies.nodes)}
        self._bodies.draw_marked_boxes(painter, layers.bodies, scene.view, marked)
        self._cards.draw_cards(painter, scene, bodies, moods)

    def _paint_near(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        layers, view = scene.layers, scene.view
        self._wires.draw_curves(painter, layers.cables, edges, view)
        self._wires.draw_strong(painter, layers.cables, edges_at_work(scene), view, self._theme.ring)
        self._wires.draw_strong(painter, layers.cables, selected_edges(scene), view, self._theme.selection)
        self._paint_marked_wires(painter, scene)
        end = layers.open_end
        if end is not None:
            self._wires.draw_open_end(painter, end, view, self._theme.wire)
        self._paint_bodies(painter, scene, bodies, edges)

    def _paint_bodies(self, painter: QPainter, scene: Scene, bodies: Rows, edges: Rows) -> None:
        """Paint what lies above the wires: nodes, cards, numbers."""
        layers, view = scene.layers, scene.view
        if view.zoom >= NAME_ZOOM:
            self._bodies.draw_name_grounds(painter, layers.bodies, bodies, view, layers.frames)
        moods, nodes = moods_of(scene), bodies[bodies < len(layers.bodies.nodes)]
        self._bodies.draw_bodies(painter, layers.bodies, nodes, view, moods)
        if view.zoom >= NAME_ZOOM:
            self._bodies.draw_names(painter, layers.bodies, bodies, view)
        self._cards.draw_cards(painter, scene, bodies, moods)
        self._overlays.draw_free_sockets(painter, _waiting_points(layers, nodes), view)
        if view.zoom >= TEXT_ZOOM:
            self._paint_numbers(painter, scene, bodies, edges)

    def _paint_sight(self, painter: QPainter, scene: Scene, sheet: Sheet, sight: Sight) -> None:
        """Dim everything, and paint what stands out once more above that."""
        veil = QColor(self._theme.canvas)
        veil.setAlphaF(VEIL)
        painter.fillRect(0, 0, int(sheet.width) + 1, int(sheet.height) + 1, veil)
        if scene.view.zoom >= NAME_ZOOM:
            constants = rows_of_nodes(scene.layers, sight.constants)
            self._overlays.draw_constants(painter, scene.layers.bodies, constants, scene.view)
        bodies, edges = rows_in_sight(scene.layers, sight)
        self._wires.draw_strong(
            painter, scene.layers.cables, edges.tolist(), scene.view, self._theme.gradient
        )
        self._paint_bodies(painter, scene, bodies, edges)

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
        if feedback.stroke:
            overlays.draw_stroke(painter, feedback.stroke, view)
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

    def _paint_marked_wires(self, painter: QPainter, scene: Scene) -> None:
        """Paint what would become of wires: taken off, or entered by the node in hand."""
        feedback, layers, view = scene.feedback, scene.layers, scene.view
        rows, shown = layers.cables.rows, layers.cables.shown
        struck = [rows[key] for key in feedback.struck if key in rows and shown[rows[key]]]
        self._wires.draw_strong(painter, layers.cables, struck, view, self._theme.warning)
        if feedback.entered in rows:
            self._wires.draw_strong(
                painter, layers.cables, (rows[feedback.entered],), view, self._theme.selection
            )

    def _without_lifted(self, scene: Scene, edges: Rows) -> Rows:
        rows = scene.layers.cables.rows
        lifted = [rows[key] for key in scene.feedback.lifted if key in rows]
        return edges[~np.isin(edges, lifted)] if lifted else edges


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


def _hovered_sockets(scene: Scene) -> Array:
    """The sockets of the body under the pointer."""
    layers, body = scene.layers, hovered_body(scene)
    return NO_POINTS if body is None else layers.sockets.points(np.flatnonzero(layers.sockets.hosts == body))


def _waiting_points(layers: Layers, nodes: Rows) -> Array:
    """Required operands of the given nodes that have no wire."""
    waiting = layers.sockets.waiting
    on_show = np.zeros(len(layers.bodies), dtype=np.bool_)
    on_show[nodes] = True
    return layers.sockets.points(waiting[on_show[layers.sockets.hosts[waiting]]])
