"""Translation at the boundary: errors that the model raised, said in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.model.errors import DocumentError, ExpressionError, GuibpError

ENGLISH = "english"
"""The property of an action that holds its text in English: people also search for it by that."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name that lupdate looks for
    """Mark a text for the translators that is translated where it is shown."""
    return text


def window_language() -> str:
    """The code of the language that the window speaks, such as ``en`` or ``ko``."""
    return "en"


def translate_error(error: GuibpError) -> str:
    """One line that says what is wrong and where, in the language of the window."""
    said = QCoreApplication.translate("errors", error.template).format(**error.arguments)
    if isinstance(error, ExpressionError):
        place = QCoreApplication.translate("errors", "line {line}, column {column}")
        said = f"{place.format(line=error.line, column=error.column)}: {said}"
    if isinstance(error, DocumentError):
        said = ": ".join(part for part in (error.source, error.place, said) if part)
    return " ".join(said.split())
