"""Parts of a picture that not every graph has: closed groups, notes, and the locks of frozen parameters."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.drawing.closed_cards import DrawnCard
from guibp.drawing.colours import Palette, mix
from guibp.drawing.note_lines import NOTE_LINE, NOTE_PADDING, NOTE_TEXT_SIZE, wrap_note
from guibp.drawing.ports import PORT_RADIUS
from guibp.drawing.shapes import CORNER_RADIUS, NAME_SIZE, Shape, shown_name, text_width
from guibp.export.card_texts import CardText
from guibp.export.svg_text import MATHEMATICAL, Ink, write_text
from guibp.model.records import Note, Position

_PADDING, _LINE = 16.0, 20.6
_TEXT_SIZE, _FORMULA_SIZE = 12.5, 14.5
_MOST_SHRUNK = 0.8
_GAP = 8.0
_LEAST_PIECE = 14.0
"""Narrower than this nothing is written any more."""
_FOLD, _LEAST_FOLDED = 13.0, 40.0
_PAPER_TINT, _EDGE_TINT, _FOLD_TINT = 0.26, 0.62, 0.5
_LOCK_WIDTH, _LOCK_HEIGHT, _BOW = 8.0, 6.5, 5.0
_LOCK_INSET = 9.0

Piece = tuple[float, str, Ink]
"""How far from the left of its line a text begins, and how it is set."""


def write_card(card: DrawnCard, text: CardText, palette: Palette) -> Iterator[str]:
    """A closed group's box: its name, what it computes, its results, and dots where wires end."""
    (x, y), (width, height) = card.centre, card.size
    left, room = x - width / 2, width - 2 * _PADDING
    yield (
        f'<rect x="{left:g}" y="{y - height / 2:g}" width="{width:g}" height="{height:g}"'
        f' rx="{CORNER_RADIUS[Shape.CARD]:g}" fill="{palette.node}" stroke="{palette.ring}"'
        ' stroke-width="1.5"/>'
    )
    lines = [[_title(card.id, room, palette)]]
    lines += [[_formula(text.formula, room, palette)]] if text.formula else []
    lines += [_results(text, room, palette)] if text.results else []
    top = y - _LINE * (len(lines) - 1) / 2
    for number, pieces in enumerate(lines):
        for offset, piece, ink in pieces:
            yield write_text(piece, (left + _PADDING + offset, top + number * _LINE), ink)
    for place in (*card.entering.values(), *card.leaving.values()):
        yield _write_port(place, palette.ring, palette)
    for place in card.waiting:
        yield _write_port(place, palette.canvas, palette)


def _title(id_: str, room: float, palette: Palette) -> Piece:
    ink = Ink(palette.text, _TEXT_SIZE, "start", "font-weight:600")
    return 0.0, shown_name(id_, room, _TEXT_SIZE), ink


def _formula(formula: str, room: float, palette: Palette) -> Piece:
    """In smaller type where it fits only so, else cut."""
    share = room / max(text_width(formula, _FORMULA_SIZE), 1.0)
    size = _FORMULA_SIZE * share if _MOST_SHRUNK <= share < 1.0 else _FORMULA_SIZE
    ink = Ink(palette.text, size, "start", family=MATHEMATICAL)
    return 0.0, shown_name(formula, room + 0.1, size), ink


def _results(text: CardText, room: float, palette: Palette) -> list[Piece]:
    """Names and values after each other, as many as there is room for."""
    name = Ink(palette.quiet, NAME_SIZE, "start", "font-style:italic")
    number = Ink(palette.value, _TEXT_SIZE, "start", "font-weight:600")
    pieces: list[Piece] = []
    left = 0.0
    for id_, value in zip(text.results, text.values, strict=True):
        for said, ink in ((id_, name), (value, number)):
            if room - left < _LEAST_PIECE:
                return pieces
            shown = shown_name(said, room - left, ink.size)
            pieces.append((left, shown, ink))
            left += text_width(shown, ink.size) + _GAP
    return pieces


def _write_port(place: Position, colour: str, palette: Palette) -> str:
    x, y = place
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{PORT_RADIUS:g}" fill="{colour}" stroke="{palette.ring}"'
        ' stroke-width="1.2"/>'
    )


def write_note(note: Note, palette: Palette) -> Iterator[str]:
    """A note on its paper; lines for which there is no room are left out, as they are on the canvas."""
    (x, y), (width, height) = note.position, note.size
    left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    fold = _FOLD if min(width, height) >= _LEAST_FOLDED else 0.0
    edge = mix(mix(palette.halo, palette.quiet, 0.5), palette.canvas, _EDGE_TINT)
    line = f'stroke="{edge}" stroke-width="1" stroke-linejoin="round"'
    corner = f"L {right - fold:g} {top:g} L {right:g} {top + fold:g}"
    paper = mix(palette.halo, palette.canvas, _PAPER_TINT)
    yield (
        f'<path d="M {left:g} {top:g} {corner} L {right:g} {bottom:g} L {left:g} {bottom:g} Z"'
        f' fill="{paper}" {line}/>'
    )
    if fold:
        inner = f"M {right - fold:g} {top:g} L {right - fold:g} {top + fold:g} L {right:g} {top + fold:g} Z"
        yield f'<path d="{inner}" fill="{mix(palette.halo, palette.canvas, _FOLD_TINT)}" {line}/>'
    ink = Ink(palette.text, NOTE_TEXT_SIZE, "start")
    middle = top + NOTE_PADDING + NOTE_LINE / 2
    for said in wrap_note(note.text, max(width - 2 * NOTE_PADDING, 1.0)):
        if middle + NOTE_LINE / 2 > bottom:
            return
        yield write_text(said, (left + NOTE_PADDING, middle), ink)
        middle += NOTE_LINE


def write_lock(corner: Position, palette: Palette) -> Iterator[str]:
    """A small padlock on the upper right corner of a frozen parameter's box."""
    x, y = corner[0] - _LOCK_INSET, corner[1] + 1.5
    top, half, rise = y - _LOCK_HEIGHT / 2, _BOW / 2, _BOW * 0.7
    bow = f'd="M {x - half:g} {top:g} A {half:g} {rise:g} 0 0 1 {x + half:g} {top:g}" fill="none"'
    body = f'<rect x="{x - _LOCK_WIDTH / 2:g}" y="{top:g}" width="{_LOCK_WIDTH:g}" height="{_LOCK_HEIGHT:g}"'
    # A ground of its own keeps the box's edge from running through it.
    yield f'<path {bow} stroke="{palette.canvas}" stroke-width="4"/>'
    yield f'{body} rx="1" fill="none" stroke="{palette.canvas}" stroke-width="4"/>'
    yield f'<path {bow} stroke="{palette.quiet}" stroke-width="1.4"/>'
    yield f'{body} rx="1" fill="{palette.quiet}"/>'
