"""The manual page in the language of man, made from the parsers so that it says what the helps say."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from guibp.cli.arguments import ABOUT, DESCRIBED, EXIT_CODES, command_parser, window_parser
from guibp.cli.command_parser import CommandParser
from guibp.cli.examples import Example

_SOURCES = (
    ("FILE", "A document of guibp, a PNG that guibp wrote, or a graph as node-link JSON."),
    ("preset:NAME", "One of the examples; guibp presets lists them."),
    ("expr:TEXT", "An expression, such as expr:x = 5; w = param(-2); f = w*x."),
)


def write_page() -> str:
    """The page ``guibp(1)``."""
    from guibp import __version__

    lines = [
        f'.TH GUIBP 1 "" "guibp {__version__}" "User Commands"',
        *_section("NAME", ["guibp \\- build a computational graph and watch its gradients flow"]),
        *_section("SYNOPSIS", [".B guibp", ".RI [ FILE ]", ".br", *_synopses()]),
        *_section("DESCRIPTION", [_text(ABOUT), ".P", _text(_WINDOW)]),
        *_section("OPTIONS", _arguments(window_parser())),
        *_section("SOURCES", [_text("A SOURCE is one of these:"), *_tagged(_SOURCES)]),
        *_section("COMMANDS", _commands()),
        *_section("EXIT STATUS", _tagged((str(code), text) for code, text in EXIT_CODES.items())),
        *_section("EXAMPLES", _examples(window_parser().examples)),
    ]
    return "\n".join(lines) + "\n"


_WINDOW = (
    "Without a command a window opens. With one, guibp works without a window or a display, answers on "
    "standard output, and with --json in JSON; what is told besides goes to standard error, and progress "
    "only to a terminal."
)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _synopses() -> Iterator[str]:
    for name in DESCRIBED:
        places = " ".join(_shown(one) for one in command_parser(name).arguments if not one.option_strings)
        yield f".B guibp {name}"
        yield f".RI {_quoted(f'{places} [options]'.strip())}"
        yield ".br"


def _commands() -> Iterator[str]:
    for name, described in DESCRIBED.items():
        parser = command_parser(name)
        yield f".SS guibp {name}"
        yield _text(described.text)
        yield from _arguments(parser)
        yield ".P"
        yield from _examples(parser.examples)


def _arguments(parser: CommandParser) -> Iterator[str]:
    yield from _tagged((_heading(one), one.help or "") for one in parser.arguments)


def _heading(argument: argparse.Action) -> str:
    names = ", ".join(argument.option_strings)
    return f"{names} {_shown(argument)}".strip()


def _shown(argument: argparse.Action) -> str:
    """What stands for the value of an argument; nothing for a flag."""
    if argument.option_strings and argument.nargs == 0:
        return ""
    metavar = argument.metavar
    if isinstance(metavar, str):
        return metavar
    return "|".join(map(str, argument.choices or [argument.dest]))


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield ".P"
        yield _text(f"{example.text[0].upper()}{example.text[1:]}:")
        yield ".P"
        yield ".nf"
        yield ".RS 4"
        yield _text(example.line)
        yield ".RE"
        yield ".fi"


def _tagged(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for tag, text in pairs:
        yield ".TP"
        yield f".B {_text(tag)}"
        yield _text(f"{text[:1].upper()}{text[1:]}" if not text.startswith(("l1", "FILE")) else text)


def _quoted(text: str) -> str:
    return '"' + _text(text).replace('"', "\\(dq") + '"'


def _text(text: str) -> str:
    """A text in which nothing is a command of the page, in plain ASCII, which every man reads."""
    escaped = "".join(map(_sign, text))
    return f"\\&{escaped}" if text.startswith((".", "'")) else escaped


def _sign(sign: str) -> str:
    return _SIGNS.get(sign, sign if sign.isascii() else f"\\[u{ord(sign):04X}]")


_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "|": "\\||"}
