"""Pictures by the ending of their file: SVG, from which PNG and PDF are painted where there is a painter."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import PurePath

from guibp.drawing.colours import DARK, LIGHT, PRINT, Palette
from guibp.drawing.group_boxes import closed_groups
from guibp.drawing.picture import draw_graph
from guibp.engine.evaluation import evaluate
from guibp.explain.steps import require_sample
from guibp.export.card_texts import COUNTS
from guibp.export.picture_numbers import read_numbers
from guibp.export.picture_svg import Ground, write_svg
from guibp.export.wire_shades import NEUTRAL, WireLook, shade_wires
from guibp.model.errors import FileError, NodeError
from guibp.model.graph import Graph
from guibp.model.records import Position


class PictureFormat(Enum):
    """The formats, by their endings."""

    SVG = ".svg"
    PNG = ".png"
    PDF = ".pdf"


class PictureTheme(StrEnum):
    """The colours that a picture may have."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class GroupLook(Enum):
    """How closed groups are drawn."""

    AS_LEFT = "as left"
    """As boxes, as on the canvas."""
    OPEN = "open"
    """Open as all others, so that all numbers show."""


PALETTES: dict[PictureTheme, Palette] = {
    PictureTheme.LIGHT: LIGHT,
    PictureTheme.DARK: DARK,
    PictureTheme.PRINT: PRINT,
}


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """What a picture shows and how.

    ``output`` is the node that is differentiated, ``None`` for the graph's own. ``sample`` counts from 0;
    ``None`` is for the mean of the values and the sum of the gradients. ``only`` are the nodes shown,
    ``None`` for all. ``places`` are the centres of all nodes, ``None`` for the document's or a new layout.
    """

    output: str | None = None
    sample: int | None = 0
    only: Collection[str] | None = None
    notes: Collection[str] = ()
    """Where some nodes alone are shown: the notes that are shown beside them. Else all are."""
    places: Mapping[str, Position] | None = None
    theme: PictureTheme = PictureTheme.LIGHT
    ground: Ground = Ground.CANVAS
    groups: GroupLook = GroupLook.AS_LEFT
    wires: WireLook = WireLook.NEUTRAL
    counts: str = COUNTS
    """What is said of a closed group with several results."""


def picture_format_of(name: str) -> PictureFormat:
    """The format that a file's name asks for; raises ``FileError`` if it is none of them."""
    try:
        return PictureFormat(PurePath(name).suffix.lower())
    except ValueError:
        raise FileError(
            "{path}: a picture is written as .svg, .png or .pdf, by the name's ending", path=name
        ) from None


def picture_svg(graph: Graph, settings: PictureSettings) -> str:
    """The annotated graph as an SVG document.

    Raises ``NodeError`` for a node that is not there, and ``DatasetError`` for a sample that is not.
    """
    for id_ in settings.only or ():
        graph.node(id_)
    if settings.only is not None and not settings.only:
        raise NodeError("no node is chosen for the picture")
    require_sample(graph, settings.sample or 0)
    evaluation = evaluate(graph, settings.output)
    picture = draw_graph(
        graph,
        settings.only,
        settings.output,
        settings.places,
        closed_groups(graph) if settings.groups is GroupLook.AS_LEFT else (),
        [note for note in graph.notes if settings.only is None or note.id in settings.notes],
    )
    numbers = read_numbers(graph, evaluation, settings.sample, picture, settings.counts)
    shades = NEUTRAL
    if settings.wires is WireLook.GRADIENT:
        shades = shade_wires(graph, evaluation, settings.sample, picture)
    return write_svg(picture, numbers, PALETTES[settings.theme], settings.ground, shades)
