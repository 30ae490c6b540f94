"""Paints notes: quiet cards of paper below the graph, with their text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextLayout

from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.note_text import lay_out_text
from guibp.gui.canvas.notes import NOTE_PADDING, bounds_of, meets
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.view import Bounds, View
from guibp.gui.theme import Theme, mix
from guibp.model.records import Note

_PAPER_TINT, _EDGE_TINT, _FOLD_TINT = 0.26, 0.62, 0.5
"""How much of the halo's amber there is in the paper, along its edge and on the folded corner."""
_FOLD = 13.0
_LEAST_FOLDED = 40.0
"""Smaller notes, in pixels, have no folded corner."""
_LEAST_TEXT_ZOOM = 0.3
_SELECTED_PEN = 2.0
_MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Paper:
    """The colours of a note."""

    ground: QColor
    edge: QColor
    fold: QColor


class NotePainter:
    """Draws notes at one zoom; keeps their lines of text until it changes."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme = theme
        self._font = note_font(lettering)
        self._lines: dict[tuple[str, float], QTextLayout] = {}
        self._paper = paper_of(theme)

    def draw_notes(self, painter: QPainter, scene: Scene, area: Bounds) -> None:
        """Draw the notes that an area of the scene shows, the lowest first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for note in scene.notes.shown():
            if meets(bounds_of(note), area):
                self._draw_note(painter, note, scene.view, self._pen(scene, note.id))

    def _pen(self, scene: Scene, id_: str) -> QPen:
        if id_ in scene.session.selection.notes or scene.notes.is_in_hand(id_):
            return QPen(self._theme.selection, _SELECTED_PEN)
        hit = scene.hover
        hovered = hit.grip.note if hit.grip is not None else hit.note
        return QPen(self._theme.quiet if id_ == hovered else self._paper.edge, 1.0)

    def _draw_note(self, painter: QPainter, note: Note, view: View, pen: QPen) -> None:
        box = _box_of(note, view)
        fold = _FOLD * view.zoom if min(box.width(), box.height()) >= _LEAST_FOLDED else 0.0
        painter.setPen(pen)
        painter.setBrush(self._paper.ground)
        painter.drawPath(_sheet_of(box, fold))
        if fold:
            painter.setBrush(self._paper.fold)
            painter.drawPolygon(
                [
                    QPointF(box.right() - fold, box.top()),
                    QPointF(box.right() - fold, box.top() + fold),
                    QPointF(box.right(), box.top() + fold),
                ]
            )
        if view.zoom >= _LEAST_TEXT_ZOOM:
            self._draw_text(painter, note, box, view.zoom)

    def _draw_text(self, painter: QPainter, note: Note, box: QRectF, zoom: float) -> None:
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.translate(box.topLeft())
        painter.scale(zoom, zoom)
        painter.setPen(self._theme.text)
        self._lines_of(note).draw(painter, QPointF(NOTE_PADDING, NOTE_PADDING))
        painter.restore()

    def _lines_of(self, note: Note) -> QTextLayout:
        key = note.text, note.size[0]
        if key not in self._lines:
            if len(self._lines) >= _MOST_KEPT:
                self._lines.clear()
            self._lines[key] = lay_out_text(note.text, self._font, note.size[0] - 2 * NOTE_PADDING)
        return self._lines[key]


def paper_of(theme: Theme) -> Paper:
    """Paper in the colours of a theme."""
    edge = mix(theme.halo, theme.quiet, 0.5)
    return Paper(
        mix(theme.halo, theme.canvas, _PAPER_TINT),
        mix(edge, theme.canvas, _EDGE_TINT),
        mix(theme.halo, theme.canvas, _FOLD_TINT),
    )


def note_font(lettering: Lettering) -> QFont:
    """The font of notes at 100 %."""
    font = lettering.at(1.0).notes()
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _box_of(note: Note, view: View) -> QRectF:
    bounds = bounds_of(note)
    left, top = view.to_viewport(bounds.left, bounds.top)
    return QRectF(left, top, bounds.width * view.zoom, bounds.height * view.zoom)


def _sheet_of(box: QRectF, fold: float) -> QPainterPath:
    """A sheet whose upper right corner is folded over."""
    path = QPainterPath(box.topLeft())
    path.lineTo(box.right() - fold, box.top())
    path.lineTo(box.right(), box.top() + fold)
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
