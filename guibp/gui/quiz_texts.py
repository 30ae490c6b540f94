"""What the quiz says, in the language of the window and with real minus signs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from guibp.explain.notation import TEXT
from guibp.explain.sentences import Said, say_formula
from guibp.gui.operation_texts import typeset
from guibp.gui.translation import translate_error
from guibp.model.errors import ExpressionError, GuibpError, NumberError


def translate_said(said: Said) -> str:
    """One sentence."""
    template = QCoreApplication.translate(said.context, said.template)
    return typeset(template.format(**dict(said.arguments)))


def translate_all(said: Iterable[Said]) -> str:
    """Sentences, one after the other."""
    return " ".join(map(translate_said, said))


def say_error(error: NumberError | ExpressionError) -> Said:
    """Why what was typed is no number."""
    # The place in a line of a few signs is seen; only the reason is told.
    reason = translate_error(GuibpError(error.template, **error.arguments))
    return say_formula(f"{reason[:1].upper()}{reason[1:]}.")


def show_answer(number: float) -> str:
    """A number as the quiz shows it."""
    return TEXT.number(number)
