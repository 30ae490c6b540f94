"""Both languages: commands are found by their English and by their Korean names, whichever is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction

from guibp import resources

ENGLISH, KOREAN = "english", "korean"
"""The properties of an action that hold its text in each language, for those who search."""
_CONTEXT = "context"
"""The one that says where in the catalogues the English text stands."""

InKorean = Callable[[QAction], str]


def name_in_english(action: QAction, context: str, text: str) -> None:
    """Note an action's English text, and where the catalogues have it in other languages."""
    action.setProperty(ENGLISH, text)
    action.setProperty(_CONTEXT, context)


def name_in_both(action: QAction, english: str, korean: str) -> None:
    """Note an action's texts where no catalogue has them."""
    action.setProperty(ENGLISH, english)
    action.setProperty(KOREAN, korean)


def read_korean() -> InKorean:
    """What gives an action's Korean text, or nothing; it reads the catalogue, also while nobody speaks it."""
    catalogue = QTranslator()
    catalogue.load("guibp_ko", str(Path(resources.path("translations"))))

    def in_korean(action: QAction) -> str:
        noted = action.property(KOREAN)
        if noted:
            return str(noted)
        context, text = action.property(_CONTEXT), action.property(ENGLISH)
        return str(catalogue.translate(str(context), str(text)) or "") if context and text else ""

    return in_korean
