"""The errors of guibp: each says what is wrong and where, as a template that a catalogue can translate."""

from __future__ import annotations

Template = str
"""An English sentence with named places; a catalogue translates it where it is shown."""


class Phrase(str):
    """Words that fill a place of a template and are translated like it, unlike names and numbers."""

    __slots__ = ()


class GuibpError(Exception):
    """Anything that guibp refuses.

    ``template`` is the English sentence with named places and the key under which a catalogue
    translates it; ``arguments`` fill the places. ``str()`` gives the English sentence.
    """

    def __init__(self, template: Template, **arguments: object) -> None:
        super().__init__(template, arguments)
        self.template = template
        self.arguments = arguments

    def __str__(self) -> str:
        return one_line(self.template.format(**self.arguments))


def one_line(text: str) -> str:
    """The text with escapes in place of what would break a line, turn it around or not print at all."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


class DocumentError(GuibpError):
    """A document, or a place in one, that does not follow the format."""

    def __init__(self, template: str, *, source: str = "", place: str = "", **arguments: object) -> None:
        super().__init__(template, **arguments)
        self.source = source
        self.place = place

    def __str__(self) -> str:
        return ": ".join(one_line(part) for part in (self.source, self.place, super().__str__()) if part)


class ExpressionError(GuibpError):
    """Expression text that cannot be read; ``line`` and ``column`` count from 1."""

    def __init__(self, template: str, *, line: int, column: int, **arguments: object) -> None:
        super().__init__(template, **arguments)
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {super().__str__()}"


class EditError(GuibpError):
    """An edit that the graph refuses; the graph is as it was before."""


class CycleError(EditError):
    """An edge that would close a cycle; ``ids`` are the nodes around the cycle, in its direction."""

    def __init__(self, template: str, *, ids: tuple[str, ...] = (), **arguments: object) -> None:
        super().__init__(template, **arguments)
        self.ids = ids


class PortError(EditError):
    """An edge onto a port that is taken or that the operation does not have."""


class NodeError(EditError):
    """A node that does not exist, exists already, or cannot have what is asked of it."""


class NumberError(EditError):
    """A number that is not finite, or not a number."""


class DatasetError(EditError):
    """Columns that make no table of finite numbers."""


class HeldOutError(DatasetError):
    """Rows that cannot be held out."""


class TrainingError(EditError):
    """Settings that nothing can be trained with."""


class UnfinishedGraphError(GuibpError):
    """A graph that lacks what the asked computation needs: an operand, an output, a column, a parameter."""


class DivergedError(GuibpError):
    """A training that left the finite numbers."""

    def __init__(self, template: str, *, step: int, node: str | None, **arguments: object) -> None:
        super().__init__(template, step=step, node=node, **arguments)
        self.step = step
        self.node = node


class FileError(GuibpError):
    """A file that cannot be read or written."""
