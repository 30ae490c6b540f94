"""Translation at the boundary: errors that the model raised, said in the language of the window."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from guibp.gui.particles import settle_particles
from guibp.model.errors import DocumentError, ExpressionError, GuibpError, Phrase

_PICKING_KEY = re.compile(r"\s*\(&[^&]\)")
_MARK = re.compile("&(.?)")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name that lupdate looks for
    """Mark a text for the translators that is translated where it is shown."""
    return text


def window_language() -> str:
    """The code of the language that the window speaks, ``en`` or ``ko``: each catalogue says its own."""
    return QCoreApplication.translate("Language", "en")


def plain_text(text: str) -> str:
    """A menu's text without the mark of the key that picks it: ``&File`` as well as ``파일(&F)``.

    Two ampersands stand for one that is shown.
    """
    return _MARK.sub(r"\1", _PICKING_KEY.sub("", text))


def translate_error(error: GuibpError) -> str:
    """One line that says what is wrong and where, in the language of the window."""
    arguments = {name: _translate_phrase(value) for name, value in error.arguments.items()}
    said = QCoreApplication.translate("errors", error.template).format(**arguments)
    if isinstance(error, ExpressionError):
        place = QCoreApplication.translate("errors", "line {line}, column {column}")
        said = f"{place.format(line=error.line, column=error.column)}: {said}"
    if isinstance(error, DocumentError):
        said = ": ".join(part for part in (error.source, error.place, said) if part)
    return settle_particles(" ".join(said.split()))


def _translate_phrase(value: object) -> object:
    """What fills a place: words of ours are translated, names and numbers stay as they are."""
    return QCoreApplication.translate("errors", value) if isinstance(value, Phrase) else value
