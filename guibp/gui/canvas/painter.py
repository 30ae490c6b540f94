"""Painter: puts the drawing together, layer by layer, with as much detail as the zoom can show."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.body_painting import BodyPainter
from guibp.gui.canvas.card_painting import CardPainter
from guibp.gui.canvas.frames import frames_within
from guibp.gui.canvas.ground_painting import GroundPainter
from guibp.gui.canvas.hand_picture import HandPicture
from guibp.gui.canvas.kept_picture import KeptPicture
from guibp.gui.canvas.label_painting import LabelPainter
from guibp.gui.canvas.legend_painting import LegendPainter
from guibp.gui.canvas.lettering import LEAF_NUMBER_ZOOM, Lettering
from guibp.gui.canvas.lock_painting import find_frozen, paint_locks
from guibp.gui.canvas.note_painting import NotePainter
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.canvas.overlay_painting import OverlayPainter
from guibp.gui.canvas.scene import Detail, Notice, Scene
from guibp.gui.canvas.seen import Parted, Seen, key_of_resting, key_of_still, limit_to_kin, part_in_hand
from guibp.gui.canvas.sights import rows_in_sight, rows_of_nodes
from guibp.gui.canvas.sprites import reach_of_glows
from guibp.gui.canvas.standing_out import (
    edges_at_work,
    hovered_sockets,
    moods_of,
    selected_edges,
    waiting_points,
)
from guibp.gui.canvas.still_picture import Place, Step, StillPicture, Wanted
from guibp.gui.canvas.stroke_choice import Chosen, StrokeChoice
from guibp.gui.canvas.type_cases import TypeCases
from guibp.gui.canvas.view import Array, View
from guibp.gui.canvas.wire_painting import WirePainter
from guibp.gui.lens import Sight
from guibp.gui.theme import Theme

TEXT_ZOOM = 0.43
NAME_ZOOM = 0.43
_VEIL = 0.82
"""How much is hidden of all that does not stand out, while something does."""
FEW_BODIES, FEW_CURVES = 500, 1000
"""So many bodies and wires on show are drawn as they are at any zoom."""
MOST_AT_ONCE = 80
"""So many bodies and wires are drawn within a frame; more are, after a zoom step, drawn over some frames."""
LINES_AT_ONCE, CURVES_AT_ONCE = 2000, 128


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is painted on: its size and resolution, in viewport pixels, and the part that is painted now."""

    width: float
    height: float
    pixel_ratio: float
    dots_per_inch: float
    part: QRect


