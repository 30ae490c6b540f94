"""Where a long piece of a formula may go on in a new line: before a sign, best outside all brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from guibp.explain.equations import Piece

LEVELS = 4
"""How hard a piece can be broken: each level breaks one depth of brackets more."""

_LATEX = re.compile(r"\\[{}]|\\left\(|\\right\)|[{}()]| \+ | - | \\times | \\cdot (?!10\^)| / ")
_TEXT = re.compile(r"[()]| \+ | - | × | · | / ")
_OPENING, _CLOSING = frozenset((r"\left(", "(")), frozenset((r"\right)", ")"))
_BRACED = r"\{((?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*\})*)\}"
_INNERMOST = re.compile(rf"\\frac{_BRACED}{_BRACED}")
_SIGNS = frozenset((" + ", " - ", " × ", r" \times ", " · ", r" \cdot ", " / "))
_SIGN = re.compile(r" \+ | - | \\times | \\cdot | / ")


def break_piece(piece: Piece, level: int = 0) -> tuple[Piece, ...]:
    """The piece in parts between which lines may break; one part where it has no such place.

    Level 0 breaks outside brackets and leaves fractions whole. The next writes fractions in a line,
    and each further one breaks inside one more pair of brackets.
    """
    if piece.stack is not None:
        return (piece,)
    latex = piece.latex if level == 0 else _write_in_line(piece.latex)
    texts, latexes = _split(piece.text, _TEXT, level), _split(latex, _LATEX, level)
    if level > 0 and piece.text.startswith(" "):
        piece = replace(piece, may_break=True)
    if len(texts) != len(latexes) or len(texts) == 1:
        return (piece,)
    return tuple(
        replace(piece, text=text, latex=latex, may_break=place > 0 or piece.may_break)
        for place, (text, latex) in enumerate(zip(texts, latexes, strict=True))
    )


def _split(text: str, pattern: re.Pattern[str], level: int) -> list[str]:
    """The text before each sign that may begin a line; none in braces does."""
    most = max(0, level - 1)
    signs = _SIGNS if level > 0 else _SIGNS - {" / "}
    parts, depth, braces, start = list[str](), 0, 0, 0
    for token in pattern.finditer(text):
        depth += (token[0] in _OPENING) - (token[0] in _CLOSING)
        braces += (token[0] == "{") - (token[0] == "}")
        if depth > most or braces or token.start() <= start:
            continue
        # A slash in a line of text is a bar in LaTeX, until fractions are written in a line.
        if token[0] in signs:
            parts.append(text[start : token.start()])
            start = token.start()
    return [*parts, text[start:]]


def _write_in_line(latex: str) -> str:
    """Fractions with a slash, and brackets that need no partner on their line."""
    before = ""
    while before != latex:
        before, latex = (
            latex,
            _INNERMOST.sub(lambda found: f"{_enclose(found[1])} / {_enclose(found[2])}", latex),
        )
    return latex.replace(r"\left(", "(").replace(r"\right)", ")")


def _enclose(latex: str) -> str:
    return f"({latex})" if _SIGN.search(latex) else latex
