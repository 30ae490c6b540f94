"""The question bar: below the step bar while steps ask first, with a line to answer in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from guibp.explain.quiz_hints import STAGES
from guibp.explain.quiz_questions import QuestionKind
from guibp.gui.plain_tips import plain_tip
from guibp.gui.predicting import Mood, Predicting
from guibp.gui.quiz_texts import translate_all, translate_said
from guibp.gui.roles import Role, make_label, make_text_button, set_role
from guibp.gui.session import Session

ANSWER_WIDTH = 168
FEEDBACK_HEIGHT = 40
"""Two lines: the canvas below must not move with what is said."""


class AnswerEdit(QLineEdit):
    """Takes an answer; Esc empties it, and of an empty line lets go of the keyboard."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()


class QuestionBar(QToolBar):
    """Asks, and says whether it was right."""

    left = Signal()
    """The keyboard is wanted elsewhere."""

    def __init__(self, session: Session, predicting: Predicting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._predicting = predicting
        self._entry_shown: object = None
        self.setObjectName("question_bar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._question = make_label("", Role.TITLE)
        self._question.setObjectName("quiz_question")
        self._question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._edit = AnswerEdit()
        self._edit.setObjectName("quiz_answer")
        self._edit.setFixedWidth(ANSWER_WIDTH)
        self._check = make_text_button("quiz_check", self._press_return)
        self._check.setProperty("primary", True)
        self._hint = make_text_button("quiz_hint", predicting.show_hint)
        self._skip = make_text_button("quiz_skip", predicting.skip)
        self._feedback = make_label("", Role.PLAIN)
        self._feedback.setObjectName("quiz_feedback")
        self._feedback.setWordWrap(True)
        self._feedback.setFixedHeight(FEEDBACK_HEIGHT)
        self._feedback.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._score = make_label("", Role.QUIET)
        self._score.setObjectName("quiz_score")
        self._arrange()
        self._edit.returnPressed.connect(self._press_return)
        self._edit.left.connect(self.left)
        predicting.changed.connect(self.refresh)
        predicting.answer_wanted.connect(self._submit)
        session.walk_changed.connect(self.refresh)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Predict first"))
        self._edit.setAccessibleName(self.tr("Your answer"))
        self._skip.setText(self.tr("Skip"))
        self.refresh()

    def refresh(self) -> None:
        """Show the question, what was said of the answer, and the score."""
        predicting = self._predicting
        self.setVisible(predicting.is_on)
        self._question.setText(self._question_text())
        self._show_role()
        asking = predicting.is_asking
        self._edit.setReadOnly(not asking)
        self._edit.setPlaceholderText(self._placeholder())
        self._check.setText(self._check_text())
        used = predicting.entry.hints if predicting.entry is not None else 0
        self._hint.setText(
            self.tr("Hint {used} of {stages}").format(used=used, stages=STAGES) if used else self.tr("Hint")
        )
        self._hint.setEnabled(predicting.has_hint)
        self._skip.setEnabled(asking)
        self._feedback.setText(self._feedback_text())
        # Whole, also where the window is too narrow for it.
        self._question.setToolTip(plain_tip(self._question.text()))
        self._feedback.setToolTip(plain_tip(self._feedback.text()))
        self._score.setText(self._score_text())
        self._take_keyboard()

    def setVisible(self, visible: bool) -> None:
        """Come with the quiz, whatever a window of another day had on show."""
        super().setVisible(visible and self._predicting.is_on)

    # -- texts -----------------------------------------------------------------------------------

    def _question_text(self) -> str:
        asked = self._predicting.asked
        if asked is not None:
            return translate_said(asked)
        if self._is_over():
            return self.tr("All steps are done.")
        return self.tr("Press Step: you are asked before each number appears.")

    def _check_text(self) -> str:
        if self._predicting.is_asking:
            return self.tr("Check")
        return self.tr("Again") if self._is_over() else self.tr("Next")

    def _placeholder(self) -> str:
        if self._predicting.is_asking:
            return self.tr("a number, or 2*5, 1/3")
        return self.tr("Return begins again") if self._is_over() else self.tr("Return goes on")

    def _feedback_text(self) -> str:
        predicting = self._predicting
        said = translate_all(predicting.feedback)
        if self._is_over():
            said = self.tr("{said} All steps are done. Save the quiz record in the File menu.").format(
                said=said
            )
        if predicting.mood is Mood.RIGHT:
            return self.tr("✓ {said}").format(said=said)
        if predicting.mood is Mood.WRONG:
            return self.tr("✗ {said}").format(said=said)
        return said

    def _score_text(self) -> str:
        score = self._predicting.record("").score
        if not score.questions:
            return ""
        return self.tr("{right} of {questions} right at once").format(
            right=score.right, questions=score.questions
        )

    def _show_role(self) -> None:
        """A question for a value is in the colour of values, one for a gradient in that of gradients."""
        entry = self._predicting.entry
        if entry is None or self._predicting.asked is None:
            role = Role.QUIET
        else:
            role = Role.VALUE if entry.question.kind is QuestionKind.VALUE else Role.GRADIENT
        if self._question.property("role") != str(role):
            set_role(self._question, role)
            self._question.style().unpolish(self._question)
            self._question.style().polish(self._question)

    # -- what is done ----------------------------------------------------------------------------

    def _press_return(self) -> None:
        if self._predicting.is_asking:
            self._submit()
        elif self._is_over():
            self._predicting.begin_again()
        else:
            self._predicting.step()

    def _submit(self) -> None:
        """What stands in the line is the answer; an empty line is to be filled."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._edit.text().strip():
            self._predicting.answer(self._edit.text())
            self._edit.selectAll()
        else:
            self._feedback.setText(self.tr("Type your answer, take a hint, or skip."))

    def _take_keyboard(self) -> None:
        """Each new question begins with an empty line that has the keyboard."""
        entry = self._predicting.entry
        question = None if entry is None else (entry.question, entry.sample)
        if not self._predicting.is_asking:
            self._entry_shown = None
            return
        if question != self._entry_shown:
            self._entry_shown = question
            self._edit.clear()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_over(self) -> bool:
        walk = self._session.walk
        return walk is not None and walk.is_finished and not self._predicting.is_asking

    # -- putting together ------------------------------------------------------------------------

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._edit, self._check, self._hint, self._skip):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self._feedback, 1)
        row.addWidget(self._score)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(6, 6, 12, 2)
        column.setSpacing(4)
        column.addWidget(self._question)
        column.addLayout(row)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(page)
