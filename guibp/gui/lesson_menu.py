"""The menu of lessons: those that come with the program, with a mark at what is done, and a teacher's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from guibp.explain.lessons.course import COURSE, TOUR, open_lesson
from guibp.explain.lessons.reading import SUFFIX, load_lesson
from guibp.explain.lessons.records import ENGLISH, KOREAN, Lesson, in_language
from guibp.gui.both_languages import name_in_both, name_in_english
from guibp.gui.session import Session
from guibp.gui.translation import translate_error, window_language
from guibp.gui.tutor import Tutor
from guibp.model.errors import GuibpError


class LessonMenu(QMenu):
    """Opens lessons with the tutor. They are read when it is first opened, so the window need not wait."""

    def __init__(self, tutor: Tutor, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._tutor, self._session, self._window = tutor, session, window
        self._course: dict[str, Lesson] = {}
        self._actions: dict[str, QAction] = {}
        self._tour = QAction(self)
        self._tour.setObjectName("lesson_tour")
        name_in_english(self._tour, type(self).__name__, "&Take the tour")
        self._tour.triggered.connect(partial(self.open_lesson, TOUR))
        self.addAction(self._tour)
        self.addSeparator()
        self._open = QAction(self)
        self._open.setObjectName("lesson_open")
        name_in_english(self._open, type(self).__name__, "&Open a lesson…")
        self._open.triggered.connect(self.ask_for_file)
        self.aboutToShow.connect(self.list_lessons)
        self._write()

    def list_lessons(self) -> None:
        """Fill the menu, and mark what was done."""
        for name in COURSE if not self._course else ():
            self._course[name] = open_lesson(name)
            action = self._actions[name] = self.addAction("")
            action.setObjectName(f"lesson_{name}")
            title = self._course[name].title
            name_in_both(action, in_language(title, ENGLISH), in_language(title, KOREAN))
            action.setCheckable(True)
            action.triggered.connect(partial(self.open_lesson, name))
        if self._open not in self.actions():
            self.addSeparator()
            self.addAction(self._open)
        self._write()

    def take_tour(self) -> None:
        """Lead through the window."""
        self.open_lesson(TOUR)

    def open_lesson(self, name: str, _checked: bool = False) -> None:
        """Begin a lesson of the course."""
        self._tutor.begin(self._course.get(name) or open_lesson(name), name)
        self._write()

    def ask_for_file(self) -> None:
        """Ask for a teacher's lesson, and begin it."""
        kinds = self.tr("Lessons (*{suffix})").format(suffix=SUFFIX)
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a lesson"), "", kinds)
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Begin the lesson in a file; what is wrong with it is told."""
        try:
            lesson = load_lesson(path)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._tutor.begin(lesson, path.name)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setTitle(self.tr("&Lessons"))
        self._tour.setText(self.tr("&Take the tour"))
        self._open.setText(self.tr("&Open a lesson…"))
        for number, (name, action) in enumerate(self._actions.items(), start=1):
            title = in_language(self._course[name].title, window_language()).replace("&", "&&")
            action.setText(f"{number}  {title}")
            action.setChecked(self._tutor.progress.is_finished(name))
