"""The face of formulas: glyphs of STIX Two Math as outlines, whatever fonts the system has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPainterPath, QRawFont, QTransform

FONT_FILE, FAMILY = "STIXTwoMath-Regular.ttf", "STIX Two Math"
EM = 1000.0
"""Outlines are kept at this size and scaled: they have no hints that a size would change."""
GAP = 0.2
"""Of the size: the room on either side of a sign like ×."""
_SMALL, _DROP, _RISE = 0.7, 0.2, -0.36
"""Size of subscripts and powers, and how far they are set below the line, all of the size."""
_TOKEN = re.compile(
    r"\\(?:mathrm|operatorname)\{(?P<word>(?:\\[_%#$&{}]|[^\\{}])*)\}|_\{(?P<small>\d+)\}|\^\{(?P<raised>-?\d+)\}"
    r"|\\left(?P<open>[(])|\\right(?P<close>[)])|\\(?P<command>[A-Za-z]+)|(?P<gap>\s+)|(?P<brace>[{}])"
    r"|(?P<sign>[-+=.,()<>/0-9])|(?P<letter>[^\W\d_])"
)
_FRACTION = r"\frac{"
_COMMANDS = {
    "partial": "𝜕",
    "times": "×",
    "cdot": "·",
    "dots": "…",
    "infty": "∞",
    "sigma": "\N{MATHEMATICAL ITALIC SMALL SIGMA}",
    "exp": "exp",
    "ln": "ln",
    "tanh": "tanh",
    "max": "max",
    "sum": "∑",
    "le": "≤",
    "leftarrow": "←",
}
_ITALIC_CAPITAL, _ITALIC_SMALL, _ITALIC_GREEK = 0x1D434, 0x1D44E, 0x1D6FC


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One glyph of a line: its outline, which all lines share, and where it stands at ``EM``."""

    path: QPainterPath
    x: float
    y: float


class Outline:
    """A line of glyphs at ``EM``, from the baseline's left end, and its width.

    Many lines are kept, and an outline takes several kilobytes: a line has only the places of its own.
    """

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.width = 0.0
        self.has_small = False

    def add(self, text: str, scale: float = 1.0, drop: float = 0.0) -> None:
        """Set more glyphs at the end."""
        face = load_face()
        glyphs = face.glyphIndexesForString(text)
        for glyph, advance in zip(glyphs, face.advancesForGlyphIndexes(glyphs), strict=True):
            self.marks.append(Mark(_load_glyph(glyph, scale), self.width, drop * EM))
            self.width += advance.x() * scale

    def fill(self, painter: QPainter, colour: QColor) -> None:
        """Paint it from the painter's origin on."""
        for mark in self.marks:
            painter.fillPath(mark.path.translated(mark.x, mark.y), colour)


def face_file() -> str:
    """Where the face is; it comes with the typesetter, which is not imported for that."""
    spec = find_spec("ziamath")
    folder = Path(spec.origin).parent if spec is not None and spec.origin is not None else Path()
    return str(folder / "fonts" / FONT_FILE)


@cache
def load_face() -> QRawFont:
    """The face at ``EM``."""
    return QRawFont(face_file(), EM)


@cache
def _load_glyph(glyph: int, scale: float) -> QPainterPath:
    """The outline of one glyph; there are no more than the face has, in two sizes."""
    path = load_face().pathForGlyph(glyph)
    return path if scale == 1.0 else QTransform.fromScale(scale, scale).map(path)


def register_face() -> None:
    """Let texts that name the face find it, those of SVG too."""
    # Each time that Qt is given it, it keeps one more, and forgets what it knew of every other font.
    if not QFontDatabase.hasFamily(FAMILY):
        QFontDatabase.addApplicationFont(face_file())


def has_glyphs(text: str) -> bool:
    """Whether the face has all letters of a text."""
    face = load_face()
    return all(face.supportsCharacter(ord(letter)) for letter in text)


def outline_latex(latex: str) -> Outline | None:
    """The outline of LaTeX that needs nothing above or below the line but subscripts; else ``None``."""
    outline, place = Outline(), 0
    while place < len(latex):
        token = _TOKEN.match(latex, place)
        if token is None or not _set_token(outline, token):
            return None
        place = token.end()
    return outline


def _set_token(outline: Outline, token: re.Match[str]) -> bool:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    if kind == "gap":
        # The space that ends a command is no room.
        outline.width += 0.0 if token.string[: token.start()].endswith("partial") else GAP * EM
        return True
    if kind == "brace":
        return True
    if kind in {"small", "raised"}:
        outline.has_small = outline.has_small or kind == "small"
        shift = _DROP if kind == "small" else _RISE
        outline.add(text.replace("-", "\N{MINUS SIGN}"), _SMALL, shift)
        return True
    shown = _COMMANDS.get(text) if kind == "command" else _read_letters(kind, text)
    if not shown or not has_glyphs(shown):
        return False
    outline.add(shown)
    return True


def _read_letters(kind: str | None, text: str) -> str:
    if kind == "word":
        return re.sub(r"\\(.)", r"\1", text)
    if kind == "letter":
        return italicise(text)
    return text.replace("-", "\N{MINUS SIGN}")


def split_fractions(latex: str) -> list[str | tuple[str, str]]:
    """LaTeX as lines and the fractions between them, each numerator and denominator."""
    parts: list[str | tuple[str, str]] = []
    rest = latex
    while rest:
        line, found, rest = rest.partition(_FRACTION)
        if line:
            parts.append(line)
        if found:
            above, rest = _take_braced(rest)
            below, rest = _take_braced(rest.removeprefix("{"))
            parts.append((above, below))
    return parts


def _take_braced(text: str) -> tuple[str, str]:
    """What stands before the brace that closes, and what follows it."""
    depth = 1
    for place, sign in enumerate(text):
        is_escaped = place > 0 and text[place - 1] == "\\"
        depth += 0 if is_escaped else (sign == "{") - (sign == "}")
        if depth == 0:
            return text[:place], text[place + 1 :]
    return text, ""


def italicise(letter: str) -> str:
    """One letter as mathematics writes a variable."""
    if letter == "h":
        return "\N{PLANCK CONSTANT}"
    if "a" <= letter <= "z":
        return chr(_ITALIC_SMALL + ord(letter) - ord("a"))
    if "A" <= letter <= "Z":
        return chr(_ITALIC_CAPITAL + ord(letter) - ord("A"))
    if "α" <= letter <= "ω":
        return chr(_ITALIC_GREEK + ord(letter) - ord("α"))
    return letter
