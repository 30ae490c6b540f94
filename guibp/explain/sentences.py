"""Sentences of the parts without Qt: a template that a catalogue can translate, and what fills its places."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = "errors"
"""Where the catalogues keep the templates of the parts without Qt."""

Template = str
"""An English sentence with named places."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; ``str()`` gives it in English.

    ``template`` is the English with named places, and the key under which a catalogue translates it
    in ``context``; ``arguments`` fill the places, and are names, numbers and formulas.
    """

    template: Template
    arguments: tuple[tuple[str, str], ...] = ()
    context: str = CONTEXT

    def __str__(self) -> str:
        return self.template.format(**dict(self.arguments))


def say(template: Template, **arguments: object) -> Said:
    """A sentence with its places filled."""
    return Said(template, tuple((name, str(value)) for name, value in arguments.items()))


def say_formula(formula: str) -> Said:
    """A line of mathematics, which reads the same in every language."""
    return Said("{formula}", (("formula", formula),))
