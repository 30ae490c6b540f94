"""In every state of the window nothing of another language is left, whenever it was chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
)

from guibp.gui.canvas.heat import WireColours
from guibp.gui.language import Language
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.quick_search import QuickSearch
from guibp.model.edits import AddNotes
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.language_driving import settle, use
from tests.gui.shown_texts import english_in, texts

pytestmark = pytest.mark.usefixtures("no_language_is_left")


def as_it_opens(_: MainWindow) -> None: ...


def walking(window: MainWindow) -> None:
    for _ in range(30):
        window.commands.walking.step_next()


def with_a_node(window: MainWindow) -> None:
    window.session.selection.select(["w11"], [])


def with_an_operation(window: MainWindow) -> None:
    window.session.selection.select(["p11"], [])


def with_a_wire(window: MainWindow) -> None:
    window.session.selection.select([], [("p11", 0)])


def with_several(window: MainWindow) -> None:
    window.session.selection.select(["w11", "p11"], [("p11", 0)])


def after_an_edit(window: MainWindow) -> None:
    window.session.graph.set_value("w11", 3.0)
    window.session.undo()


def with_all_docks(window: MainWindow) -> None:
    for dock in window.docks.all():
        dock.show()
        dock.raise_()


def with_the_shortcuts(window: MainWindow) -> None:
    window.actions_by_name["help_shortcuts"].trigger()


def with_the_derivative(window: MainWindow) -> None:
    window.session.selection.select(["w11"])
    window.actions_by_name["explain_derivative"].trigger()


def with_a_derivative_to_choose(window: MainWindow) -> None:
    window.session.selection.select(["p11"])
    window.actions_by_name["explain_derivative"].trigger()


def with_paths(window: MainWindow) -> None:
    window.session.selection.select(["w11"])
    window.actions_by_name["explain_paths"].trigger()
    child(window, QListView, "path_list").setCurrentIndex(
        child(window, QListView, "path_list").model().index(0, 0)
    )


def with_no_paths_yet(window: MainWindow) -> None:
    window.actions_by_name["explain_paths"].trigger()


def with_a_broken_rule(window: MainWindow) -> None:
    window.lab.open()
    window.lab.plant(window.lab.faults()[0])


def looking_for_a_mistake(window: MainWindow) -> None:
    window.lab.open()
    window.lab.seed(3)
    child(window, QPushButton, "mistake_hide").click()
    child(window, QPushButton, "mistake_act").click()


def in_a_lesson(window: MainWindow) -> None:
    window.lessons.menu.list_lessons()
    window.lessons.menu.open_lesson("wx-plus-b")
    window.tutor.show_hint()


def at_a_choice(window: MainWindow) -> None:
    window.lessons.menu.list_lessons()
    window.lessons.menu.open_lesson("three-units")
    for _ in range(4):
        window.tutor.advance()
    window.tutor.choose(1)


def predicting(window: MainWindow) -> None:
    window.actions_by_name["step_predict"].trigger()
    window.commands.walking.predicting.answer("123")
    window.commands.walking.predicting.show_hint()


def with_skipped_predictions(window: MainWindow) -> None:
    window.actions_by_name["step_predict"].trigger()
    for _ in range(12):
        window.commands.walking.predicting.skip()
        window.commands.walking.predicting.step()
    window.commands.walking.predicting.skip()


def with_the_minimap(window: MainWindow) -> None:
    window.actions_by_name["view_minimap"].trigger()


def with_notes_in_the_outline(window: MainWindow) -> None:
    window.graph.apply(AddNotes((Note("n", "메모", (0.0, 0.0)),)))
    window.session.history.begin(window.graph)
    window.docks.outline.open()


STATES = (
    as_it_opens, walking, with_a_node, with_an_operation, with_a_wire, with_several, after_an_edit,
    with_all_docks, with_the_shortcuts, with_the_derivative, with_a_derivative_to_choose, with_paths,
    with_no_paths_yet, with_a_broken_rule, looking_for_a_mistake, in_a_lesson, at_a_choice, predicting,
    with_skipped_predictions, with_the_minimap, with_notes_in_the_outline,
)  # fmt: skip


def enter(state: Callable[[MainWindow], None], window: MainWindow) -> None:
    """Put a window into a state, with the plot that is otherwise made when there is time."""
    part(window, LossPlot).prepare()
    state(window)
    settle()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_window_says_the_same_whether_it_was_made_or_made_to_speak_so(
    open_window: OpenWindow, state: Callable[[MainWindow], None]
) -> None:
    window = open_window("preset:xor")
    enter(state, window)
    english = texts(window)
    use(window, Language.KOREAN)
    korean = texts(window)
    assert not english_in(korean)
    other = open_window("preset:xor")
    enter(state, other)
    assert texts(other) == korean
    use(window, Language.ENGLISH)
    assert texts(window) == english


def with_heat(window: MainWindow) -> None:
    window.canvas.use_wire_colours(WireColours.GRADIENT)


def with_an_invitation(window: MainWindow) -> None:
    window.actions_by_name["view_dependencies"].trigger()


def with_a_lineage(window: MainWindow) -> None:
    window.session.selection.select(["p11"])
    window.actions_by_name["view_dependencies"].trigger()


def open_wide(open_window: OpenWindow) -> MainWindow:
    """So wide that all legends stand in one row."""
    window = open_window("preset:xor")
    window.resize(1500, 900)
    settle()
    return window


def picture(window: MainWindow) -> QImage:
    """The legends at the foot of the canvas, without the ring that shows the focus."""
    whole = window.canvas.rect()
    return window.canvas.grab(whole.adjusted(4, whole.height() - 60, -4, -4)).toImage()


@pytest.mark.parametrize(
    "state", [with_heat, with_an_invitation, with_a_lineage], ids=lambda state: state.__name__
)
def test_the_canvas_paints_its_legends_anew(
    open_window: OpenWindow, state: Callable[[MainWindow], None]
) -> None:
    window = open_wide(open_window)
    state(window)
    settle()
    english = picture(window)
    use(window, Language.KOREAN)
    korean = picture(window)
    assert korean != english
    other = open_wide(open_window)
    state(other)
    settle()
    assert picture(other) == korean


def test_an_open_palette_of_commands_closes_at_another_language(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.actions_by_name["help_commands"].trigger()
    use(window, Language.KOREAN)
    assert not any(one.isVisible() for one in window.findChildren(QuickSearch))
    window.actions_by_name["help_commands"].trigger()
    assert not english_in(texts(part(window, QuickSearch)))
