"""One statement of expression text read into operations, by precedence and without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guibp.model.errors import ExpressionError
from guibp.model.expression_tokens import Token, TokenKind
from guibp.model.naming import is_name
from guibp.model.operations import OPERATIONS

MAXIMUM_DEPTH = 200
"""How many parentheses may be open at once."""
MAXIMUM_WAITING = 1000
"""How many operators may wait for their right side at once."""


@dataclass(slots=True, eq=False)
class Draft:
    """A node to be: an operation on other drafts, or a leaf. It is named when the text is read."""

    op: str
    operands: list[Draft] = field(default_factory=list)
    value: float | None = None
    column: str | None = None
    id: str | None = None
    is_literal: bool = False
    """Whether it is a number that stands in the text alone, so far."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """An operator, or an open parenthesis with what stands before it, that waits for its right side."""

    token: Token
    op: str
    precedence: int
    base: int = 0
    """Where the operands of a function begin."""


_BINARY: Mapping[str, tuple[str, int]] = {
    "+": ("add", 1),
    "-": ("subtract", 1),
    "*": ("multiply", 2),
    "/": ("divide", 2),
    "**": ("power", 4),
}
_NEGATION = 3
"""Looser than a power, as in Python: -2**2 is -4."""
_OPEN = 0
_LEAVES: Mapping[str, str] = {
    "param": "parameter",
    "parameter": "parameter",
    "const": "constant",
    "constant": "constant",
    "input": "input",
}
_COLUMN = "data"


class Reader:
    """Reads right-hand sides from tokens; ``drafts`` are the nodes so far, operands first."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        self._tokens = tokens
        self._next: Token | None = next(tokens)
        self._operands: list[Draft] = []
        self._waiting: list[_Sign] = []
        self._depth = 0
        self.drafts: list[Draft] = []
        self.named: dict[str, Draft] = {}

    @property
    def next(self) -> Token | None:
        """The token that comes next; ``None`` behind the last, which is an end."""
        return self._next

    def take(self) -> Token:
        """The next token, which is then behind."""
        token = self._next
        if token is None:
            raise EOFError
        self._next = next(self._tokens, None)
        return token

    def read_side(self) -> Draft:
        """What stands up to the end of the line; raises ``ExpressionError``."""
        more = True
        while more:
            self._read_operand()
            more = self._read_operator()
        return self._operands.pop()

    def _read_operand(self) -> None:
        """Up to the next number, name or leaf; signs and parentheses before it wait."""
        while True:
            token = self.take()
            if token.kind is TokenKind.NUMBER:
                literal = Draft("constant", value=token.number, is_literal=True)
                return self._operands.append(self._keep(literal))
            if token.kind is TokenKind.NAME and not self._is_next("("):
                return self._operands.append(self._find(token))
            if token.kind is TokenKind.NAME and (token.text in _LEAVES or token.text == _COLUMN):
                return self._operands.append(self._keep(self._read_leaf(token)))
            if token.kind is TokenKind.NAME:
                self._open(token, self._find_function(token))
                self.take()
            elif token.kind is TokenKind.SIGN and token.text == "(":
                self._open(token, "")
            elif token.kind is TokenKind.SIGN and token.text == "-":
                self._wait(_Sign(token, "negate", _NEGATION))
            else:
                raise token.error("a number or a name is expected here, not {found}", found=token)

    def _read_operator(self) -> bool:
        """Up to the next operator or comma, and true; at the end of the line false."""
        while True:
            token = self.take()
            if token.kind is TokenKind.END:
                return self._finish()
            if token.kind is TokenKind.SIGN and token.text in _BINARY:
                op, precedence = _BINARY[token.text]
                binds_right = op == "power"
                self._reduce(precedence + 1 if binds_right else precedence)
                self._wait(_Sign(token, op, precedence))
                return True
            if token.kind is TokenKind.SIGN and token.text == ",":
                self._reduce(_OPEN + 1)
                if not self._waiting or not self._waiting[-1].op:
                    raise token.error("a comma stands between the operands of a function only")
                return True
            if token.kind is TokenKind.SIGN and token.text == ")":
                self._close(token)
            else:
                raise self._misplaced(token)

    def _misplaced(self, token: Token) -> ExpressionError:
        """Why a token cannot follow an operand: often a parenthesis of a former line is open."""
        for sign in self._waiting:
            if sign.precedence == _OPEN and sign.token.line < token.line:
                return sign.token.error("this parenthesis is never closed")
        if token.kind is TokenKind.SIGN:
            return token.error("{found} cannot stand here", found=token)
        return token.error("an operator is missing before {found}", found=token)

    def _finish(self) -> bool:
        self._reduce(_OPEN + 1)
        if self._waiting:
            raise self._waiting[-1].token.error("this parenthesis is never closed")
        return False

    def _reduce(self, precedence: int) -> None:
        """Carry out what waits and binds at least so tightly."""
        while self._waiting and self._waiting[-1].precedence >= precedence:
            sign = self._waiting.pop()
            last = self._operands.pop()
            if sign.op != "negate":
                last = self._keep(Draft(sign.op, [self._operands.pop(), last]))
            elif last.is_literal and last.value is not None:
                last.value = -last.value
            else:
                last = self._keep(Draft("negate", [last]))
            self._operands.append(last)

    def _keep(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def _open(self, token: Token, function: str) -> None:
        self._depth += 1
        if self._depth > MAXIMUM_DEPTH:
            raise token.error("nested deeper than {limit} parentheses", limit=MAXIMUM_DEPTH)
        self._wait(_Sign(token, function, _OPEN, len(self._operands)))

    def _wait(self, sign: _Sign) -> None:
        if len(self._waiting) >= MAXIMUM_WAITING:
            raise sign.token.error(
                "more than {limit} operators wait for their right side", limit=MAXIMUM_WAITING
            )
        self._waiting.append(sign)

    def _close(self, token: Token) -> None:
        self._reduce(_OPEN + 1)
        if not self._waiting:
            raise token.error("this parenthesis closes nothing")
        sign = self._waiting.pop()
        self._depth -= 1
        if sign.op:
            operands = self._operands[sign.base :]
            del self._operands[sign.base :]
            _check_count(sign, len(operands))
            self._operands.append(self._keep(Draft(sign.op, operands)))

    def _is_next(self, text: str) -> bool:
        return self._next is not None and self._next.kind is TokenKind.SIGN and self._next.text == text

    def _find(self, token: Token) -> Draft:
        if token.text not in self.named:
            raise token.error('"{name}" is not defined: a name is used after its own line', name=token.text)
        return self.named[token.text]

    def _find_function(self, token: Token) -> str:
        operation = OPERATIONS.get(token.text)
        if operation is None:
            raise token.error('there is no function "{name}"', name=token.text)
        return operation.id

    def _read_leaf(self, function: Token) -> Draft:
        """A leaf with its own kind: param(2), const(2), data("x1")."""
        self.take()
        if function.text == _COLUMN:
            draft = Draft("input", column=self._read_column())
        else:
            draft = Draft(_LEAVES[function.text], value=self._read_number(function))
        if not self._is_next(")"):
            raise self.take().error('")" is expected here: "{name}" takes no more', name=function.text)
        self.take()
        return draft

    def _read_number(self, function: Token) -> float:
        sign = -1.0 if self._is_next("-") else 1.0
        if sign < 0:
            self.take()
        token = self.take()
        if token.kind is not TokenKind.NUMBER:
            raise token.error('"{name}" takes a number, not {found}', name=function.text, found=token)
        return sign * token.number

    def _read_column(self) -> str:
        token = self.take()
        if token.kind is not TokenKind.TEXT or not is_name(token.text):
            raise token.error('"data" takes the name of a column in quotes, not {found}', found=token)
        return token.text


def _check_count(function: _Sign, given: int) -> None:
    """As many operands as the operation has."""
    operation = OPERATIONS[function.op]
    expected = len(operation.operands)
    if operation.is_variadic and given < expected:
        raise function.token.error(
            '"{op}" takes two or more operands, not {given}', op=operation.id, given=given
        )
    if not operation.is_variadic and given != expected:
        template = '"{op}" takes {expected} operands, not {given}'
        if expected == 1:
            template = '"{op}" takes one operand, not {given}'
        raise function.token.error(template, op=operation.id, expected=expected, given=given)
