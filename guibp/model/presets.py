"""The examples that come with the program: documents under resources/presets."""

from __future__ import annotations

from collections.abc import Mapping

from guibp import resources
from guibp.model.atomic_file import read_file
from guibp.model.document_json import MAXIMUM_BYTES
from guibp.model.document_reading import read_document
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph

_TITLES: Mapping[str, str] = {
    "wx+b": "f = wx + b",
    "sigmoid": "The sigmoid, taken apart",
    "neuron": "A neuron with two inputs",
    "single-unit-xor": "XOR with one unit: it cannot be solved",
    "xor": "XOR with three units: train it",
    "xor-lecture": "XOR with the lecture's weights",
}


def presets() -> tuple[str, ...]:
    """The names of the presets, in the order in which they teach."""
    return tuple(_TITLES)


def preset_titles() -> Mapping[str, str]:
    """Name -> what a menu calls it, in English."""
    return dict(_TITLES)


def preset(name: str) -> Graph:
    """A new graph of the preset; raises ``GuibpError`` if there is none of that name."""
    if name not in _TITLES:
        known = ", ".join(_TITLES)
        raise GuibpError('there is no preset "{name}"; there are {known}', name=name, known=known)
    file_name = f"{name}.guibp"
    return read_document(read_file(resources.path("presets", file_name), MAXIMUM_BYTES), file_name)
