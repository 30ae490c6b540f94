"""What the File menu can export: each kind of file as the dialog lists it, and which one a name means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from guibp.export.exports import Layers
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.model.errors import FileError

_CONTEXT = "ExportKinds"


class Scope(Enum):
    """How much of the graph an export shows."""

    GRAPH = "graph"
    SELECTION = "selection"


class Subject(Enum):
    """What is written."""

    PICTURE = "picture"
    LATEX = "latex"
    DOT = "dot"
    NODE_LINK = "node-link"
    NUMPY = "numpy"
    PYTORCH = "pytorch"
    JAX = "jax"
    MICROGRAD = "micrograd"


@dataclass(frozen=True, slots=True)
class ExportKind:
    """One entry of the dialog's list; ``text`` is what it is called, in English."""

    text: str
    suffix: str
    subject: Subject
    scope: Scope = Scope.GRAPH
    layers: Layers = Layers.SCALARS
    """How a script writes layers."""

    def read_entry(self) -> str:
        """How the dialog lists it, in the language of the window."""
        return f"{QCoreApplication.translate(_CONTEXT, self.text)} (*{self.suffix})"


PICTURES: tuple[ExportKind, ...] = (
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "SVG picture"), ".svg", Subject.PICTURE),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "PNG picture that opens again as a graph"), ".png", Subject.PICTURE
    ),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "PDF picture"), ".pdf", Subject.PICTURE),
)
TEXTS: tuple[ExportKind, ...] = (
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "LaTeX with TikZ"), ".tex", Subject.LATEX),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "Graphviz DOT"), ".dot", Subject.DOT),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "Node-link JSON"), ".json", Subject.NODE_LINK),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "NumPy script"), ".py", Subject.NUMPY),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "PyTorch script"), ".py", Subject.PYTORCH),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "JAX script"), ".py", Subject.JAX),
    ExportKind(QT_TRANSLATE_NOOP("ExportKinds", "micrograd script"), ".py", Subject.MICROGRAD),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "NumPy script, layers as matrices"),
        ".py",
        Subject.NUMPY,
        layers=Layers.MATRICES,
    ),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "PyTorch script, layers as matrices"),
        ".py",
        Subject.PYTORCH,
        layers=Layers.MATRICES,
    ),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "JAX script, layers as matrices"),
        ".py",
        Subject.JAX,
        layers=Layers.MATRICES,
    ),
)
KINDS = (*PICTURES, *TEXTS)
"""Of several with the same ending, the first is what a name alone asks for."""
OF_SELECTION: tuple[ExportKind, ...] = (
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "Selection as SVG picture"), ".svg", Subject.PICTURE, Scope.SELECTION
    ),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "Selection as PNG picture"), ".png", Subject.PICTURE, Scope.SELECTION
    ),
    ExportKind(
        QT_TRANSLATE_NOOP("ExportKinds", "Selection as PDF picture"), ".pdf", Subject.PICTURE, Scope.SELECTION
    ),
)
"""Offered while nodes are selected."""


def kind_of(path: Path, chosen: ExportKind) -> ExportKind:
    """The kind that a name's ending asks for, where ``chosen`` settles what the ending leaves open.

    Raises ``FileError`` for an ending that is none of them.
    """
    suffix = path.suffix.lower()
    scoped = [kind for kind in (*KINDS, *OF_SELECTION) if kind.scope is chosen.scope]
    for kind in (chosen, *scoped, *KINDS):
        if kind.suffix == suffix:
            return kind
    raise FileError(
        "{path}: the name's ending says what is written: {known}",
        path=path.name,
        known=" ".join(dict.fromkeys(kind.suffix for kind in KINDS)),
    )
