"""Worksheets as SVG: the figure and the derivation, on one tall page or on pages of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from guibp.drawing.colours import PRINT
from guibp.drawing.picture import Picture
from guibp.drawing.shapes import text_width
from guibp.explain.sentences import Said, say
from guibp.explain.worksheet import Line, Worksheet
from guibp.export.picture_numbers import PictureNumbers
from guibp.export.picture_svg import write_group
from guibp.export.svg_text import Ink, write_text
from guibp.model.numbers_text import with_minus_signs

PAGE_WIDTH, PAGE_HEIGHT = 794.0, 1123.0
"""A4 at 96 dots an inch."""
BLANK = "_" * 12
_MARGIN, _INDENT = 56.0, 32.0
_MOST_FIGURE = 0.5
"""So much of a page's height the figure takes at most."""
_LINE, _TASK, _HEADING, _GAP = 34.0, 26.0, 34.0, 14.0
_FORMULA, _TEXT, _TITLE = 14.0, 13.0, 22.0


class Fill(Enum):
    """What stands in the blanks."""

    BLANKS = "blanks"
    ANSWERS = "answers"


Translate = Callable[[Said], str]


@dataclass(frozen=True, slots=True)
class _Item:
    """Something of a height; ``write`` gives its SVG at a y."""

    height: float
    write: Callable[[float], str]


def write_worksheet_page(
    worksheet: Worksheet, picture: Picture, numbers: PictureNumbers, fill: Fill, translate: Translate = str
) -> str:
    """The worksheet as one SVG document, as tall as need be."""
    items = tuple(_list_items(worksheet, picture, numbers, fill, translate))
    height = sum(item.height for item in items) + 2 * _MARGIN
    return _write_page(items, height)


def write_worksheet_pages(
    worksheet: Worksheet, picture: Picture, numbers: PictureNumbers, fill: Fill, translate: Translate = str
) -> tuple[str, ...]:
    """The worksheet as SVG documents of the size of a sheet."""
    pages: list[list[_Item]] = [[]]
    left = PAGE_HEIGHT - 2 * _MARGIN
    for item in _list_items(worksheet, picture, numbers, fill, translate):
        if item.height > left and pages[-1]:
            pages.append([])
            left = PAGE_HEIGHT - 2 * _MARGIN
        pages[-1].append(item)
        left -= item.height
    return tuple(_write_page(items, PAGE_HEIGHT) for items in pages)


def _write_page(items: Sequence[_Item], height: float) -> str:
    y, written = _MARGIN, list[str]()
    for item in items:
        written.append(item.write(y))
        y += item.height
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE_WIDTH:g}" height="{height:g}"'
        f' viewBox="0 0 {PAGE_WIDTH:g} {height:g}">\n'
        f'<rect width="{PAGE_WIDTH:g}" height="{height:g}" fill="{PRINT.canvas}"/>\n'
        + "\n".join(written)
        + "\n</svg>\n"
    )


def _list_items(
    worksheet: Worksheet, picture: Picture, numbers: PictureNumbers, fill: Fill, translate: Translate
) -> Iterator[_Item]:
    yield _title(worksheet, fill, translate)
    yield _figure(picture, numbers)
    number = 0
    for section in worksheet.sections:
        yield _text_item(
            translate(section.title), _HEADING, Ink(PRINT.text, 16.0, "start", "font-weight:600")
        )
        yield _text_item(with_minus_signs(translate(section.task)), _TASK, Ink(PRINT.quiet, _TEXT, "start"))
        for line in section.lines:
            number += 1
            yield _line(number, line, fill)
        yield _Item(_GAP, lambda _: "")


def _title(worksheet: Worksheet, fill: Fill, translate: Translate) -> _Item:
    is_key = fill is Fill.ANSWERS
    said = say("Answers") if is_key else say("Name")
    right = translate(said) if is_key else f"{translate(said)} {BLANK}{BLANK}"

    def write(y: float) -> str:
        title = write_text(
            worksheet.title, (_MARGIN, y + 12), Ink(PRINT.text, _TITLE, "start", "font-weight:600")
        )
        beside = write_text(right, (PAGE_WIDTH - _MARGIN, y + 14), Ink(PRINT.quiet, _TEXT, "end"))
        return f"{title}\n{beside}"

    return _Item(_TITLE + 2 * _GAP, write)


def _figure(picture: Picture, numbers: PictureNumbers) -> _Item:
    width, height = picture.size
    room = PAGE_WIDTH - 2 * _MARGIN
    scale = min(1.0, room / width, PAGE_HEIGHT * _MOST_FIGURE / height)
    left = _MARGIN + (room - width * scale) / 2
    return _Item(
        height * scale + _GAP,
        lambda y: write_group(picture, numbers, PRINT, at=(left, y), scale=scale),
    )


def _text_item(text: str, height: float, ink: Ink) -> _Item:
    return _Item(height, lambda y: write_text(text, (_MARGIN, y + height / 2), ink))


def _line(number: int, line: Line, fill: Fill) -> _Item:
    """A numbered line; one that is too long goes on below, before an equals sign."""
    text = line.filled() if fill is Fill.ANSWERS else line.open(BLANK)
    rows = _wrap(with_minus_signs(text), PAGE_WIDTH - 2 * _MARGIN - _INDENT)

    def write(y: float) -> str:
        middles = [y + _LINE / 2 + row * _LINE * 0.75 for row in range(len(rows))]
        ink = Ink(PRINT.text, _FORMULA, "start")
        written = [write_text(f"{number}.", (_MARGIN, middles[0]), Ink(PRINT.quiet, _TEXT, "start"))]
        written += [
            write_text(row, (_MARGIN + _INDENT, middle), ink)
            for row, middle in zip(rows, middles, strict=True)
        ]
        return "\n".join(written)

    return _Item(_LINE + (len(rows) - 1) * _LINE * 0.75, write)


def _wrap(text: str, room: float) -> list[str]:
    rows: list[str] = []
    for part in text.split(" = "):
        joined = f"{rows[-1]} = {part}" if rows else part
        if not rows:
            rows.append(part)
        elif text_width(joined, _FORMULA) <= room:
            rows[-1] = joined
        else:
            rows.append(f"= {part}")
    return rows
