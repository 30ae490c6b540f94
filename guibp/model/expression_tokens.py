"""Expression text cut into tokens, each with its place."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from guibp.model.errors import ExpressionError, Phrase, Template

MAXIMUM_TEXT = 10**6


class TokenKind(Enum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    TEXT = "text"
    SIGN = "sign"
    END = "end"
    """The end of a line, or a semicolon."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of expression text; ``line`` and ``column`` count from 1."""

    kind: TokenKind
    text: str
    line: int
    column: int

    @property
    def number(self) -> float:
        """The value of a number; raises ``ExpressionError`` if it is beyond the finite numbers."""
        value = float(self.text)
        if not math.isfinite(value):
            raise self.error("{number} is too large", number=self.text[:40])
        return value

    def error(self, template: Template, **arguments: object) -> ExpressionError:
        """An error at this place."""
        told = {name: value.told if isinstance(value, Token) else value for name, value in arguments.items()}
        return ExpressionError(template, line=self.line, column=self.column, **told)

    @property
    def told(self) -> str:
        """What stands here, as an error tells it."""
        return Phrase("the end of the line") if self.kind is TokenKind.END else f'"{self.text[:40]}"'


# A name is cut generously, and then held against Python's identifiers, which know every script.
_PIECE = re.compile(
    r"""
    (?P<blank>[^\S\n]+ | \#[^\n]*)
    | (?P<number>(?:[0-9]+(?:\.[0-9]*)? | \.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<name>(?:(?![\s−×÷])[0-9A-Za-z_\x80-\U0010ffff])+)
    | (?P<text>"[^"\n]*" | '[^'\n]*')
    | (?P<sign>\*\* | [-+*/(),=−×÷])
    | (?P<end>[;\n])
    | (?P<stray>.)
    """,
    re.VERBOSE,
)
_PLAIN_SIGNS = {"−": "-", "×": "*", "÷": "/"}
_HINTS: Mapping[str, Template] = {
    "^": 'a power is written "**"',
    "'": "the text has no closing quote",
    '"': "the text has no closing quote",
}


def split_tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, one by one; a line break inside parentheses ends nothing.

    Raises ``ExpressionError`` at what is no token.
    """
    if len(text) > MAXIMUM_TEXT:
        raise ExpressionError("longer than {limit} characters", line=1, column=1, limit=MAXIMUM_TEXT)
    line, start, depth = 1, 0, 0
    for match in _PIECE.finditer(text.replace("\r\n", "\n").replace("\r", "\n") + "\n"):
        piece, column = match[0], match.start() - start + 1
        if match.lastgroup == "end":
            if piece == ";" or depth <= 0:
                yield Token(TokenKind.END, piece, line, column)
            if piece == "\n":
                line, start = line + 1, match.end()
        elif match.lastgroup != "blank":
            depth += {"(": 1, ")": -1}.get(piece, 0)
            yield _make_token(match.lastgroup or "", piece, line, column)
    yield Token(TokenKind.END, "", line, 1)


def _make_token(group: str, piece: str, line: int, column: int) -> Token:
    if group == "stray":
        template = _HINTS.get(piece, "{character!r} means nothing here")
        raise ExpressionError(template, line=line, column=column, character=piece)
    if group == "text":
        return Token(TokenKind.TEXT, piece[1:-1], line, column)
    if group == "sign":
        return Token(TokenKind.SIGN, _PLAIN_SIGNS.get(piece, piece), line, column)
    token = Token(TokenKind(group), unicodedata.normalize("NFC", piece), line, column)
    if group == "name" and not token.text.isidentifier():
        raise token.error("{name} is no name", name=token)
    return token
