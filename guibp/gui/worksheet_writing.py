"""Worksheets written in each of their formats, with blanks and with answers."""

from __future__ import annotations

from guibp.export.worksheet_files import Format, WorksheetMaker, format_of
from guibp.export.worksheet_svg import Fill
from guibp.gui.quiz_texts import translate_said
from guibp.gui.session import Session


def write_sheets(session: Session, name: str, title: str) -> tuple[bytes, bytes]:
    """The worksheet and its answer key, as the bytes of their files; the format follows the name's ending.

    Raises a ``GuibpError`` if there is no such format, or nothing to write of.
    """
    maker = WorksheetMaker(session.graph, title, session.row, translate_said)
    kind = format_of(name)
    return _write(maker, kind, Fill.BLANKS, title), _write(maker, kind, Fill.ANSWERS, title)


def _write(maker: WorksheetMaker, kind: Format, fill: Fill, title: str) -> bytes:
    """A worksheet in a format, as the bytes of its file."""
    if kind is Format.PDF:
        # Qt's renderer of SVG is not needed before.
        from guibp.gui.pages import paint_pdf

        return paint_pdf(maker.write_pages(fill), title)
    text = maker.write_page(fill) if kind is Format.SVG else maker.write_latex(fill)
    return text.encode("utf-8")
