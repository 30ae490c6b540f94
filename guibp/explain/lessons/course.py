"""The lessons that come with the program, in the order in which they teach."""

from __future__ import annotations

from guibp import resources
from guibp.explain.lessons.reading import SUFFIX, load_lesson
from guibp.explain.lessons.records import Lesson

TOUR = "tour"
COURSE = (
    "one-unit",
    "three-units",
    "partial-derivative",
    "derivatives",
    "chain-rule",
    "wx-plus-b",
    "fan-out",
    "sigmoid",
    "training-xor",
    "beyond",
)
"""Names of files under resources/lessons; the tour is none of the course, but shows the window."""


def open_lesson(name: str) -> Lesson:
    """A lesson of the course."""
    return load_lesson(resources.path("lessons", name + SUFFIX))
