"""Marks of Markdown hold in every lesson's texts, also before a Korean particle."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from guibp.explain.lessons.course import COURSE, TOUR, open_lesson
from guibp.explain.lessons.records import in_language
from guibp.gui.marks import loosen_marks, tighten_marks


def shown(text: str) -> QTextDocument:
    document = QTextDocument()
    document.setMarkdown(loosen_marks(text), QTextDocument.MarkdownFeature.MarkdownNoHTML)
    html = tighten_marks(document.toHtml())
    document.setHtml(html)
    return document


@pytest.mark.parametrize(
    "text,plain",
    [
        ("*σ(x)*는 값", "σ(x)는 값"),
        ("이 *y = σ(w·x)*를 **끝까지**(여기) 보세요", "이 y = σ(w·x)를 끝까지(여기) 보세요"),
        ("Press **play**, or *x*.", "Press play, or x."),
        (r"2 \* 3 * 4", "2 * 3 * 4"),
        ("**✓ Done.** *∂f/∂x = y*입니다", "✓ Done. ∂f/∂x = y입니다"),
    ],
)
def test_marks_before_a_particle(qapp: QApplication, text: str, plain: str) -> None:
    assert shown(text).toPlainText() == plain


@pytest.mark.parametrize("name", [TOUR, *COURSE])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_lesson_shows_an_asterisk(qapp: QApplication, name: str, language: str) -> None:
    for task in open_lesson(name).tasks:
        for text in (task.text, task.hint, task.learned):
            assert "*" not in shown(in_language(text, language)).toPlainText()
