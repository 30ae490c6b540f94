"""The language of the window: chosen in the menu, followed at once by every part, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pyqtgraph import PlotWidget
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from guibp.gui.canvas.heat import WireColours
from guibp.gui.language import Language, LanguageChoice, system_language
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.quick_search import QuickSearch
from guibp.gui.shortcuts_dialog import ShortcutsDialog
from guibp.gui.translation import plain_text, translate_error, window_language
from guibp.gui.unit_adding import unit_names
from guibp.gui.unit_dialog import UnitDialog
from guibp.model.edits import AddNotes, Rename
from guibp.model.errors import GuibpError
from guibp.model.expression import parse
from guibp.model.records import Note
from guibp.model.units import UnitKind, UnitNames, UnitSize
from tests.gui.conftest import OpenWindow, child, part, shown_boxes
from tests.gui.shown_texts import english_in, texts


def settle() -> None:
    """Let Qt tell every widget of the change."""
    for _ in range(3):
        QCoreApplication.processEvents()


def use(window: MainWindow, language: Language) -> None:
    window.actions_by_name[f"language_{language.name.lower()}"].trigger()
    settle()


@pytest.fixture(autouse=True)
def no_language_is_left() -> Iterator[None]:
    """The application speaks English again, whatever a test chose."""
    yield
    application = QApplication.instance()
    assert application is not None
    for choice in application.findChildren(LanguageChoice):
        delete(choice)
    settle()


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
    window = open_window("preset:xor")
    state(window)
    settle()
    english = picture(window)
    use(window, Language.KOREAN)
    korean = picture(window)
    assert korean != english
    other = open_window("preset:xor")
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


@pytest.mark.parametrize("kind", UnitKind)
def test_dialogs_speak_korean(open_window: OpenWindow, kind: UnitKind) -> None:
    window = open_window()
    use(window, Language.KOREAN)
    assert not english_in(texts(window))
    dialog = UnitDialog(kind, 2, window)
    assert not english_in(texts(dialog))
    cancel = part(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    assert plain_text(cancel.text()) == "취소"


def test_about_and_refusals_speak_korean(open_window: OpenWindow) -> None:
    window = open_window()
    use(window, Language.KOREAN)
    window.actions_by_name["help_about"].trigger()
    assert "계산 그래프" in shown_boxes()[0]
    with pytest.raises(GuibpError) as caught:
        parse("f = 2 * ")
    assert translate_error(caught.value).startswith(
        "1번째 줄, 9번째 글자: 여기에는 수나 이름이 와야 하는데 줄의 끝"
    )
    assert str(caught.value).startswith("line 1, column 9: a number or a name is expected here")


def test_the_menu_names_each_language_itself(open_window: OpenWindow) -> None:
    window = open_window()
    for language in (Language.KOREAN, Language.ENGLISH, Language.SYSTEM):
        use(window, language)
        actions = window.actions_by_name
        assert plain_text(actions["language_english"].text()) == "English"
        assert plain_text(actions["language_korean"].text()) == "한국어"
        checked = [one for one in Language if actions[f"language_{one.name.lower()}"].isChecked()]
        assert checked == [language]
        # The entry that is checked already stays so when it is chosen again.
        use(window, language)
        assert actions[f"language_{language.name.lower()}"].isChecked()


@pytest.mark.parametrize(
    "text,plain",
    [
        ("&File", "File"),
        ("Save &as…", "Save as…"),
        ("파일(&F)", "파일"),
        ("다른 이름으로 저장 (&A)…", "다른 이름으로 저장…"),
        ("~/this && that (&&)", "~/this & that (&)"),
        ("f(x)", "f(x)"),
    ],
)
def test_the_key_that_picks_is_no_part_of_a_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def language_menu(window: MainWindow) -> QMenu:
    """The menu of languages, popped up."""
    korean = window.actions_by_name["language_korean"]
    menu = next(one for one in window.findChildren(QMenu) if korean in one.actions())
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    settle()
    assert menu.isVisible()
    return menu


def press(window: MainWindow, *keys: Qt.Key) -> str:
    """Press keys in the menu of languages; the answer is what the window then calls opening a file."""
    menu = language_menu(window)
    for key in keys:
        QTest.keyClick(menu, key)
    settle()
    assert not menu.isVisible()
    return plain_text(window.actions_by_name["file_open"].text())


def test_the_menu_is_worked_by_keys_and_esc_changes_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.commands.walking.step_next()
    key = Qt.Key
    assert press(window, key.Key_Down, key.Key_Down, key.Key_Down, key.Key_Escape) == "Open…"
    assert press(window, key.Key_Down, key.Key_Down, key.Key_Down, key.Key_Return) == "열기…"
    # A language is no edit: there is nothing to undo, and nothing to save.
    assert not window.session.undo_stack.canUndo()
    assert not window.session.is_modified
    assert press(window, key.Key_E) == "Open…"
    assert press(window, key.Key_K) == "열기…"


def test_the_choice_is_kept(open_window: OpenWindow) -> None:
    use(open_window(), Language.KOREAN)
    assert window_language() == "ko"
    assert plain_text(open_window().actions_by_name["file_open"].text()) == "열기…"


def test_a_kept_language_that_is_unknown_is_the_systems(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from guibp.gui.preferences import open_settings

    open_settings().setValue("window/language", "tlh")
    choice = LanguageChoice(QApplication.instance())
    choice.restore()
    assert choice.language is Language.SYSTEM
    assert choice.spoken is Language.ENGLISH
    assert window_language() == "en"


@pytest.mark.parametrize(
    "names,expected",
    [
        (["ko-Kore-KR", "ko-KR", "ko"], Language.KOREAN),
        (["de-DE", "de", "ko", "en"], Language.KOREAN),
        (["en-GB", "ko-KR"], Language.ENGLISH),
        (["kok-IN"], Language.ENGLISH),
        ([], Language.ENGLISH),
    ],
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, names: list[str], expected: Language) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: names)
    assert system_language() is expected


def test_without_a_korean_font_the_system_is_not_followed_and_the_choice_is_answered(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["ko-KR"])
    monkeypatch.setattr(QFontDatabase, "families", lambda _: [])
    window = open_window()
    assert plain_text(window.actions_by_name["file_open"].text()) == "Open…"
    use(window, Language.KOREAN)
    assert "fonts-nanum" in window.statusBar().currentMessage()


def test_numbers_are_written_alike(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    before = QLocale().toString(1234.5)
    window.session.selection.select(["w11"], [])
    use(window, Language.KOREAN)
    assert QLocale().toString(1234.5) == before
    value = window.findChild(QLineEdit, "inspector_value")
    assert value is not None
    assert value.text() == "0.1369616873214543"


def test_english_counts_one_and_many(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 1; f = -x")
    assert any(text.startswith("2 nodes, 1 wire.") for text in texts(window))
    use(window, Language.KOREAN)
    assert any(text.startswith("노드 2개, 간선 1개.") for text in texts(window))


def test_a_walk_and_a_training_go_on(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    walking(window)
    walk = window.session.walk
    assert walk is not None
    position = walk.position
    use(window, Language.KOREAN)
    assert window.session.walk is walk
    assert walk.position == position
    window.session.stepping.end()
    window.actions_by_name["train_toggle"].trigger()
    qtbot.waitUntil(lambda: window.training.frame is not None)
    use(window, Language.ENGLISH)
    assert window.training.is_running
    assert window.actions_by_name["train_toggle"].iconText() == "❚❚  pause"
    use(window, Language.KOREAN)
    assert window.training.is_running
    assert window.actions_by_name["train_toggle"].iconText() == "❚❚  멈춤"
    window.session.stop_training()
    assert window.actions_by_name["train_toggle"].iconText() == "▶  학습"


def test_the_loss_curve_follows(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.training.take_step()
    plot = part(window, LossPlot)
    qtbot.waitUntil(lambda: any("step" in text for text in texts(plot)))
    use(window, Language.KOREAN)
    assert any("단계에서" in text for text in texts(plot))
    curve = part(plot, PlotWidget).getPlotItem()
    axes = [curve.getAxis(name).label.toPlainText().strip() for name in ("bottom", "left")]
    assert axes == ["단계", "손실"]


def test_an_edit_that_was_made_before_is_named_anew(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.graph.set_value("w11", 3.0)
    use(window, Language.KOREAN)
    assert plain_text(window.actions_by_name["edit_undo"].text()) == "실행 취소: 값"


def test_a_layer_is_named_in_korean(open_window: OpenWindow) -> None:
    window = open_window()
    use(window, Language.KOREAN)
    size = UnitSize(UnitKind.LAYER, 2, 2, "sigmoid")
    assert unit_names(window.graph, size) == UnitNames("층 1", ("유닛 1", "유닛 2"))


def test_particles_fit_in_what_is_told(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    use(window, Language.KOREAN)
    window.session.selection.select(["w"], [])
    settle()
    assert any("w가 0.01만큼 커지면 f는 약 0.05만큼 커집니다." in text for text in texts(window))
    window.session.try_do(Rename("w", "x"))
    assert window.statusBar().currentMessage() == '"x"는 이미 쓰고 있는 이름입니다'


def test_play_goes_on(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["step_play"].trigger()
    use(window, Language.KOREAN)
    assert window.session.stepping.is_playing
    assert window.actions_by_name["step_play"].iconText() == "❚❚  멈춤"
    window.session.stepping.pause()
    assert window.actions_by_name["step_play"].iconText() == "▶▶  재생"


def test_an_open_list_of_shortcuts_follows(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_by_name["help_shortcuts"].trigger()
    use(window, Language.KOREAN)
    dialog = part(window, ShortcutsDialog)
    assert dialog.windowTitle() == "단축키"
    # The key that picks an entry in its menu is no part of its name.
    assert "(" not in part(dialog, QLabel).text()


def test_tabs_of_docks_that_were_hidden_follow(open_window: OpenWindow) -> None:
    window = open_window()
    with_all_docks(window)
    for dock in window.docks.all():
        dock.hide()
    use(window, Language.KOREAN)
    with_all_docks(window)
    settle()
    assert not english_in(texts(window))


def test_docks_and_their_entries_follow(open_window: OpenWindow) -> None:
    window = open_window()
    use(window, Language.KOREAN)
    docks = window.findChildren(QDockWidget)
    assert {dock.toggleViewAction().text() for dock in docks} == {dock.windowTitle() for dock in docks}
