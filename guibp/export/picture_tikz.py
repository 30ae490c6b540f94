"""A picture of a graph as TikZ, from the same geometry as the SVG."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.drawing.frames import FRAME_PADDING
from guibp.drawing.labels import LABEL_HEIGHT
from guibp.drawing.picture import DrawnNode, Picture, number_place, open_end_numbers, title_place
from guibp.drawing.ports import Points
from guibp.drawing.shapes import CORNER_RADIUS, LEAF_PADDING, NAME_DROP, Shape, shown_name, text_width
from guibp.export.latex_text import escape_latex, write_id
from guibp.export.picture_numbers import BLANK, PictureNumbers, Text
from guibp.export.picture_svg import BLANK_WIDTH, NUMBER_SIZE, TITLE_SIZE
from guibp.model.errors import one_line
from guibp.model.formula_latex import latex_number
from guibp.model.numbers_text import MINUS
from guibp.model.records import Position

TEXT_WIDTH, TEXT_HEIGHT = 16.0, 23.0
"""In centimetres: the room that a page gives."""
_USUAL = 0.026
"""Centimetres for a canvas unit where there is room."""
_SYMBOLS = {
    "×": r"$\times$", "−": "$-$", "÷": r"$\div$", "−x": "$-x$", "1/x": "$1/x$", "xʸ": "$x^y$",
    "x²": "$x^2$", "σ": r"$\sigma$", "Σ": r"$\Sigma$", "(−)²": "$(-)^2$", "+": "$+$", "H": "$H$",
}  # fmt: skip


def write_tikz(
    picture: Picture, numbers: PictureNumbers, width: float = TEXT_WIDTH, height: float = TEXT_HEIGHT
) -> str:
    """The picture as a ``tikzpicture`` that is at most so wide and high, in centimetres.

    It needs the colours ``value`` and ``gradient`` to be defined.
    """
    unit = min(_USUAL, width / picture.size[0], height / picture.size[1])
    # Text shrinks with the figure, as on the canvas: else numbers and names would cover each other.
    text = rf"every node/.style={{inner sep=0pt, font=\footnotesize, scale={unit / _USUAL:.4f}}}"
    options = f"x={unit:.5f}cm, y=-{unit:.5f}cm, {text}"
    inside = "\n".join(f"  {line}" for line in _Writer(picture, numbers, unit).write())
    return f"\\begin{{tikzpicture}}[{options}]\n{inside}\n\\end{{tikzpicture}}\n"


class _Writer:
    """Writes one picture; ``unit`` is how many centimetres a canvas unit has."""

    def __init__(self, picture: Picture, numbers: PictureNumbers, unit: float) -> None:
        self.picture, self.numbers, self.unit = picture, numbers, unit

    def write(self) -> Iterator[str]:
        for title, (left, top, right, bottom) in self.picture.frames:
            corners = f"({left:.1f},{top:.1f}) rectangle ({right:.1f},{bottom:.1f})"
            yield rf"\draw[gray!60, rounded corners={12 * self.unit:.3f}cm] {corners};"
            place = _at(title_place((left, top, right, bottom)))
            yield rf"\node[anchor=west, gray] at {place} {{{_title(title, right - left)}}};"
        yield from self._wires()
        for node, value in zip(self.picture.nodes, self.numbers.leaf_values, strict=True):
            yield from self._node(node, value)
        yield from self._labels()

    def _wires(self) -> Iterator[str]:
        wires = self.picture.wires
        for row in range(len(wires)):
            start, first, second, bend, end = (
                _at(points[row])
                for points in (wires.starts, wires.firsts, wires.seconds, wires.bends, wires.ends)
            )
            yield rf"\draw[gray] {start} .. controls {first} and {second} .. {bend} -- {end};"
        begin, stop = self.picture.open_end, self.picture.end
        if begin is not None and stop is not None:
            yield rf"\draw[gray] {_at(begin)} -- {_at(stop)};"
            yield rf"\fill {_at(stop)} circle[radius={5 * self.unit:.3f}cm];"

    def _node(self, node: DrawnNode, value: str) -> Iterator[str]:
        (x, y), (width, height) = node.centre, node.size
        name = write_id(node.name)
        if node.shape is Shape.CIRCLE:
            yield rf"\filldraw[fill=white] {_at((x, y))} circle[radius={width / 2 * self.unit:.3f}cm];"
            symbol = node.node.operation.symbol
            yield rf"\node at {_at((x, y))} {{{_SYMBOLS.get(symbol, symbol)}}};"
            yield rf"\node[gray] at {_at((x, y + NAME_DROP))} {{{name}}};"
            return
        radius = height / 2 if node.shape is Shape.PILL else CORNER_RADIUS[node.shape]
        corners = f"{_at((x - width / 2, y - height / 2))} rectangle {_at((x + width / 2, y + height / 2))}"
        yield rf"\filldraw[fill=white, rounded corners={radius * self.unit:.3f}cm] {corners};"
        yield rf"\node[anchor=west] at {_at((x - width / 2 + LEAF_PADDING, y))} {{{name}}};"
        yield rf"\node[anchor=east, gray] at {_at((x + width / 2 - LEAF_PADDING, y))} {{{_number(value)}}};"

    def _labels(self) -> Iterator[str]:
        labels, numbers = self.picture.labels, self.numbers
        for row in range(len(self.picture.wires)):
            value, gradient = numbers.edge_values[row], numbers.edge_gradients[row]
            yield from self._label(value, labels.values[row], labels.value_sides[row], "value")
            yield from self._label(gradient, labels.gradients[row], labels.gradient_sides[row], "gradient")
        places = open_end_numbers(self.picture)
        if places is not None:
            yield from self._label(numbers.output_value, places[0], 0.0, "value")
            yield from self._label(numbers.output_gradient, places[1], 0.0, "gradient")

    def _label(self, text: Text, middle: Points | Position, side: float, colour: str) -> Iterator[str]:
        if text is BLANK:
            x, y = number_place(middle, side, BLANK_WIDTH)
            half, low = BLANK_WIDTH / 2, LABEL_HEIGHT / 2
            corners = f"{_at((x - half, y - low))} rectangle {_at((x + half, y + low))}"
            yield rf"\filldraw[fill=white, draw={colour}] {corners};"
        elif text:
            place = number_place(middle, side, text_width(text, NUMBER_SIZE))
            ground = "fill=white, fill opacity=0.8, text opacity=1"
            yield rf"\node[{colour}, {ground}] at {_at(place)} {{{_number(text)}}};"


def _at(point: Points | Position) -> str:
    return f"({float(point[0]):.1f},{float(point[1]):.1f})"


def _number(text: str) -> str:
    if text in {"", "–"}:
        return text
    # Powers of ten as short as on the canvas: there is no more room.
    mantissa, found, exponent = text.replace(MINUS, "-").partition("e")
    return f"${latex_number(mantissa)}" + (rf"\mathrm{{e}}{{{exponent}}}$" if found else "$")


def _title(title: str, width: float) -> str:
    return escape_latex(one_line(shown_name(title, width - 2 * FRAME_PADDING, TITLE_SIZE)))
