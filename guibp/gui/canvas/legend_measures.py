"""Legend measures: which legends stand at the foot of a canvas, how wide each is, and in how many rows.

What fits a graph into a canvas and what paints the legends ask here, so that neither covers the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from math import inf

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from guibp.drawing.heat import STEPS, Decades
from guibp.drawing.numbers import power_of_ten
from guibp.gui.canvas.scene import Scene
from guibp.gui.type_scale import scale_of

GAP, PADDING = 8.0, 10.0
DOT, SAMPLE = 4.5, 30.0
"""The radius of a dot of colour, with some room beside it, and the length of a sample of a wire."""
DOT_ROOM = 2 * DOT + 5.0
_MARGIN, _ROW_GAP = 10.0, 4.0
_MOST_GAP, _LEAST_GAP = 20.0, 8.0
_STEP_WIDTH, _LEAST_STEP = 14.0, 4.0
_MIDDLE = 78.0
"""Room between the two halves of the scale, for the zero."""
_SMALL = 0.84
_WIDEST_ZOOM, _USUAL_TICK = 1.0, power_of_ten(-10, -1)
"""Rooms do not follow what is in them: legends stand still while a zoom or a training changes that."""


class Legend(Enum):
    """What stands at the foot of the canvas, in this order."""

    COLOURS = "colours"
    """What blue and orange mean, and the zoom."""
    HEAT = "heat"
    """The scale of the heat view."""
    LINEAGE = "lineage"
    """How a lineage is drawn, or how to get one."""


@dataclass(frozen=True, slots=True)
class HeatRoom:
    """How wide the scale of the heat view is in all, each half, and what is left of and between them."""

    width: float
    half: float
    title: float
    middle: float


class LegendMeasures:
    """Widths and places in one font."""

    def __init__(self, font: QFont) -> None:
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * _SMALL)
        self.metrics, self.small_metrics = QFontMetricsF(font), QFontMetricsF(self.small)
        # The numbers below a scale need more room where text is larger.
        self._grown = scale_of(font)
        self.row_height = self.metrics.height() + 12.0
        self._advances: dict[str, float] = {}

    def place(self, scene: Scene, width: float, height: float) -> Mapping[Legend, QRectF]:
        """The boxes of the legends that the scene needs now, from the bottom left on.

        One for which there is no room to the right begins another row, above.
        """
        boxes = dict[Legend, QRectF]()
        right, bottom = _MARGIN - GAP, height - _MARGIN
        for legend, wide in self._widths(scene, width).items():
            if boxes and right + GAP + wide > width - GAP:
                right, bottom = _MARGIN - GAP, bottom - self.row_height - _ROW_GAP
            boxes[legend] = QRectF(right + GAP, bottom - self.row_height, wide, self.row_height)
            right = boxes[legend].right()
        return boxes

    def room(self, scene: Scene, width: float) -> float:
        """How high a strip the legends take at the foot of a canvas that is so wide."""
        return max(-box.top() for box in self.place(scene, width, 0.0).values())

    def _widths(self, scene: Scene, width: float) -> dict[Legend, float]:
        widths = {Legend.COLOURS: self.colours_width(width)}
        if scene.heat.is_on:
            widths[Legend.HEAT] = self.heat_room(scene.heat.decades, width - 2 * _MARGIN).width
        if scene.tracing.is_in_use:
            widths[Legend.LINEAGE] = self._lineage_width()
        return widths

    def colours_width(self, width: float) -> float:
        """The width of the first legend on a canvas that is so wide."""
        texts = self._colour_texts()
        return self._dots_and_texts(texts) + self.colours_gap(width) * len(texts)

    def colours_gap(self, width: float) -> float:
        """What is between two entries of the first legend: it is denser on a narrow canvas."""
        texts = self._colour_texts()
        return min(
            max((width - 2 * _MARGIN - self._dots_and_texts(texts)) / len(texts), _LEAST_GAP), _MOST_GAP
        )

    def _dots_and_texts(self, texts: tuple[str, ...]) -> float:
        return DOT_ROOM * (len(texts) - 1) + sum(map(self.advance, texts))

    def _colour_texts(self) -> tuple[str, ...]:
        return value_text(), gradient_text(), zoom_text(_WIDEST_ZOOM)

    def heat_room(self, decades: Decades, most: float = inf) -> HeatRoom:
        """The room of the heat view's scale: at most so wide, as far as that can be."""
        middle = _MIDDLE * self._grown
        usual = self.small_metrics.horizontalAdvance(_USUAL_TICK)
        margin = PADDING + max(self.tick_width(decades), usual) / 2
        title = self.advance(wires_text()) + PADDING
        wanted, left = STEPS * _STEP_WIDTH * self._grown, (most - title - middle - 2 * margin) / 2
        half = max(min(wanted, left), STEPS * _LEAST_STEP)
        return HeatRoom(title + 2 * half + middle + 2 * margin, half, title, middle)

    def tick_width(self, decades: Decades) -> float:
        """The width of the widest number below the scale."""
        return self.small_metrics.horizontalAdvance(power_of_ten(decades.high, -1))

    def advance(self, text: str) -> float:
        """The width of a legend's text: asked in every frame, it is measured once."""
        if text not in self._advances:
            self._advances[text] = self.metrics.horizontalAdvance(text)
        return self._advances[text]

    def _lineage_width(self) -> float:
        """The wider of the two that change places as the pointer moves."""
        advance = self.advance
        entries = sum(advance(text) + SAMPLE + GAP + PADDING for text in lineage_texts())
        return max(entries + PADDING, advance(invitation_text()) + 2 * PADDING)

    def baseline(self, box: QRectF) -> float:
        """Where text in the middle of a box stands."""
        return box.center().y() + self.metrics.capHeight() / 2

    def sample_place(self, x: float, baseline: float) -> QPointF:
        """A place beside small letters, at half their height."""
        return QPointF(x, baseline - self.metrics.xHeight() / 2)


def value_text() -> str:
    """What the blue means."""
    return QCoreApplication.translate("Canvas", "value, forward")


def gradient_text() -> str:
    """What the orange means."""
    return QCoreApplication.translate("Canvas", "gradient, backward")


def zoom_text(zoom: float) -> str:
    """The zoom in percent."""
    return f"{zoom * 100:.0f} %"


def wires_text() -> str:
    """What the scale of the heat view is about."""
    return QCoreApplication.translate("Canvas", "wires")


def lineage_texts() -> tuple[str, str]:
    """What solid and dashed mean."""
    return (
        QCoreApplication.translate("Canvas", "what it depends on"),
        QCoreApplication.translate("Canvas", "what depends on it"),
    )


def invitation_text() -> str:
    """What to do while no lineage stands out."""
    return QCoreApplication.translate("Canvas", "select a node, or point at one, to see its dependencies")
