"""The parser of a command, which remembers its arguments: help, completion and manual are made from it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeVar

from guibp.cli.examples import EXAMPLES, Example

Argument = TypeVar("Argument", bound=argparse.Action)

SOURCE_TEXT = "a .guibp file, preset:NAME, or expr:TEXT such as 'expr:x = 5; w = param(-2); f = w*x'"


class CommandParser(argparse.ArgumentParser):
    """Takes no abbreviations, and ends its help with examples."""

    def __init__(self, prog: str, description: str, usage: str | None = None) -> None:
        self.arguments: list[argparse.Action] = []
        """In the order in which they were added."""
        self.summary = description
        self.examples = EXAMPLES[prog.partition(" ")[2]]
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=write_examples(self.examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def _add_action(self, action: Argument) -> Argument:
        self.arguments.append(action)
        return super()._add_action(action)

    # -- what several commands take ----------------------------------------------------------------

    def take_source(self) -> None:
        """A graph."""
        self.add_argument("source", metavar="SOURCE", help=SOURCE_TEXT)

    def take_data(self) -> None:
        """A table in place of the source's data set."""
        self.add_argument("--data", metavar="FILE", help="a table (CSV) in place of the source's data set")

    def take_output_node(self) -> None:
        """The node that is differentiated."""
        self.add_argument("--of", metavar="NODE", help="differentiate this node")

    def take_json(self) -> None:
        """The choice of JSON for the answer."""
        self.add_argument("--json", action="store_true", help="answer in JSON")


def write_examples(examples: Sequence[Example]) -> str:
    """The end of a help: what can be done, and how it is typed."""
    lines = ["examples:"]
    for example in examples:
        lines += [f"  # {example.text}", f"  {example.line}"]
    return "\n".join(lines)
