"""The language of the window: which one the user chose, and the catalogues that speak it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QFontDatabase

from guibp import resources
from guibp.gui.preferences import open_settings

_KEY = "window/language"


class Language(Enum):
    """What can be chosen; the value is what the preferences keep."""

    SYSTEM = "system"
    ENGLISH = "en"
    KOREAN = "ko"


class LanguageChoice(QObject):
    """Installs the catalogues of the chosen language; Qt then tells every widget of the change.

    An application speaks one language in all its windows, so there is one choice in each: see
    ``choice_of``. Numbers are written alike in all languages: the locale stays as it is.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = Language.SYSTEM
        self._spoken: Language | None = None
        self._catalogues: list[QTranslator] = []

    @property
    def spoken(self) -> Language:
        """English or Korean, whichever the window speaks."""
        return self._spoken or Language.ENGLISH

    def restore(self) -> None:
        """Speak what was chosen the last time."""
        self._use(_read_choice())

    def choose(self, language: Language) -> None:
        """Speak a language now, and in the windows to come."""
        open_settings().setValue(_KEY, language.value)
        self._use(language)

    def use_system(self) -> None:
        """Speak as the system does."""
        self.choose(Language.SYSTEM)

    def use_english(self) -> None:
        """Speak English."""
        self.choose(Language.ENGLISH)

    def use_korean(self) -> None:
        """Speak Korean."""
        self.choose(Language.KOREAN)

    def _use(self, language: Language) -> None:
        self.language = language
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        wanted = system_language() if self.language is Language.SYSTEM else self.language
        if wanted is self._spoken:
            return
        former, self._spoken = self._catalogues, wanted
        self._catalogues = self._load(wanted)
        for catalogue in former:
            QCoreApplication.removeTranslator(catalogue)
            catalogue.deleteLater()
        for catalogue in self._catalogues:
            QCoreApplication.installTranslator(catalogue)

    def _load(self, language: Language) -> list[QTranslator]:
        """Qt's own texts, then ours, which are asked first; a catalogue that is not there is left out."""
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        catalogues = []
        for name, folder in (("qtbase", of_qt), ("guibp", str(resources.path("translations")))):
            catalogue = QTranslator(self)
            if catalogue.load(f"{name}_{language.value}", folder):
                catalogues.append(catalogue)
        return catalogues


def choice_of(application: QCoreApplication) -> LanguageChoice:
    """The choice of an application, which owns it; made with the first window."""
    found = application.findChild(LanguageChoice)
    return found if isinstance(found, LanguageChoice) else LanguageChoice(application)


def lacks_letters(language: Language) -> bool:
    """Whether no font of this computer can show a language: its letters would all be boxes."""
    korean = QFontDatabase.WritingSystem.Korean
    return language is Language.KOREAN and not QFontDatabase.families(korean)


def system_language() -> Language:
    """The first of the system's languages that guibp speaks and can show; English if there is none."""
    for name in QLocale.system().uiLanguages():
        for language in (Language.KOREAN, Language.ENGLISH):
            if name.split("-")[0] == language.value and not lacks_letters(language):
                return language
    return Language.ENGLISH


def _read_choice() -> Language:
    kept = open_settings().value(_KEY)
    return Language(kept) if kept in {language.value for language in Language} else Language.SYSTEM
