"""The shape of a document's JSON: which fields there are, what type each has, and how a wrong one is told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from guibp.model.errors import DocumentError, Phrase, Template

T = TypeVar("T")


class NodeShape(Struct, gc=False):
    """A member of ``nodes``."""

    id: str
    op: str
    value: float | UnsetType = UNSET
    column: str | UnsetType = UNSET
    random_start: float | UnsetType = UNSET
    frozen: bool = False
    position: tuple[float, float] | UnsetType = UNSET


class EdgeShape(Struct, gc=False):
    """A member of ``edges``."""

    source: str
    target: str
    port: int


class GroupShape(Struct):
    """A member of ``groups``."""

    id: str
    members: list[str]
    collapsed: bool = False


class NoteShape(Struct):
    """A member of ``notes``."""

    id: str
    text: str
    position: tuple[float, float]
    size: tuple[float, float] | UnsetType = UNSET


class DatasetShape(Struct):
    """``dataset``; its columns are looked at one by one, since a place inside needs their names."""

    columns: dict[str, object]
    held_out: list[int] | UnsetType = UNSET


class TrainingShape(Struct):
    """``training``."""

    optimizer: str | UnsetType = UNSET
    learning_rate: float | UnsetType = UNSET
    steps: int | UnsetType = UNSET
    seed: int | UnsetType = UNSET
    l1: float | UnsetType = UNSET
    l2: float | UnsetType = UNSET
    schedule: str | UnsetType = UNSET
    batch: int | UnsetType = UNSET
    forget_zero: bool | UnsetType = UNSET


class DocumentShape(Struct):
    """The whole."""

    format: str
    version: int
    nodes: list[NodeShape]
    edges: list[EdgeShape]
    output: str | UnsetType = UNSET
    dataset: DatasetShape | UnsetType = UNSET
    groups: list[GroupShape] | UnsetType = UNSET
    notes: list[NoteShape] | UnsetType = UNSET
    training: TrainingShape | UnsetType = UNSET


_SURROGATE = re.compile(r"\\ud[89a-f]..")
_TYPE = re.compile(r"Expected `(\w+)`, got `(\w+)`")
_LENGTH = re.compile(r"Expected `array` of length (\d+), got (\d+)")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_PLACE = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)

_EXPECTED: Mapping[str, Template] = {
    "str": "a text is expected here, not {found}",
    "float": "a number is expected here, not {found}",
    "int": "a whole number is expected here, not {found}",
    "bool": "true or false is expected here, not {found}",
    "array": "a list is expected here, not {found}",
    "object": "an object is expected here, not {found}",
}
_FOUND: Mapping[str, Phrase] = {
    "str": Phrase("a text"),
    "float": Phrase("a number"),
    "int": Phrase("a number"),
    "bool": Phrase("true or false"),
    "array": Phrase("a list"),
    "object": Phrase("an object"),
}


def fit(value: object, shape: type[T], place: str = "") -> T:
    """The value as the shape says, nothing converted but whole numbers where a number stands.

    Raises ``DocumentError`` with the place, which begins with the value's own.
    """
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise _tell(str(error), place) from None
    except UnicodeEncodeError:
        # msgspec fails on half a surrogate pair where no text belongs; another text leads to the place.
        fit(json.loads(_SURROGATE.sub("?", json.dumps(value))), shape, place)
        raise DocumentError("a text has half a surrogate pair", place=place) from None


def given(value: T | UnsetType) -> T | None:
    """The value of a field, or ``None`` if the document leaves it out."""
    return None if value is UNSET else value


def _tell(said: str, outer: str) -> DocumentError:
    """What msgspec says, in our words."""
    split = _PLACE.fullmatch(said)
    problem, inner = (split[1], split[2] or "") if split else (said, "")
    place = outer + inner
    if match := _LENGTH.fullmatch(problem):
        return DocumentError(
            "{expected} numbers are expected here, not {found}",
            place=place,
            expected=match[1],
            found=match[2],
        )
    if match := _TYPE.fullmatch(problem):
        return DocumentError(_EXPECTED[match[1]], place=place, found=_FOUND.get(match[2], match[2]))
    if match := _MISSING.fullmatch(problem):
        return DocumentError('"{name}" is missing', place=place, name=match[1])
    if problem == "Number out of range":
        return DocumentError("not a finite number, or too large", place=place)
    return DocumentError("{problem}", place=place, problem=problem)
