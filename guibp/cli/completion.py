"""What a shell can complete of the command line, read off the parsers."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from enum import Enum

from guibp.cli.arguments import DESCRIBED, command_parser, window_parser
from guibp.cli.command_parser import CommandParser


class Kind(Enum):
    """What stands for an argument."""

    NOTHING = "nothing"
    """A flag."""
    CHOICE = "choice"
    SOURCE = "source"
    FILE = "file"
    NODE = "node"
    ASSIGNMENT = "assignment"
    """A node's id, an equals sign and a number."""
    FREE = "free"
    """A number, or what else only the user knows."""


@dataclass(frozen=True, slots=True)
class Completed:
    """One argument: an option by its names, or a place without any."""

    names: tuple[str, ...]
    text: str
    kind: Kind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompletedCommand:
    """A command with its options and places; the name is empty for the window."""

    name: str
    text: str
    options: tuple[Completed, ...]
    places: tuple[Completed, ...]


def list_completed() -> tuple[CompletedCommand, ...]:
    """The window first, then the commands."""
    window = _describe("", "", window_parser())
    commands = (_describe(name, one.text, command_parser(name)) for name, one in DESCRIBED.items())
    return (window, *commands)


def _describe(name: str, text: str, parser: CommandParser) -> CompletedCommand:
    completed = [_complete(one) for one in parser.arguments]
    options = tuple(one for one in completed if one.names)
    return CompletedCommand(name, text, options, tuple(one for one in completed if not one.names))


def _complete(argument: argparse.Action) -> Completed:
    choices = tuple(map(str, argument.choices or ()))
    return Completed(tuple(argument.option_strings), argument.help or "", _kind_of(argument), choices)


def _kind_of(argument: argparse.Action) -> Kind:
    if argument.option_strings and argument.nargs == 0:
        return Kind.NOTHING
    if argument.choices:
        return Kind.CHOICE
    metavar = argument.metavar if isinstance(argument.metavar, str) else ""
    if metavar.startswith("FILE"):
        # What the window opens is a source too.
        return Kind.SOURCE if argument.nargs == "?" else Kind.FILE
    return _KINDS.get(metavar, Kind.FREE)


_KINDS = {"SOURCE": Kind.SOURCE, "NODE": Kind.NODE, "ID=NUMBER": Kind.ASSIGNMENT}
