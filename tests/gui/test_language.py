"""The language of the window: chosen in the menu, followed at once by every part, kept for the next time."""

from __future__ import annotations

import pytest
from pyqtgraph import PlotWidget
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
)
from pytestqt.qtbot import QtBot

from guibp.gui.about_dialog import AboutDialog
from guibp.gui.language import Language, LanguageChoice, system_language
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.shortcuts_dialog import ShortcutsDialog
from guibp.gui.translation import plain_text, translate_error, window_language
from guibp.gui.unit_adding import unit_names
from guibp.gui.unit_dialog import UnitDialog
from guibp.model.edits import Rename
from guibp.model.errors import GuibpError
from guibp.model.expression import parse
from guibp.model.units import UnitKind, UnitNames, UnitSize
from tests.gui.conftest import OpenWindow, part
from tests.gui.language_driving import settle, use
from tests.gui.shown_texts import english_in, texts

pytestmark = pytest.mark.usefixtures("no_language_is_left")


def walking(window: MainWindow) -> None:
    for _ in range(30):
        window.commands.walking.step_next()


def with_all_docks(window: MainWindow) -> None:
    for dock in window.docks.all():
        dock.show()
        dock.raise_()


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
    about = part(window, AboutDialog)
    assert any("계산 그래프" in text for text in texts(about))
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
    assert window.actions_by_name["train_toggle"].iconText() == "pause"
    use(window, Language.KOREAN)
    assert window.training.is_running
    assert window.actions_by_name["train_toggle"].iconText() == "멈춤"
    window.session.stop_training()
    assert window.actions_by_name["train_toggle"].iconText() == "학습"


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
    assert window.actions_by_name["step_play"].iconText() == "멈춤"
    window.session.stepping.pause()
    assert window.actions_by_name["step_play"].iconText() == "재생"


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