class CanvasPainter:
    """Paints a scene at one zoom; its sheets and sprites go on from painter to painter.

    They are made when they are first needed: from afar there is no text.
    """

    def __init__(
        self, theme: Theme, font: QFont, sheet: Sheet, zoom: float, former: CanvasPainter | None = None
    ) -> None:
        """Take over what the ``former`` painter made, if it painted the same at another zoom."""
        self.key = self.key_of(theme, font, sheet, zoom)
        ratio = self._ratio = sheet.pixel_ratio
        lettering = Lettering(font, sheet.dots_per_inch, zoom)
        kept = former if former is not None and former.key[:-1] == self.key[:-1] else None
        self.cases: TypeCases = TypeCases(theme, lettering, sheet.pixel_ratio) if kept is None else kept.cases
        self.still: StillPicture = StillPicture(ratio, theme.canvas) if kept is None else kept.still
        self._theme, self._lettering = theme, lettering
        self._ground = GroundPainter(theme, ratio)
        self._wires = WirePainter(theme, ratio)
        self._strokes = StrokeChoice(theme, ratio, zoom)
        self._legends = LegendPainter(theme, lettering.quiet(), self._strokes)
        self._notes = NotePainter(theme, lettering)
        self._cards = CardPainter(theme, lettering, self.cases)
        self._overlays = OverlayPainter(theme, lettering.quiet(), ratio)
        self._below, self._above = KeptPicture(ratio, theme.canvas), KeptPicture(ratio)
        self._hand = HandPicture(ratio)
        self._parted: Parted | None = None

    @cached_property
    def _bodies(self) -> BodyPainter:
        return BodyPainter(self._theme, self._lettering, self.cases, self._ratio)

    @cached_property
    def _labels(self) -> LabelPainter:
        cases, lettering = self.cases, self._lettering
        return LabelPainter(cases.wire_numerals(lettering), lambda: cases.narrow_numerals(lettering))

    @cached_property
    def _leaf_numerals(self) -> Numerals:
        return self.cases.leaf_numerals(self._lettering)

    @staticmethod
    def key_of(theme: Theme, font: QFont, sheet: Sheet, zoom: float) -> tuple[object, ...]:
        """What the kept fonts and pictures depend on."""
        return theme.palette, font.key(), sheet.pixel_ratio, sheet.dots_per_inch, zoom

    def paint(self, painter: QPainter, scene: Scene, sheet: Sheet) -> None:
        """Paint the viewport; what lies outside of the sheet's part may be left out."""
        kin = scene.tracing.find(scene.layers, scene.hover)
        if len(scene.layers.in_hand) and kin is None:
            self._paint_drag(painter, scene, sheet)
        else:
            self._parted = None
            seen = self._see(scene, sheet)
            self._paint_still(painter, scene, seen, sheet)
            if kin is not None:
                self._draw_veil(painter, sheet.part)
                self._paint_graph(painter, scene, limit_to_kin(scene.layers, seen, kin))
        if scene.session.lens.sight is not None:
            self._paint_sight(painter, scene, sheet, scene.session.lens.sight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_overlays(painter, scene, sheet)

    def _paint_graph(self, painter: QPainter, scene: Scene, seen: Seen) -> None:
        self._paint_wires(painter, scene, seen, len(seen.edges))
        self._paint_strong_wires(painter, scene, seen)
        self._paint_bodies(painter, scene, seen)
        self._paint_numbers(painter, scene, seen)

    def _draw_veil(self, painter: QPainter, part: QRect) -> None:
        """Dim all that was drawn, so that what is drawn again stands out."""
        veil = QColor(self._theme.canvas)
        veil.setAlphaF(_VEIL)
        painter.fillRect(part, veil)

    def _see(self, scene: Scene, sheet: Sheet) -> Seen:
        area, layers = scene.view.visible(sheet.width, sheet.height), scene.layers
        bodies, edges = layers.bodies.visible(area), self._without_lifted(scene, layers.cables.visible(area))
        return Seen(bodies, edges, layers.open_end, detail_at(scene.view.zoom, len(bodies), len(edges)))

    def _paint_still(self, painter: QPainter, scene: Scene, seen: Seen, sheet: Sheet) -> None:
        """Paint the numbers above a picture of the rest, which stays the same while they change."""
        strong = (*edges_at_work(scene), *selected_edges(scene))
        wanted = Wanted(
            key_of_still(scene, seen, moods_of(scene), strong),
            scene.layers.standing_since,
            Place(scene.view.zoom, *scene.view.offset),
            len(seen.bodies) + len(seen.edges) > MOST_AT_ONCE,
            lambda: self._plan_still(scene, seen, sheet),
            scene.layers.bodies,
            scene.heat.key_of(scene.layers.cables),
            scene.layers.is_changing_level,
        )
        self.still.paint(painter, wanted)
        if not self.still.stands_in:
            self._cards.draw_numbers(painter, scene, seen.bodies)
        self._paint_numbers(painter, scene, seen)

    def _plan_still(self, scene: Scene, seen: Seen, sheet: Sheet) -> Iterator[Step]:
        yield from self._plan_ground(scene, _all_of(sheet))
        yield from self._plan_wires(scene, seen)
        yield lambda painter: self._paint_strong_wires(painter, scene, seen)
        yield from self._plan_bodies(scene, seen)

    def _plan_wires(self, scene: Scene, seen: Seen) -> Iterator[Step]:
        edges = scene.layers.cables.one_of_each(seen.edges)
        strokes = self._strokes.choose(scene, edges, seen.kin, len(seen.edges))
        # As drawn all at once: the strong above the weak.
        order = np.arange(len(edges)) if strokes is None else strokes.order
        step = LINES_AT_ONCE if seen.detail is Detail.FAR else CURVES_AT_ONCE
        for first in range(0, len(edges), step):
            part = order[first : first + step]
            chosen = Chosen(edges[part], None if strokes is None else strokes.of(part), len(seen.edges))
            yield partial(self._draw_wires, scene=scene, detail=seen.detail, chosen=chosen)

    def _paint_drag(self, painter: QPainter, scene: Scene, sheet: Sheet) -> None:
        """Paint what is in hand between and above two pictures of all that rests meanwhile."""
        key = key_of_resting(scene, moods_of(scene), (sheet.width, sheet.height))
        if self._parted is None or self._parted.key != key:
            self._parted = part_in_hand(scene.layers, self._see(scene, sheet), key)
        resting, moving, among = self._parted.resting, self._parted.moving, self._parted.edges

        def draw_below(painter: QPainter) -> None:
            self._paint_ground(painter, scene, _all_of(sheet))
            self._paint_wires(painter, scene, resting, among)

        def draw_above(painter: QPainter) -> None:
            self._paint_bodies(painter, scene, resting)
            self._paint_numbers(painter, scene, resting)

        self._below.paint(painter, key, draw_below)
        self._paint_wires(painter, scene, moving, among)
        self._paint_strong_wires(painter, scene, moving)
        self._above.paint(painter, key, draw_above)
        self._paint_in_hand(painter, scene, moving, key)

    def _paint_in_hand(self, painter: QPainter, scene: Scene, moving: Seen, key: Hashable) -> None:
        layers, view = scene.layers, scene.view
        bounds = layers.bodies.bounds_of(moving.bodies)

        def draw(painter: QPainter) -> None:
            self._paint_bodies(painter, scene, moving)
            if tells_numbers(scene, moving):
                self._paint_leaf_numbers(painter, scene, moving.bodies)

        if bounds is None or layers.frames:
            # Ids stand on the colour of what is below them.
            draw(painter)
        else:
            centres = layers.bodies.centres[moving.bodies]
            alike = np.round(centres - centres[0], 6).tobytes()
            anchor = QPointF(*view.to_viewport(*centres[0].tolist()))
            reach = reach_of_glows(view.zoom)
            left, top = view.to_viewport(bounds.left, bounds.top)
            box = QRectF(left, top, bounds.width * view.zoom, bounds.height * view.zoom)
            box.adjust(-reach, -reach, reach, reach)
            self._hand.paint(painter, (key, alike), anchor, box, draw)
        self._paint_edge_numbers(painter, scene, moving)

    def _paint_ground(self, painter: QPainter, scene: Scene, part: QRect) -> None:
        for step in self._plan_ground(scene, part):
            step(painter)

    def _plan_ground(self, scene: Scene, part: QRect) -> Iterator[Step]:
        yield lambda painter: painter.fillRect(part, self._theme.canvas)
        yield lambda painter: self._ground.draw_grid(painter, scene.view, scene.grid, part)
        area = scene.view.visible(part.right() + 1, part.bottom() + 1)
        frames = frames_within(scene.layers.frames, area)
        yield from self._ground.plan_frames(frames, scene.view, self._lettering)
        yield lambda painter: self._notes.draw_notes(painter, scene, area)

    def paint_travellers(self, painter: QPainter, points: Array, view: View, colour: QColor) -> None:
        """Paint numbers that travel along their wires."""
        if len(points):
            self._overlays.draw_travellers(painter, points, view, colour)

    def _paint_wires(self, painter: QPainter, scene: Scene, seen: Seen, among: int) -> None:
        edges = scene.layers.cables.one_of_each(seen.edges)
        strokes = self._strokes.choose(scene, edges, seen.kin, among)
        self._draw_wires(painter, scene, seen.detail, Chosen(edges, strokes, among))

    def _draw_wires(self, painter: QPainter, scene: Scene, detail: Detail, chosen: Chosen) -> None:
        cables, view = scene.layers.cables, scene.view
        if detail is Detail.FAR:
            self._wires.draw_lines(painter, cables, chosen.edges, view, chosen.strokes)
        else:
            self._wires.draw_curves(painter, cables, chosen.edges, view, chosen.among, chosen.strokes)

    def _paint_strong_wires(self, painter: QPainter, scene: Scene, seen: Seen) -> None:
        layers, view = scene.layers, scene.view
        if seen.detail is Detail.FAR:
            self._paint_marked_wires(painter, scene)
            return
        if not scene.heat.is_on and seen.kin is None:
            self._wires.draw_strong(painter, layers.cables, edges_at_work(scene), view, self._theme.ring)
        self._wires.draw_strong(painter, layers.cables, selected_edges(scene), view, self._theme.selection)
        self._paint_marked_wires(painter, scene)
        end = layers.open_end
        if end is not None and (seen.kin is None or seen.kin.nodes[end.row]):
            self._wires.draw_open_end(painter, end, view, self._strokes.open_end(scene, end.row))

    def _paint_bodies(self, painter: QPainter, scene: Scene, seen: Seen) -> None:
        for step in self._plan_bodies(scene, seen):
            step(painter)
        self._cards.draw_numbers(painter, scene, seen.bodies)

    def _plan_bodies(self, scene: Scene, seen: Seen) -> Iterator[Step]:
        if seen.detail is Detail.FAR:
            yield lambda painter: self._paint_boxes(painter, scene, seen.bodies)
            yield from self._cards.plan_cards(scene, seen.bodies, moods_of(scene))
            return
        layers, view, bodies = scene.layers, scene.view, seen.bodies
        is_named, moods, nodes = (
            view.zoom >= NAME_ZOOM,
            moods_of(scene),
            bodies[bodies < len(layers.bodies.nodes)],
        )
        if is_named:
            yield lambda painter: self._bodies.draw_name_grounds(
                painter, layers.bodies, bodies, view, layers.frames
            )
        yield lambda painter: self._bodies.draw_bodies(painter, layers.bodies, nodes, view, moods)
        if is_named:
            yield lambda painter: self._bodies.draw_names(painter, layers.bodies, bodies, view)
        yield from self._cards.plan_cards(scene, bodies, moods)
        yield lambda painter: self._overlays.draw_free_sockets(painter, waiting_points(layers, nodes), view)

    def _paint_boxes(self, painter: QPainter, scene: Scene, bodies: Rows) -> None:
        layers, moods = scene.layers, moods_of(scene)
        nodes = bodies[bodies < len(layers.bodies.nodes)]
        # Where wires are to tell something, nodes step back.
        colour = self._theme.wire if scene.heat.is_on else self._theme.ring
        self._bodies.draw_boxes(painter, layers.bodies, nodes, scene.view, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = {row: moods[row] for row in np.intersect1d(nodes, list(moods)).tolist()}
        self._bodies.draw_marked_boxes(painter, layers.bodies, scene.view, marked)

    def _paint_sight(self, painter: QPainter, scene: Scene, sheet: Sheet, sight: Sight) -> None:
        """Dim everything, and paint what stands out once more above that."""
        self._draw_veil(painter, sheet.part)
        layers, view = scene.layers, scene.view
        if view.zoom >= NAME_ZOOM:
            constants = rows_of_nodes(layers, sight.constants)
            self._overlays.draw_constants(painter, layers.bodies, constants, view)
        bodies, edges = rows_in_sight(layers, sight)
        self._wires.draw_strong(painter, layers.cables, edges.tolist(), view, self._theme.gradient)
        seen = Seen(bodies, edges, None, detail_at(view.zoom, len(bodies), len(edges)))
        self._paint_bodies(painter, scene, seen)
        self._paint_numbers(painter, scene, seen)

    def _paint_numbers(self, painter: QPainter, scene: Scene, seen: Seen) -> None:
        paint_locks(painter, scene, find_frozen(scene, seen.bodies), self._theme)
        if tells_numbers(scene, seen):
            self._paint_leaf_numbers(painter, scene, seen.bodies)
        self._paint_edge_numbers(painter, scene, seen)

    def _paint_leaf_numbers(self, painter: QPainter, scene: Scene, rows: Rows) -> None:
        bodies, view = scene.layers.bodies, scene.view
        leaves = rows[bodies.leaves[rows]]
        # Pictures of figures take some milliseconds to make: not where nobody needs them.
        if view.zoom >= LEAF_NUMBER_ZOOM and len(leaves):
            texts = scene.annotations.leaf_values(bodies.nodes, leaves.tolist())
            self._bodies.draw_leaf_numbers(painter, bodies, leaves, view, self._leaf_numerals, texts)

    def _paint_edge_numbers(self, painter: QPainter, scene: Scene, seen: Seen) -> None:
        if not tells_numbers(scene, seen):
            return
        layers, view, annotations = scene.layers, scene.view, scene.annotations
        self._labels.draw_labels(painter, layers, seen.edges, annotations, view)
        if seen.end is not None:
            self._labels.draw_open_end(painter, seen.end, annotations, view)

    def _paint_overlays(self, painter: QPainter, scene: Scene, sheet: Sheet) -> None:
        feedback, view, overlays = scene.feedback, scene.view, self._overlays
        overlays.draw_sockets(painter, hovered_sockets(scene), view)
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
        self._legends.draw(painter, scene, sheet.width, sheet.height, sheet.part.bottom())
        joined = next((one for one in scene.layers.frames if one.group == feedback.joined), None)
        if joined is not None:
            overlays.draw_joined(painter, joined.bounds, view)
        if feedback.hint:
            overlays.draw_hint(painter, Notice(feedback.hint, *feedback.pointer), sheet.width, sheet.height)
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


def tells_numbers(scene: Scene, seen: Seen) -> bool:
    """Whether there is room for numbers."""
    return seen.detail is not Detail.FAR and scene.view.zoom >= TEXT_ZOOM and scene.layers.has_places


def _all_of(sheet: Sheet) -> QRect:
    return QRect(0, 0, int(sheet.width) + 1, int(sheet.height) + 1)


def detail_at(zoom: float, bodies: int, edges: int) -> Detail:
    """How much to draw of so many bodies and edges on show."""
    if zoom >= TEXT_ZOOM:
        return Detail.FULL
    return Detail.SHAPES if bodies <= FEW_BODIES and edges <= FEW_CURVES else Detail.FAR
