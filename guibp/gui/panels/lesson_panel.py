"""The lesson on show: what to do, whether it is done, and help on the way."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guibp.explain.lessons.records import AnswerGoal, ChoiceGoal, Task, in_language
from guibp.gui.marks import loosen_marks, tighten_marks
from guibp.gui.roles import Role, make_label, set_role
from guibp.gui.translation import window_language
from guibp.gui.tutor import Tutor
from guibp.gui.type_scale import scaled
from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number

_PICTURE = re.compile(r"<img\b[^>]*>")
_DONE, _TO_DO = "\N{BLACK CIRCLE}", "\N{WHITE CIRCLE}"
_ANSWER_WIDTH, _TEXT_PIXELS, _HEIGHT, _MOST = 120, 15, 136, 260
"""In pixels; the panel is as high as its task needs, between the last two."""


class LessonPanel(QFrame):
    """Shows the tutor's task; what a learner presses here goes to the tutor."""

    solution_requested = Signal()

    def __init__(self, tutor: Tutor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_panel")
        self._tutor = tutor
        self._shown: Task | None = None
        self._title = make_label("", Role.TITLE)
        self._dots = make_label("", Role.QUIET)
        self._text = _make_page()
        self._feedback = _make_page()
        self._area = QScrollArea()
        self._answer = QLineEdit()
        self._answer.setObjectName("lesson_answer")
        self._answer.setFixedWidth(scaled(_ANSWER_WIDTH))
        self._choices = QHBoxLayout()
        self._back, self._hint, self._show = QPushButton(), QPushButton(), QPushButton()
        self._next = QPushButton()
        for name, button in (
            ("lesson_back", self._back),
            ("lesson_hint", self._hint),
            ("lesson_show", self._show),
            ("lesson_next", self._next),
        ):
            button.setObjectName(name)
        self._arrange()
        self._connect()
        self._write()
        self.refresh()

    def _arrange(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addSpacing(12)
        heading.addWidget(self._dots)
        heading.addStretch()
        for button in (self._back, self._hint, self._show, self._next):
            heading.addWidget(button)
        question = QHBoxLayout()
        question.addWidget(self._answer)
        question.addLayout(self._choices)
        question.addStretch()
        page = self._page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._text, self._feedback):
            column.addWidget(part)
        column.addLayout(question)
        column.addStretch()
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 2, 24, 8)
        whole.setSpacing(4)
        whole.addLayout(heading)
        whole.addWidget(area, 1)

    def _connect(self) -> None:
        tutor = self._tutor
        self._back.clicked.connect(tutor.retreat)
        self._hint.clicked.connect(tutor.show_hint)
        self._show.clicked.connect(self.solution_requested)
        self._next.clicked.connect(self._go_on)
        self._answer.returnPressed.connect(self._take_answer)
        tutor.changed.connect(self.refresh)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = None
            self._write()
            self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower panel has more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Be as high as the task with all its answers and feedback, so that nothing waits below."""
        column, whole = self._page.layout(), self.layout()
        if self._shown is None or column is None or whole is None:
            return
        column.activate()
        content = column.totalHeightForWidth(self._area.viewport().width())
        # The scroll area would take the height that the text has in a narrow column.
        self._page.setMinimumHeight(content)
        border = self._area.height() - self._area.viewport().height()
        around = whole.totalMinimumSize().height() - self._area.minimumSizeHint().height() + border
        self.setFixedHeight(max(scaled(_HEIGHT), min(around + content, scaled(_MOST))))

    def refresh(self) -> None:
        """Show the tutor's task and how far the learner is with it."""
        lesson, task, tutor = self._tutor.lesson, self._tutor.task, self._tutor
        if lesson is None or task is None:
            self._shown = None
            return
        if task is not self._shown:
            self._shown = task
            self._show_task(task)
        self._title.setText(in_language(lesson.title, window_language()))
        done = tutor.place + tutor.attempt.is_done
        self._dots.setText(f"{_DONE * done}{_TO_DO * (len(lesson.tasks) - done)}")
        self._dots.setAccessibleName(
            self.tr("task {place} of {tasks}").format(place=tutor.place + 1, tasks=len(lesson.tasks))
        )
        self._show_attempt(task)

    def _show_task(self, task: Task) -> None:
        _write_page(self._text, in_language(task.text, window_language()))
        self._answer.clear()
        self._answer.setVisible(isinstance(task.goal, AnswerGoal))
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if isinstance(task.goal, ChoiceGoal):
            for place, option in enumerate(task.goal.options):
                button = QPushButton(in_language(option, window_language()).replace("&", "&&"))
                button.setObjectName(f"lesson_choice_{place}")
                button.clicked.connect(lambda _checked=False, place=place: self._tutor.choose(place))
                self._choices.addWidget(button)
                # Now, not with the next event: the panel measures what is on show.
                button.show()

    def _show_attempt(self, task: Task) -> None:
        attempt, language = self._tutor.attempt, window_language()
        lines = []
        if attempt.is_done:
            lines.append(f"**✓ {self.tr('Done.')}** {in_language(task.learned, language)}")
        elif attempt.slip:
            lines.append(self.tr("Not yet. Look again, or ask for a hint."))
        if attempt.shows_hint and not attempt.is_done:
            lines.append(in_language(task.hint, language))
        _write_page(self._feedback, "\n\n".join(lines))
        self._feedback.setVisible(bool(lines))
        self._back.setEnabled(self._tutor.place > 0)
        self._hint.setEnabled(bool(task.hint) and not attempt.is_done and not attempt.shows_hint)
        self._show.setEnabled(not attempt.is_done)
        self._next.setEnabled(attempt.is_done or not self._tutor.is_last)
        self._next.setText(self.tr("Finish") if self._tutor.is_last else self.tr("Next"))
        _emphasise(self._next, "true" if attempt.is_done else "false")
        self._fit()

    def _write(self) -> None:
        self._area.setAccessibleName(self.tr("Task"))
        self._back.setText(self.tr("Back"))
        self._hint.setText(self.tr("Hint"))
        self._show.setText(self.tr("Show me"))
        self._next.setText(self.tr("Next"))
        self._answer.setAccessibleName(self.tr("Your answer"))
        self._answer.setPlaceholderText(self.tr("a number"))

    def _take_answer(self) -> None:
        try:
            self._tutor.answer(read_number(self._answer.text()))
        except NumberError:
            self._answer.selectAll()

    def _go_on(self) -> None:
        if self._tutor.is_last:
            self._tutor.leave()
        else:
            self._tutor.advance()


def _make_page() -> QLabel:
    label = make_label("", Role.PAGE)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    set_role(label, Role.PAGE)
    return label


def _emphasise(button: QPushButton, primary: str) -> None:
    """Show a button as the one to press next, or as one among others."""
    if button.property("primary") != primary:
        button.setProperty("primary", primary)
        button.style().unpolish(button)
        button.style().polish(button)


def _write_page(label: QLabel, text: str) -> None:
    """Show text with Markdown's marks; HTML in it is shown as it is written, and pictures are left out."""
    document = QTextDocument()
    font = label.font()
    font.setPixelSize(scaled(_TEXT_PIXELS))
    document.setDefaultFont(font)
    document.setMarkdown(loosen_marks(text), QTextDocument.MarkdownFeature.MarkdownNoHTML)
    # A picture would be a file of this computer, read because a lesson names it.
    label.setText(tighten_marks(_PICTURE.sub("", document.toHtml())))
