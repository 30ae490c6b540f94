"""What the eye meets: the welcome's rows, signs in the theme's colours, and texts that are not squeezed."""

import pytest
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.example_row import ExampleRow
from guibp.gui.icons import Ground, Sign, icon_size, make_icon
from guibp.gui.number_edit import NumberEdit
from guibp.gui.panels.paragraph_page import ParagraphPage
from guibp.gui.panels.paragraphs import Kind, say
from guibp.gui.panels.plot_axes import with_real_minus, write_steps
from guibp.gui.shortcuts_dialog import is_on_keyboards
from guibp.gui.theme import Theme
from guibp.model.graph import Graph
from guibp.model.presets import preset, preset_titles
from tests.gui.canvas.conftest import show_canvas
from tests.gui.conftest import OpenWindow


def inks(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(colour.rgb()).name() for colour in colours if colour.alpha() == 255}


def test_every_example_has_a_row_with_a_description(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, Graph())
    rows = canvas.viewport().findChildren(ExampleRow)
    assert len(rows) == len(preset_titles())
    assert all(row.text() and row.accessibleDescription() for row in rows)
    assert isinstance(rows[0], QPushButton)


def test_the_sketch_of_a_graph_shows_it_in_the_colours_of_the_theme(qtbot: QtBot) -> None:
    parent = QPushButton()
    qtbot.addWidget(parent)
    row = ExampleRow(Theme.light(), parent)
    row.sketch(preset("wx+b"))
    row.describe("title", "description")
    row.resize(row.sizeHint())
    assert Theme.light().ring.name() in inks(row.grab())
    row.set_theme(Theme.dark())
    assert Theme.dark().ring.name() in inks(row.grab())


def test_signs_have_the_colour_of_the_text_beside_them(qtbot: QtBot) -> None:
    for theme in (Theme.light(), Theme.dark(), Theme.contrast()):
        palette = theme.widget_palette()
        for sign in Sign:
            plain, accent = make_icon(sign, palette), make_icon(sign, palette, Ground.ACCENT)
            assert theme.text.name() in inks(plain.pixmap(icon_size(), 3.0))
            assert theme.panel.name() in inks(accent.pixmap(icon_size(), 3.0))
            disabled = plain.pixmap(icon_size(), 3.0, QIcon.Mode.Disabled)
            assert theme.text.name() not in inks(disabled)


def test_a_long_number_shows_its_beginning(qtbot: QtBot) -> None:
    edit = NumberEdit()
    qtbot.addWidget(edit)
    edit.show_number(0.1369616873214543)
    assert edit.cursorPosition() == 0


def test_a_longer_text_is_never_squeezed_into_the_former_ones_height(qtbot: QtBot) -> None:
    page = ParagraphPage(Theme.light())
    qtbot.addWidget(page)
    page.resize(240, 120)
    page.show()
    page.column.show_paragraphs((say(Kind.PLAIN, "short"),))
    QApplication.processEvents()
    page.column.show_paragraphs((say(Kind.PLAIN, "words " * 200),))
    # No event has come round yet: it may be painted just now.
    assert page.column.height() >= page.column.heightForWidth(page.column.width())


def test_keys_that_no_keyboard_has_are_not_listed() -> None:
    for shown in ("Ctrl+N", "F10", ".", ",", "Shift+Del", "Home", "Ctrl++"):
        assert is_on_keyboards(QKeySequence(shown)), shown
    for rare in ("F14", "New", "Shift+Save"):
        assert not is_on_keyboards(QKeySequence(rare)), rare


def test_plots_have_real_minus_signs() -> None:
    assert with_real_minus(lambda *numbers: [str(number) for number in numbers])(-4, 2) == ["−4", "2"]


def test_examples_are_drawn_when_the_window_is_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    row = window.canvas.findChildren(ExampleRow)[-1]
    blank = row.grab().toImage()
    qtbot.waitUntil(lambda: row.grab().toImage() != blank, timeout=5000)


@pytest.mark.parametrize(
    "steps,last,shown",
    [
        ([0, 20, 40], 55, ["0", "20", "40"]),
        ([500, 1000], 4500, ["500", "1000"]),
        ([0, 500, 20_000], 45_000, ["0", "0.5\u202fk", "20\u202fk"]),
        ([0, 5e5, 1e6], 1.2e6, ["0", "0.5\u202fM", "1\u202fM"]),
        ([5e6, 1e7], 1.2e7, ["5\u202fM", "10\u202fM"]),
    ],
)
def test_many_steps_are_told_in_thousands_or_millions(
    steps: list[float], last: float, shown: list[str]
) -> None:
    assert write_steps(steps, last) == shown
