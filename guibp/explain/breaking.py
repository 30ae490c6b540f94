"""Where a long piece of a formula may go on in a new line: before a sign that stands outside all brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from guibp.explain.equations import Piece

_LATEX = re.compile(r"\\[{}]|\\left\(|\\right\)|[{}]| \+ | - | \\times ")
_TEXT = re.compile(r"[()]| \+ | - | × ")
_OPENING, _CLOSING = frozenset(("{", r"\left(", "(")), frozenset(("}", r"\right)", ")"))


def break_piece(piece: Piece) -> tuple[Piece, ...]:
    """The piece in parts between which lines may break; one part where it has no such place."""
    if piece.stack is not None:
        return (piece,)
    texts, latexes = _split(piece.text, _TEXT), _split(piece.latex, _LATEX)
    if len(texts) != len(latexes) or len(texts) == 1:
        return (piece,)
    return tuple(
        replace(piece, text=text, latex=latex, may_break=place > 0 or piece.may_break)
        for place, (text, latex) in enumerate(zip(texts, latexes, strict=True))
    )


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    parts, depth, start = list[str](), 0, 0
    for token in pattern.finditer(text):
        if token[0] in _OPENING:
            depth += 1
        elif token[0] in _CLOSING:
            depth -= 1
        elif depth == 0 and token[0].startswith(" ") and token.start() > start:
            parts.append(text[start : token.start()])
            start = token.start()
    return [*parts, text[start:]]
