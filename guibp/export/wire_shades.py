"""Wires in the colours and widths of their gradients, as the canvas draws them in its heat view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from guibp.drawing.colours import Palette
from guibp.drawing.heat import NOT_COMPUTED, ZERO, fit_decades, shade_colour, shade_gradients, shade_width
from guibp.drawing.picture import Picture
from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import read_all_samples, read_sample
from guibp.model.graph import Graph

_USUAL_WIDTH, _ZERO_WIDTH = 1.5, 1.3
_DOTS = "1 4"


class WireLook(Enum):
    """What the colour of wires says."""

    NEUTRAL = "neutral"
    GRADIENT = "gradient"


@dataclass(frozen=True, slots=True)
class WireShades:
    """The shade of each wire of a picture, in its order, and of the one that leaves the output."""

    wires: tuple[int, ...] = ()
    """Empty where all wires look alike."""
    output: int = NOT_COMPUTED

    def shade_of(self, row: int) -> int:
        """The shade of one wire."""
        return self.wires[row] if self.wires else NOT_COMPUTED


NEUTRAL = WireShades()


def shade_wires(graph: Graph, evaluation: Evaluation, sample: int | None, picture: Picture) -> WireShades:
    """The shades by the gradients of one sample, or of all together; a wire has the sum of its edges."""
    reading = read_all_samples(evaluation) if sample is None else read_sample(evaluation, sample)
    gradients, known = reading.edge_gradients, reading.edge_gradients_known
    rows = {(edge.target, edge.port): row for row, edge in enumerate(graph.edges)}
    bundles = [[rows[edge.target, edge.port] for edge in bundle] for bundle in picture.bundles]
    output = -1 if picture.output is None else evaluation.tape.place_of[picture.output]
    entering = 0.0 if output < 0 else float(reading.node_gradients[output])
    with np.errstate(all="ignore"):
        numbers = np.array([*(gradients[bundle].sum() for bundle in bundles), entering])
    are_known = np.array([*(bool(known[bundle].all()) for bundle in bundles), output >= 0])
    shades: Sequence[int] = shade_gradients(numbers, are_known, fit_decades(gradients[known])).tolist()
    return WireShades(tuple(shades[:-1]), shades[-1])


def write_stroke(palette: Palette, shade: int) -> str:
    """How SVG says the line of a shade; with the gradient 0 it is a row of dots."""
    if shade == NOT_COMPUTED:
        return f'fill="none" stroke="{palette.wire}" stroke-width="{_USUAL_WIDTH:g}" stroke-linecap="round"'
    if shade == ZERO:
        width = f'stroke-width="{_ZERO_WIDTH:g}" stroke-dasharray="{_DOTS}"'
        return f'fill="none" stroke="{palette.quiet}" {width}'
    width = f'stroke-width="{shade_width(shade):.3g}"'
    return f'fill="none" stroke="{shade_colour(palette, shade)}" {width} stroke-linecap="round"'
