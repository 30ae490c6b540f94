"""Exports written: pictures of what is on show, and the graph as text for other programs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from guibp.drawing.colours import Palette
from guibp.export.exports import export_graph
from guibp.export.picture_files import PALETTES, PictureSettings, PictureTheme, picture_svg
from guibp.export.wire_shades import WireLook
from guibp.gui.excerpt import cut_out
from guibp.gui.export_kinds import ExportKind, Scope, Subject
from guibp.gui.graph_on_show import copy_on_show
from guibp.gui.picture_painting import paint_fitting_png, paint_picture_pdf
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.graph import Graph
from guibp.model.png_document import embed_document


@dataclass(frozen=True, slots=True)
class Look:
    """How the canvas looks: a picture looks like it."""

    palette: Palette
    wires: WireLook


def write_export(session: Session, kind: ExportKind, title: str, look: Look) -> bytes:
    """The file's bytes: a picture has the places, sample and colours on show.

    Raises a ``GuibpError``: text is refused, with node and port, of a graph whose output cannot be
    computed, and a picture that is too large for its format.
    """
    graph = copy_on_show(session)
    if kind.subject is not Subject.PICTURE:
        return export_graph(graph, kind.subject.value, layers=kind.layers).encode("utf-8")
    svg = picture_svg(graph, _settings(session, kind, look))
    if kind.suffix == ".svg":
        return svg.encode("utf-8")
    if kind.suffix == ".pdf":
        return paint_picture_pdf(svg, title)
    return embed_document(paint_fitting_png(svg), write_document(_shown(graph, session, kind)))


def _settings(session: Session, kind: ExportKind, look: Look) -> PictureSettings:
    return PictureSettings(
        sample=session.sample,
        only=session.selection.nodes if kind.scope is Scope.SELECTION else None,
        notes=session.selection.notes,
        places=session.placement.positions(),
        theme=_theme_of(look.palette),
        wires=look.wires,
        counts=QCoreApplication.translate("Canvas", "{sources} in, {results} out"),
    )


def _theme_of(palette: Palette) -> PictureTheme:
    return next((theme for theme, colours in PALETTES.items() if colours == palette), PictureTheme.LIGHT)


def _shown(graph: Graph, session: Session, kind: ExportKind) -> Graph:
    """What the picture shows, as a graph."""
    if kind.scope is Scope.GRAPH:
        return graph
    selection = session.selection
    return cut_out(graph, selection.nodes, session.placement.position_of, selection.notes)
